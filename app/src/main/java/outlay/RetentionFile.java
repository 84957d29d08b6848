package outlay;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import outlay.privacy.RetentionClass;
import outlay.privacy.RetentionPlan;
import outlay.privacy.Span;

/// The table of how long what is kept, of all clients: `class`, `kept` and `from`, the day (UTC) from which on it
/// holds; without a day it always has.
final class RetentionFile {
    private static final List<String> NEEDED = List.of("class", "kept");

    private RetentionFile() {}

    /// @param mistakes gets a sentence with the line for what is wrong; nothing is read then
    static RetentionPlan read(Path path, List<String> mistakes) {
        Map<RetentionClass, NavigableMap<LocalDate, Span>> steps = new EnumMap<>(RetentionClass.class);
        boolean right = RowsFile.read(path, NEEDED, mistakes, cells -> add(cells, steps));
        return right ? new RetentionPlan(steps) : RetentionPlan.KEEP;
    }

    static void add(UnaryOperator<String> cells, Map<RetentionClass, NavigableMap<LocalDate, Span>> steps) {
        if (!cells.apply("client").isEmpty()) {
            throw new IllegalArgumentException("these times hold for every client; take the column client out");
        }
        RetentionClass kind = kind(cells.apply("class"));
        LocalDate from = from(cells.apply("from"));
        if (steps.computeIfAbsent(kind, added -> new TreeMap<>()).put(from, Span.parse(cells.apply("kept"))) != null) {
            throw new IllegalArgumentException("there is a time for " + kind.label()
                    + " from that day on already; keep one of the two");
        }
    }

    private static RetentionClass kind(String label) {
        return Stream.of(RetentionClass.values()).filter(kind -> kind.label().equals(label)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("class \"" + label + "\" must be one of "
                        + Stream.of(RetentionClass.values()).map(RetentionClass::label)
                                .collect(Collectors.joining(", "))));
    }

    private static LocalDate from(String text) {
        try {
            return text.isEmpty() ? RetentionPlan.EVER : LocalDate.parse(text);
        } catch (DateTimeParseException wrong) {
            throw new IllegalArgumentException("from \"" + text + "\" must be a day like 2026-12-31, or empty", wrong);
        }
    }
}
