package outlay.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import outlay.attribution.Model;
import outlay.base.Currency;
import outlay.base.Day;
import outlay.base.Micros;
import outlay.base.Money;
import outlay.base.Period;
import outlay.fact.Deal;
import outlay.fact.Fact;
import outlay.fact.Sale;
import outlay.fact.SpendRow.Level;
import outlay.identity.Given;
import outlay.ledger.Facts;
import outlay.plan.Economics;
import outlay.plan.Economics.Earned;
import outlay.report.Question.By;
import outlay.report.UnitEconomics.Asked;
import outlay.report.UnitEconomics.InCurrency;
import outlay.report.UnitEconomics.Won;
import outlay.testkit.Property;

/// A shop that spent USD 120 on Google: ann came by its ad, bought for 60 in August, 30 in September, and got 10 back;
/// bob came by himself in September and spent 99, and 1 in a month that has not ended.
class UnitEconomicsTest {
    private static final Currency USD = new Currency("USD");

    @Test
    void customersAreCountedOnceAndAgeByMonthsOfTheirOwn() {
        InCurrency usd = only(ask(shop(), "1", 12, new TreeMap<>()));
        Economics total = usd.total();
        assertThat(usd.customers()).extracting(Won::conversion).containsExactly("order/A1", "order/B1");
        assertThat(usd.customers()).extracting(won -> won.revenue().amount()).containsExactly("80.00", "100.00");
        assertThat(usd.customers()).extracting(Won::observedMonths).containsExactly(2, 1);
        assertThat(total.sums().months()).containsExactly(new Earned(1, 2_000_000, 15_900),
                new Earned(2, 1_000_000, 2_000));
        assertThat(total.values()).extracting(Money::amount).containsExactly("79.50", "99.50");
        assertThat(total.sums().revenue().amount()).isEqualTo("180.00");
        assertThat(total.cacBlended()).contains(new BigDecimal("60.0000"));
        assertThat(total.cacPaid()).as("only ann came by an ad").contains(new BigDecimal("120.0000"));
        assertThat(total.cacLoaded()).isEmpty();
        assertThat(total.ltvAtHorizon()).as("nobody has been a customer for a year").isEmpty();
        assertThat(total.ltvObserved()).contains(Money.parse("99.50", "USD"));
        assertThat(total.ltvCac()).contains(new BigDecimal("1.65"));
        assertThat(total.healthy()).contains(false);
        assertThat(total.paybackMonths()).contains(new BigDecimal("0.75"));
        Economics search = Objects.requireNonNull(usd.channels().get("Paid Search"));
        assertThat(search.paybackMonths()).as("ann has not paid back her 120 yet").isEmpty();
        assertThat(search.ltvObserved()).contains(Money.parse("80.00", "USD"));
        Economics unattributed = Objects.requireNonNull(usd.channels().get("Unattributed"));
        assertThat(unattributed.cacBlended()).contains(new BigDecimal("0.0000"));
    }

    @Test
    void marginAndCostsOfOtherKindsCount() {
        SortedMap<String, Money> costs = new TreeMap<>();
        costs.put("salaries", Money.parse("80", "USD"));
        Economics total = only(ask(shop(), "0.5", 2, costs)).total();
        assertThat(total.cacLoaded()).contains(new BigDecimal("100.0000"));
        assertThat(total.cacBlended()).contains(new BigDecimal("60.0000"));
        assertThat(total.ltvAtHorizon()).contains(Money.parse("49.75", "USD"));
        assertThat(total.ltvCac()).contains(new BigDecimal("0.49"));
        assertThat(total.paybackMonths()).isEmpty();
        assertThat(total.ltvSimple()).isEmpty();
        Economics churning = new Economics(total.sums(),
                new Economics.Rules(BigDecimal.ONE, 2, Optional.of(new BigDecimal("0.1"))));
        assertThat(churning.ltvSimple()).as("179 in 3 months of customers, over a tenth").contains(
                Money.parse("596.66", "USD"));
    }

    @Test
    void peopleWhomADealJoinsAreOneCustomer() {
        List<Fact> facts = new ArrayList<>(List.of(Given.identify("i1", "ann", "", "", "ann@example.com"),
                Given.identify("i2", "bob", "", "", "bob@example.com"),
                Given.sale("s1", "08-01 00:00", "bob", Sale.Kind.ORDER, "B1", "USD 10"),
                Given.deal("d1", "v", "09-01 00:00", Deal.Status.WON, "500", "09-01 00:00", List.of(),
                        List.of("ann@example.com", "bob@example.com"), "")));
        InCurrency usd = only(ask(facts, "1", 12, new TreeMap<>()));
        assertThat(usd.customers()).hasSize(1);
        assertThat(usd.customers().get(0).conversion()).isEqualTo("order/B1");
        assertThat(usd.customers().get(0).revenue().amount()).isEqualTo("510.00");
    }

    @Test
    void onlyCustomersWonInThePeriodCountAndMonthsAreThoseOfTheZone() {
        List<Fact> facts = shop();
        Question question = new Question(Given.ACME, By.CHANNELS,
                Optional.of(new Period(Day.parse("2026-09-01"), Day.parse("2026-09-30"))),
                History.all(By.CHANNELS, Model.LINEAR).attribution(), ZoneId.of("Asia/Tokyo"), Optional.empty(),
                Question.Filter.ALL);
        UnitEconomics answer = Books.of(facts).economics(new Asked(question, rules("1", 12), new TreeMap<>()));
        assertThat(only(answer).customers()).extracting(Won::name).containsExactly("anonymous:bob");
        assertThat(answer.observedUntil()).isEqualTo(Day.parse("2026-10-05"));
    }

