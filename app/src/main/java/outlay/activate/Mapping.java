package outlay.activate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import outlay.fact.Consent;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What a destination calls the parts of a conversion: data, from which the payload, the messages about what is missing
/// and the manual's tables come.
public final class Mapping {
    private final List<Row> rows;
    private final List<Check> checks;

    private Mapping(List<Row> rows, List<Check> checks) {
        this.rows = List.copyOf(rows);
        this.checks = List.copyOf(checks);
    }

    /// What holds between fields.
    ///
    /// @param field   the field to name when it does not hold
    /// @param remedy  what to do
    /// @param holds   given the conversion and its object as it would be sent
    public record Check(String field, String remedy, BiFunction<Conversion, ObjectNode, Boolean> holds) {}

    public static Mapping of(Row... rows) {
        return new Mapping(List.of(rows), List.of());
    }

    public Mapping with(List<Row> more) {
        List<Row> all = new ArrayList<>(rows);
        all.addAll(more);
        return new Mapping(all, checks);
    }

    public Mapping check(String field, String remedy, BiFunction<Conversion, ObjectNode, Boolean> holds) {
        List<Check> all = new ArrayList<>(checks);
        all.add(new Check(field, remedy, holds));
        return new Mapping(rows, all);
    }

    /// Refuses a conversion that the platform could match with nobody.
    public Mapping oneOf(String... paths) {
        return check(String.join(", ", paths), "one of these is needed to match the conversion with anybody",
                (conversion, item) -> List.of(paths).stream().anyMatch(path -> at(item, path).isPresent()));
    }

    public List<Row> rows() {
        return rows;
    }

    /// The conversion as the destination wants it, as far as the person allowed.
    ///
    /// @param problems is filled with what is missing or wrong
    ObjectNode apply(Conversion conversion, Account account, List<Problem> problems) {
        ObjectNode item = JsonNodeFactory.instance.objectNode();
        for (Row row : rows) {
            Optional<JsonNode> value = allowed(row.purpose(), conversion.consent())
                    ? row.value().of(conversion, account)
                    : Optional.empty();
            value.ifPresent(node -> put(item, row.path(), node));
            if (row.required() && value.isEmpty()) {
                problems.add(new Problem(row.path(), "is missing; it is " + row.says()));
            }
        }
        for (Check check : checks) {
            if (!check.holds().apply(conversion, item)) {
                problems.add(new Problem(check.field(), check.remedy()));
            }
        }
        return item;
    }

    private static boolean allowed(Purpose purpose, Consent consent) {
        boolean told = consent.adUserData() == Consent.State.GRANTED;
        return switch (purpose) {
            case EVENT, PERSON -> told;
            case CLICK -> told && consent.ads() == Consent.State.GRANTED;
        };
    }

    /// What lies at a path with dots.
    public static Optional<JsonNode> at(JsonNode item, String path) {
        JsonNode node = item;
        for (String name : path.split("\\.")) {
            node = node.path(name);
        }
        return node.isMissingNode() ? Optional.empty() : Optional.of(node);
    }

    private static void put(ObjectNode item, String path, JsonNode value) {
        ObjectNode folder = item;
        String[] names = path.split("\\.");
        for (int i = 0; i < names.length - 1; i++) {
            folder = folder.withObjectProperty(names[i]);
        }
        folder.set(names[names.length - 1], value);
    }
}
