package outlay.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static outlay.identity.Given.spend;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import outlay.fact.Landing;
import outlay.fact.SpendRow;
import outlay.identity.Given;
import outlay.journey.Touch.Placement;

class CampaignDirectoryTest {
    private static final List<SpendRow> SPEND = List.of(
            spend(1, "google", "2026-10-01", "11111 | Brand | Search | 22221 | Exact | 33331 | Ad one"),
            spend(2, "google", "2026-10-02", "11111 | Brand EU | Search | 22221 | Exact | 33331 | Ad one"),
            spend(3, "google", "2026-10-01", "11111 | Brand | | 22222 | Broad | 33332 | Ad two"),
            spend(4, "google", "2026-10-01", "11112 | Everything | Performance Max"),
            spend(5, "meta", "2026-10-01", "44441 | Prospecting | | 55551 | Lookalike | 66661 | Video A"),
            spend(6, "meta", "2026-10-01", "44441 | Prospecting | | 55552 | Interests | 66662 | Video A"),
            spend(7, "meta", "2026-10-01", "44442 | Brand EU"),
            spend(8, "linkedin", "2026-10-01", "77771 | Group | | 88881 | Leads Q4"),
            spend(9, "microsoft", "2026-10-01", "11113 | Twice"), spend(10, "meta", "2026-10-01", "44443 | Twice"),
            spend(11, "meta", "2026-10-01", "44444 | Only Meta"),
            spend(12, "tiktok", "2026-10-01", " | No Ids | | | Set"));

    private static final String PLACES = """
            tags                                                             | placement                     | channel
            ol_adid=33332                                                    | google/11111/22222/33332      | Paid Search
            hsa_ad=66661&hsa_net=facebook                                    | meta/44441/55551/66661        | Paid Social
            ol_agid=22221                                                    | google/11111/22221/           | Paid Search
            ol_cid=11112                                                     | google/11112//                | Cross-network
            utm_id=11112&utm_source=google&utm_medium=cpc                    | google/11112//                | Cross-network
            utm_id=11112&utm_source=facebook&utm_medium=cpc                  | ///                           | Paid Social
            gad_campaignid=11112                                             | google/11112//                | Cross-network
            utm_campaign=44441&utm_source=fb&utm_medium=paid                 | meta/44441//                  | Paid Social
            utm_campaign=44441&utm_content=66662&utm_source=fb&utm_medium=x  | meta/44441/55552/66662        | Paid Social
            utm_campaign=44441&utm_term=55551&utm_source=fb&utm_medium=x     | meta/44441/55551/             | Paid Social
            utm_content=66662&utm_source=fb&utm_medium=paid                  | meta/44441/55552/66662        | Paid Social
            utm_content=66662                                                | ///                           | Direct
            utm_id=88881&utm_source=linkedin                                 | linkedin/77771/88881/         | Paid Social
            utm_campaign=leads q4&utm_source=linkedin&utm_medium=paid        | linkedin/77771/88881/         | Paid Social
            utm_campaign=leads q4&utm_source=partner&utm_medium=paid         | ///                           | Paid Other
            utm_campaign=everything&utm_source=google&utm_medium=cpc         | google/11112//                | Cross-network
            utm_campaign=Brand&gclid=x                                       | google/11111//                | Paid Search
            utm_campaign=Brand EU&utm_source=google&utm_medium=cpc           | google/11111//                | Paid Search
            utm_campaign=Brand EU&utm_source=fb&utm_medium=cpc               | meta/44442//                  | Paid Social
            utm_campaign=Brand EU&utm_source=partner&utm_medium=cpc          | ///                           | Paid Other
            utm_campaign=Brand&utm_source=partner&utm_medium=cpc             | google/11111//                | Paid Search
            utm_campaign=Twice&utm_source=partner&utm_medium=cpc             | ///                           | Paid Other
            utm_campaign=Twice&utm_source=bing&utm_medium=cpc                | microsoft/11113//             | Paid Search
            utm_campaign=Only Meta&utm_source=google&utm_medium=cpc          | ///                           | Paid Search
            utm_campaign=only  meta&utm_source=partner                       | meta/44444//                  | Paid Social
            utm_campaign=Only Meta&utm_source=newsletter&utm_medium=email    | ///                           | Email
            utm_campaign=Only Meta&utm_source=fb&utm_medium=organic          | ///                           | Organic Social
            utm_campaign=Only Meta&utm_source=fb&utm_medium=social           | meta/44444//                  | Paid Social
            utm_campaign=Prospecting&utm_source=fb&utm_content=Video A       | meta/44441//                  | Paid Social
            utm_campaign=Prospecting&utm_source=fb&utm_term=interests&utm_content=Video A | meta/44441/55552/66662 | Paid Social
            utm_campaign={{campaign.id}}&utm_source=fb&utm_medium=cpc        | ///                           | Paid Social
            utm_campaign=Unheard&utm_source=fb&utm_medium=cpc                | ///                           | Paid Social
            """;

