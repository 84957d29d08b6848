package outlay.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import outlay.attribution.Attributions;
import outlay.attribution.Model;
import outlay.base.Currency;
import outlay.base.Micros;
import outlay.fact.Company;
import outlay.fact.Deal;
import outlay.fact.Fact;
import outlay.fact.Sale;
import outlay.fact.SpendRow.Level;
import outlay.funnel.FunnelRules;
import outlay.identity.Given;
import outlay.ledger.Facts;
import outlay.metric.Figures;
import outlay.metric.Metric;
import outlay.report.Question.By;
import outlay.report.Question.Filter;
import outlay.testkit.Draw;
import outlay.testkit.Property;

class BreakdownTest {
    @Test
    void whateverTheRowsTheySumToTheSameReport() {
        Property.check(300, 47, draw -> {
            List<Fact> facts = Market.random(draw);
            for (String id : List.of("c1", "c2")) {
                if (draw.chance(80)) {
                    facts.add(company(id, draw.pick("Germany", "germany ", ""), draw.pick("Retail", ""),
                            draw.pick(OptionalLong.empty(), OptionalLong.of(10), OptionalLong.of(11))));
                }
            }
            Facts rates = new Facts();
            List.of("2026-10-08", "2026-10-17", "2026-10-26").forEach(day -> rates.rate(day, "EUR", "USD", "1.1"));
            facts.addAll(rates.list());
            Question question = question(draw);
            Answer answer = Books.of(facts).answer(question);
            Books shuffled = Books.of(BooksPropertyTest.importsInOrder(draw, facts));
            for (Breakdown.By by : Breakdown.By.values()) {
                Breakdown found = Books.of(facts).breakdown(by, question, FunnelRules.NONE);
                assertThat(sums(found.rows(), by)).isEqualTo(sums(found.totals(), by))
                        .isEqualTo(sums(answer.totals(), by));
                assertThat(found.rows()).allMatch(row -> List.copyOf(row.keys().keySet())
                        .equals(by.columns().stream().sorted().toList()));
                assertThat(found.rows()).extracting(row -> List.of(row.keys(), row.currency()))
                        .doesNotHaveDuplicates();
                assertThat(found.period()).isEqualTo(answer.period());
                assertThat(found.balances()).isEqualTo(answer.balances());
                assertThat(shuffled.breakdown(by, question, FunnelRules.NONE)).isEqualTo(found);
                assertOpens(found, Books.of(facts));
            }
        });
    }

    @Test
    void aRowOpensToTheConversionsOfItAlone() {
        Question question = History.all(By.CAMPAIGNS, Model.LAST);
        Cut germany = new Cut(Breakdown.By.COUNTRIES, List.of("GERMANY"));
        assertThat(shop().conversions(question, Cell.ALL, germany, FunnelRules.NONE).lines())
                .extracting(Contributions.Line::conversion).containsExactly("deal/hubspot/d0", "deal/hubspot/d1");
        Cut unknown = new Cut(Breakdown.By.SEGMENTS, List.of("", "", ""));
        assertThat(shop().conversions(question, Cell.ALL, unknown, FunnelRules.NONE).lines())
                .extracting(Contributions.Line::conversion).containsExactly("deal/hubspot/d2");
        Cut stage = new Cut(Breakdown.By.STAGES, List.of("awareness"));
        assertThat(shop().conversions(question, Cell.ALL, stage, FunnelRules.NONE).lines()).isEmpty();
        assertThatThrownBy(() -> new Cut(Breakdown.By.TACTICS, List.of("awareness")))
                .hasMessageContaining("[stage, tactic]");
    }

    @Test
    void companiesAreToldApartByWhatTheCrmSays() {
        assertThat(rows(Breakdown.By.COUNTRIES)).containsExactly("Germany 2.00 3000.00", " 1.00 500.00");
        assertThat(rows(Breakdown.By.INDUSTRIES)).containsExactly("Software 1.00 2000.00", "Retail 1.00 1000.00",
                " 1.00 500.00");
        assertThat(rows(Breakdown.By.COMPANY_SIZES)).containsExactly("1001-5000 1.00 2000.00", "0-10 1.00 1000.00",
                " 1.00 500.00");
        assertThat(rows(Breakdown.By.SEGMENTS)).containsExactly("Germany|Software|1001-5000 1.00 2000.00",
                "germany|Retail|0-10 1.00 1000.00", "|| 1.00 500.00");
    }

