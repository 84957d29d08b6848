package outlay.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.collect.FileReader.Reading;
import outlay.fact.SpendRow;

/// Exports of platforms that have no layout of their own, with all the columns that their pages offer by default.
class OtherPlatformsTest {
    @TempDir
    Path folder;

    @Test
    void snapchat() throws IOException {
        SpendRow row = first("snapchat_ads",
                """
                        Ad Account Name,Ad Account ID,Campaign Name,Campaign ID,Ad Squad Name,Ad Squad ID,\
                        Ad Name,Ad ID,\
                        Start Time,End Time,Currency,Amount Spent,Paid Impressions,Swipe-Ups,\
                        2 Second Video Views,Purchases Value
                        Acme,b1-11,Snap,c1-22,SQ,d-33,Ad,e-44,2026-10-13,2026-10-13,USD,12.34,4021,33,900,49.90
                        """);
        assertThat(row.clicks()).hasValue(33);
        assertThat(row.videoViews()).hasValue(900);
        assertThat(row.impressions()).hasValue(4_021);
        assertThat(row.entity().adId()).isEqualTo("e-44");
        assertThat(row.platformConversionValue().orElseThrow()).hasToString("USD 49.90");
    }

    @Test
    void appleInTheAccountsCurrency() throws IOException {
        SpendRow row = first("apple_search_ads", """
                Date,Campaign ID,Campaign Name,Local Spend (USD),Impressions,Taps,Installs (Total)
                2026-10-13,542370539,Brand,1012.40,10200,840,410
                """);
        assertThat(row.spend()).hasToString("USD 1012.40");
        assertThat(row.clicks()).hasValue(840);
        assertThat(row.platformConversions()).hasValue(410_000_000);
    }

    @Test
    void amazonBySearchTerm() throws IOException {
        Reading reading = read("amazon_ads", """
                Date,Portfolio name,Currency,Campaign Name,Ad Group Name,Targeting,Match Type,Customer Search Term,\
                Impressions,Clicks,Spend,7 Day Total Sales ,7 Day Total Orders (#)
                "Oct 13, 2026",P,USD,SP Auto,AG,close-match,-,shoes,100,10,$5.00,$49.99,1
                "Oct 13, 2026",P,USD,SP Auto,AG,close-match,-,boots,50,2,$1.00,$0.00,0
                """);
        assertThat(reading.facts()).extracting(fact -> ((SpendRow) fact).segment()).allMatch(
                segment -> segment.contains("search_term="));
        assertThat(reading.facts()).extracting(fact -> ((SpendRow) fact).segment()).doesNotHaveDuplicates();
    }

    @Test
    void pinterestWithItsCheckouts() throws IOException {
        SpendRow row = first("pinterest_ads", """
                Date,Campaign ID,Campaign name,Ad group ID,Ad group name,Ad ID,Ad name,Currency,\
                Spend in account currency,Impressions,Pin clicks,Outbound clicks,Total conversions (Checkout),\
                Total conversions value (Checkout)
                2026-10-13,626744528398,Fall,2680068678993,AG 1,687218400210,Pin 1,EUR,23.45,5012,48,22,3,150.10
                """);
        assertThat(row.clicks()).hasValue(48);
        assertThat(row.platformConversions()).hasValue(3_000_000);
        assertThat(row.platformConversionValue().orElseThrow()).hasToString("EUR 150.10");
    }

    @Test
    void redditWithItsPurchases() throws IOException {
        SpendRow row = first("reddit_ads", """
                Account name,Account ID,Campaign name,Campaign ID,Ad group name,Ad group ID,Date,Currency,Spend,\
                Impressions,Clicks,Video views,Purchase (Click),Purchase (Click) total value
                Acme,a2_xyz,Brand,123456789,AG,987,10/13/2026,USD,55.21,20100,130,410,3,120.50
                """);
        assertThat(row.videoViews()).hasValue(410);
        assertThat(row.platformConversions()).hasValue(3_000_000);
        assertThat(row.platformConversionValue().orElseThrow()).hasToString("USD 120.50");
    }

    private SpendRow first(String platform, String text) throws IOException {
        Reading reading = read(platform, text);
        assertThat(reading.problems()).noneMatch(problem -> problem.message().startsWith("columns that were not")
                && !problem.message().contains("Outbound clicks"));
        return (SpendRow) reading.facts().getFirst();
    }

    private Reading read(String platform, String text) throws IOException {
        Path file = Files.writeString(folder.resolve("report.csv"), text);
        Reading reading = Readings.read(Readings.source(file, Map.of("platform", platform))).orElseThrow();
        assertThat(reading.wrong()).as(reading.problems().toString()).isFalse();
        return reading;
    }
}