    private final CampaignDirectory directory = CampaignDirectory.of(SPEND);

    @Test
    void eachLandingLeadsToItsCampaignOrToNone() {
        PLACES.lines().skip(1).forEach(line -> {
            String[] cells = line.split("\\|");
            Touch.Source source = source(cells[0].strip());
            Placement at = source.placement();
            assertThat(String.join("/", at.platform(), at.campaignId(), at.adGroupId(), at.adId())).as(line)
                    .isEqualTo(cells[1].strip());
            assertThat(source.channel()).as(line).isEqualTo(cells[2].strip());
        });
    }

    @Test
    void spendAndTouchHaveTheSameKeyAndTheCurrentNames() {
        Placement expected = new Placement("google", "acc", "11111", "Brand EU", "22221", "Exact", "33331", "Ad one");
        assertThat(directory.placementOf(SPEND.get(0))).isEqualTo(expected);
        assertThat(directory.placementOf(SPEND.get(1))).isEqualTo(expected);
        assertThat(source("ol_adid=33331").placement()).isEqualTo(expected);
        assertThat(source("utm_campaign=no ids&utm_term=set&utm_source=tiktok").placement())
                .isEqualTo(directory.placementOf(SPEND.get(11)))
                .isEqualTo(new Placement("tiktok", "acc", "", "No Ids", "", "Set", "", ""));
    }

    @Test
    void aReportWithoutIdsSpeaksOfTheCampaignThatHadTheName() {
        SpendRow bare = spend(20, "google", "2026-10-03", " | brand  eu");
        CampaignDirectory with = CampaignDirectory.of(List.of(bare, SPEND.get(0), SPEND.get(1)));
        assertThat(with.placementOf(bare).campaignId()).isEqualTo("11111");
        assertThat(with.channelOf(bare)).isEqualTo("Paid Search");
    }

    @Test
    void aCampaignUnknownToSpendKeepsItsName() {
        assertThat(source("utm_source=fb&utm_medium=cpc&utm_campaign=Unheard Of").placement())
                .isEqualTo(new Placement("", "", "", "Unheard Of", "", "", "", ""));
        assertThat(source("gclid=x").placement()).isEqualTo(Placement.NONE);
    }

    @Test
    void theOrderOfTheRowsDoesNotMatter() {
        List<SpendRow> backwards = new ArrayList<>(SPEND);
        Collections.reverse(backwards);
        CampaignDirectory other = CampaignDirectory.of(backwards);
        for (SpendRow row : SPEND) {
            assertThat(other.placementOf(row)).isEqualTo(directory.placementOf(row));
            assertThat(other.channelOf(row)).isEqualTo(directory.channelOf(row));
        }
    }

    @Test
    void eachPlatformAndTypeHasItsChannel() {
        String table = """
                platform   | type            | channel
                google     | Search          | Paid Search
                google     | SEARCH          | Paid Search
                google     |                 | Paid Search
                google     | Hotel           | Paid Search
                Google Ads | Display         | Display
                google_ads | VIDEO           | Paid Video
                google     | Shopping        | Paid Shopping
                google     | PERFORMANCE_MAX | Cross-network
                google     | Performance Max | Cross-network
                google     | Smart           | Cross-network
                google     | Demand Gen      | Cross-network
                microsoft  | Search          | Paid Search
                bing       |                 | Paid Search
                microsoft  | Audience        | Display
                meta       | OUTCOME_LEADS   | Paid Social
                facebook   |                 | Paid Social
                linkedin   | Video           | Paid Social
                tiktok     |                 | Paid Social
                pinterest  |                 | Paid Social
                snapchat   |                 | Paid Social
                reddit     |                 | Paid Social
                twitter    |                 | Paid Social
                x          |                 | Paid Social
                amazon     | Sponsored       | Paid Shopping
                apple      |                 | Paid Other
                youtube    |                 | Paid Video
                dv360      |                 | Display
                dv360      | YouTube video   | Paid Video
                podcasts   |                 | Paid Other
                """;
        table.lines().skip(1).forEach(line -> {
            String[] cells = line.split("\\|");
            SpendRow row = spend(1, cells[0].strip(), "2026-10-01", "1 | Name | " + cells[1].strip());
            assertThat(CampaignDirectory.of(List.of(row)).channelOf(row)).as(line).isEqualTo(cells[2].strip());
            assertThat(CampaignDirectory.of(List.of()).channelOf(row)).as(line).isEqualTo(cells[2].strip());
        });
    }

    private Touch.Source source(String tags) {
        Landing landing = Given.tagged(tags);
        return directory.sourceOf(landing, Origin.of(landing));
    }
}
