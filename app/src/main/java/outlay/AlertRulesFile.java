package outlay;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import outlay.alert.Kind;
import outlay.alert.Rule;
import outlay.base.ClientId;

/// The table of clients' alert rules: `client`, `rule`, `threshold` (or off) and, where they are not the usual ones,
/// `days`.
public final class AlertRulesFile {
    private static final List<String> NEEDED = List.of("client", "rule", "threshold");

    private AlertRulesFile() {}

    /// @param mistakes gets a sentence with the line for what is wrong; nothing is read then
    public static SortedMap<ClientId, Map<Kind, Rule>> read(Path path, List<String> mistakes) {
        SortedMap<ClientId, Map<Kind, Rule>> rules = new TreeMap<>();
        boolean right = RowsFile.read(path, NEEDED, mistakes, cells -> {
            Kind kind = Kind.named(cells.apply("rule")).orElseThrow(() -> new IllegalArgumentException("rule \""
                    + cells.apply("rule") + "\" must be one of "
                    + Stream.of(Kind.values()).map(Kind::label).collect(Collectors.joining(", "))));
            Rule rule = new Rule(threshold(cells.apply("threshold")), days(cells.apply("days"), kind));
            boolean first = rules.computeIfAbsent(new ClientId(cells.apply("client")),
                    added -> new EnumMap<>(Kind.class)).put(kind, rule) == null;
            if (!first) {
                throw new IllegalArgumentException("the client has a rule " + kind.label()
                        + " already; keep one of the two");
            }
        });
        return right ? Collections.unmodifiableSortedMap(rules) : Collections.emptySortedMap();
    }

    private static Optional<BigDecimal> threshold(String text) {
        if (text.equals("off")) {
            return Optional.empty();
        }
        if (!text.matches("\\d{1,12}(\\.\\d{1,6})?")) {
            throw new IllegalArgumentException("threshold \"" + text + "\" must be a number like 250 or 1.2, or off");
        }
        return Optional.of(new BigDecimal(text));
    }

    private static int days(String text, Kind kind) {
        if (text.isEmpty()) {
            return kind.usual().days();
        }
        if (!text.matches("\\d{1,3}")) {
            throw new IllegalArgumentException("days \"" + text + "\" must be a whole number from 1 to 366");
        }
        return Integer.parseInt(text);
    }
}
