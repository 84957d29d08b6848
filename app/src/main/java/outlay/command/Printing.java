package outlay.command;

import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import outlay.PlanSettings;
import outlay.base.ClientId;
import outlay.base.Crew;
import outlay.funnel.FunnelRules;
import outlay.live.LiveBooks;
import outlay.live.PastBooks;
import outlay.log.Log;
import outlay.plan.Target;
import outlay.reconcile.PlatformWindows;
import outlay.reconcile.Reconciliation;
import outlay.report.Answer;
import outlay.report.AsOf;
import outlay.report.Breakdown;
import outlay.report.Calibrated;
import outlay.report.Changes;
import outlay.report.Contributions;
import outlay.report.Edition;
import outlay.report.Expenses;
import outlay.report.FunnelAnswer;
import outlay.report.Question;
import outlay.report.Receipt;
import outlay.tagging.Audit;
import outlay.web.BreakdownReader;
import outlay.web.ChangesReader;
import outlay.web.EconomicsReader;
import outlay.web.MarginalReader;
import outlay.web.OpeningReader;
import outlay.web.QuestionReader;
import outlay.web.ReconcileReader;
import outlay.web.ReportReader;
import outlay.web.TaggingReader;

/// What `outlay report` has been asked for, ready to be printed from a log.
sealed interface Printing {
    Question question();

    /// @return whether everything adds up
    boolean print(Log log, LiveBooks live, Format format, Appendable out) throws IOException;

    /// @param by    the word behind `report`
    /// @param texts   the question's
    /// @param plan    of all clients
    /// @param keptFrom since when it is known whose visits were, where what came before has been ended
    /// @throws outlay.web.Mistakes     naming everything that is wrong
    /// @throws IllegalArgumentException if there is no such report
    static Printing read(String by, Map<String, String> texts, OpeningOptions opening, PlanSettings plan,
            Optional<Instant> keptFrom) {
        Map<String, String> all = new LinkedHashMap<>(texts);
        all.putAll(opening.ofCell());
        all.putAll(opening.ofChanges());
        opening.conversion().filter(id -> !by.equals("journeys")).ifPresent(id -> all.put("conversion", id));
        return switch (by) {
            case "journeys" -> opening.conversion().map(id -> receipt(id, all)).orElseGet(
                    () -> journeys(OpeningReader.read(all), QuestionReader.asOf(all), plan));
            case "spend" -> spend(OpeningReader.ofSpend(all), QuestionReader.asOf(all), plan);
            case "funnel" -> funnel(all, plan);
            case "unit-economics" -> new Economics(EconomicsReader.read(all));
            case "marginal-cpa" -> new MarginalCost(MarginalReader.read(all));
            case "reconcile" -> new Reconciled(ReconcileReader.read(all), plan.windows());
            case "tagging" -> new Tagged(TaggingReader.read(all));
            case "why" -> new Why(ChangesReader.read(all));
            default -> BreakdownReader.by(by).map(cut -> brokenDown(cut, all, plan))
                    .orElseGet(() -> rows(ReportReader.read(QuestionReader.by(by).orElseThrow(() -> unknown(by)), all),
                            plan.targets(), keptFrom));
        };
    }

    private static IllegalArgumentException unknown(String by) {
        String there = Stream.concat(Stream.of(Question.By.values()).map(QuestionReader::nameOf),
                BreakdownReader.names().stream()).collect(Collectors.joining(", "));
        return new IllegalArgumentException("there is no report \"" + by + "\"; there are " + there
                + ", journeys, spend, why, funnel, unit-economics, marginal-cpa, reconcile, tagging, clients");
    }

    private static Printing journeys(OpeningReader<Contributions.Mark> asked, Optional<AsOf> asOf, PlanSettings plan) {
        return new Journeys(asked, asOf, plan.funnelOf(asked.question().client()));
    }

    private static Printing spend(OpeningReader<Expenses.Mark> asked, Optional<AsOf> asOf, PlanSettings plan) {
        return new Spend(asked, asOf, plan.funnelOf(asked.question().client()));
    }

    private static Printing brokenDown(Breakdown.By by, Map<String, String> texts, PlanSettings plan) {
        BreakdownReader asked = BreakdownReader.read(by, texts);
        return new BrokenDown(asked, plan.funnelOf(asked.question().client()));
    }

    /// Only channels and campaigns have targets, and only a client of whom some are known.
    private static Printing rows(ReportReader asked, List<Target> targets, Optional<Instant> keptFrom) {
        Question question = asked.question();
        boolean may = question.by() == Question.By.CHANNELS || question.by() == Question.By.CAMPAIGNS;
        return new Rows(asked, targets.stream().filter(target -> may && target.client().equals(question.client()))
                .toList(), keptFrom);
    }

    private static Printing funnel(Map<String, String> texts, PlanSettings plan) {
        Question question = QuestionReader.read(Question.By.CAMPAIGNS, texts);
        return new Funnelled(question, QuestionReader.asOf(texts), plan.funnelOf(question.client()));
    }

    private static Printing receipt(String conversion, Map<String, String> texts) {
        return new OneReceipt(QuestionReader.read(Question.By.CHANNELS, texts), conversion,
                QuestionReader.asOf(texts));
    }

    private static Edition edition(Log log, LiveBooks live, ClientId client, Optional<AsOf> asOf) {
        return asOf.map(then -> new PastBooks(log).of(client, then)).orElseGet(() -> live.edition(client));
    }

    /// Days, platforms, channels, campaigns or ads.
    record Rows(ReportReader asked, List<Target> targets, Optional<Instant> keptFrom) implements Printing {
        @Override
        public Question question() {
            return asked.question();
        }

