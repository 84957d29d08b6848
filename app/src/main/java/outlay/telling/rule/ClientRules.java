package outlay.telling.rule;

import java.util.List;
import java.util.Optional;

/// What one client tells to whom, and who its own people are.
public record ClientRules(List<Rule> rules, Ours ours) {
    public static final ClientRules NONE = new ClientRules(List.of(), Ours.NOBODY);

    public ClientRules {
        rules = List.copyOf(rules);
    }

    public Optional<Rule> named(String name) {
        return rules.stream().filter(rule -> rule.name().equals(name)).findFirst();
    }
}
