package outlay.demo;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class DemoSpendTest {
    @TempDir
    private static Path temp;
    private static World world = new World(Path.of(""), Path.of(""));

    @BeforeAll
    static void write() throws IOException {
        world = new World(temp.resolve("data"), temp.resolve("truth"));
        DemoWorld.write(world.folder(), 7, DemoWorld.Size.SMALL);
    }

    @Test
    void googleWritesUtf16WithTabsAndSeveralOverlappingTotals() throws IOException {
        BigDecimal cost = BigDecimal.ZERO;
        BigDecimal clicks = BigDecimal.ZERO;
        List<String> firstNames = new ArrayList<>();
        List<String> renamed = new ArrayList<>();
        for (String month : List.of("2026-07", "2026-08", "2026-09")) {
            Path file = world.file("google-ads", month);
            assertThat(Arrays.copyOf(Files.readAllBytes(file), 2)).containsExactly(0xFF, 0xFE);
            String text = World.text(file, UTF_16LE);
            assertThat(text.lines().count()).isEqualTo(text.split("\r\n").length);
            assertThat(text).startsWith("Ad report\r\n\"").contains("\t --\t").containsPattern("\t[0-9],[0-9]{3}\t");
            List<List<String>> all = World.csv(file, UTF_16LE, '\t');
            assertThat(all.get(2)).containsExactly("Campaign status", "Campaign", "Campaign ID", "Campaign type",
                    "Ad group", "Ad group ID", "Ad ID", "Ad name", "Day", "Currency code", "Cost", "Impr.", "Clicks",
                    "Conversions", "Conv. value");
            List<List<String>> rows = all.subList(3, all.size() - 6);
            List<List<String>> totals = all.subList(all.size() - 6, all.size());
            assertThat(totals).extracting(List::getFirst).containsExactly("Total: Campaigns", "Total: Account",
                    "Total: Search", "Total: Display", "Total: Video", "Total: Performance Max");
            for (int column = 10; column < 15; column++) {
                BigDecimal sum = World.sum(rows, column, ",");
                assertThat(World.number(totals.get(0).get(column), ",")).isEqualByComparingTo(sum);
                assertThat(World.number(totals.get(1).get(column), ",")).isEqualByComparingTo(sum);
                assertThat(World.sum(totals.subList(2, 6), column, ",")).isEqualByComparingTo(sum);
            }
            cost = cost.add(World.sum(rows, 10, ","));
            clicks = clicks.add(World.sum(rows, 12, ","));
            assertThat(rows).allMatch(row -> row.get(8).startsWith(month) && row.get(9).equals("USD"));
            assertThat(rows).anyMatch(row -> row.get(6).equals(" --") && row.get(3).equals("Performance Max"));
            firstNames.add(String.valueOf(rows.stream().anyMatch(row -> row.get(1).equals("Generic Search US"))));
            renamed.add(String.valueOf(rows.stream().anyMatch(row -> row.get(1).startsWith("US | Search"))));
        }
        assertThat(firstNames).containsExactly("true", "false", "false");
        assertThat(renamed).containsExactly("false", "true", "true");
        isTheTruth("google-ads", cost, clicks);
    }

    @Test
    void microsoftQuotesEverythingBelowNineLinesAndAboveAFooter() throws IOException {
        Path file = world.file("microsoft-ads", "Ad_performance");
        List<String> lines = World.text(file, UTF_8).lines().toList();
        assertThat(Arrays.copyOf(Files.readAllBytes(file), 3)).containsExactly(0xEF, 0xBB, 0xBF);
        assertThat(lines.subList(0, 9)).allMatch(line -> line.matches("\"[A-Z][A-Za-z ]+: .*\""));
        assertThat(lines.get(9)).isEmpty();
        assertThat(lines.getLast()).isEqualTo("\"@2026 Microsoft Corporation. All rights reserved. \"");
        assertThat(lines).allMatch(line -> line.isEmpty() || line.matches("\".*\"") && !line.contains("\",,"));
        List<List<String>> all = World.csv(file, UTF_8, ',');
        List<List<String>> rows = all.stream().filter(row -> row.getFirst().matches("2026-..-..")).toList();
        List<String> total = all.stream().filter(row -> row.getFirst().equals("Total")).toList().getFirst();
        assertThat(lines.get(8)).isEqualTo("\"Rows: " + rows.size() + "\"");
        for (int column : new int[]{12, 13, 14, 15, 16}) {
            assertThat(World.number(total.get(column), ",")).isEqualByComparingTo(World.sum(rows, column, ","));
        }
        isTheTruth("microsoft-ads", World.sum(rows, 14, ","), World.sum(rows, 13, ","));
    }

    /// By keyword the files say of search what the files by ad say, to the cent.
    @Test
    void keywordsNameTheMoneyOfSearchOnceMore() throws IOException {
        List<List<String>> google = World.csv(world.file("google-ads", "search-keyword"), UTF_16LE, '\t');
        assertThat(google.getFirst()).containsExactly("Search keyword report");
        List<List<String>> rows = google.stream().filter(row -> row.size() > 7 && row.get(7).startsWith("2026-"))
                .toList();
        List<List<String>> ads = new ArrayList<>();
        for (String month : List.of("2026-07", "2026-08", "2026-09")) {
            World.csv(world.file("google-ads", month), UTF_16LE, '\t').stream()
                    .filter(row -> row.size() > 8 && row.get(8).startsWith("2026-") && row.get(3).equals("Search"))
                    .forEach(ads::add);
        }
        for (int column = 9; column < 12; column++) {
            assertThat(World.sum(rows, column, ",")).isEqualByComparingTo(World.sum(ads, column + 1, ","));
        }
        assertThat(rows).allMatch(row -> World.number(row.get(10), ",").compareTo(World.number(row.get(11), ",")) >= 0);
        List<List<String>> microsoft = World.csv(world.file("microsoft-ads", "Keyword"), UTF_8, ',').stream()
                .filter(row -> row.getFirst().startsWith("2026-")).toList();
        isTheTruth("microsoft-ads", World.sum(microsoft, 12, ","), World.sum(microsoft, 11, ","));
    }

    @Test
    void metaWritesGermanNumbersAndItsTotalFirst() throws IOException {
        Path file = world.file("meta-ads", "");
        assertThat(Arrays.copyOf(Files.readAllBytes(file), 3)).containsExactly(0xEF, 0xBB, 0xBF);
        List<List<String>> all = World.csv(file, UTF_8, ',');
        assertThat(all.getFirst()).contains("Amount spent (EUR)", "Result indicator");
        List<String> total = all.get(1);
        List<List<String>> rows = all.subList(2, all.size());
        assertThat(total.subList(2, 10)).containsOnly("");
        for (int column = 10; column < 13; column++) {
            assertThat(World.number(total.get(column), ".")).isEqualByComparingTo(World.sum(rows, column, "."));
        }
        assertThat(total.get(10)).matches("[0-9]{2}\\.[0-9]{3},[0-9]{2}");
        assertThat(rows).allMatch(row -> row.get(0).equals(row.get(1)) && row.get(0).equals(row.get(2)));
        assertThat(rows).anyMatch(row -> row.get(3).length() > 100 && row.get(3).contains("Geschäftsführer:innen"));
        List<List<String>> paused = rows.stream().filter(row -> row.get(3).equals("Leadgen Sommeraktion")).toList();
        assertThat(paused).extracting(row -> row.get(2)).hasSizeGreaterThan(30)
                .allMatch(day -> day.compareTo("2026-08-09") <= 0);
        isTheTruth("meta-ads", World.sum(rows, 10, "."), World.sum(rows, 12, "."));
    }

    @Test
    void linkedInWritesUtf16AndFractionsOfACent() throws IOException {
        Path file = world.file("linkedin-ads", "");
        assertThat(Arrays.copyOf(Files.readAllBytes(file), 2)).containsExactly(0xFF, 0xFE);
        List<String> lines = World.text(file, UTF_16LE).lines().toList();
        assertThat(lines.subList(0, 4)).containsExactly("Campaign Performance Report (in UTC)",
                "Report Start: 7/1/2026, Report End: 9/28/2026", "Date Generated: 9/30/2026", "");
        List<List<String>> all = World.csv(file, UTF_16LE, '\t');
        List<List<String>> rows = all.stream().filter(row -> row.getFirst().matches("[79]/.*|8/.*")).toList();
        List<String> total = all.getLast();
        assertThat(total.getFirst()).isEqualTo("Total");
        for (int column = 11; column < 14; column++) {
            assertThat(World.number(total.get(column), ",")).isEqualByComparingTo(World.sum(rows, column, ","));
        }
        assertThat(rows).anyMatch(row -> row.get(11).matches("[0-9]+\\.[0-9]{4,5}"));
        isTheTruth("linkedin-ads", World.sum(rows, 11, ","), World.sum(rows, 13, ","));
    }

    @Test
    void tikTokMasksSmallCountsAndCountsItsRows() throws IOException {
        Path file = world.file("tiktok-ads", "");
        List<List<String>> all = World.csv(file, UTF_8, ',');
        List<List<String>> rows = all.subList(1, all.size() - 1);
        List<String> total = all.getLast();
        assertThat(all.getFirst()).startsWith("By Day").contains("Website URL (Ad level）");
        assertThat(total.getFirst()).isEqualTo("Total of " + rows.size() + " results");
        for (int column = 9; column < 12; column++) {
            assertThat(World.number(total.get(column), ",")).isEqualByComparingTo(World.sum(rows, column, ","));
        }
        Set<String> conversions = new HashSet<>(rows.stream().map(List::getLast).toList());
        assertThat(conversions).contains("-", "<5");
        isTheTruth("tiktok-ads", World.sum(rows, 9, ","), World.sum(rows, 11, ","));
    }

    @Test
    void aQuarterCostsWhatSuchACompanySpendsAndSomeOfItEarnsNothing() throws IOException {
        BigDecimal all = BigDecimal.ZERO;
        for (JsonNode account : world.totals().get("accounts")) {
            all = all.add(new BigDecimal(account.get("spend").asString()));
        }
        assertThat(all).isBetween(new BigDecimal(150_000), new BigDecimal(400_000));
        BigDecimal campaigns = BigDecimal.ZERO;
        for (JsonNode campaign : world.totals().get("campaigns")) {
            campaigns = campaigns.add(new BigDecimal(campaign.get("spend").asString()));
        }
        assertThat(campaigns).isEqualByComparingTo(all);
        BigDecimal channels = BigDecimal.ZERO;
        for (JsonNode channel : world.totals().get("channels")) {
            for (JsonNode spend : channel.get("spend")) {
                channels = channels.add(new BigDecimal(spend.asString()));
            }
        }
        assertThat(channels).isEqualByComparingTo(all);
    }

    @Test
    void ratesAreThereForEveryBusinessDay() throws IOException {
        List<List<String>> rows = World.csv(world.folder().resolve("rates.csv"), UTF_8, ',');
        assertThat(rows.getFirst()).containsExactly("date", "base", "quote", "rate", "source");
        LocalDate day = LocalDate.of(2026, 6, 30);
        int found = 0;
        for (; day.isBefore(LocalDate.of(2026, 9, 30)); day = day.plusDays(1)) {
            String date = day.toString();
            long count = rows.stream().filter(row -> row.getFirst().equals(date)).count();
            assertThat(count).as(date).isEqualTo(day.getDayOfWeek().getValue() < 6 ? 2 : 0);
            found += (int) count;
        }
        assertThat(rows).hasSize(found + 1);
    }

    private static void isTheTruth(String platform, BigDecimal spend, BigDecimal clicks) throws IOException {
        for (JsonNode account : world.totals().get("accounts")) {
            if (account.get("platform").asString().equals(platform)) {
                assertThat(spend).isEqualByComparingTo(account.get("spend").asString());
                assertThat(clicks).isEqualByComparingTo(account.get("clicks").asString());
                return;
            }
        }
        throw new AssertionError("the truth has no " + platform);
    }
}
