package outlay.telling.rule;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/// A mapping of the file, of which every mistake is noted with its line, so that all are told at once.
final class YamlNode {
    private final int line;
    private final Map<String, Node> values = new LinkedHashMap<>();
    private final List<Mistake> mistakes;

    /// What is wrong and the remedy.
    record Mistake(int line, String sentence) {}

    private YamlNode(int line, List<Mistake> mistakes) {
        this.line = line;
        this.mistakes = mistakes;
    }

    /// @param allowed the keys that there may be; empty where they are names of the user's own
    static YamlNode of(Node node, List<String> allowed, List<Mistake> mistakes) {
        YamlNode made = new YamlNode(lineOf(node), mistakes);
        if (!(node instanceof MappingNode mapping)) {
            made.mistake(lineOf(node), "must hold lines like \"" + (allowed.isEmpty() ? "acme" : allowed.getFirst())
                    + ": ...\"");
            return made;
        }
        for (NodeTuple entry : mapping.getValue()) {
            String key = entry.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
            int at = lineOf(entry.getKeyNode());
            if (!allowed.isEmpty() && !allowed.contains(key)) {
                made.mistake(at, "\"" + key + "\" is not known here; there are " + String.join(", ", allowed));
            } else if (made.values.putIfAbsent(key, entry.getValueNode()) != null) {
                made.mistake(at, "\"" + key + "\" is set twice; keep one of the two");
            }
        }
        return made;
    }

    void mistake(int at, String sentence) {
        mistakes.add(new Mistake(at, sentence));
    }

    void mistake(String key, String sentence) {
        mistake(lineOf(key), sentence);
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    private int lineOf(String key) {
        Node node = values.get(key);
        return node == null ? line : lineOf(node);
    }

    private static int lineOf(Node node) {
        return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
    }

    /// A single value, or what holds where there is none.
    <T> T read(String key, T otherwise, Function<String, T> parse) {
        Node node = values.get(key);
        if (node == null) {
            return otherwise;
        }
        if (!(node instanceof ScalarNode scalar) || scalar.getValue().isBlank()) {
            mistake(lineOf(node), key + " must be a single value");
            return otherwise;
        }
        return parsed(key, lineOf(node), scalar.getValue().strip(), parse).orElse(otherwise);
    }

    /// A value that has to be there.
    <T> Optional<T> need(String key, String says, Function<String, T> parse) {
        if (!has(key)) {
            mistake(line, key + " is missing; it says " + says);
            return Optional.empty();
        }
        return read(key, Optional.<T>empty(), text -> Optional.of(parse.apply(text)));
    }

    /// A list of values, or one value alone.
    <T> List<T> list(String key, Function<String, T> parse) {
        Node node = values.get(key);
        if (node == null) {
            return List.of();
        }
        List<Node> nodes = node instanceof SequenceNode several ? several.getValue() : List.of(node);
        List<T> list = new ArrayList<>();
        for (Node each : nodes) {
            if (each instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
                parsed(key, lineOf(each), scalar.getValue().strip(), parse).ifPresent(list::add);
            } else {
                mistake(lineOf(each), key + " must be a list of values like [one, two]");
            }
        }
        return list;
    }

    Optional<YamlNode> child(String key, List<String> allowed) {
        return Optional.ofNullable(values.get(key)).map(node -> of(node, allowed, mistakes));
    }

    List<YamlNode> children(String key, List<String> allowed) {
        Node node = values.get(key);
        if (node == null) {
            return List.of();
        }
        if (!(node instanceof SequenceNode several)) {
            mistake(lineOf(node), key + " must be a list, each entry with a hyphen before it");
            return List.of();
        }
        return several.getValue().stream().map(each -> of(each, allowed, mistakes)).toList();
    }

    void each(BiConsumer<String, Node> work) {
        values.forEach(work);
    }

    private <T> Optional<T> parsed(String key, int at, String text, Function<String, T> parse) {
        try {
            return Optional.of(parse.apply(text));
        } catch (IllegalArgumentException wrong) {
            mistake(at, key + " " + wrong.getMessage());
            return Optional.empty();
        }
    }
}
