package outlay.telling.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/// The lines of a YAML text, some of which are changed. Lines keep their numbers, counted from 0, until all changes are
/// made.
final class YamlLines {
    private static final Pattern LINE = Pattern.compile("[^\r\n]*(\r\n|\n|\r)|[^\r\n]+");

    private final Optional<Node> root;
    /// Each with its end.
    private final List<String> lines;
    private final Map<Integer, List<String>> behind = new TreeMap<>();
    private final String ending;

    private YamlLines(Optional<Node> root, List<String> lines) {
        this.root = root;
        this.lines = lines;
        this.ending = lines.isEmpty() || body(lines.getFirst()).equals(lines.getFirst())
                ? "\n"
                : lines.getFirst().substring(body(lines.getFirst()).length());
    }

    /// @throws IllegalArgumentException where it is no YAML
    static YamlLines of(String text) {
        try {
            return new YamlLines(new Compose(LoadSettings.builder().build()).composeString(text),
                    new ArrayList<>(LINE.matcher(text).results().map(found -> found.group()).toList()));
        } catch (YamlEngineException wrong) {
            throw new IllegalArgumentException("file: the file is not valid YAML; mend it first", wrong);
        }
    }

    Optional<Node> root() {
        return root;
    }

    int size() {
        return lines.size();
    }

    static int line(Node node) {
        return start(node).getLine();
    }

    static int column(Node node) {
        return start(node).getColumn();
    }

    private static Mark start(Node node) {
        return node.getStartMark().orElseThrow();
    }

    int indent(int line) {
        String text = lines.get(line);
        return (int) IntStream.range(0, text.length()).takeWhile(at -> text.charAt(at) == ' ').count();
    }

    /// The line of the hyphen that an entry of a list begins with.
    int firstOf(Node entry) {
        int line = line(entry);
        if (!lines.get(line).strip().startsWith("-")) {
            throw new IllegalArgumentException("file: line " + (line + 1) + " does not stand behind its hyphen; change"
                    + " it in the file");
        }
        return line;
    }

    /// The column of that hyphen.
    int dash(Node entry) {
        return indent(firstOf(entry));
    }

    /// The last line that has something of a node; comments behind it do not count.
    int lastOf(Node node) {
        boolean block = node instanceof MappingNode mapping && mapping.getFlowStyle() == FlowStyle.BLOCK
                || node instanceof SequenceNode several && several.getFlowStyle() == FlowStyle.BLOCK;
        if (!block) {
            if (node instanceof ScalarNode scalar && scalar.getValue().indexOf('\n') >= 0) {
                throw new IllegalArgumentException("file: line " + (line(node) + 1)
                        + " begins a value of several lines; change it in the file");
            }
            return node.getEndMark().orElseThrow().getLine();
        }
        return node instanceof MappingNode mapping
                ? mapping.getValue().stream().mapToInt(entry -> lastOf(entry.getValueNode())).max().orElse(line(node))
                : ((SequenceNode) node).getValue().stream().mapToInt(this::lastOf).max().orElse(line(node));
    }

    void drop(int first, int last) {
        for (int line = first; line <= last; line++) {
            lines.set(line, "");
        }
    }

    /// Writes something else where a node stands between its first and last character.
    void replace(Node node, String text) {
        replace(start(node), node.getEndMark().orElseThrow(), text);
    }

    /// Writes another value behind a key; what stands behind a value on its line stays.
    void replace(NodeTuple entry, String text) {
        Node value = entry.getValueNode();
        if (value instanceof SequenceNode several && several.getFlowStyle() == FlowStyle.BLOCK) {
            Node key = entry.getKeyNode();
            int line = line(key);
            drop(line + 1, lastOf(value));
            lines.set(line, lines.get(line).replaceFirst(Pattern.quote(text(key) + ":"),
                    Matcher.quoteReplacement(text(key) + ": " + text)));
        } else {
            replace(value, text);
        }
    }

    private static String text(Node key) {
        return key instanceof ScalarNode scalar ? scalar.getValue() : "";
    }

    private void replace(Mark from, Mark to, String text) {
        String first = lines.get(from.getLine());
        String last = lines.get(to.getLine());
        String made = first.substring(0, first.offsetByCodePoints(0, from.getColumn())) + text
                + last.substring(last.offsetByCodePoints(0, to.getColumn()));
        drop(from.getLine(), to.getLine());
        lines.set(from.getLine(), made);
    }

    /// A key whose list has nothing left.
    void empty(int key) {
        lines.set(key, lines.get(key).replaceFirst(":", ": []"));
    }

    /// @param line behind which they stand; -1 before all
    /// @param more without their ends
    void insert(int line, List<String> more) {
        behind.computeIfAbsent(line, any -> new ArrayList<>()).addAll(more);
    }

    String text() {
        StringBuilder text = new StringBuilder();
        for (int line = -1; line < lines.size(); line++) {
            text.append(line < 0 ? "" : lines.get(line));
            for (String more : behind.getOrDefault(line, List.of())) {
                if (!text.isEmpty() && "\r\n".indexOf(text.charAt(text.length() - 1)) < 0) {
                    text.append(ending);
                }
                text.append(more).append(ending);
            }
        }
        return text.toString();
    }

    private static String body(String line) {
        int end = line.length();
        while (end > 0 && (line.charAt(end - 1) == '\n' || line.charAt(end - 1) == '\r')) {
            end--;
        }
        return line.substring(0, end);
    }
}
