package outlay.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import outlay.report.Breakdown;
import outlay.report.Cut;

/// Reads which row of a breakdown is asked for: `breakdown` says what its rows are, and each column has a text of its
/// own or stands in `without`.
final class CutReader {
    private static final String BREAKDOWN = "breakdown";
    /// The columns of breakdowns that are no part of a question.
    static final List<String> COLUMNS = Arrays.stream(Breakdown.By.values()).flatMap(by -> by.columns().stream())
            .distinct().filter(column -> !QuestionReader.NAMES.contains(column)).toList();
    /// All names that are read here.
    static final List<String> NAMES = Stream.concat(Stream.of(BREAKDOWN), COLUMNS.stream()).toList();

    private CutReader() {}

    /// @param without which columns the row says nothing in
    static Optional<Cut> read(Map<String, String> texts, Set<String> without, List<Mistake> mistakes) {
        String name = texts.getOrDefault(BREAKDOWN, "");
        Optional<Breakdown.By> by = BreakdownReader.by(name);
        if (!name.isEmpty() && by.isEmpty()) {
            mistakes.add(new Mistake(BREAKDOWN, "breakdown \"" + name + "\" must be one of "
                    + String.join(", ", BreakdownReader.names())));
            return Optional.empty();
        }
        List<String> columns = by.map(Breakdown.By::columns).orElse(List.of());
        for (String column : COLUMNS) {
            if (!columns.contains(column) && (without.contains(column) || said(texts, column))) {
                mistakes.add(new Mistake(column, column + (by.isEmpty()
                        ? " is a column of a breakdown; name that with breakdown"
                        : " is no column of " + name + ", which has " + String.join(", ", columns))));
            }
        }
        List<String> row = new ArrayList<>();
        for (String column : columns) {
            if (said(texts, column) == without.contains(column)) {
                mistakes.add(new Mistake(column, "a row of " + name + " has a " + column + "; give it"
                        + " or, where the row has none, name it in without, and not both"));
            }
            row.add(texts.getOrDefault(column, ""));
        }
        return by.map(cut -> new Cut(cut, row));
    }

    private static boolean said(Map<String, String> texts, String column) {
        return !texts.getOrDefault(column, "").isEmpty();
    }
}
