package outlay.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import outlay.testkit.SharedData;
import outlay.collect.FileReader.Problem.Severity;
import outlay.collect.FileReader.Reading;
import outlay.fact.Clue;
import outlay.fact.Contact;
import outlay.fact.Deal;
import outlay.fact.Import;
import outlay.fact.SpendRow;
import outlay.fact.StageEntry;

/// Tables of third parties come in with exactly the sums that were computed from them by other means.
final class SeedsTest {
    @ParameterizedTest
    @CsvSource(textBlock = """
            fivetran_google_ads/account_stats_data.csv, google_ads, ACCOUNT, 19, 1632333323, 9742, 1050214
            fivetran_google_ads/campaign_stats_data.csv, google_ads, CAMPAIGN, 16, 231330000, 280, 1854
            fivetran_google_ads/ad_group_stats_data.csv, google_ads, AD_GROUP, 15, 3156840000, 620, 4483
            fivetran_google_ads/keyword_stats_data.csv, google_ads, KEYWORD, 15, 203990000, 129, 751
            fivetran_facebook_ads/facebook_ads_basic_ad_data.csv, meta_ads, AD, 10, 643630000, 149, 37275
            fivetran_google_ads/ad_stats_data.csv, google_ads, AD, 10, 0, 0, 10
            fivetran_google_ads/search_term_keyword_stats_data.csv, google_ads, KEYWORD, 10, 1220000, 290, 3900
            fivetran_facebook_ads/facebook_ads_demographics_country_data.csv,meta_ads,ACCOUNT,10,489970000,1290,15800
            fivetran_facebook_ads/facebook_ads_demographics_region_data.csv,meta_ads,ACCOUNT,10,462750000,1137,15500
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

    @ParameterizedTest
    @CsvSource(textBlock = """
            fivetran_hubspot/contact_data.csv, CONTACTS, hubspot-contacts, 22
            fivetran_hubspot/deal_data.csv, DEALS, hubspot-deals, 44
            fivetran_hubspot/deal_stage_data.csv, STAGE_HISTORY, stage-history, 14
            fivetran_hubspot/company_data.csv, COMPANIES, companies, 24
            fivetran_salesforce/sf_contact_data.csv, CONTACTS, salesforce-contacts, 4
            fivetran_salesforce/sf_contact_history_data.csv, CONTACTS, salesforce-contacts, 4
            fivetran_salesforce/sf_lead_data.csv, CONTACTS, salesforce-contacts, 1
            fivetran_salesforce/sf_account_data.csv, COMPANIES, companies, 2
            fivetran_salesforce/sf_account_history_data.csv, COMPANIES, companies, 2
            """)
    void tablesOfCrmsComeInByThemselves(String file, Import.Kind kind, String format, int count) throws IOException {
        Reading reading = read(file).orElseThrow();
        assertThat(reading.wrong()).isFalse();
        assertThat(reading.kind()).isEqualTo(kind);
        assertThat(reading.format()).isEqualTo(format);
        assertThat(reading.facts()).hasSize(count);
    }

    /// All their records are deleted, or their properties have names that are digests.
    @ParameterizedTest
    @ValueSource(strings = {"fivetran_salesforce/sf_opportunity_data.csv",
            "fivetran_salesforce/sf_opportunity_history_data.csv", "fivetran_hubspot/deal_property_history_data.csv",
            "fivetran_hubspot/contact_property_history_data.csv"})
    void tablesOfNothingThatCountsBringNothingAndSaySo(String file) throws IOException {
        Reading reading = read(file).orElseThrow();
        assertThat(reading.wrong()).isFalse();
        assertThat(reading.facts()).isEmpty();
        assertThat(reading.problems()).anyMatch(problem -> problem.severity() == Severity.DOUBTFUL);
    }

    @Test
    void whatTheTablesOfHubSpotSayIsCountedToTheLast() throws IOException {
        List<Deal> deals = read("fivetran_hubspot/deal_data.csv").orElseThrow().facts().stream()
                .map(Deal.class::cast).toList();
        assertThat(deals.stream().map(Deal::dealId).distinct()).hasSize(44);
        assertThat(deals).noneMatch(deal -> deal.amount().isPresent());
        List<Contact> contacts = read("fivetran_hubspot/contact_data.csv").orElseThrow().facts().stream()
                .map(Contact.class::cast).toList();
        assertThat(contacts.stream().flatMap(contact -> contact.clues().stream())
                .filter(clue -> clue.kind() == Clue.Kind.CONTACT)).hasSize(3);
        List<StageEntry> entries = read("fivetran_hubspot/deal_stage_data.csv").orElseThrow().facts().stream()
                .map(StageEntry.class::cast).toList();
        assertThat(entries).allMatch(entry -> entry.of() == StageEntry.Of.DEAL && entry.crm().equals("hubspot"));
        assertThat(entries.stream().map(StageEntry::objectId).distinct()).hasSize(14);
    }

    /// A table that is none of the kinds is refused: nothing is made of a CRM's users, forms, tickets or items.
    @Test
    void noOtherTableIsTakenForOneOfThem() throws IOException {
        List<Path> folders = List.of(SharedData.path("spend/fivetran_hubspot"),
                SharedData.path("spend/fivetran_salesforce"), SharedData.path("spend/fivetran_google_ads"),
                SharedData.path("spend/fivetran_facebook_ads"), SharedData.path("spend/fivetran_linkedin"));
        List<String> taken = new ArrayList<>();
        int files = 0;
        for (Path folder : folders) {
            try (Stream<Path> tables = Files.list(folder)) {
                for (Path table : (Iterable<Path>) tables.sorted()::iterator) {
                    files++;
                    Optional<Reading> reading = Readings.read(Readings.source(table, "currency=USD"));
                    if (reading.isPresent() && !reading.get().wrong() && !reading.get().facts().isEmpty()) {
                        taken.add(table.getFileName().toString());
                    }
                }
            }
        }
        assertThat(files).isEqualTo(102);
        assertThat(taken).containsExactly("company_data.csv", "contact_data.csv", "deal_data.csv",
                "deal_stage_data.csv", "sf_account_data.csv", "sf_account_history_data.csv", "sf_contact_data.csv",
                "sf_contact_history_data.csv", "sf_lead_data.csv", "account_stats_data.csv", "ad_group_stats_data.csv",
                "ad_stats_data.csv", "campaign_stats_data.csv", "keyword_stats_data.csv",
                "search_term_keyword_stats_data.csv", "facebook_ads_basic_ad_data.csv",
                "facebook_ads_demographics_country_data.csv", "facebook_ads_demographics_region_data.csv",
                "linkedin_ad_analytics_by_campaign_data.csv", "linkedin_ad_analytics_by_creative_data.csv");
    }

    private static Optional<Reading> read(String file) throws IOException {
        return Readings.read(Readings.source(SharedData.path("spend/" + file)));
    }
}
