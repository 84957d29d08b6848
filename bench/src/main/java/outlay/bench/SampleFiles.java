package outlay.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import outlay.base.Day;

/// Files as large as wanted, of the forms that are met most.
final class SampleFiles {
    /// The lines above the rows of a spend report: its name, its days, its header.
    static final int SPEND_LINES_ABOVE = 3;
    /// What a sheet holds, less the lines above the rows.
    static final int MOST_SHEET_ROWS = 1_048_576 - SPEND_LINES_ABOVE;
    private static final int FIRST_AMOUNT = 10;
    private static final String SHEETS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final int DAYS = 365;

    private SampleFiles() {}

    static void events(Path file, int rows) throws IOException {
        Instant first = Instant.parse("2026-01-01T00:00:00Z");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (int i = 0; i < rows; i++) {
                out.write(String.format(Locale.ROOT,
                        "{\"type\":\"page\",\"messageId\":\"ajs-%08d\",\"anonymousId\":\"b1c5-%06d\","
                                + "\"timestamp\":\"%s\",\"sentAt\":\"%s\",\"context\":{\"page\":{\"url\":"
                                + "\"https://shop.example/p/%d"
                                + "?utm_source=google&utm_medium=cpc&utm_campaign=brand+de&gclid=Cj0KCQ%d\","
                                + "\"referrer\":\"https://www.google.com/\",\"title\":\"Shoes\"},"
                                + "\"userAgent\":\"Mozilla/5.0 (X11; Linux x86_64)\",\"locale\":\"de-DE\","
                                + "\"library\":{\"name\":\"analytics.js\",\"version\":\"2.11.1\"}},"
                                + "\"properties\":{\"path\":\"/p\"}}\n",
                        i, i / 7, first.plusSeconds(i), first.plusSeconds(i + 1L), i % 500, i));
            }
        }
    }

    /// The report of [#spend] as a workbook, with numbers as numbers.
    static void workbook(Path file, int rows) throws IOException {
        Path csv = Files.createTempFile(file.getParent(), "sheet", ".csv");
        spend(csv, rows);
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file));
                BufferedReader lines = Files.newBufferedReader(csv)) {
            String types = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
            String relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
            put(zip, "[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/"
                    + "content-types\"><Override PartName=\"/xl/workbook.xml\" ContentType=\"" + types
                    + "sheet.main+xml\"/><Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"" + types
                    + "worksheet+xml\"/></Types>");
            put(zip, "xl/workbook.xml", "<workbook xmlns=\"" + SHEETS + "\" xmlns:r=\"" + relations + "\"><sheets>"
                    + "<sheet name=\"Report\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>");
            put(zip, "xl/_rels/workbook.xml.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/"
                    + "2006/relationships\"><Relationship Id=\"r1\" Type=\"" + relations + "/worksheet\" "
                    + "Target=\"worksheets/sheet1.xml\"/></Relationships>");
            zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
            zip.write(("<worksheet xmlns=\"" + SHEETS + "\"><sheetData>").getBytes(UTF_8));
            int row = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                zip.write(row(++row, line).getBytes(UTF_8));
            }
            zip.write("</sheetData></worksheet>".getBytes(UTF_8));
            zip.closeEntry();
        } finally {
            Files.delete(csv);
        }
    }

    private static void put(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(UTF_8));
        zip.closeEntry();
    }

    private static String row(int number, String line) {
        StringBuilder row = new StringBuilder("<row r=\"").append(number).append("\">");
        String[] cells = line.startsWith("\"") ? new String[]{line.replace("\"", "")} : line.split(",");
        for (int i = 0; i < cells.length; i++) {
            boolean amount = number > SPEND_LINES_ABOVE && i >= FIRST_AMOUNT;
            row.append("<c r=\"").append((char) ('A' + i)).append(number)
                    .append(amount ? "\"><v>" : "\" t=\"inlineStr\"><is><t>").append(cells[i])
                    .append(amount ? "</v></c>" : "</t></is></c>");
        }
        return row.append("</row>").toString();
    }

    static void spend(Path file, int rows) throws IOException {
        Day first = Day.parse("2025-01-01");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("Ad report\n\"January 1, 2025 - December 31, 2025\"\nCampaign status,Campaign,Campaign ID,"
                    + "Campaign type,Ad group,Ad group ID,Ad ID,Ad name,Day,Currency code,Cost,Impr.,Clicks,"
                    + "Conversions,Conv. value\n");
            for (int i = 0; i < rows; i++) {
                int ad = i / DAYS;
                out.write("Enabled,Brand " + ad / 20 + ",2100066" + (1000 + ad / 20) + ",Search,Exact " + ad / 4
                        + ",160001" + (100_000 + ad / 4) + ",700001" + (1_000_000 + ad) + ",Text ad,"
                        + first.plus(i % DAYS) + ",USD," + i % 1000 + ".25," + i % 5000 + "," + i % 300 + "," + i % 7
                        + ".50," + i % 700 + ".00\n");
            }
        }
    }
}
