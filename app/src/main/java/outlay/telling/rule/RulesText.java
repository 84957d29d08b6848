package outlay.telling.rule;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import outlay.base.ClientId;

/// The text of the file of rules, changed for one client. Rules are texts by the names of their lines; a list has a
/// line of text for each thing.
///
/// Law: what is not a changed line of a rule of the client is in the text afterwards as it was before, comments too,
/// and means what it meant.
public final class RulesText {
    public static final List<String> FIELDS = RulesFile.RULE;
    /// Of those, the ones of several things.
    public static final List<String> LISTS = List.of("platforms", "channels", "campaigns", "countries");
    private static final String BY_HAND = "; change it in the file";

    private RulesText() {}

    /// A client's rules in their order.
    public static List<SortedMap<String, String>> rules(String text, ClientId client) {
        return YamlLines.of(text).root().flatMap(root -> clientOf(root, client)).flatMap(own -> value(own, "rules"))
                .filter(SequenceNode.class::isInstance).map(SequenceNode.class::cast).stream()
                .flatMap(rules -> rules.getValue().stream()).filter(MappingNode.class::isInstance)
                .map(rule -> said((MappingNode) rule)).toList();
    }

    /// Why a client's rules cannot be changed line by line; absent where they can.
    public static Optional<String> foreign(String text, ClientId client) {
        Optional<Node> root = YamlLines.of(text).root();
        Optional<Node> clients = root.flatMap(top -> value(top, "clients"));
        Optional<Node> own = root.flatMap(top -> clientOf(top, client));
        Optional<Node> rules = own.flatMap(node -> value(node, "rules"));
        boolean braces = root.filter(RulesText::inBraces).isPresent() || clients.filter(RulesText::inBraces).isPresent()
                || own.filter(RulesText::inBraces).isPresent()
                || rules.filter(node -> inBraces(node) && !nothing(node)).isPresent();
        if (braces) {
            return Optional.of(
                    "the file has the client's rules between braces or brackets, and not one below the other");
        }
        return root.isPresent() && clients.isEmpty()
                ? Optional.of("the file does not begin with clients:")
                : Optional.empty();
    }

    /// @throws IllegalArgumentException where the file is written in a way that needs a hand
    public static String with(String text, ClientId client, List<? extends Map<String, String>> rules) {
        foreign(text, client).ifPresent(why -> {
            throw new IllegalArgumentException("file: " + why + BY_HAND);
        });
        YamlLines lines = YamlLines.of(text);
        Optional<Node> own = lines.root().flatMap(root -> clientOf(root, client));
        Optional<SequenceNode> there = own.flatMap(node -> value(node, "rules"))
                .filter(SequenceNode.class::isInstance).map(SequenceNode.class::cast);
        if (there.isPresent()) {
            changed(lines, there.get(), ((MappingNode) own.orElseThrow()), rules);
        } else if (!rules.isEmpty()) {
            begun(lines, client, own, rules);
        }
        String made = lines.text();
        held(text, made, client, rules);
        return made;
    }

    /// What was promised is looked at, because a file may say one thing in several places.
    private static void held(String text, String made, ClientId client, List<? extends Map<String, String>> wanted) {
        List<String> mistakes = new ArrayList<>();
        Map<ClientId, ClientRules> before = new TreeMap<>(RulesFile.parse("", text, mistakes).clients());
        List<String> after = new ArrayList<>();
        Map<ClientId, ClientRules> now = new TreeMap<>(RulesFile.parse("", made, after).clients());
        ClientRules was = Optional.ofNullable(before.remove(client)).orElse(ClientRules.NONE);
        ClientRules is = Optional.ofNullable(now.remove(client)).orElse(ClientRules.NONE);
        Map<String, SortedMap<String, String>> said = new HashMap<>();
        rules(made, client).forEach(rule -> said.put(rule.getOrDefault("name", ""), rule));
        boolean right = wanted.stream().allMatch(rule -> without(rule).equals(said.get(rule.getOrDefault("name", ""))))
                && wanted.size() == rules(made, client).size();
        if (mistakes.isEmpty() && (!right || !before.equals(now) || !was.ours().equals(is.ours()))) {
            throw new IllegalArgumentException("file: the rules are written in a way that cannot be changed line by"
                    + " line, such as with anchors" + BY_HAND);
        }
    }

