package outlay.telling.rule;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import outlay.json.Json;
import tools.jackson.databind.node.JsonNodeFactory;

/// How one rule is written, and changed line by line.
final class RuleLines {
    /// What means itself in YAML without quotes, in lists too.
    private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}]([\\p{L}\\p{N} ./%_-]*[\\p{L}\\p{N}./%_-])?");

    private RuleLines() {}

    /// A rule that was not there before.
    ///
    /// @param indent of its hyphen
    static List<String> written(int indent, Map<String, String> rule) {
        List<String> lines = new ArrayList<>();
        for (String field : RulesFile.RULE) {
            String said = rule.getOrDefault(field, "");
            if (!said.isEmpty()) {
                lines.add(" ".repeat(indent) + (lines.isEmpty() ? "- " : "  ") + field + ": " + value(field, said));
            }
        }
        return lines;
    }

    static void change(YamlLines lines, MappingNode rule, SortedMap<String, String> was, SortedMap<String, String> is) {
        if (was.equals(is)) {
            return;
        }
        if (rule.getFlowStyle() == FlowStyle.FLOW) {
            lines.replace(rule, RulesFile.RULE.stream().filter(is::containsKey)
                    .map(field -> field + ": " + value(field, is.getOrDefault(field, "")))
                    .collect(Collectors.joining(", ", "{", "}")));
            return;
        }
        SortedMap<String, String> added = new TreeMap<>(is);
        boolean first = true;
        for (NodeTuple entry : rule.getValue()) {
            String field = entry.getKeyNode() instanceof ScalarNode key ? key.getValue() : "";
            Optional<String> next = Optional.ofNullable(added.remove(field));
            if (next.isEmpty() && first) {
                throw new IllegalArgumentException("file: the first line of rule " + was.getOrDefault("name", "")
                        + " is to go; change it in the file");
            } else if (next.isEmpty()) {
                lines.drop(YamlLines.line(entry.getKeyNode()), lines.lastOf(entry.getValueNode()));
            } else if (!next.get().equals(was.get(field))) {
                lines.replace(entry, value(field, next.get()));
            }
            first = false;
        }
        int indent = YamlLines.column(rule);
        lines.insert(lines.lastOf(rule), RulesFile.RULE.stream().filter(added::containsKey)
                .map(field -> " ".repeat(indent) + field + ": " + value(field, added.getOrDefault(field, "")))
                .toList());
    }

    private static String value(String field, String said) {
        return RulesText.LISTS.contains(field)
                ? Stream.of(said.split("\n")).map(String::strip).filter(text -> !text.isEmpty()).map(RuleLines::scalar)
                        .collect(Collectors.joining(", ", "[", "]"))
                : scalar(said);
    }

    /// A text of JSON is one of YAML.
    private static String quoted(String said) {
        return new String(Json.bytes(JsonNodeFactory.instance.stringNode(said)), StandardCharsets.UTF_8);
    }

    private static String scalar(String said) {
        return PLAIN.matcher(said).matches() ? said : quoted(said);
    }
}
