package outlay.collect.table;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Writes small workbooks part by part, so that tests can also make those that no spreadsheet would.
public final class Xlsx {
    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String RELS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

    private final List<String> names = new ArrayList<>();
    private final List<String> states = new ArrayList<>();
    private final List<String> sheets = new ArrayList<>();
    private String workbookPr = "<workbookPr/>";

    /// @param rows XML of the rows, of [#text], [#number] and the like
    public Xlsx sheet(String name, String... rows) {
        return sheetIn("visible", name, rows);
    }

    public Xlsx sheetIn(String state, String name, String... rows) {
        names.add(name);
        states.add(state);
        StringBuilder data = new StringBuilder();
        for (int i = 0; i < rows.length; i++) {
            data.append(rows[i].startsWith("<row") ? rows[i] : "<row r=\"" + (i + 1) + "\">" + rows[i] + "</row>");
        }
        sheets.add(data.toString());
        return this;
    }

    public Xlsx from1904() {
        workbookPr = "<workbookPr date1904=\"1\"/>";
        return this;
    }

    public static String text(String cell, String text) {
        return "<c r=\"" + cell + "\" t=\"inlineStr\"><is><t xml:space=\"preserve\">" + text + "</t></is></c>";
    }

    public static String number(String cell, String raw) {
        return "<c r=\"" + cell + "\"><v>" + raw + "</v></c>";
    }

    /// In the style of a day.
    public static String day(String cell, String serial) {
        return "<c r=\"" + cell + "\" s=\"1\"><v>" + serial + "</v></c>";
    }

    /// In a style of the workbook's own that shows days: `[$-407]d/ mmm yyyy`.
    public static String ownDay(String cell, String serial) {
        return "<c r=\"" + cell + "\" s=\"2\"><v>" + serial + "</v></c>";
    }

    /// In a style that shows money: `#,##0.00 "USD"`.
    public static String money(String cell, String raw) {
        return "<c r=\"" + cell + "\" s=\"3\"><v>" + raw + "</v></c>";
    }

    public Path write(Path to) throws IOException {
        try (OutputStream file = Files.newOutputStream(to); ZipOutputStream zip = new ZipOutputStream(file)) {
            StringBuilder types = new StringBuilder();
            StringBuilder list = new StringBuilder();
            StringBuilder relations = new StringBuilder();
            for (int i = 0; i < names.size(); i++) {
                int n = i + 1;
                types.append("<Override PartName=\"/xl/worksheets/sheet").append(n).append(".xml\" ContentType=\"")
                        .append(TYPES).append("worksheet+xml\"/>");
                list.append("<sheet name=\"").append(names.get(i)).append("\" sheetId=\"").append(n)
                        .append("\" state=\"").append(states.get(i)).append("\" r:id=\"rId").append(n).append("\"/>");
                relations.append("<Relationship Id=\"rId").append(n).append("\" Type=\"").append(RELS)
                        .append("/worksheet\" Target=\"worksheets/sheet").append(n).append(".xml\"/>");
                put(zip, "xl/worksheets/sheet" + n + ".xml", "<worksheet xmlns=\"" + MAIN + "\"><sheetData>"
                        + sheets.get(i) + "</sheetData></worksheet>");
            }
            put(zip, "[Content_Types].xml",
                    "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                            + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"" + TYPES + "sheet.main+xml\"/>"
                            + "<Override PartName=\"/xl/styles.xml\" ContentType=\"" + TYPES + "styles+xml\"/>" + types
                            + "</Types>");
            put(zip, "xl/workbook.xml", "<workbook xmlns=\"" + MAIN + "\" xmlns:r=\"" + RELS + "\">" + workbookPr
                    + "<sheets>" + list + "</sheets></workbook>");
            put(zip, "xl/_rels/workbook.xml.rels",
                    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" + relations
                            + "</Relationships>");
            put(zip, "xl/styles.xml", "<styleSheet xmlns=\"" + MAIN + "\"><numFmts count=\"2\">"
                    + "<numFmt numFmtId=\"164\" formatCode=\"[$-407]d/ mmm yyyy\"/>"
                    + "<numFmt numFmtId=\"165\" formatCode=\"#,##0.00 &quot;USD&quot;\"/></numFmts>"
                    + "<cellXfs count=\"4\"><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/>"
                    + "<xf numFmtId=\"165\"/></cellXfs></styleSheet>");
        }
        return to;
    }

    public static void put(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(((name.endsWith(".xml") || name.endsWith(".rels") ? HEAD : "") + text)
                .getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }
}
