package outlay.report;

import java.time.DayOfWeek;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import outlay.base.Crew;
import outlay.base.Currency;
import outlay.base.Day;
import outlay.base.Period;
import outlay.ledger.Ledger;
import outlay.metric.Figures;
import outlay.plan.Marginal;
import outlay.plan.Marginal.Point;
import outlay.report.Question.By;

/// Answers by channels or campaigns once more, week by week, and fits what one more conversion costs to each row.
final class Marginals {
    private record Key(Currency currency, SortedMap<String, String> keys) {}

    private final Ledger ledger;
    private final Question question;
    private final Period weeks;

    Marginals(Ledger ledger, Question asked) {
        if (asked.by() != By.CHANNELS && asked.by() != By.CAMPAIGNS) {
            throw new IllegalArgumentException("marginal costs are of channels or campaigns; ask for one of these");
        }
        this.ledger = ledger;
        weeks = whole(asked.period().orElseGet(this::spentOn));
        question = new Question(asked.client(), asked.by(), Optional.of(weeks), asked.attribution(), asked.zone(),
                asked.currency(), asked.filter());
    }

    MarginalCosts answer(Crew crew) {
        Grouping grouping = new WeeklyGrouping(question, ledger.sources(), weeks);
        Answer weekly = new Answering(ledger, question, grouping, List.of())
                .answer(crew);
        Map<Key, List<Figures>> rows = new LinkedHashMap<>();
        for (Answer.Row row : weekly.rows()) {
            SortedMap<String, String> keys = new TreeMap<>(row.keys());
            keys.remove(WeeklyGrouping.WEEK);
            rows.computeIfAbsent(new Key(row.currency(), Collections.unmodifiableSortedMap(keys)),
                    added -> new ArrayList<>()).add(row.figures());
        }
        Comparator<MarginalCosts.Row> order = Comparator.comparing((MarginalCosts.Row row) -> row.report().currency())
                .thenComparing(row -> row.report().figures().spendMicros(), Comparator.reverseOrder())
                .thenComparing(row -> row.report().keys().toString());
        List<MarginalCosts.Row> fitted = new ArrayList<>();
        rows.forEach((key, of) -> fitted.add(row(key, of)));
        return new MarginalCosts(question, weeks, fitted.stream()
                .filter(row -> row.report().figures().spendMicros() > 0).sorted(order).toList());
    }

    /// A week in which more was given back than spent says nothing, like one without spend.
    private static MarginalCosts.Row row(Key key, List<Figures> of) {
        List<Point> points = of.stream().filter(week -> week.spendMicros() > 0)
                .map(week -> new Point(week.spendMicros(), week.conversionMicros())).toList();
        return new MarginalCosts.Row(
                new Answer.Row(key.keys, key.currency, of.stream().reduce(Figures.ZERO, Figures::plus)),
                points.size(), Marginal.of(points));
    }

    private Period spentOn() {
        Days days = new Days(Optional.empty());
        ledger.charges().forEach(charge -> days.contains(charge.day()));
        return days.period();
    }

    private static Period whole(Period days) {
        Day from = Day.of(days.from().date().with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY)));
        Day to = Day.of(days.to().date().with(TemporalAdjusters.previousOrSame(DayOfWeek.SUNDAY)));
        if (to.compareTo(from) < 0) {
            throw new IllegalArgumentException("there is no whole week from Monday to Sunday in " + days
                    + "; marginal costs need " + Marginal.FEWEST_PERIODS + " with spend");
        }
        return new Period(from, to);
    }
}
