package outlay.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import outlay.report.AsOf;
import outlay.report.Question;
import outlay.report.Question.By;

/// Reads what is asked of a report, of one ad group or of all, and whether lift tests shall stand beside it, from named
/// texts.
///
/// @param asOf absent for now
public record ReportReader(Question question, Optional<AsOf> asOf, boolean calibrated) {
    /// The names that there are besides those of a question.
    public static final List<String> NAMES = List.of("ad_group", "calibrated");

    /// @param texts by the names of a question and [#NAMES]; an empty text counts as left out
    /// @throws Mistakes naming every text that is wrong
    public static ReportReader read(By by, Map<String, String> texts) {
        List<Mistake> mistakes = new ArrayList<>();
        Map<String, String> asked = new LinkedHashMap<>(texts);
        String calibrated = Optional.ofNullable(asked.remove("calibrated")).orElse("");
        if (!List.of("", "true", "false").contains(calibrated)) {
            mistakes.add(new Mistake("calibrated", "calibrated \"" + calibrated + "\" must be true or false"));
        } else if (calibrated.equals("true") && by != By.CHANNELS) {
            mistakes.add(new Mistake("calibrated", "calibrated is for the report channels only, because lift tests are "
                    + "of channels; ask for channels, or leave it out"));
        }
        String adGroup = Optional.ofNullable(asked.remove("ad_group")).orElse("");
        Optional<Question> question = Optional.empty();
        try {
            question = Optional.of(QuestionReader.read(by, asked));
        } catch (Mistakes wrong) {
            mistakes.addAll(wrong.list());
        }
        if (!mistakes.isEmpty() || question.isEmpty()) {
            throw new Mistakes(mistakes);
        }
        Question whole = question.get();
        return new ReportReader(whole.with(whole.filter().inAdGroup(adGroup)), QuestionReader.asOf(asked),
                calibrated.equals("true"));
    }
}
