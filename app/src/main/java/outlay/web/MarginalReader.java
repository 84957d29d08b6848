package outlay.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import outlay.report.AsOf;
import outlay.report.Question;
import outlay.report.Question.By;

/// Reads of what the marginal costs are asked from named texts, and names all mistakes at once.
///
/// @param asOf absent for now
public record MarginalReader(Question question, Optional<AsOf> asOf) {
    /// The names that there are besides those of a question.
    public static final List<String> NAMES = List.of("per");

    /// @param texts by the names of a question and [#NAMES]; an empty text counts as left out
    /// @throws Mistakes naming every text that is wrong
    public static MarginalReader read(Map<String, String> texts) {
        List<Mistake> mistakes = new ArrayList<>();
        Map<String, String> asked = new LinkedHashMap<>(texts);
        String per = Optional.ofNullable(asked.remove("per")).filter(text -> !text.isEmpty()).orElse("channels");
        Optional<By> by = QuestionReader.by(per).filter(one -> one == By.CHANNELS || one == By.CAMPAIGNS);
        if (by.isEmpty()) {
            mistakes.add(new Mistake("per", "per \"" + per + "\" must be channels or campaigns"));
        }
        try {
            Question question = QuestionReader.read(by.orElse(By.CHANNELS), asked);
            if (mistakes.isEmpty()) {
                return new MarginalReader(question, QuestionReader.asOf(asked));
            }
        } catch (Mistakes wrong) {
            mistakes.addAll(wrong.list());
        }
        throw new Mistakes(mistakes);
    }
}
