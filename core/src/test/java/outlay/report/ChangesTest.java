package outlay.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import outlay.attribution.Attribution;
import outlay.attribution.Model;
import outlay.base.Currency;
import outlay.fact.Deal.Status;
import outlay.fact.Event;
import outlay.fact.Fact;
import outlay.fact.Import;
import outlay.fact.Sale;
import outlay.fact.SpendRow.Level;
import outlay.identity.Given;
import outlay.ledger.Facts;
import outlay.report.Question.By;
import outlay.report.Question.Filter;

/// Each kind of late news is named as what it is, with the amount that it moved.
class ChangesTest {
    private static final Fact SEARCH = Given.page("p1", "10-01 10:00", "a",
            Given.tagged("utm_source=google&utm_medium=cpc&utm_campaign=Brand"));
    private static final Fact LETTER_TO_B = Given.page("p2", "10-02 10:00", "b",
            Given.tagged("utm_source=news&utm_medium=email"));
    private static final Fact ORDER = Given.sale("s1", "10-03 10:00", "a", Sale.Kind.ORDER, "O1", "USD 100.00");
    private static final Fact CONTACT = Given.contact("7", "v1", "10-01 00:00", "ann@example.com", "", "");
    private static final Fact WON = Given.deal("d", "v1", "10-05 00:00", Status.WON, "500.00", "10-04 00:00",
            List.of("7"), List.of(), "");
    private static final List<Fact> KNOWN = List.of(SEARCH, LETTER_TO_B, ORDER, CONTACT, WON);

    @Test
    void aLateTouchTakesFromTheOthers() {
        assertThat(revenue(By.CHANNELS, Given.page("p3", "10-02 12:00", "a",
                Given.tagged("utm_source=facebook&utm_medium=social"))))
                .containsExactly("Organic Social TOUCHES_CHANGED 5000", "Paid Search TOUCHES_CHANGED -5000");
    }

    @Test
    void twoPeopleThatTurnOutToBeOneShareTheirTouches() {
        assertThat(revenue(By.CHANNELS, Given.identify("i1", "a", "u1", "", ""), Given.identify("i2", "b", "u1", "",
                ""))).containsExactly("Email PEOPLE_MERGED 5000", "Paid Search PEOPLE_MERGED -5000");
    }

    @Test
    void ordersAndRefundsArriveApart() {
        assertThat(revenue(By.CHANNELS, Given.sale("s2", "10-04 10:00", "a", Sale.Kind.ORDER, "O2", "USD 40.00"),
                Given.sale("r1", "10-05 10:00", "a", Sale.Kind.REFUND, "O2", "USD 15.00"),
                Given.sale("r2", "10-05 10:00", "a", Sale.Kind.REFUND, "O1", "USD 10.00")))
                .containsExactly("Paid Search NEW_CONVERSION 4000", "Paid Search REFUND -2500");
    }

    @Test
    void aDealIsChangedRedatedAndReopened() {
        assertThat(revenue(By.DAYS, Given.deal("d", "v2", "10-06 00:00", Status.WON, "600.00", "10-07 00:00",
                List.of("7"), List.of(), "")))
                .containsExactly("2026-10-04 DATE_CHANGED -60000", "2026-10-04 VALUE_CHANGED 10000",
                        "2026-10-07 DATE_CHANGED 60000");
        assertThat(revenue(By.CHANNELS, Given.deal("d", "v2", "10-06 00:00", Status.OPEN, "500.00", "",
                List.of("7"), List.of(), ""))).containsExactly("Unattributed CONVERSION_GONE -50000");
    }

    @Test
    void spendIsAddedAndRestated() {
        Facts first = new Facts().spent(Level.CAMPAIGN, "Other", "10").imported();
        Facts again = new Facts().spent(Level.CAMPAIGN, "Other", "10").imported().spent(Level.CAMPAIGN, "Other", "12")
                .imported();
        Facts more = new Facts().spent(Level.CAMPAIGN, "Other", "10").imported().spent(Level.CAMPAIGN, "New", "3")
                .imported();
        assertThat(spend(List.of(), first.list())).containsExactly("Other SPEND_ADDED 10000000");
        assertThat(spend(first.list(), again.list())).containsExactly("Other SPEND_RESTATED 2000000");
        assertThat(spend(first.list(), more.list())).containsExactly("New SPEND_ADDED 3000000");
    }

