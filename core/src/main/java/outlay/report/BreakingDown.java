package outlay.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import outlay.base.Crew;
import outlay.base.Currency;
import outlay.funnel.FunnelRules;
import outlay.ledger.Ledger;
import outlay.metric.Figures;
import outlay.report.Answer.Row;

/// Adds up an answer once more, by what its campaigns are for, by keyword, by the companies that its conversions are
/// of, or by the countries that its touches came from.
final class BreakingDown {
    private final Books books;
    private final Question question;
    private final Breakdown.By by;

    BreakingDown(Books books, Question question, Breakdown.By by) {
        if (question.by() != Question.By.CAMPAIGNS) {
            throw new IllegalArgumentException("ask by campaigns, of which a breakdown is made");
        }
        this.books = books;
        this.question = question;
        this.by = by;
    }

    Breakdown find(FunnelRules rules) {
        return switch (by) {
            case STAGES -> ofCampaigns(books.funnel(question, rules), FunnelAnswer::stages);
            case TACTICS -> ofCampaigns(books.funnel(question, rules), FunnelAnswer::tactics);
            case KEYWORDS -> keywords();
            case COUNTRIES, INDUSTRIES, COMPANY_SIZES, SEGMENTS -> earned(new CompanyGrouping(books, question, by));
            case VISITOR_COUNTRIES -> earned(new CountryGrouping(books, question));
        };
    }

    private Breakdown ofCampaigns(FunnelAnswer funnel, Function<FunnelAnswer, List<FunnelAnswer.Row>> placed) {
        return found(funnel.answer(), rows(placed.apply(funnel)));
    }

    private Breakdown found(Answer answer, List<Row> rows) {
        return new Breakdown(question, by, answer.period(), rows, totals(rows), answer.balances());
    }

    private List<Row> rows(List<FunnelAnswer.Row> placed) {
        return placed.stream().map(row -> {
            SortedMap<String, String> keys = new TreeMap<>(Map.of("stage", row.stage().label()));
            if (by == Breakdown.By.TACTICS) {
                keys.put("tactic", row.tactic());
            }
            return new Row(Collections.unmodifiableSortedMap(keys), row.currency(), row.figures());
        }).toList();
    }

    private Breakdown keywords() {
        Ledger ledger = books.ledger();
        Question byPlatform = new Question(question.client(), Question.By.PLATFORMS, question.period(),
                question.attribution(), question.zone(), question.currency(), question.filter());
        Answer answer = new Answering(ledger, byPlatform,
                new KeywordGrouping(question.filter(), ledger.sources()), ledger.chargesByKeyword())
                .answer(Crew.ALONE);
        // Where keywords name all of a platform's spend, nothing is left in its row without one.
        return found(answer, answer.rows().stream().filter(row -> !row.figures().equals(Figures.ZERO))
                .sorted(order(row -> row.figures().spendMicros())).toList());
    }

    private Breakdown earned(Grouping grouping) {
        Answer answer = new Answering(books.ledger(), question, grouping, List.of()).answer(Crew.ALONE);
        return found(answer, answer.rows().stream().sorted(order(row -> 0L)).toList());
    }

    /// @param first what most of comes first, before revenue
    private Comparator<Row> order(ToLongFunction<Row> first) {
        Comparator<Row> order = Comparator.comparing(Row::currency)
                .thenComparing(first::applyAsLong, Comparator.reverseOrder())
                .thenComparing(row -> row.figures().revenueMinor(), Comparator.reverseOrder())
                .thenComparing(row -> row.figures().conversionMicros(), Comparator.reverseOrder());
        for (String column : by.columns()) {
            order = order.thenComparing(row -> row.text(column));
        }
        return order;
    }

    private static List<Row> totals(List<Row> rows) {
        SortedMap<Currency, Figures> sums = new TreeMap<>();
        rows.forEach(row -> sums.merge(row.currency(), row.figures(), Figures::plus));
        List<Row> totals = new ArrayList<>();
        sums.forEach((currency, figures) -> totals.add(new Row(Collections.emptySortedMap(), currency, figures)));
        return List.copyOf(totals);
    }
}
