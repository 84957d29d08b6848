package outlay.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import outlay.attribution.Model;
import outlay.base.Currency;
import outlay.base.Micros;
import outlay.fact.Fact;
import outlay.fact.Import;
import outlay.fact.SpendRow.Level;
import outlay.fact.Undo;
import outlay.funnel.FunnelRules;
import outlay.ledger.Facts;
import outlay.metric.Figures;
import outlay.report.Expenses.Delivered;
import outlay.report.Expenses.Kind;
import outlay.report.Expenses.Line;
import outlay.report.Expenses.Mark;
import outlay.report.Question.By;
import outlay.report.Question.Filter;
import outlay.testkit.Property;

/// What a cell cost opens to the rows of reports that say so.
class ExpensesTest {
    private static final Currency USD = new Currency("USD");
    private static final Question ALL = History.all(By.CAMPAIGNS, Model.LAST);

    @Test
    void theRowsBehindACellSumToItInEveryReport() {
        Property.check(4_000, 53, draw -> {
            History history = History.random(draw);
            List<Fact> facts = new ArrayList<>(history.facts());
            if (draw.chance(20)) {
                facts.add(new Undo(Facts.CLIENT, "import-" + draw.between(0, 2), Instant.EPOCH));
            }
            Books books = new History(history.journeys(), facts).books();
            Question drawn = History.question(draw);
            Filter filter = draw.pick(Filter.ALL, new Filter("google", "", ""), new Filter("", "Paid Social", ""),
                    new Filter("", "", "linkedin/brand"));
            for (By by : By.values()) {
                Question question = new Question(drawn.client(), by, drawn.period(), drawn.attribution(),
                        drawn.zone(), drawn.currency(), filter);
                Answer answer = books.answer(question);
                for (Answer.Row row : answer.rows()) {
                    check(books.expenses(question, Cell.of(by, row)), row);
                }
                Map<Currency, Figures> totals = new TreeMap<>();
                answer.totals().forEach(total -> totals.put(total.currency(), spent(total.figures())));
                totals.values().removeIf(Figures.ZERO::equals);
                Map<Currency, Figures> opened = new TreeMap<>(books.expenses(question, Cell.ALL).totals());
                opened.values().removeIf(Figures.ZERO::equals);
                assertThat(opened).isEqualTo(totals);
            }
        });
    }

    @Test
    void theRowsBehindARowOfABreakdownSumToIt() {
        Property.check(2_000, 59, draw -> {
            Books books = History.random(draw).books();
            Question drawn = History.question(draw);
            Question question = new Question(drawn.client(), By.CAMPAIGNS, drawn.period(), drawn.attribution(),
                    drawn.zone(), drawn.currency(), draw.pick(Filter.ALL, new Filter("google", "", "")));
            for (Breakdown.By by : List.of(Breakdown.By.STAGES, Breakdown.By.TACTICS, Breakdown.By.KEYWORDS)) {
                for (Answer.Row row : books.breakdown(by, question, FunnelRules.NONE).rows()) {
                    check(books.expenses(question, in(row.currency()), Cut.of(by, row), FunnelRules.NONE), row);
                }
            }
        });
    }

