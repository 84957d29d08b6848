package outlay.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import outlay.collect.FileReader.Problem;
import outlay.collect.FileReader.Reading;
import outlay.fact.SpendRow;

/// Exports of the five platforms are recognised by themselves in seven languages, with the numbers and days of each.
final class LanguagesTest {
    private static final Path TABLE = Path.of("src/test/resources/outlay/platform/ui-languages.txt");
    private static final Map<String, String> NUMBERS = Map.of("en", "1,033.33", "fr", "1\u202f033,33");

    @TempDir
    Path folder;

    private record Layout(String platform, String language, List<String> preamble, Map<String, String> columns,
            String total) {
        static Layout of(String line) {
            String[] parts = line.split("\\|", -1);
            Map<String, String> columns = new LinkedHashMap<>();
            for (String column : parts[2].split(";")) {
                columns.put(column.substring(0, column.indexOf('=')).strip(),
                        column.substring(column.indexOf('=') + 1).strip());
            }
            String[] name = parts[0].strip().split(" ");
            return new Layout(name[0], name[1],
                    parts[1].isBlank() ? List.of() : Stream.of(parts[1].split(" / ")).map(String::strip).toList(),
                    columns, parts[3].strip());
        }

        private String day(int number) {
            String locale = language.substring(0, 2);
            return switch (platform) {
                case "linkedin" -> "10/" + number + "/2026";
                case "microsoft" -> locale.equals("en")
                        ? "10/" + number + "/2026"
                        : locale.equals("de")
                                ? String.format("%02d.10.2026", number)
                                : String.format("%02d/10/2026", number);
                default -> String.format("2026-10-%02d", number);
            };
        }

        private String cell(String field, int day) {
            String locale = language.substring(0, 2);
            return switch (field) {
                case "day", "period_start", "period_end" -> day(day);
                case "spend" ->
                    day == 1 ? NUMBERS.getOrDefault(locale, "1.033,33") : locale.equals("en") ? "0.5" : "0,5";
                case "impressions" -> day == 1 ? NUMBERS.getOrDefault(locale, "1.033,33").substring(0, 5) : "7";
                case "clicks" -> Integer.toString(day);
                case "conversions", "conversions_value" -> "2";
                case "currency" -> "EUR";
                default -> field.endsWith("_id") ? "2145678901" + field.length() : field + " 1";
            };
        }

        String file() {
            StringBuilder text = new StringBuilder();
            preamble.forEach(line -> text.append('"').append(line).append("\"\n"));
            text.append(row(columns.values())).append('\n');
            for (int day : new int[]{1, 13}) {
                List<String> cells = new ArrayList<>();
                columns.keySet().forEach(field -> cells.add(cell(field, day)));
                text.append(row(cells)).append('\n');
            }
            if (!total.isEmpty()) {
                List<String> cells = new ArrayList<>();
                columns.keySet().forEach(field -> cells.add(cells.isEmpty()
                        ? total
                        : field.equals("spend") ? sum() : field.equals("clicks") ? "14" : ""));
                text.append(row(cells)).append('\n');
            }
            return text.toString();
        }

        private String sum() {
            return NUMBERS.getOrDefault(language.substring(0, 2), "1.033,33").replace("33,33", "33,83")
                    .replace("33.33", "33.83");
        }

        private static String row(Iterable<String> cells) {
            List<String> quoted = new ArrayList<>();
            cells.forEach(cell -> quoted.add('"' + cell + '"'));
            return String.join(",", quoted);
        }
    }

    @TestFactory
    Stream<DynamicTest> everyLanguageOfEveryPlatform() throws IOException {
        List<Layout> layouts = Files.readAllLines(TABLE, StandardCharsets.UTF_8).stream()
                .filter(line -> !line.startsWith("#")).map(Layout::of).toList();
        assertThat(layouts).hasSizeGreaterThanOrEqualTo(5 * 7);
        return layouts.stream().map(layout -> DynamicTest.dynamicTest(layout.platform + " " + layout.language,
                () -> check(layout)));
    }

    private void check(Layout layout) throws IOException {
        Path file = Files.writeString(folder.resolve(layout.platform + layout.language + ".csv"), layout.file());
        Optional<Reading> reading = Readings.read(Readings.source(file));
        assertThat(reading).describedAs("recognised").isPresent();
        assertThat(reading.get().problems()).filteredOn(problem -> problem.severity() != Problem.Severity.NOTE)
                .isEmpty();
        assertThat(reading.get().problems()).noneMatch(problem -> problem.message().startsWith("columns that were"));
        assertThat(reading.get().format()).isEqualTo(layout.platform + "-ads");
        List<SpendRow> rows = reading.get().facts().stream().map(SpendRow.class::cast).toList();
        assertThat(rows).hasSize(2);
        for (SpendRow row : rows) {
            int day = row.day().equals(outlay.base.Day.parse("2026-10-01")) ? 1 : 13;
            assertThat(row.day()).hasToString(day == 1 ? "2026-10-01" : "2026-10-13");
            assertThat(row.spend().micros()).isEqualTo(day == 1 ? 1_033_330_000L : 500_000L);
            assertThat(row.impressions()).hasValue(day == 1 ? 1033 : 7);
            assertThat(row.clicks()).hasValue(day);
            assertThat(row.platformConversions()).hasValue(2_000_000);
            assertThat(row.platformConversionValue().isPresent())
                    .isEqualTo(layout.columns.containsKey("conversions_value"));
            assertThat(row.entity().campaignName()).isEqualTo("campaign 1");
            assertThat(row.entity().campaignId()).isEqualTo("214567890111");
            assertThat(row.entity().adGroupName()).isEqualTo(layout.columns.containsKey("ad_group")
                    ? "ad_group 1"
                    : "");
            assertThat(row.entity().adName()).isEqualTo(layout.columns.containsKey("ad") ? "ad 1" : "");
            assertThat(row.level()).isEqualTo(layout.columns.containsKey("ad")
                    ? SpendRow.Level.AD
                    : layout.columns.containsKey("ad_group") ? SpendRow.Level.AD_GROUP : SpendRow.Level.CAMPAIGN);
        }
    }
}
