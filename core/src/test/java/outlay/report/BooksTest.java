package outlay.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import outlay.attribution.Attribution;
import outlay.attribution.Model;
import outlay.base.Currency;
import outlay.base.Day;
import outlay.base.Money;
import outlay.base.Period;
import outlay.fact.SpendRow.Level;
import outlay.journey.Journey;
import outlay.journey.JourneyColumns;
import outlay.journey.Journey.Conversion;
import outlay.journey.Journey.Kind;
import outlay.journey.Journey.Refund;
import outlay.journey.Touch;
import outlay.journey.Touch.Placement;
import outlay.ledger.Facts;
import outlay.ledger.UnknownRate;
import outlay.report.Question.By;
import outlay.report.Question.Filter;

/// A small shop: two ads and an account fee on Google, one lead, one order of USD 100, one of 30 that nobody led to.
class BooksTest {
    private static final Touch.Source AD_X = new Touch.Source("Paid Search",
            new Placement("google", "google-1", "", "brand", "", "a", "", "x"));
    private static final Touch.Source DIRECT = new Touch.Source(Touch.DIRECT, Placement.NONE);

    private static final Facts FACTS = new Facts().rate("2026-09-30", "EUR", "USD", "1.25")
            .spent(Level.AD, "brand/a/x", "20").spent(Level.AD, "brand/a/y", "5.5").imported()
            .spent(Level.ACCOUNT, "", "26").imported();

    private static final Refund REFUND = new Refund("r1", Instant.parse("2026-10-05T08:00:00Z"), usd("25.00"));

    private static final List<Journey> JOURNEYS = List.of(
            journey("order/1", Kind.ORDER, "2026-10-02T23:30:00Z", "100.00", List.of(REFUND), AD_X, DIRECT),
            journey("order/2", Kind.ORDER, "2026-10-03T12:00:00Z", "30.00", List.of()),
            journey("lead/1", Kind.LEAD, "2026-10-02T12:00:00Z", "0.00", List.of(), AD_X));

    private static final Books BOOKS = Books.of(JourneyColumns.of(JOURNEYS), FACTS.list(), Facts::source);

    @Test
    void everyChannelHasARowAndTheTotalIsWhatTheShopSpentAndEarned() {
        assertThat(table(History.all(By.CHANNELS, Model.LINEAR))).containsExactly(
                "Paid Search USD spend 26.00 leads 1.00 conversions 0.50 revenue 37.50 roas 1.442308",
                "Direct USD spend 0.00 leads 0.00 conversions 0.50 revenue 37.50 roas ",
                "Unattributed USD spend 0.00 leads 0.00 conversions 1.00 revenue 30.00 roas ",
                "total  USD spend 26.00 leads 1.00 conversions 2.00 revenue 105.00 roas 4.038462");
    }

    @Test
    void adsAndWhatHasNoAdStandSideBySide() {
        assertThat(table(History.all(By.ADS, Model.FIRST))).containsExactly(
                "google Paid Search  brand  a  x USD spend 20.00 leads 1.00 conversions 1.00 revenue 75.00 "
                        + "roas 3.750000",
                "google Paid Search  brand  a  y USD spend 5.50 leads 0.00 conversions 0.00 revenue 0.00 roas 0.000000",
                "google Paid Search       USD spend 0.50 leads 0.00 conversions 0.00 revenue 0.00 roas 0.000000",
                " Unattributed       USD spend 0.00 leads 0.00 conversions 1.00 revenue 30.00 roas ",
                "total         USD spend 26.00 leads 1.00 conversions 2.00 revenue 105.00 roas 4.038462");
    }

    @Test
    void platformsTellUnattributedFromWhatHasNone() {
        assertThat(table(History.all(By.PLATFORMS, Model.LAST))).containsExactly(
                "google USD spend 26.00 leads 1.00 conversions 0.00 revenue 0.00 roas 0.000000",
                " USD spend 0.00 leads 0.00 conversions 1.00 revenue 75.00 roas ",
                "Unattributed USD spend 0.00 leads 0.00 conversions 1.00 revenue 30.00 roas ",
                "total  USD spend 26.00 leads 1.00 conversions 2.00 revenue 105.00 roas 4.038462");
    }

    @Test
    void theDayOfAConversionIsThatOfTheZoneAndARefundHasItsOwn() {
        assertThat(table(History.all(By.DAYS, Model.LINEAR))).containsExactly(
                "2026-10-01 USD spend 26.00 leads 0.00 conversions 0.00 revenue 0.00 roas 0.000000",
                "2026-10-02 USD spend 0.00 leads 1.00 conversions 1.00 revenue 100.00 roas ",
                "2026-10-03 USD spend 0.00 leads 0.00 conversions 1.00 revenue 30.00 roas ",
                "2026-10-05 USD spend 0.00 leads 0.00 conversions 0.00 revenue -25.00 roas ",
                "total  USD spend 26.00 leads 1.00 conversions 2.00 revenue 105.00 roas 4.038462");
        Question berlin = new Question(Facts.CLIENT, By.DAYS,
                Optional.of(new Period(Day.parse("2026-10-03"), Day.parse("2026-10-04"))),
                new Attribution(Model.LINEAR, 30), ZoneId.of("Europe/Berlin"), Optional.empty(), Filter.ALL);
        assertThat(table(berlin)).containsExactly(
                "2026-10-03 USD spend 0.00 leads 0.00 conversions 2.00 revenue 130.00 roas ",
                "total  USD spend 0.00 leads 0.00 conversions 2.00 revenue 130.00 roas ");
        assertThat(BOOKS.answer(History.all(By.DAYS, Model.LINEAR)).period())
                .isEqualTo(new Period(Facts.DAY, Day.parse("2026-10-05")));
    }

