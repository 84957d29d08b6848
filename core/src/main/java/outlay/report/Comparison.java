package outlay.report;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import outlay.base.Currency;
import outlay.metric.Figures;
import outlay.report.Changes.Cause;
import outlay.report.Changes.Row;
import outlay.report.Side.Spot;

/// Lays the causes of all changes between two reports beside the reports themselves.
final class Comparison {
    private static final Comparator<Row> BY_CHANGE = Comparator.<Row, Currency>comparing(Row::currency)
            .thenComparing(row -> magnitude(moved(row).revenueMinor()), Comparator.reverseOrder())
            .thenComparing(row -> magnitude(moved(row).spendMicros()), Comparator.reverseOrder())
            .thenComparing(row -> row.keys().toString());

    private final Edition before;
    private final Edition after;
    private final Question question;
    private final Predicate<String> knownBefore;

    Comparison(Edition before, Edition after, Question question, Predicate<String> knownBefore) {
        this.before = before;
        this.after = after;
        this.question = question;
        this.knownBefore = knownBefore;
    }

    Changes changes() {
        Sums sums = new Sums();
        Side from = new Side(before.books(), question);
        Side to = new Side(after.books(), question);
        new SpendComparison(from, to, sums).compare();
        new ConversionComparison(from, to, question, knownBefore, sums).compare();
        Map<Spot, Answer.Row> was = rows(before.books().answer(question));
        Map<Spot, Answer.Row> is = rows(after.books().answer(question));
        Set<Spot> spots = new HashSet<>(was.keySet());
        spots.addAll(is.keySet());
        // One cause may have moved something into a row from which the next moved it on.
        spots.addAll(sums.bySpot().keySet());
        List<Row> rows = new ArrayList<>();
        for (Spot spot : spots) {
            SortedMap<Cause, Figures> causes = causes(sums, spot);
            Figures earlier = figures(was, spot);
            Figures later = figures(is, spot);
            if (!earlier.equals(later) || !causes.isEmpty()) {
                rows.add(new Row(keys(spot, is, was), spot.currency(), earlier, later, causes));
            }
        }
        rows.sort(BY_CHANGE);
        return new Changes(question, before.version(), after.version(), List.copyOf(rows), totals(rows));
    }

    private static SortedMap<Cause, Figures> causes(Sums sums, Spot spot) {
        SortedMap<Cause, Figures> causes = new TreeMap<>(sums.bySpot().getOrDefault(spot, Map.of()));
        causes.values().removeIf(Figures.ZERO::equals);
        return Collections.unmodifiableSortedMap(causes);
    }

    private Map<Spot, Answer.Row> rows(Answer answer) {
        Map<Spot, Answer.Row> rows = new HashMap<>();
        answer.rows().forEach(row -> rows.put(new Spot(Grouping.identity(question.by(), row), row.currency()), row));
        return rows;
    }

    private SortedMap<String, String> keys(Spot spot, Map<Spot, Answer.Row> is, Map<Spot, Answer.Row> was) {
        Answer.Row row = is.get(spot);
        Answer.Row former = was.get(spot);
        return row != null ? row.keys() : former != null ? former.keys() : Grouping.keys(question.by(), spot.row());
    }

    private static Figures figures(Map<Spot, Answer.Row> rows, Spot spot) {
        Answer.Row row = rows.get(spot);
        return row == null ? Figures.ZERO : row.figures();
    }

    private static List<Row> totals(List<Row> rows) {
        SortedMap<Currency, Row> totals = new TreeMap<>();
        for (Row row : rows) {
            totals.merge(row.currency(), new Row(Collections.emptySortedMap(), row.currency(), row.before(),
                    row.after(), row.causes()), Comparison::plus);
        }
        return List.copyOf(totals.values());
    }

    private static Row plus(Row one, Row other) {
        SortedMap<Cause, Figures> causes = new TreeMap<>(one.causes());
        other.causes().forEach((cause, figures) -> causes.merge(cause, figures, Figures::plus));
        causes.values().removeIf(Figures.ZERO::equals);
        return new Row(one.keys(), one.currency(), one.before().plus(other.before()), one.after().plus(other.after()),
                Collections.unmodifiableSortedMap(causes));
    }

    private static Figures moved(Row row) {
        return row.after().minus(row.before());
    }

    private static BigInteger magnitude(long amount) {
        return BigInteger.valueOf(amount).abs();
    }
}
