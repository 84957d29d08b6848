package outlay.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import outlay.base.Currency;
import outlay.base.Day;
import outlay.funnel.Funnel;
import outlay.funnel.FunnelRules;
import outlay.funnel.Placed;
import outlay.funnel.Stage;
import outlay.funnel.Traits;
import outlay.journey.Pipeline;
import outlay.ledger.Entry;
import outlay.ledger.Ledger;
import outlay.metric.Figures;
import outlay.report.FunnelAnswer.Campaign;
import outlay.report.FunnelAnswer.Row;
import outlay.report.Question.By;

/// Adds up an answer by campaigns once more, by what stage and tactic they have.
final class Funnelling {
    private static final int SHARE_DECIMALS = 6;

    private final Ledger ledger;
    private final FunnelRules rules;
    private final Answer answer;
    private final Books books;

    private record Key(Currency currency, Stage stage, String tactic) {}

    Funnelling(Books books, Question question, FunnelRules rules) {
        if (question.by() != By.CAMPAIGNS) {
            throw new IllegalArgumentException("a funnel is made of campaigns; ask by campaigns");
        }
        this.books = books;
        ledger = books.ledger();
        this.rules = rules;
        answer = books.answer(question);
    }

    FunnelAnswer answer(Pipeline pipeline) {
        Campaigns known = new Campaigns(ledger);
        List<Campaign> campaigns = new ArrayList<>();
        Map<Key, Figures> tactics = new HashMap<>();
        for (Answer.Row row : answer.rows()) {
            Optional<Traits> found = known.of(row);
            if (found.isEmpty()) {
                tactics.merge(new Key(row.currency(), Stage.NO_CAMPAIGN, ""), row.figures(), Figures::plus);
                continue;
            }
            Traits of = found.get();
            Placed placed = Funnel.place(of, rules);
            tactics.merge(new Key(row.currency(), placed.stage(), placed.tactic()), row.figures(), Figures::plus);
            campaigns.add(new Campaign(row, placed, Funnel.fault(of, rules),
                    books.reach(row, answer.period())));
        }
        Map<Key, Figures> stages = new HashMap<>();
        tactics.forEach((key, figures) -> stages.merge(new Key(key.currency(), key.stage(), ""), figures,
                Figures::plus));
        Day until = until();
        return new FunnelAnswer(answer, Funnel.VERSION, unclassified(stages), rows(stages), rows(tactics),
                List.copyOf(campaigns), new Steps(pipeline, answer.question(), until).list(), until);
    }

    private SortedMap<Currency, Optional<BigDecimal>> unclassified(Map<Key, Figures> stages) {
        SortedMap<Currency, Optional<BigDecimal>> shares = new TreeMap<>();
        for (Answer.Row total : answer.totals()) {
            long spend = total.figures().spendMicros();
            long unknown = stages.getOrDefault(new Key(total.currency(), Stage.UNCLASSIFIED, ""), Figures.ZERO)
                    .spendMicros();
            shares.put(total.currency(), share(unknown, spend));
        }
        return Collections.unmodifiableSortedMap(shares);
    }

    /// What part of `spend` is `unknown`; absent where nothing was spent.
    static Optional<BigDecimal> share(long unknown, long spend) {
        return spend == 0
                ? Optional.empty()
                : Optional.of(BigDecimal.valueOf(unknown).divide(BigDecimal.valueOf(spend), SHARE_DECIMALS,
                        RoundingMode.HALF_UP));
    }

    private static List<Row> rows(Map<Key, Figures> sums) {
        Comparator<Row> order = Comparator.comparing(Row::currency).thenComparing(Row::stage)
                .thenComparing(row -> row.figures().spendMicros(), Comparator.reverseOrder())
                .thenComparing(Row::tactic);
        return sums.entrySet().stream().map(sum -> new Row(sum.getKey().stage(), sum.getKey().tactic(),
                sum.getKey().currency(), sum.getValue())).sorted(order).toList();
    }

    /// The last day of all that is in the books, whatever was asked.
    private Day until() {
        Days all = new Days(Optional.empty());
        ledger.charges().forEach(charge -> all.contains(charge.day()));
        for (int i = 0; i < ledger.journeys().conversions(); i++) {
            for (Entry entry : Entry.of(ledger.journeys(), i)) {
                all.contains(Day.of(entry.at(), answer.question().zone().getRules()));
            }
        }
        return all.period().to();
    }
}
