package outlay.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import outlay.report.AsOf;
import outlay.report.Question;

/// Reads whose ways to a conversion are asked for from named texts, and names all mistakes at once.
///
/// @param asOf  absent for now
/// @param limit how many ways are told one by one; the others are summed
record PathsReader(Question question, Optional<AsOf> asOf, int limit) {
    static final List<String> NAMES = List.of("limit");
    /// A conversion belongs to no part of the hierarchy alone.
    static final List<String> FOREIGN = List.of("platform", "channel", "campaign");
    private static final int USUAL_LIMIT = 50;
    private static final int MOST = 1_000;

    /// @param texts by the names of a question and [#NAMES]; an empty text counts as left out
    /// @throws Mistakes naming every text that is wrong
    static PathsReader read(Map<String, String> texts) {
        List<Mistake> mistakes = new ArrayList<>();
        Map<String, String> asked = new LinkedHashMap<>(texts);
        String limit = Optional.ofNullable(asked.remove("limit")).orElse("");
        if (!limit.isEmpty() && (!limit.matches("[1-9]\\d{0,3}") || Integer.parseInt(limit) > MOST)) {
            mistakes.add(new Mistake("limit",
                    "limit is \"" + limit + "\"; write a whole number from 1 to " + MOST));
        }
        ReconcileReader.refuse(FOREIGN, asked,
                "is not for paths, which lead through several", mistakes);
        Optional<Question> question = ReconcileReader.question(asked, mistakes);
        if (!mistakes.isEmpty() || question.isEmpty()) {
            throw new Mistakes(mistakes);
        }
        return new PathsReader(question.get(), QuestionReader.asOf(asked),
                limit.isEmpty() ? USUAL_LIMIT : Integer.parseInt(limit));
    }
}
