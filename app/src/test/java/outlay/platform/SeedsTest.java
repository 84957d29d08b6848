package outlay.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import outlay.testkit.SharedData;
import outlay.collect.FileReader.Reading;
import outlay.fact.Contact;
import outlay.fact.Deal;
import outlay.fact.SpendRow;

/// Tables of third parties come in with exactly the sums that were computed from them by other means.
final class SeedsTest {
    @ParameterizedTest
    @CsvSource(textBlock = """
            fivetran_google_ads/account_stats_data.csv, google_ads, ACCOUNT, 19, 1632333323, 9742, 1050214
            fivetran_google_ads/campaign_stats_data.csv, google_ads, CAMPAIGN, 16, 231330000, 280, 1854
            fivetran_google_ads/ad_group_stats_data.csv, google_ads, AD_GROUP, 15, 3156840000, 620, 4483
            fivetran_google_ads/keyword_stats_data.csv, google_ads, KEYWORD, 15, 203990000, 129, 751
            fivetran_facebook_ads/facebook_ads_basic_ad_data.csv, meta_ads, AD, 10, 643630000, 149, 37275
            fivetran_linkedin/linkedin_ad_analytics_by_campaign_data.csv,linkedin_ads,AD_GROUP,20,530620000,919,1359
            fivetran_linkedin/linkedin_ad_analytics_by_creative_data.csv, linkedin_ads, AD, 100, 0, 389, 13265
            """)
    void sumsAreExact(String file, String platform, SpendRow.Level level, int count, long micros, long clicks,
            long impressions) throws IOException {
        Path path = SharedData.path("spend/" + file);
        Reading reading = Readings.read(Readings.source(path, "currency=USD")).orElseThrow();
        assertThat(reading.problems()).noneMatch(problem -> problem.toString().contains("WRONG"));
        List<SpendRow> rows = reading.facts().stream().map(SpendRow.class::cast).toList();
        assertThat(rows).hasSize(count).allMatch(row -> row.platform().equals(platform) && row.level() == level);
        assertThat(rows.stream().mapToLong(row -> row.spend().micros()).sum()).isEqualTo(micros);
        assertThat(rows.stream().mapToLong(row -> row.clicks().orElse(0)).sum()).isEqualTo(clicks);
        assertThat(rows.stream().mapToLong(row -> row.impressions().orElse(0)).sum()).isEqualTo(impressions);
    }

    @Test
    void contactsAndDealsComeInByThemselves() throws IOException {
        Reading deals = Readings.read(Readings.source(SharedData.path("spend/fivetran_hubspot/deal_data.csv")))
                .orElseThrow();
        assertThat(deals.facts()).isNotEmpty().allMatch(fact -> fact instanceof Deal);
        Reading contacts = Readings.read(Readings.source(SharedData.path("spend/fivetran_hubspot/contact_data.csv")))
                .orElseThrow();
        assertThat(contacts.facts()).isNotEmpty().allMatch(fact -> fact instanceof Contact);
    }
}
