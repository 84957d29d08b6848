package outlay.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import outlay.base.Currency;
import outlay.base.Day;
import outlay.base.Micros;
import outlay.fact.Fact;
import outlay.fact.Import;
import outlay.fact.Sale;
import outlay.fact.SpendRow;
import outlay.fact.SpendRow.Entity;
import outlay.fact.SpendRow.Level;
import outlay.identity.Given;
import outlay.plan.Target;
import outlay.report.Books;

class WatchTest {
    private static final Day TODAY = Day.parse("2026-10-08");
    private final List<Fact> facts = new ArrayList<>();
    private int number;
    private int imports;

    @Test
    void aQuietClientHasNoAlerts() {
        everyDay("77", "30", "USD");
        imported();
        visits("2026-10-07", 5);
        sold();
        assertThat(alerts(Map.of(), List.of())).isEmpty();
    }

    @Test
    void spendWithoutConversionsCountsAboveTheThresholdOfTheClient() {
        everyDay("77", "30", "USD");
        imported();
        visits("2026-10-07", 5);
        assertThat(alerts(Map.of(), List.of())).extracting(Alert::key)
                .containsExactly("spend_without_conversions/google_ads/77 Campaign 77");
        assertThat(alerts(Map.of(Kind.SPEND_WITHOUT_CONVERSIONS, new Rule(Optional.of(new BigDecimal("210")), 14)),
                List.of())).isEmpty();
        assertThat(alerts(Map.of(Kind.SPEND_WITHOUT_CONVERSIONS, new Rule(Optional.empty(), 14)), List.of()))
                .isEmpty();
    }

    @Test
    void trackingHasStoppedWhereClicksGoOnAndPagesDoNot() {
        everyDay("77", "30", "USD");
        imported();
        visits("2026-10-05", 5);
        sold("2026-10-05");
        assertThat(alerts(Map.of(), List.of())).extracting(Alert::kind).containsExactly(Kind.TRACKING_STOPPED);
        assertThat(alerts(Map.of(), List.of()).get(0).detail()).contains("the last one was on 2026-10-05");
    }

    @Test
    void aTargetIsComparedWithTheLatestDays() {
        everyDay("77", "30", "USD");
        imported();
        visits("2026-10-07", 5);
        sold();
        Target target = new Target(Given.ACME, "", "google_ads/77", new Currency("USD"),
                Optional.of(Micros.parse("200", "USD")), Optional.empty());
        assertThat(alerts(Map.of(), List.of(target))).extracting(Alert::key)
                .containsExactly("cpa_above_target/google_ads/77 Campaign 77");
        assertThat(alerts(Map.of(Kind.CPA_ABOVE_TARGET, new Rule(Optional.of(new BigDecimal("1.1")), 28)),
                List.of(target))).isEmpty();
    }

    @Test
    void aRestatementCountsByItsShareOfTheDays() {
        everyDay("77", "30", "USD");
        imported();
        row("77", "2026-10-07", "44", "USD");
        imported();
        visits("2026-10-07", 5);
        sold();
        assertThat(alerts(Map.of(), List.of())).extracting(Alert::key).containsExactly("restated/google_ads a1");
        assertThat(alerts(Map.of(Kind.RESTATED, new Rule(Optional.of(new BigDecimal("7")), 28)), List.of()))
                .isEmpty();
    }

    @Test
    void anotherCurrencyAndUnknownNamesAreSeen() {
        everyDay("77", "30", "USD");
        row("77", "2026-10-08", "30", "EUR");
        imported();
        for (int i = 0; i < 20; i++) {
            visit("2026-10-07", "utm_source=google&utm_medium=cpc&utm_campaign=gone&gclid=x");
        }
        visits("2026-10-07", 1);
        sold();
        assertThat(alerts(Map.of(), List.of())).extracting(Alert::key).containsExactly("naming_drift/google_ads gone",
                "currency_changed/google_ads a1");
    }

    @Test
    void whatIsOldIsHistory() {
        everyDay("77", "30", "USD");
        imported();
        assertThat(Watch.alerts(Books.of(facts), Given.ACME, Map.of(), List.of(), TODAY.plus(20))).isEmpty();
    }

    private List<Alert> alerts(Map<Kind, Rule> rules, List<Target> targets) {
        return Watch.alerts(Books.of(facts), Given.ACME, rules, targets, TODAY);
    }

    private void everyDay(String campaign, String spend, String currency) {
        for (int day = 1; day <= 7; day++) {
            row(campaign, "2026-10-0" + day, spend, currency);
        }
    }

    private void row(String campaign, String day, String spend, String currency) {
        facts.add(new SpendRow(Given.ACME, "import-" + imports, number++, "google_ads", "a1", "", Level.CAMPAIGN,
                Day.parse(day), "", new Entity(campaign, "Campaign " + campaign, "Search", "", "", "", "", ""), "",
                Micros.parse(spend, currency), OptionalLong.of(1_000), OptionalLong.of(30), OptionalLong.empty(),
                Optional.empty()));
    }

    private void imported() {
        facts.add(new Import(Given.ACME, "import-" + imports++, "f.csv", "", Import.Kind.SPEND, "", 1, Instant.EPOCH));
    }

    private void visits(String day, int count) {
        for (int i = 0; i < count; i++) {
            visit(day, "utm_source=google&utm_medium=cpc&utm_id=77&gclid=x");
        }
    }

    private void visit(String day, String tags) {
        facts.add(Given.page("v" + number, day.substring(5) + " 10:00", "device " + (tags.contains("id=77")
                ? "buyer"
                : "" + number), Given.tagged(tags)));
        number++;
    }

    private void sold() {
        sold("2026-10-07");
    }

    private void sold(String day) {
        facts.add(Given.sale("sale", day.substring(5) + " 11:00", "device buyer", Sale.Kind.ORDER, "A1", "USD 90.00"));
    }
}
