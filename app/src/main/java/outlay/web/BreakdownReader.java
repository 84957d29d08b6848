package outlay.web;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import outlay.report.AsOf;
import outlay.report.Breakdown;
import outlay.report.Question;

/// Reads what is asked of a breakdown, of one ad group or of all, from named texts.
///
/// @param asOf absent for now
public record BreakdownReader(Breakdown.By by, Question question, Optional<AsOf> asOf) {
    /// The names that there are besides those of a question.
    public static final List<String> NAMES = List.of("ad_group");

    /// What there are, in the order in which they are listed.
    public static List<String> names() {
        return Arrays.stream(Breakdown.By.values()).map(BreakdownReader::nameOf).toList();
    }

    /// Those of them whose rows know what they cost.
    public static List<String> namesOfSpend() {
        return Arrays.stream(Breakdown.By.values()).filter(Breakdown.By::knowsSpend).map(BreakdownReader::nameOf)
                .toList();
    }

    public static Optional<Breakdown.By> by(String name) {
        return Arrays.stream(Breakdown.By.values()).filter(by -> nameOf(by).equals(name)).findFirst();
    }

    public static String nameOf(Breakdown.By by) {
        return QuestionReader.nameOf(by);
    }

    /// @param texts by the names of a question and [#NAMES]; an empty text counts as left out
    /// @throws Mistakes naming every text that is wrong
    public static BreakdownReader read(Breakdown.By by, Map<String, String> texts) {
        Map<String, String> asked = new LinkedHashMap<>(texts);
        String adGroup = Optional.ofNullable(asked.remove("ad_group")).orElse("");
        Question whole = QuestionReader.read(Question.By.CAMPAIGNS, asked);
        return new BreakdownReader(by, whole.with(whole.filter().inAdGroup(adGroup)), QuestionReader.asOf(asked));
    }
}
