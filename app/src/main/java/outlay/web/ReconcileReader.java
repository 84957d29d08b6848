package outlay.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import outlay.reconcile.Goal;
import outlay.reconcile.Reconciliation.Asked;
import outlay.report.AsOf;
import outlay.report.Question;

/// Reads what is to be laid beside the platforms' figures from named texts, and names all mistakes at once.
///
/// @param asOf absent for now
public record ReconcileReader(Asked asked, Optional<AsOf> asOf) {
    /// The names that there are besides those of a question.
    public static final List<String> NAMES = List.of("goal");
    /// Platforms claim for accounts, in the accounts' currencies.
    static final List<String> FOREIGN = List.of("channel", "campaign", "currency");

    /// @param texts by the names of a question but [#FOREIGN], and [#NAMES]; an empty text counts as left out
    /// @throws Mistakes naming every text that is wrong
    public static ReconcileReader read(Map<String, String> texts) {
        List<Mistake> mistakes = new ArrayList<>();
        Map<String, String> asked = new LinkedHashMap<>(texts);
        String goal = Optional.ofNullable(asked.remove("goal")).orElse("");
        refuse(FOREIGN, asked, "is not for reconciling, which is of whole ad accounts in their own currencies",
                mistakes);
        Goal counted = goal.isEmpty() ? Goal.ALL : goal(goal, mistakes);
        Optional<Question> question = question(asked, mistakes);
        if (!mistakes.isEmpty() || question.isEmpty()) {
            throw new Mistakes(mistakes);
        }
        return new ReconcileReader(new Asked(question.get(), counted), QuestionReader.asOf(asked));
    }

    /// A question by platforms, or mistakes.
    static Optional<Question> question(Map<String, String> asked, List<Mistake> mistakes) {
        try {
            return Optional.of(QuestionReader.read(Question.By.PLATFORMS, asked));
        } catch (Mistakes wrong) {
            mistakes.addAll(wrong.list());
            return Optional.empty();
        }
    }

    /// Takes out names that mean nothing here, and notes those that say something.
    static void refuse(List<String> names, Map<String, String> asked, String why, List<Mistake> mistakes) {
        names.forEach(name -> {
            String text = Optional.ofNullable(asked.remove(name)).orElse("");
            if (!text.isEmpty()) {
                mistakes.add(new Mistake(name, name + " " + why + "; leave it out"));
            }
        });
    }

    private static Goal goal(String text, List<Mistake> mistakes) {
        return Stream.of(Goal.values()).filter(goal -> goal.label().equals(text)).findFirst().orElseGet(() -> {
            mistakes.add(new Mistake("goal", "goal \"" + text + "\" must be one of "
                    + Stream.of(Goal.values()).map(Goal::label).collect(Collectors.joining(", "))));
            return Goal.ALL;
        });
    }
}