    /// An order of 10.00 after visits from Germany, the United States and nobody knows where, one of 5.00 that no visit
    /// led to, and 4.00 of the first paid back.
    @Test
    void everyTouchCountsForTheCountryThatItCameFrom() {
        List<Fact> facts = List.of(
                Given.page("p1", "10-01 10:00", "ann", Given.tagged("gclid=x")).from("DE"),
                Given.page("p2", "10-02 10:00", "ann", Given.tagged("utm_source=news&utm_medium=email")).from("US"),
                Given.page("p3", "10-03 10:00", "ann", Given.tagged("gclid=y")),
                // Within the visit: whoever boards a train between two pages has come from where it began.
                Given.page("p4", "10-03 10:10", "ann", Given.tagged("")).from("AT"),
                Given.sale("s1", "10-04 10:00", "ann", Sale.Kind.ORDER, "A", "USD 10.00"),
                Given.sale("s2", "10-05 10:00", "ann", Sale.Kind.REFUND, "A", "USD 4.00"),
                Given.sale("s3", "10-04 10:00", "bob", Sale.Kind.ORDER, "B", "USD 5.00"));
        Question question = History.all(By.CAMPAIGNS, Model.LINEAR);
        Breakdown found = Books.of(facts).breakdown(Breakdown.By.VISITOR_COUNTRIES, question, FunnelRules.NONE);
        assertThat(found.rows()).extracting(row -> row.text("visitor_country"), row -> row.figures().revenueMinor(),
                row -> row.figures().conversionMicros())
                .containsExactly(tuple("", 700L, 1_333_334L), tuple("DE", 200L, 333_333L),
                        tuple("US", 200L, 333_333L));
        assertThat(found.totals()).singleElement().extracting(row -> row.figures().revenueMinor()).isEqualTo(1_100L);
        assertOpens(found, Books.of(facts));
        Cut germany = new Cut(Breakdown.By.VISITOR_COUNTRIES, List.of("de"));
        assertThat(Books.of(facts).conversions(question, Cell.ALL, germany, FunnelRules.NONE).lines())
                .extracting(Contributions.Line::conversion).containsExactly("order/A");
        Cut nowhere = new Cut(Breakdown.By.VISITOR_COUNTRIES, List.of("Germany"));
        assertThat(Books.of(facts).conversions(question, Cell.ALL, nowhere, FunnelRules.NONE).lines()).isEmpty();
        assertThatThrownBy(() -> Books.of(facts).expenses(question, Cell.ALL, germany, FunnelRules.NONE))
                .hasMessageContaining("know no spend").hasMessageContaining("country");
        assertThat(Books.of(facts).receipt(question, "order/A").orElseThrow().steps())
                .extracting(step -> step.touch().visitorCountry()).containsExactly("DE", "US", "");
    }

    @Test
    void campaignsAreToldApartByWhatTheyAreFor() {
        Breakdown stages = shop().breakdown(Breakdown.By.STAGES, History.all(By.CAMPAIGNS, Model.LAST),
                FunnelRules.NONE);
        assertThat(stages.rows()).extracting(row -> row.text("stage"), row -> row.figures().spendMicros())
                .contains(tuple("consideration", 150_000_000L));
        assertThat(Breakdown.By.STAGES.metrics()).containsExactly(Metric.values());
    }