        @Override
        public boolean print(Log log, LiveBooks live, Format format, Appendable out) throws IOException {
            Edition edition = edition(log, live, question().client(), asked.asOf());
            if (asked.calibrated()) {
                Calibrated calibrated = edition.books().calibrated(question(), Crew.ALONE);
                CalibratedText.print(calibrated, edition.version(), format, out);
                return calibrated.answer().balances().stream().allMatch(Answer.Balance::holds);
            }
            Answer answer = edition.books().answer(question());
            if (!targets.isEmpty()) {
                TargetedText.print(edition.books().targeted(answer, targets), edition.version(), format, out);
            } else {
                AnswerText.print(answer, edition.version(), keptFrom, format, out);
            }
            return answer.balances().stream().allMatch(Answer.Balance::holds);
        }
    }

    record Journeys(OpeningReader<Contributions.Mark> asked, Optional<AsOf> asOf, FunnelRules rules)
            implements
                Printing {
        @Override
        public Question question() {
            return asked.question();
        }

        @Override
        public boolean print(Log log, LiveBooks live, Format format, Appendable out) throws IOException {
            Edition edition = edition(log, live, question().client(), asOf);
            OpeningText.print(asked.conversions(edition.books(), rules), asked, edition.version(), format, out);
            return true;
        }
    }

    record Spend(OpeningReader<Expenses.Mark> asked, Optional<AsOf> asOf, FunnelRules rules) implements Printing {
        @Override
        public Question question() {
            return asked.question();
        }

        @Override
        public boolean print(Log log, LiveBooks live, Format format, Appendable out) throws IOException {
            Edition edition = edition(log, live, question().client(), asOf);
            SpendText.print(asked.expenses(edition.books(), rules), asked, edition.version(), format, out);
            return true;
        }
    }

    record OneReceipt(Question question, String conversion, Optional<AsOf> asOf) implements Printing {
        @Override
        public boolean print(Log log, LiveBooks live, Format format, Appendable out) throws IOException {
            Edition edition = edition(log, live, question.client(), asOf);
            Receipt receipt = edition.books().receipt(question, conversion)
                    .orElseThrow(() -> new Failure("there is no conversion \"" + conversion
                            + "\"; outlay report journeys lists those that there are."));
            OpeningText.print(receipt, edition.version(), format, out);
            return receipt.proofs().stream().allMatch(Receipt.Proof::holds);
        }
    }

    record Economics(EconomicsReader reader) implements Printing {
        @Override
        public Question question() {
            return reader.asked().question();
        }

        @Override
        public boolean print(Log log, LiveBooks live, Format format, Appendable out) throws IOException {
            Edition edition = edition(log, live, question().client(), reader.asOf());
            EconomicsText.print(edition.books().economics(reader.asked()), reader.customers(), edition.version(),
                    format, out);
            return true;
        }
    }

    record MarginalCost(MarginalReader reader) implements Printing {
        @Override
        public Question question() {
            return reader.question();
        }

        @Override
        public boolean print(Log log, LiveBooks live, Format format, Appendable out) throws IOException {
            Edition edition = edition(log, live, question().client(), reader.asOf());
            MarginalText.print(edition.books().marginalCosts(question(), Crew.ALONE), edition.version(), format, out);
            return true;
        }
    }

    record Funnelled(Question question, Optional<AsOf> asOf, FunnelRules rules) implements Printing {
        @Override
        public boolean print(Log log, LiveBooks live, Format format, Appendable out) throws IOException {
            Edition edition = edition(log, live, question.client(), asOf);
            FunnelAnswer funnel = edition.books().funnel(question, rules);
            FunnelText.print(funnel, edition.version(), format, out);
            return funnel.answer().balances().stream().allMatch(Answer.Balance::holds);
        }
    }

    record BrokenDown(BreakdownReader asked, FunnelRules rules) implements Printing {
        @Override
        public Question question() {
            return asked.question();
        }

        @Override
        public boolean print(Log log, LiveBooks live, Format format, Appendable out) throws IOException {
            Edition edition = edition(log, live, question().client(), asked.asOf());
            Breakdown breakdown = edition.books().breakdown(asked.by(), question(), rules);
            BreakdownText.print(breakdown, edition.version(), format, out);
            return breakdown.balances().stream().allMatch(Answer.Balance::holds);
        }
    }

    record Reconciled(ReconcileReader reader, PlatformWindows windows) implements Printing {
        @Override
        public Question question() {
            return reader.asked().question();
        }

        @Override
        public boolean print(Log log, LiveBooks live, Format format, Appendable out) throws IOException {
            Edition edition = edition(log, live, question().client(), reader.asOf());
            Reconciliation found = Reconciliation.of(edition.books(), reader.asked().under(windows));
            ReconcileText.print(found, edition.version(), format, out);
            return found.holds();
        }
    }

    record Tagged(TaggingReader reader) implements Printing {
        @Override
        public Question question() {
            return reader.question();
        }

        @Override
        public boolean print(Log log, LiveBooks live, Format format, Appendable out) throws IOException {
            Edition edition = edition(log, live, question().client(), reader.asOf());
            TaggingText.print(Audit.of(edition.books(), question()), edition.version(), format, out);
            return true;
        }
    }

    record Why(ChangesReader asked) implements Printing {
        @Override
        public Question question() {
            return asked.question();
        }

        @Override
        public boolean print(Log log, LiveBooks live, Format format, Appendable out) throws IOException {
            Changes changes = new PastBooks(log).changes(question(), asked.since(), asked.until());
            ChangesText.print(changes, format, out);
            return changes.rows().stream().allMatch(Changes.Row::holds);
        }
    }
}
