package outlay.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import outlay.base.Day;

/// Files as large as wanted, of the forms that are met most.
final class SampleFiles {
    /// The lines above the rows of a spend report: its name, its days, its header.
    static final int SPEND_LINES_ABOVE = 3;
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