    private static void check(Expenses behind, Answer.Row row) {
        Figures sum = behind.lines().stream().map(Line::figures).reduce(Figures.ZERO, Figures::plus);
        assertThat(sum).as("%s", row.keys()).isEqualTo(spent(row.figures()))
                .isEqualTo(behind.totals().getOrDefault(row.currency(), Figures.ZERO));
        assertThat(behind.lines()).allMatch(line -> line.currency().equals(row.currency()) && !line.of().isEmpty());
        assertThat(behind.lines()).extracting(Line::mark).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void pagesShowEveryLineOnceInOrder() {
        Property.check(1_000, 61, draw -> {
            Expenses behind = History.random(draw).books().expenses(History.question(draw), Cell.ALL);
            int limit = draw.between(1, 3);
            List<Line> read = new ArrayList<>();
            Optional<Mark> after = Optional.empty();
            do {
                Expenses.Page page = behind.page(after, limit);
                assertThat(page.lines()).hasSizeLessThanOrEqualTo(limit);
                read.addAll(page.lines());
                after = page.next();
            } while (after.isPresent());
            assertThat(read).isEqualTo(behind.lines());
        });
    }

    @Test
    void saysWhichLineOfWhichFileAndAtWhichRate() {
        Facts facts = new Facts().rate("2026-09-30", "EUR", "USD", "1.0813").rate("2026-10-01", "USD", "JPY", "150")
                .spent("linkedin", Level.CAMPAIGN, Facts.DAY, Facts.named(Level.CAMPAIGN, "brand"), "",
                        Micros.parse("10", "EUR"))
                .spent("google", Level.CAMPAIGN, Facts.DAY, Facts.named(Level.CAMPAIGN, "brand"), "",
                        Micros.parse("5", "USD"))
                .imported();
        List<Line> lines = books(facts).expenses(into(USD), Cell.ALL).lines();
        assertThat(lines).extracting(line -> line.row().platform(), line -> line.reported().toString(),
                line -> line.figures().spendMicros(), line -> line.of().get(0))
                .containsExactly(
                        tuple("linkedin", "EUR 10.00", 10_813_000L, new Delivered("import-0", "spend-0.csv", 1)),
                        tuple("google", "USD 5.00", 5_000_000L, new Delivered("import-0", "spend-0.csv", 2)));
        assertThat(lines.get(0).rates()).extracting(used -> used.rate().rate().toPlainString(),
                used -> used.divided()).containsExactly(tuple("1.0813", false));
        assertThat(lines.get(1).rates()).isEmpty();
        assertThat(books(facts).expenses(into(new Currency("EUR")), Cell.ALL).lines().get(1).rates())
                .extracting(used -> used.rate().rate().toPlainString(), used -> used.divided())
                .containsExactly(tuple("1.0813", true));
    }

    @Test
    void anAmountThatGoesAcrossNamesBothRates() {
        Facts facts = new Facts().rate("2026-09-30", "EUR", "USD", "1.25").rate("2026-09-30", "EUR", "JPY", "160")
                .spent(Level.CAMPAIGN, "brand", "10").imported();
        Line line = books(facts).expenses(into(new Currency("JPY")), Cell.ALL).lines().get(0);
        assertThat(line.figures().spendMicros()).isEqualTo(1_280_000_000L);
        assertThat(line.rates()).extracting(used -> used.rate().quote().code(), used -> used.divided())
                .containsExactly(tuple("USD", true), tuple("JPY", false));
    }

    @Test
    void theRestOfACoarserReportSaysWhatItIsTheRestOf() {
        Facts facts = new Facts().spent(Level.AD, "brand/a/x", "10").imported().spent(Level.CAMPAIGN, "brand", "13")
                .imported();
        List<Line> lines = books(facts).expenses(ALL, Cell.ALL).lines();
        assertThat(lines).extracting(Line::kind).containsExactly(Kind.ROW, Kind.REST);
        assertThat(lines.get(1).reported()).isEqualTo(Micros.parse("3", "USD"));
        assertThat(lines.get(1).named()).isEqualTo(Micros.parse("10", "USD"));
        assertThat(lines.get(1).of()).containsExactly(new Delivered("import-1", "spend-1.csv", 1));
    }

    @Test
    void restatedRowsAreThoseThatStand() {
        Facts facts = new Facts().spent(Level.CAMPAIGN, "brand", "10").imported().spent(Level.CAMPAIGN, "brand", "-2")
                .imported();
        List<Line> lines = books(facts).expenses(ALL, Cell.ALL).lines();
        assertThat(lines).extracting(line -> line.of().get(0).importId(), line -> line.figures().spendMicros())
                .containsExactly(tuple("import-1", -2_000_000L));
    }

    @Test
    void commissionsAreRowsOfTheirOwnKind() {
        List<Fact> facts = new ArrayList<>(new Facts().spent(Level.CAMPAIGN, "partner", "10").list());
        facts.add(new Import(Facts.CLIENT, "import-0", "awin.csv", "", Import.Kind.SPEND, Import.COMMISSIONS, 1,
                Instant.EPOCH));
        assertThat(Books.of(facts).expenses(ALL, Cell.ALL).lines()).extracting(Line::kind)
                .containsExactly(Kind.COMMISSION);
    }

    @Test
    void aKeywordShowsItsRowAndTheRowWithoutWhatWasTakenFromIt() {
        Facts facts = new Facts().spent(Level.AD_GROUP, "brand/a", "10").imported()
                .spent(Level.KEYWORD, "brand/a/shoes", "4").imported();
        Cut shoes = new Cut(Breakdown.By.KEYWORDS, List.of("google", "shoes"));
        Cut none = new Cut(Breakdown.By.KEYWORDS, List.of("google", ""));
        Books books = books(facts);
        assertThat(books.expenses(ALL, in(USD), shoes, FunnelRules.NONE).lines()).extracting(Line::kind)
                .containsExactly(Kind.KEYWORD);
        assertThat(books.expenses(ALL, in(USD), none, FunnelRules.NONE).lines())
                .extracting(Line::kind, line -> line.figures().spendMicros())
                .containsExactly(tuple(Kind.ROW, 10_000_000L), tuple(Kind.KEYWORD_TAKEN, -4_000_000L));
        assertThat(books.expenses(ALL, in(USD)).lines()).extracting(Line::kind).containsExactly(Kind.ROW);
        Cut companies = new Cut(Breakdown.By.COUNTRIES, List.of("Germany"));
        assertThatThrownBy(() -> books.expenses(ALL, in(USD), companies, FunnelRules.NONE))
                .hasMessageContaining("know no spend");
    }

    private static Books books(Facts facts) {
        return Books.of(facts.list());
    }

    private static Question into(Currency currency) {
        return new Question(ALL.client(), ALL.by(), ALL.period(), ALL.attribution(), ALL.zone(),
                Optional.of(currency), ALL.filter());
    }

    private static Cell in(Currency currency) {
        return new Cell(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.of(currency));
    }

    private static Figures spent(Figures all) {
        return Figures.spend(all.spendMicros(), all.impressions(), all.clicks(), all.videoViews());
    }
}
