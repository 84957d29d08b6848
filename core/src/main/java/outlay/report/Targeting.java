package outlay.report;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import outlay.base.Micros;
import outlay.base.Period;
import outlay.plan.Pace;
import outlay.plan.Target;
import outlay.report.Question.By;

/// Sets a client's targets beside the rows of an answer.
final class Targeting {
    private final List<Target> targets;
    private final Answer answer;
    private final Period days;
    private final Answer month;

    /// @param targets of any clients
    /// @param answer  by channels or campaigns
    /// @param books   that gave it
    Targeting(List<Target> targets, Answer answer, Books books) {
        Question asked = answer.question();
        if (asked.by() != By.CHANNELS && asked.by() != By.CAMPAIGNS) {
            throw new IllegalArgumentException("targets are of channels and campaigns; ask for one of these reports");
        }
        this.targets = targets.stream().filter(target -> target.client().equals(asked.client())).toList();
        this.answer = answer;
        days = Pace.monthUntil(answer.period().to());
        month = books.answer(new Question(asked.client(), asked.by(), Optional.of(days), asked.attribution(),
                asked.zone(), asked.currency(), asked.filter()));
    }

    Targeted targeted() {
        return new Targeted(answer, answer.rows().stream().map(this::row).toList(),
                answer.totals().stream().map(this::total).toList());
    }

    private Targeted.Row row(Answer.Row row) {
        String channel = row.text("channel");
        String campaign = answer.question().by() == By.CAMPAIGNS ? row.campaignKey() : "";
        Optional<Micros> maxCpa = targets.stream().filter(target -> target.currency().equals(row.currency()))
                .filter(target -> target.maxCpa().isPresent())
                .filter(target -> target.channel().isEmpty() || target.channel().equals(channel))
                .filter(target -> target.campaign().isEmpty() || target.campaign().equals(campaign))
                .max(Comparator.comparing(Targeting::narrowness)).flatMap(Target::maxCpa)
                .filter(most -> row.figures().spendMicros() > 0);
        List<Target> own = targets.stream().filter(target -> campaign.isEmpty()
                ? target.campaign().isEmpty() && !target.channel().isEmpty() && target.channel().equals(channel)
                : target.campaign().equals(campaign)).toList();
        return row(row, maxCpa, own, month.rows());
    }

    /// The client as a whole: what was filtered out of the rows is not in it.
    private Targeted.Row total(Answer.Row row) {
        List<Target> own = targets.stream()
                .filter(target -> target.channel().isEmpty() && target.campaign().isEmpty()).toList();
        Optional<Micros> maxCpa = own.stream().filter(target -> target.currency().equals(row.currency()))
                .flatMap(target -> target.maxCpa().stream()).findFirst();
        boolean whole = answer.question().filter().equals(Question.Filter.ALL);
        return row(row, maxCpa, whole ? own : List.of(), month.totals());
    }

    private Targeted.Row row(Answer.Row row, Optional<Micros> maxCpa, List<Target> own,
            List<Answer.Row> ofMonth) {
        Optional<Micros> budget = own.stream().filter(target -> target.currency().equals(row.currency()))
                .flatMap(target -> target.monthlyBudget().stream()).findFirst();
        return new Targeted.Row(row, maxCpa,
                maxCpa.flatMap(most -> Target.above(most, row.figures().spendMicros(),
                        row.figures().conversionMicros())),
                budget.map(amount -> new Pace(days, amount, spent(row, ofMonth))));
    }

    /// What the same row has spent in the month; nothing where the month does not have it.
    private static Micros spent(Answer.Row row, List<Answer.Row> ofMonth) {
        long micros = ofMonth.stream()
                .filter(one -> one.currency().equals(row.currency()) && one.keys().equals(row.keys()))
                .mapToLong(one -> one.figures().spendMicros()).findFirst().orElse(0);
        return new Micros(micros, row.currency());
    }

    private static int narrowness(Target target) {
        return (target.campaign().isEmpty() ? 0 : 2) + (target.channel().isEmpty() ? 0 : 1);
    }
}
