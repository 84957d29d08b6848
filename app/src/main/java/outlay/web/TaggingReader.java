package outlay.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import outlay.report.AsOf;
import outlay.report.Question;

/// Reads whose tags are to be looked at, and when, from named texts, and names all mistakes at once.
///
/// @param asOf absent for now
public record TaggingReader(Question question, Optional<AsOf> asOf) {
    /// The names of a question that mean something for tags.
    static final List<String> NAMES = List.of("client", "from", "to", "platform", "as_of");

    /// @param texts by [#NAMES]; an empty text counts as left out
    /// @throws Mistakes naming every text that is wrong
    public static TaggingReader read(Map<String, String> texts) {
        List<Mistake> mistakes = new ArrayList<>();
        Map<String, String> asked = new LinkedHashMap<>(texts);
        ReconcileReader.refuse(QuestionReader.NAMES.stream().filter(name -> !NAMES.contains(name)).toList(), asked,
                "is not for tags, which nobody credits anything", mistakes);
        Optional<Question> question = ReconcileReader.question(asked, mistakes);
        if (!mistakes.isEmpty() || question.isEmpty()) {
            throw new Mistakes(mistakes);
        }
        return new TaggingReader(question.get(), QuestionReader.asOf(asked));
    }
}