    /// What it says, each thing of a list on a line.
    private static SortedMap<String, String> without(Map<String, String> rule) {
        SortedMap<String, String> said = new TreeMap<>();
        rule.forEach((field, text) -> {
            List<String> lines = text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
            if (!lines.isEmpty()) {
                said.put(field, String.join("\n", lines));
            }
        });
        return said;
    }

    private static void changed(YamlLines lines, SequenceNode there, MappingNode own,
            List<? extends Map<String, String>> rules) {
        Map<String, Map<String, String>> wanted = new HashMap<>();
        rules.forEach(rule -> wanted.put(rule.getOrDefault("name", ""), rule));
        int key = keyOf(own, "rules");
        int behind = lines.lastOf(there);
        int dash = lines.indent(key) + 2;
        boolean any = false;
        for (Node node : there.getValue()) {
            MappingNode rule = (MappingNode) node;
            dash = lines.dash(rule);
            Optional<Map<String, String>> next = Optional.ofNullable(wanted.remove(
                    said(rule).getOrDefault("name", "")));
            if (next.isEmpty()) {
                lines.drop(lines.firstOf(rule), lines.lastOf(rule));
            } else {
                any = true;
                RuleLines.change(lines, rule, said(rule), without(next.get()));
            }
        }
        List<String> added = new ArrayList<>();
        for (Map<String, String> rule : rules) {
            if (wanted.containsKey(rule.getOrDefault("name", ""))) {
                added.addAll(RuleLines.written(dash, without(rule)));
            }
        }
        if (there.getValue().isEmpty() && !added.isEmpty()) {
            lines.replace(there, "");
        } else if (!any && added.isEmpty() && !there.getValue().isEmpty()) {
            lines.empty(key);
        }
        lines.insert(behind, added);
    }

    private static void begun(YamlLines lines, ClientId client, Optional<Node> own,
            List<? extends Map<String, String>> rules) {
        Optional<Node> clients = lines.root().flatMap(root -> value(root, "clients"));
        List<String> added = new ArrayList<>();
        if (clients.isEmpty()) {
            added.add("clients:");
        }
        int outer = clients.map(YamlLines::column).filter(column -> column > 0).orElse(2);
        int inner = own.map(YamlLines::column).orElse(outer + 2);
        if (own.isEmpty()) {
            added.add(" ".repeat(outer) + client.value() + ":");
        }
        added.add(" ".repeat(inner) + "rules:");
        rules.forEach(rule -> added.addAll(RuleLines.written(inner + 2, without(rule))));
        lines.insert(own.or(() -> clients).map(lines::lastOf).orElse(lines.size() - 1), added);
    }

    private static int keyOf(MappingNode node, String key) {
        return node.getValue().stream().filter(entry -> isKey(entry, key)).findFirst()
                .map(entry -> YamlLines.line(entry.getKeyNode())).orElseThrow();
    }

    private static Optional<Node> clientOf(Node root, ClientId client) {
        return value(root, "clients").flatMap(clients -> value(clients, client.value()));
    }

    private static Optional<Node> value(Node node, String key) {
        return node instanceof MappingNode mapping
                ? mapping.getValue().stream().filter(entry -> isKey(entry, key)).findFirst()
                        .map(NodeTuple::getValueNode)
                : Optional.empty();
    }

    private static boolean isKey(NodeTuple entry, String key) {
        return entry.getKeyNode() instanceof ScalarNode scalar && scalar.getValue().equals(key);
    }

    private static boolean inBraces(Node node) {
        return node instanceof MappingNode mapping && mapping.getFlowStyle() == FlowStyle.FLOW
                || node instanceof SequenceNode several && several.getFlowStyle() == FlowStyle.FLOW;
    }

    private static boolean nothing(Node node) {
        return node instanceof SequenceNode several && several.getValue().isEmpty();
    }

    private static SortedMap<String, String> said(MappingNode rule) {
        SortedMap<String, String> said = new TreeMap<>();
        for (NodeTuple entry : rule.getValue()) {
            String text = entry.getValueNode() instanceof SequenceNode several
                    ? String.join("\n", several.getValue().stream().map(RulesText::text).toList())
                    : text(entry.getValueNode());
            said.put(text(entry.getKeyNode()), text);
        }
        return said;
    }

    private static String text(Node node) {
        return node instanceof ScalarNode scalar ? scalar.getValue().strip() : "";
    }
}