    /// Of 120.00 that two ad groups cost, a report by keyword names 80.00.
    @Test
    void keywordsAreNamedOfTheSameMoney() {
        Facts money = new Facts().spent(Level.AD_GROUP, "Brand/Core", "100").spent(Level.AD_GROUP, "Brand/Other", "20")
                .imported().spent(Level.KEYWORD, "Brand/Core/[shift planner]", "60")
                .spent(Level.KEYWORD, "Brand/Core/\"Shift  Planner\"", "15")
                .spent(Level.KEYWORD, "Brand/Core/rota app", "5").imported();
        List<String> rows = List.of("google|SHIFT planner 75.00 50.00", "google| 40.00 20.00",
                "google|rota app 5.00 0.00", "|dearest 0.00 31.00", "google|earns alone 0.00 30.00", "| 0.00 7.00");
        assertThat(keywords(money)).containsExactlyElementsOf(rows);
        // A keyword report that is imported again replaces the one before, and one that says more than the ad groups
        // leaves less than nothing without a keyword.
        money.spent(Level.KEYWORD, "Brand/Core/shift planner", "130").spent(Level.KEYWORD, "Brand/Core/rota app", "5")
                .imported();
        assertThat(keywords(money)).contains("google|SHIFT planner 130.00 50.00", "google| -15.00 20.00");
    }

    @Test
    void aReportByKeywordAloneIsTheSpendAndACoarserOneWhatItDoesNotName() {
        Facts money = new Facts().spent(Level.KEYWORD, "Brand/Core/shift planner", "60").imported();
        assertThat(keywords(money)).contains("google|SHIFT planner 60.00 50.00", "google| 0.00 20.00");
        money.spent(Level.CAMPAIGN, "Brand", "61").imported();
        assertThat(keywords(money)).contains("google|SHIFT planner 60.00 50.00", "google| 1.00 20.00");
    }

    @Test
    void rowsOfAdsThatNameTheirKeywordsAreNotNamedTwice() {
        Facts money = new Facts().spent("google", Level.AD, Facts.DAY, Facts.named(Level.AD, "Brand/Core/ad"),
                "device=MOBILE;keyword=shift planner", Micros.parse("60", "USD")).imported()
                .spent(Level.KEYWORD, "Brand/Core/shift planner", "60").imported();
        assertThat(keywords(money)).contains("google|SHIFT planner 60.00 50.00", "google| 0.00 20.00");
    }

    /// Deals that came by paid search with and without a keyword, by one of an unknown campaign, and by e-mail.
    private static List<String> keywords(Facts money) {
        List<Fact> facts = new ArrayList<>(money.list());
        String brand = "utm_source=google&utm_medium=cpc&utm_campaign=Brand";
        won(facts, "ann", "50", brand + "&utm_term=SHIFT planner");
        won(facts, "bob", "30", brand + "&utm_term=earns alone");
        won(facts, "cem", "20", brand);
        won(facts, "dan", "31", "utm_source=google&utm_medium=cpc&utm_campaign=Unheard&utm_term=dearest");
        won(facts, "eve", "7", "utm_source=news&utm_medium=email&utm_campaign=Brand&utm_term=shift planner");
        Question question = History.all(By.CAMPAIGNS, Model.LAST);
        Breakdown found = Books.of(facts).breakdown(Breakdown.By.KEYWORDS, question, FunnelRules.NONE);
        assertOpens(found, Books.of(facts));
        return found.rows().stream().map(row -> row.text("platform") + "|" + row.text("keyword") + " "
                + Metric.SPEND.value(row.figures(), row.currency()).orElseThrow() + " "
                + Metric.REVENUE.value(row.figures(), row.currency()).orElseThrow()).toList();
    }

    private static void won(List<Fact> facts, String person, String amount, String tags) {
        facts.add(Given.identify("who " + person, person, "", "", person + "@example.com"));
        facts.add(Given.page("p" + person, "10-02 10:00", person, Given.tagged(tags)));
        facts.add(Given.deal("d" + person, "v", "10-05 00:00", Deal.Status.WON, amount, "10-05 00:00", List.of(),
                List.of(person + "@example.com"), ""));
    }