    @Test
    void moneyOfAnotherCurrencyIsNamedAndNotMixed() {
        List<Fact> facts = shop();
        facts.add(Given.sale("s9", "09-05 00:00", "ann", Sale.Kind.ORDER, "A9", "EUR 7"));
        InCurrency usd = only(ask(facts, "1", 12, new TreeMap<>()));
        assertThat(usd.elsewhere()).containsEntry(new Currency("EUR"), Money.parse("7", "EUR"));
        assertThat(usd.total().sums().revenue().amount()).isEqualTo("180.00");
    }

    @Test
    void costsNeedACurrency() {
        SortedMap<String, Money> costs = new TreeMap<>();
        costs.put("tools", Money.parse("1", "USD"));
        assertThatThrownBy(() -> new Asked(History.all(By.CHANNELS, Model.LINEAR), rules("1", 12), costs))
                .hasMessageContaining("costs need a currency");
    }

    @Test
    void partsSumToTheWholeWhateverHappened() {
        Property.check(300, 21, draw -> {
            List<Fact> facts = Market.random(draw);
            Question question = History.all(By.CHANNELS, draw.pick(Model.LINEAR, Model.LAST, Model.FIRST));
            Books books = Books.of(facts);
            UnitEconomics answer = books.economics(new Asked(question, rules("0.6", 3), new TreeMap<>()));
            for (InCurrency part : answer.currencies()) {
                Economics.Sums total = part.total().sums();
                long spend = 0;
                long customers = 0;
                Money revenue = Money.zero(part.currency());
                for (Economics channel : part.channels().values()) {
                    spend += channel.sums().spendMicros();
                    customers += channel.sums().newMicros();
                    revenue = revenue.plus(channel.sums().revenue());
                }
                assertThat(total.spendMicros()).isEqualTo(spend);
                assertThat(total.newMicros()).isEqualTo(customers);
                assertThat(part.customers()).hasSize((int) (customers / Micros.PER_UNIT));
                assertThat(total.revenue()).isEqualTo(revenue).isEqualTo(part.customers().stream().map(Won::revenue)
                        .reduce(Money.zero(part.currency()), Money::plus));
                assertThat(part.customers()).allSatisfy(won -> assertThat(
                        won.channels().values().stream().mapToLong(Long::longValue).sum()).isEqualTo(1_000_000));
                assertThat(total.revenue().minor() + elsewhere(answer, part.currency()))
                        .as("all that was ever sold in this currency is some customer's")
                        .isEqualTo(revenueOf(books, part.currency()));
            }
            List<Fact> again = BooksPropertyTest.importsInOrder(draw, facts);
            Answer before = books.answer(question);
            assertThat(Books.of(again).answer(question)).isEqualTo(before);
            assertThat(text(Books.of(again).economics(answer.asked()))).isEqualTo(text(answer));
        });
    }

    /// Everything that the answer says, as text.
    private static String text(UnitEconomics answer) {
        StringBuilder text = new StringBuilder(answer.period() + " " + answer.observedUntil());
        for (InCurrency part : answer.currencies()) {
            text.append(part.customers()).append(part.elsewhere()).append(part.total().sums())
                    .append(part.total().values());
            part.channels().forEach((name, channel) -> text.append(name).append(channel.sums()));
        }
        return text.toString();
    }

    private static long elsewhere(UnitEconomics answer, Currency currency) {
        return answer.currencies().stream().map(part -> part.elsewhere().get(currency))
                .filter(Objects::nonNull).mapToLong(Money::minor).sum();
    }

    private static long revenueOf(Books books, Currency currency) {
        return books.answer(History.all(By.CHANNELS, Model.LINEAR)).balances().stream()
                .filter(balance -> balance.currency().equals(currency)).mapToLong(Answer.Balance::revenueMinor).sum();
    }

    private static List<Fact> shop() {
        Facts money = new Facts().spent("google", Level.CAMPAIGN, Day.parse("2026-08-01"),
                Facts.named(Level.CAMPAIGN, "brand"), "", Micros.parse("120", "USD")).imported();
        List<Fact> facts = new ArrayList<>(money.list());
        facts.add(Given.page("p1", "08-04 10:00", "ann", Given.tagged("gclid=x")));
        facts.add(Given.sale("s1", "08-05 10:00", "ann", Sale.Kind.ORDER, "A1", "USD 60"));
        facts.add(Given.sale("s2", "09-05 10:00", "ann", Sale.Kind.ORDER, "A2", "USD 30"));
        facts.add(Given.sale("s3", "09-20 10:00", "ann", Sale.Kind.REFUND, "A2", "USD 10"));
        facts.add(Given.sale("s4", "09-04 10:00", "bob", Sale.Kind.ORDER, "B1", "USD 99"));
        facts.add(Given.sale("s5", "10-04 23:00", "bob", Sale.Kind.ORDER, "B2", "USD 1"));
        return facts;
    }

    private static UnitEconomics ask(List<Fact> facts, String margin, int horizon, SortedMap<String, Money> costs) {
        Question all = History.all(By.CHANNELS, Model.LINEAR);
        Question question = costs.isEmpty()
                ? all
                : new Question(all.client(), all.by(), all.period(), all.attribution(), all.zone(), Optional.of(USD),
                        all.filter());
        return Books.of(facts).economics(new Asked(question, rules(margin, horizon), costs));
    }

    private static Economics.Rules rules(String margin, int horizon) {
        return new Economics.Rules(new BigDecimal(margin), horizon, Optional.empty());
    }

    private static InCurrency only(UnitEconomics answer) {
        assertThat(answer.currencies()).hasSize(1);
        return answer.currencies().get(0);
    }
}
