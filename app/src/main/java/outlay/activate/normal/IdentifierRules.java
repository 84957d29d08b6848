package outlay.activate.normal;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;

/// Everything that one platform wants to know about a person, and how it wants it.
///
/// @param platform its label, such as `meta`
/// @param rules    at most one for each field
public record IdentifierRules(String platform, List<IdentifierRule> rules) {
    public IdentifierRules {
        rules = List.copyOf(rules);
        if (rules.stream().map(IdentifierRule::field).distinct().count() != rules.size()) {
            throw new IllegalArgumentException(platform + " has two rules for one field");
        }
    }

    public Optional<IdentifierRule> rule(Field field) {
        return rules.stream().filter(rule -> rule.field() == field).findFirst();
    }

    /// What the platform gets for the field, which is nothing where it has no such field.
    public Sent sent(Field field, String value, Optional<String> country) {
        return rule(field).map(rule -> rule.sent(value, country)).orElse(new Sent.Nothing(Reason.NOT_TAKEN));
    }

    /// The field that somebody means: by our word for it, or by the platform's, however it is capitalised.
    public Optional<Field> field(String name) {
        TreeMap<String, Field> known = new TreeMap<>();
        for (Field field : Field.values()) {
            known.put(folded(field.label()), field);
        }
        rules.forEach(rule -> known.put(folded(rule.wireName()), rule.field()));
        return Optional.ofNullable(known.get(folded(name)));
    }

    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[_ -]", "");
    }
}