    @Test
    void aFilterLeavesWhatItLeavesOfTheReport() {
        Question email = History.all(By.CAMPAIGNS, Model.LAST).with(new Filter("", "Email", ""));
        assertThat(shop().breakdown(Breakdown.By.COUNTRIES, email, FunnelRules.NONE).rows()).isEmpty();
        assertThatThrownBy(() -> shop().breakdown(Breakdown.By.COUNTRIES, History.all(By.DAYS, Model.LAST),
                FunnelRules.NONE)).hasMessageContaining("ask by campaigns");
    }

    /// Every row opens to conversions that sum to what the row is credited, and all rows together to all conversions.
    private static void assertOpens(Breakdown found, Books books) {
        for (Answer.Row row : found.rows()) {
            Cell cell = new Cell(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                    Optional.empty(), Optional.empty(), Optional.of(row.currency()));
            Contributions behind = books.conversions(found.question(), cell, Cut.of(found.by(), row),
                    FunnelRules.NONE);
            Figures sum = behind.lines().stream().map(Contributions.Line::credited).reduce(Figures.ZERO,
                    Figures::plus);
            assertThat(sum).as("%s %s", found.by(), row).isEqualTo(credited(row.figures()))
                    .isEqualTo(behind.totals().getOrDefault(row.currency(), Figures.ZERO));
        }
    }

    private static Figures credited(Figures all) {
        return Figures.leads(all.leadMicros()).plus(Figures.sales(all.conversionMicros(), all.revenueMinor()));
    }

    private static List<String> rows(Breakdown.By by) {
        return shop().breakdown(by, History.all(By.CAMPAIGNS, Model.LAST), FunnelRules.NONE).rows().stream()
                .map(row -> String.join("|", by.columns().stream().map(row::text).toList()) + " "
                        + Metric.CONVERSIONS.value(row.figures(), row.currency()).orElseThrow() + " "
                        + Metric.REVENUE.value(row.figures(), row.currency()).orElseThrow())
                .toList();
    }

    /// Three deals that one campaign won: at a German maker of software, at a small German shop, and at a company that
    /// the CRM says nothing of.
    private static Books shop() {
        List<Fact> facts = new ArrayList<>(
                new Facts().spent(Level.CAMPAIGN, "Retargeting", "150").imported().list());
        List<String> people = List.of("ann", "bob", "cem");
        List<String> amounts = List.of("2000", "1000", "500");
        for (int i = 0; i < people.size(); i++) {
            String person = people.get(i);
            facts.add(Given.identify("who " + person, person, "", "", person + "@example.com"));
            facts.add(Given.page("p" + person, "10-02 10:00", person,
                    Given.tagged("utm_source=google&utm_medium=cpc&utm_campaign=Retargeting")));
            facts.add(Given.deal("d" + i, "v", "10-05 00:00", Deal.Status.WON, amounts.get(i), "10-05 00:00",
                    List.of(), List.of(person + "@example.com"), "c" + i));
        }
        facts.add(company("c0", "Germany", "Software", OptionalLong.of(2_000)));
        facts.add(company("c1", " germany", "Retail", OptionalLong.of(3)));
        return Books.of(facts);
    }

    private static Company company(String id, String country, String industry, OptionalLong employees) {
        return new Company(Given.ACME, "hubspot", id, "v", Optional.empty(), id, List.of(), "", List.of(), country,
                industry, employees);
    }

    private static Question question(Draw draw) {
        return new Question(Facts.CLIENT, By.CAMPAIGNS, Optional.empty(), Attributions.any(draw), ZoneOffset.UTC,
                draw.chance(50) ? Optional.empty() : Optional.of(new Currency("USD")),
                draw.chance(70) ? Filter.ALL : new Filter("", draw.pick("Paid Search", "Email"), ""));
    }

    /// Only of what such rows know, and of currencies in which there is any of it.
    private static SortedMap<Currency, Figures> sums(List<Answer.Row> rows, Breakdown.By by) {
        SortedMap<Currency, Figures> sums = new TreeMap<>();
        rows.forEach(row -> {
            Figures all = row.figures();
            Figures known = by.knowsSpend() ? all : credited(all);
            sums.merge(row.currency(), known, Figures::plus);
        });
        sums.values().removeIf(Figures.ZERO::equals);
        return sums;
    }
}
