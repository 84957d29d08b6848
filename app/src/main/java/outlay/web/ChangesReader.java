package outlay.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import outlay.report.AsOf;
import outlay.report.Question;

/// Reads which report shall be compared with itself, and as of when, from named texts.
///
/// @param until absent for now
public record ChangesReader(Question question, AsOf since, Optional<AsOf> until) {
    /// The names that there are besides those of a question.
    public static final List<String> NAMES = List.of("by", "as_of_before");

    /// @param texts by the names of a question and [#NAMES]; an empty text counts as left out
    /// @throws Mistakes naming every text that is wrong
    public static ChangesReader read(Map<String, String> texts) {
        List<Mistake> mistakes = new ArrayList<>();
        Map<String, String> asked = new LinkedHashMap<>(texts);
        String name = Optional.ofNullable(asked.remove("by")).filter(text -> !text.isEmpty()).orElse("channels");
        Optional<Question.By> by = QuestionReader.by(name);
        if (by.isEmpty()) {
            mistakes.add(new Mistake("by", "by \"" + name + "\" must be days, platforms, channels, campaigns or ads"));
        }
        Optional<String> before = Optional.ofNullable(asked.remove("as_of_before")).filter(text -> !text.isEmpty());
        Optional<AsOf> since = Optional.empty();
        try {
            since = before.map(AsOf::parse);
            if (since.isEmpty()) {
                mistakes.add(
                        new Mistake("as_of_before", "as_of_before is missing; give the version that the report had, "
                                + "or an instant"));
            }
        } catch (IllegalArgumentException wrong) {
            mistakes.add(new Mistake("as_of_before", "as_of_before: " + wrong.getMessage()));
        }
        Optional<Question> question = Optional.empty();
        try {
            question = Optional.of(QuestionReader.read(by.orElse(Question.By.CHANNELS), asked));
        } catch (Mistakes wrong) {
            mistakes.addAll(wrong.list());
        }
        if (!mistakes.isEmpty() || question.isEmpty() || since.isEmpty()) {
            throw new Mistakes(mistakes);
        }
        return new ChangesReader(question.get(), since.get(), QuestionReader.asOf(asked));
    }
}
