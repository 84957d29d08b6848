package outlay.collect;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipOutputStream;
import outlay.collect.table.Xlsx;

/// An export with one thing about it that exports have or must not have, and what has to become of it: known from how
/// it
/// was made, not from reading it.
final class DirtyFile {
    enum Layout {
        GOOGLE("Day", "Campaign", "Campaign ID", "Currency code", "Cost", "Impr.", "Clicks"), META("Day",
                "Campaign name", "Campaign ID", "Reporting ends", "Amount spent (EUR)", "Impressions",
                "Link clicks"), TIKTOK("By Day", "Campaign name", "Campaign ID", "Currency", "Cost", "Impressions",
                        "Clicks (destination)"), LINKEDIN("Start Date (in UTC)", "Campaign Group Name",
                                "Campaign Group ID", "Currency", "Total Spent",
                                "Impressions", "Clicks");

        private final List<String> header;

        Layout(String... header) {
            this.header = List.of(header);
        }
    }

    /// How a language writes 1033.33.
    enum Style {
        ENGLISH(",", "."), GERMAN(".", ","), FRENCH("\u202f", ","), SWISS("\u2019", ".");

        private final String group;
        private final String point;

        Style(String group, String point) {
            this.group = group;
            this.point = point;
        }

        String money(long cents) {
            return (cents < 0 ? "-" : "") + grouped(Math.abs(cents) / 100) + point
                    + String.format(Locale.ROOT, "%02d", Math.abs(cents) % 100);
        }

        String grouped(long number) {
            return number < 1000
                    ? Long.toString(number)
                    : number / 1000 + group + String.format(Locale.ROOT, "%03d", number % 1000);
        }
    }

    static final int DAY = 0;
    static final int NAME = 1;
    static final int ID = 2;
    static final int CURRENCY = 3;
    static final int SPEND = 4;
    static final int IMPRESSIONS = 5;
    static final int CLICKS = 6;

    final Layout layout;
    final Style style;
    final Random random;
    final List<String> header;
    final List<List<String>> rows = new ArrayList<>();
    final List<String> before = new ArrayList<>();
    final List<String> after = new ArrayList<>();
    final List<Long> cents = new ArrayList<>();
    char separator;
    Charset charset = StandardCharsets.UTF_8;
    boolean mark = true;
    String newline = "\n";
    String wrapping = "";
    String refused = "";
    int cutBytes;

    DirtyFile(long seed) {
        random = new Random(seed);
        layout = pick(Layout.values());
        style = pick(Style.values());
        separator = pick('\t', ',', ';', '|');
        header = new ArrayList<>(layout.header);
        int size = 3 + random.nextInt(4);
        for (int i = 0; i < size; i++) {
            long amount = 10_000 + random.nextInt(400_000);
            cents.add(amount);
            rows.add(new ArrayList<>(List.of(day(i == 0 ? 13 : 1 + random.nextInt(28)), "Süd – " + (i + 1),
                    "12021000000000" + (1000 + i), layout == Layout.META ? day(i == 0 ? 13 : 1) : "EUR",
                    style.money(amount), style.grouped(random.nextInt(5_000)), Integer.toString(random.nextInt(90)))));
            if (layout == Layout.META) {
                rows.get(i).set(CURRENCY, rows.get(i).get(DAY));
            }
        }
        if (layout == Layout.GOOGLE) {
            before.add("Campaign report");
        }
    }

    @SafeVarargs
    final <T> T pick(T... values) {
        return values[random.nextInt(values.length)];
    }

    String day(int number) {
        return layout == Layout.LINKEDIN ? "10/" + number + "/2026" : String.format("2026-10-%02d", number);
    }

    List<String> row() {
        return rows.get(random.nextInt(rows.size()));
    }

    long sum() {
        return cents.stream().mapToLong(Long::longValue).sum();
    }

    void set(int row, long amount) {
        cents.set(row, amount);
        rows.get(row).set(SPEND, style.money(amount));
    }

    /// A row that says what the rows sum to, as the platform writes it, `off` beside the truth.
    void total(long off) {
        List<String> total = new ArrayList<>(List.of("", "", "", "", style.money(sum() + off), "", ""));
        total.set(0,
                layout == Layout.GOOGLE ? "Total: Campaigns" : layout == Layout.TIKTOK ? "Total of 3 results" : "");
        if (layout == Layout.LINKEDIN) {
            total.set(0, "Total");
        }
        rows.add(total);
    }

    String verdict() {
        return refused.isEmpty()
                ? String.format(Locale.ROOT, "accepted: %d rows, EUR %d.%02d", cents.size(), sum() / 100, sum() % 100)
                : "refused: " + refused;
    }

    String text() {
        StringBuilder text = new StringBuilder();
        before.forEach(line -> text.append(line).append(newline));
        text.append(line(header));
        rows.forEach(row -> text.append(line(row)));
        after.forEach(line -> text.append(line).append(newline));
        return text.toString();
    }

    private String line(List<String> cells) {
        List<String> quoted = new ArrayList<>();
        for (String cell : cells) {
            boolean quote = cell.indexOf(separator) >= 0 || cell.indexOf('"') >= 0 || cell.indexOf('\n') >= 0;
            quoted.add(quote ? '"' + cell.replace("\"", "\"\"") + '"' : cell);
        }
        return String.join(Character.toString(separator), quoted) + newline;
    }

    private byte[] bytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        if (mark && !charset.name().equals("windows-1252")) {
            out.writeBytes("\ufeff".getBytes(charset));
        }
        byte[] text = text().getBytes(charset);
        out.write(text, 0, text.length - cutBytes);
        return out.toByteArray();
    }

    /// Writes it into a folder.
    Path write(Path folder, String name) throws IOException {
        switch (wrapping) {
            case "zip" -> {
                Path to = folder.resolve(name + ".zip");
                try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(to))) {
                    zip.putNextEntry(new java.util.zip.ZipEntry("inside.csv"));
                    zip.write(bytes());
                    zip.closeEntry();
                }
                return to;
            }
            case "gz" -> {
                Path to = folder.resolve(name + ".csv.gz");
                try (GZIPOutputStream zip = new GZIPOutputStream(Files.newOutputStream(to))) {
                    zip.write(bytes());
                }
                return to;
            }
            case "xlsx" -> {
                return workbook().write(folder.resolve(name + ".xlsx"));
            }
            default -> {
                return Files.write(folder.resolve(name + ".csv"), bytes());
            }
        }
    }

    private Xlsx workbook() {
        List<String> lines = new ArrayList<>();
        before.forEach(line -> lines.add(Xlsx.text("A" + (lines.size() + 1), line)));
        List<List<String>> all = new ArrayList<>(List.of(header));
        all.addAll(rows);
        for (List<String> row : all) {
            int line = lines.size() + 1;
            int index = all.indexOf(row) - 1;
            StringBuilder cells = new StringBuilder();
            for (int i = 0; i < row.size(); i++) {
                String at = (char) ('A' + i) + Integer.toString(line);
                boolean money = i == SPEND && index >= 0 && index < cents.size();
                cells.append(money
                        ? Xlsx.money(at, Double.toString(cents.get(index) / 100.0))
                        : Xlsx.text(at, row.get(i).replace("&", "&amp;")));
            }
            lines.add(cells.toString());
        }
        return new Xlsx().sheet("Report", lines.toArray(String[]::new));
    }
}
