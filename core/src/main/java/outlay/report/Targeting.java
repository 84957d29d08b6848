package outlay.report;

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
    private final Books books;

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
        this.books = books;
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
        List<Target> speaking = row.figures().spendMicros() <= 0
                ? List.of()
                : targets.stream()
                        .filter(target -> target.channel().isEmpty() || target.channel().equals(channel))
                        .filter(target -> target.campaign().isEmpty() || target.campaign().equals(campaign)).toList();
        List<Target> own = targets.stream().filter(target -> campaign.isEmpty()
                ? target.campaign().isEmpty() && !target.channel().isEmpty() && target.channel().equals(channel)
                : target.campaign().equals(campaign)).toList();
        return row(row, speaking, Cell.of(answer.question().by(), row), own, month.rows());
    }

    /// The client as a whole: what was filtered out of the rows is not in it.
    private Targeted.Row total(Answer.Row row) {
        List<Target> own = targets.stream()
                .filter(target -> target.channel().isEmpty() && target.campaign().isEmpty()).toList();
        boolean whole = answer.question().filter().equals(Question.Filter.ALL);
        Cell all = new Cell(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.of(row.currency()));
        return row(row, own, all, whole ? own : List.of(), month.totals());
    }

    /// @param speaking targets of the row, whatever their currency
    /// @param own      those of exactly the row
    private Targeted.Row row(Answer.Row row, List<Target> speaking, Cell cell, List<Target> own,
            List<Answer.Row> ofMonth) {
        Optional<Micros> budget = own.stream().filter(target -> target.currency().equals(row.currency()))
                .flatMap(target -> target.monthlyBudget().stream()).findFirst();
        Optional<Pace> pace = budget.map(amount -> new Pace(days, amount, spent(row, ofMonth)));
        List<Target> most = speaking.stream().filter(target -> target.currency().equals(row.currency()))
                .filter(target -> target.maxCpa().isPresent()).toList();
        long spend = row.figures().spendMicros();
        long conversions = row.figures().conversionMicros();
        if (conversions > 0 && spend > 0 && most.stream().anyMatch(target -> target.segment().isPresent())) {
            Allowance allowance = Allowance.of(books.conversions(answer.question(), cell), most, row.currency(),
                    books);
            return new Targeted.Row(row, allowance.each(), allowance.above(spend), pace);
        }
        Optional<Micros> maxCpa = Allowance.narrowest(most, Optional.empty()).flatMap(Target::maxCpa);
        return new Targeted.Row(row, maxCpa, maxCpa.flatMap(one -> Target.above(one, spend, conversions)), pace);
    }

    /// What the same row has spent in the month; nothing where the month does not have it.
    private static Micros spent(Answer.Row row, List<Answer.Row> ofMonth) {
        long micros = ofMonth.stream()
                .filter(one -> one.currency().equals(row.currency()) && one.keys().equals(row.keys()))
                .mapToLong(one -> one.figures().spendMicros()).findFirst().orElse(0);
        return new Micros(micros, row.currency());
    }
}