    @Test
    void aCurrencyThatIsAskedForIsConvertedToAndRefundsKeepTheRateOfTheirConversion() {
        assertThat(table(in("EUR"))).containsExactly(
                "Paid Search EUR spend 20.80 leads 1.00 conversions 0.50 revenue 30.00 roas 1.442308",
                "Direct EUR spend 0.00 leads 0.00 conversions 0.50 revenue 30.00 roas ",
                "Unattributed EUR spend 0.00 leads 0.00 conversions 1.00 revenue 24.00 roas ",
                "total  EUR spend 20.80 leads 1.00 conversions 2.00 revenue 84.00 roas 4.038462");
        assertThatThrownBy(() -> BOOKS.answer(in("CHF"))).isInstanceOf(UnknownRate.class);
    }

    @Test
    void aLeadIsCountedBesideTheMoneySpentOnIt() {
        Journey lead = journey("lead/1", Kind.LEAD, "2026-10-02T12:00:00Z", "0.00", List.of(), AD_X);
        Conversion of = lead.conversion();
        Journey inYen = new Journey(new Conversion(of.id(), of.kind(), of.person(), of.at(),
                Money.zero(new Currency("JPY")), of.refunds()), lead.touches());
        assertThat(Books.of(JourneyColumns.of(List.of(inYen)), FACTS.list(), Facts::source)
                .answer(History.all(By.CHANNELS, Model.LAST)).totals()).singleElement()
                .satisfies(row -> assertThat(row.currency().code()).isEqualTo("USD"));
    }

    @Test
    void aCampaignIsOneUnderAllItsNamesWhereItHasAnId() {
        Touch.Source old = new Touch.Source("Paid Search",
                new Placement("google", "google-1", "7", "zebra", "", "", "", ""));
        Touch.Source renamed = new Touch.Source("Paid Search",
                new Placement("google", "google-1", "7", "apple", "", "", "", ""));
        Answer answer = Books.of(JourneyColumns.of(List.of(
                journey("order/1", Kind.ORDER, "2026-10-02T12:00:00Z", "10.00", List.of(), old, renamed))), List.of(),
                Facts::source).answer(History.all(By.CAMPAIGNS, Model.LINEAR));
        assertThat(answer.rows()).singleElement().satisfies(row -> {
            assertThat(row.keys()).containsEntry("campaign_id", "7").containsEntry("campaign", "apple");
            assertThat(row.campaignKey()).isEqualTo("google/7");
        });
    }

    @Test
    void emptyBooksHaveAnAnswerToo() {
        Answer answer = Books.of(JourneyColumns.of(List.of()), List.of(), Facts::source).answer(in("EUR"));
        assertThat(answer.rows()).isEmpty();
        assertThat(answer.totals()).isEmpty();
        assertThat(answer.balances()).isEmpty();
    }

    private static Question in(String currency) {
        return new Question(Facts.CLIENT, By.CHANNELS, Optional.empty(), new Attribution(Model.LINEAR, 30),
                ZoneOffset.UTC,
                Optional.of(new Currency(currency)), Filter.ALL);
    }

    private static Money usd(String amount) {
        return Money.parse(amount, "USD");
    }

    private static Journey journey(String id, Kind kind, String at, String amount, List<Refund> refunds,
            Touch.Source... sources) {
        List<Touch> touches = new ArrayList<>();
        for (int i = 0; i < sources.length; i++) {
            touches.add(new Touch("t" + i, Instant.parse("2026-10-01T09:00:00Z").plusSeconds(i), sources[i]));
        }
        return new Journey(new Conversion(id, kind, "ann", Instant.parse(at), usd(amount), refunds), touches);
    }

    /// Some of the columns, in one line a row.
    private static List<String> table(Question question) {
        Table table = Table.of(BOOKS.answer(question));
        int keys = question.by().columns().size();
        List<String> lines = new ArrayList<>();
        for (List<String> row : table.rows()) {
            lines.add(line(table, row, keys));
        }
        for (List<String> row : table.totals()) {
            lines.add("total " + line(table, row, keys));
        }
        return lines;
    }

    private static String line(Table table, List<String> row, int keys) {
        StringBuilder line = new StringBuilder(String.join(" ", row.subList(0, keys + 1)));
        for (String metric : List.of("spend", "leads", "conversions", "revenue", "roas")) {
            line.append(" ").append(metric).append(" ").append(row.get(table.header().indexOf(metric)));
        }
        return line.toString();
    }
}