    @Test
    void aCampaignThatBecomesKnownTakesItsTouchesAlong() {
        Fact spend = Given.spend(1, "google", "2026-10-01", "11 | Brand | Display");
        Fact done = new Import(Given.ACME, "import", "f.csv", "", Import.Kind.SPEND, "", 1, Instant.EPOCH);
        assertThat(revenue(By.CHANNELS, spend, done))
                .containsExactly("Display RECLASSIFIED 10000", "Paid Search RECLASSIFIED -10000");
    }

    @Test
    void aNewerRateMovesWhatIsConverted() {
        List<Fact> before = new ArrayList<>(List.of(SEARCH, ORDER));
        before.addAll(new Facts().rate("2026-10-01", "USD", "EUR", "0.9").list());
        List<Fact> after = new ArrayList<>(before);
        after.addAll(new Facts().rate("2026-10-03", "USD", "EUR", "0.8").list());
        Question question = question(By.CHANNELS, Optional.of(new Currency("EUR")));
        assertThat(causes(between(before, after, question), true))
                .containsExactly("Paid Search RATE_CHANGED -1000");
    }

    @Test
    void aLeadThatIsFoundToBeAnotherPersonsIsMerged() {
        List<Fact> before = List.of(Given.track("l1", "10-01 10:00", "Lead", "a", ""),
                Given.track("l2", "10-02 10:00", "Lead", "b", ""));
        List<Fact> after = new ArrayList<>(before);
        after.add(Given.identify("i1", "a", "u1", "", ""));
        after.add(Given.identify("i2", "b", "u1", "", ""));
        Changes changes = between(before, after, question(By.CHANNELS, Optional.empty()));
        Changes.Row total = changes.totals().get(0);
        assertThat(total.causes().keySet()).containsExactly(Changes.Cause.PEOPLE_MERGED);
        assertThat(total.after().leadMicros() - total.before().leadMicros()).isEqualTo(-1_000_000);
    }

    private static List<String> revenue(By by, Fact... news) {
        List<Fact> after = new ArrayList<>(KNOWN);
        after.addAll(List.of(news));
        return causes(between(KNOWN, after, question(by, Optional.empty())), true);
    }

    private static Changes between(List<Fact> before, List<Fact> after, Question question) {
        return Changes.between(new Edition(Books.of(before), 1), new Edition(Books.of(after), 2), question,
                id -> before.stream().anyMatch(fact -> fact instanceof Event && fact.id().equals(id)));
    }

    private static List<String> spend(List<Fact> before, List<Fact> after) {
        return causes(between(before, after, question(By.CAMPAIGNS, Optional.empty())),
                false);
    }

    private static Question question(By by, Optional<Currency> currency) {
        return new Question(Given.ACME, by, Optional.empty(), new Attribution(Model.LINEAR, 30), ZoneOffset.UTC,
                currency, Filter.ALL);
    }

    /// "row cause amount" of every cause that moved some, in the order of the texts.
    private static List<String> causes(Changes changes, boolean revenue) {
        assertThat(changes.rows()).isNotEmpty().allMatch(Changes.Row::holds);
        List<String> causes = new ArrayList<>();
        for (Changes.Row row : changes.rows()) {
            Map<String, String> keys = new TreeMap<>(row.keys());
            String name = keys.getOrDefault("campaign", keys.getOrDefault("channel", keys.getOrDefault("day", "")));
            row.causes().forEach((cause, figures) -> {
                long amount = revenue ? figures.revenueMinor() : figures.spendMicros();
                if (amount != 0) {
                    causes.add(name + " " + cause + " " + amount);
                }
            });
        }
        return causes.stream().sorted().toList();
    }
}
