package outlay.tagging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import outlay.attribution.Attribution;
import outlay.attribution.Model;
import outlay.base.Day;
import outlay.base.Micros;
import outlay.fact.Fact;
import outlay.fact.Import;
import outlay.fact.Landing;
import outlay.fact.SpendRow;
import outlay.fact.SpendRow.Entity;
import outlay.fact.SpendRow.Level;
import outlay.identity.Given;
import outlay.report.Books;
import outlay.report.Question;
import outlay.report.Question.By;
import outlay.report.Question.Filter;

class AuditTest {
    private static final String GOOD = "utm_source=google&utm_medium=cpc&utm_id=77&utm_campaign=77&ol_cid=77&ol_agid=5"
            + "&ol_adid=900&gclid=x";
    private final List<Fact> facts = new ArrayList<>();
    private int number;

    @Test
    void whatIsTaggedWellHasNoFault() {
        spend("google_ads", "77", "Spring", "900", "50", 100);
        visits(40, GOOD);
        visits(5, "");
        assertThat(audit("").findings()).isEmpty();
    }

    @Test
    void spendWithoutAVisitIsNamedWithAllOfIt() {
        spend("google_ads", "77", "Spring", "900", "50", 100);
        spend("google_ads", "77", "Spring", "901", "20", 100);
        spend("google_ads", "78", "Summer", "910", "30.25", 100);
        spend("google_ads", "79", "Tiny", "911", "1", 3);
        visits(40, GOOD);
        assertThat(audit("").findings()).extracting(Finding::fault, Finding::subject,
                finding -> finding.atStake().orElseThrow().amount()).containsExactly(
                        tuple(Fault.NO_VISITS, "Summer (78)", "30.25"),
                        tuple(Fault.NO_VISITS, "Spring (77) / Ad 901 (901)", "20.00"));
        assertThat(audit("").findings().get(0).template().orElseThrow().suffix()).contains("{campaignid}");
        assertThat(audit("meta_ads").findings()).isEmpty();
    }

    @Test
    void visitsThatNameTheCampaignOnlyHaveNoAdIds() {
        spend("google_ads", "77", "Spring", "900", "50", 100);
        visits(40, "utm_source=google&utm_medium=cpc&utm_campaign=Spring&gclid=x");
        assertThat(audit("").findings()).extracting(Finding::fault, Finding::pages)
                .containsExactly(tuple(Fault.NO_AD_IDS, 40L));
    }

    @Test
    void macrosUnknownNamesAndMissingClickIdsAreReckonedByTheCostPerClick() {
        spend("meta_ads", "55", "Awareness", "700", "200", 100);
        visits(40, "utm_source=facebook&utm_medium=paid_social&utm_id=55&ol_adid=700&fbclid=x");
        visits(30, "utm_source=facebook&utm_medium=paid_social&utm_campaign={{campaign.name}}");
        visits(20, "utm_source=facebook&utm_medium=paid_social&utm_campaign=gone");
        List<Finding> findings = audit("").findings();
        assertThat(findings).extracting(Finding::fault, Finding::subject,
                finding -> finding.atStake().orElseThrow().toString()).containsExactly(
                        tuple(Fault.NO_CLICK_ID, "Meta Ads", "USD 100.00"),
                        tuple(Fault.UNKNOWN_CAMPAIGN, "(no campaign)", "USD 60.00"),
                        tuple(Fault.UNKNOWN_CAMPAIGN, "gone", "USD 40.00"),
                        tuple(Fault.MACRO, "{{campaign.name}}", "USD 60.00"));
    }

    @Test
    void caseBlanksAndLettersSplitANameAndNumbersDoNot() {
        visits(200, "utm_source=news&utm_medium=email&utm_campaign=spring sale");
        visits(9, "utm_source=news&utm_medium=email&utm_campaign=Spring  Sale");
        visits(3, "utm_source=news&utm_medium=email&utm_campaign=sprnig sale");
        visits(300, "utm_source=news&utm_medium=email&utm_campaign=issue 2026-10");
        visits(2, "utm_source=news&utm_medium=email&utm_campaign=issue 2026-11");
        assertThat(audit("").findings()).extracting(Finding::fault, Finding::subject, Finding::pages).containsExactly(
                tuple(Fault.SPLIT, "utm_campaign spring sale", 9L),
                tuple(Fault.MISSPELT, "utm_campaign sprnig sale", 3L));
    }

    @Test
    void aSiteOfOnesOwnIsNoReferrer() {
        page("https://shop.example/", "https://magazine.example/a", "");
        page("https://magazine.example/", "https://shop.example/b", "");
        page("https://shop.example/", "https://elsewhere.example/a", "");
        assertThat(audit("").findings()).extracting(Finding::fault, Finding::subject).containsExactly(
                tuple(Fault.SELF_REFERRAL, "magazine.example to shop.example"),
                tuple(Fault.SELF_REFERRAL, "shop.example to magazine.example"));
    }

    private static Tuple tuple(Object... values) {
        return Tuple.tuple(values);
    }

    private void visits(int count, String tags) {
        for (int i = 0; i < count; i++) {
            page(Given.SITE, "", tags);
        }
    }

    private void page(String url, String referrer, String tags) {
        String id = "e" + number++;
        Landing landing = Given.landing(url, referrer, tags);
        facts.add(Given.page(id, "10-01 12:00", "device " + id, landing));
    }

    private void spend(String platform, String campaign, String name, String ad, String spend, long clicks) {
        int line = number++;
        facts.add(new SpendRow(Given.ACME, "import", line, platform, "a1", "", Level.AD, Day.parse("2026-10-01"), "",
                new Entity(campaign, name, "", "5", "Group", ad, "Ad " + ad, ""), "", Micros.parse(spend, "USD"),
                OptionalLong.of(10_000), OptionalLong.of(clicks), OptionalLong.empty(), Optional.empty()));
    }

    private Audit audit(String platform) {
        List<Fact> all = new ArrayList<>(facts);
        all.add(new Import(Given.ACME, "import", "f.csv", "", Import.Kind.SPEND, "", 1, Given.at("10-02 00:00")));
        return Audit.of(Books.of(all), new Question(Given.ACME, By.PLATFORMS, Optional.empty(),
                new Attribution(Model.LINEAR, 30), ZoneOffset.UTC, Optional.empty(), new Filter(platform, "", "")));
    }
}
