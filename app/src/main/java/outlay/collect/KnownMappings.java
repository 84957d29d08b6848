package outlay.collect;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import outlay.collect.table.HeaderTest;
import outlay.collect.table.Table;
import outlay.collect.table.Text;
import outlay.fact.ColumnMapping;

/// What a user has said that the columns of tables mean, by their headers. Any thread may ask while one is told more.
final class KnownMappings {
    /// In a mapping, what is no column.
    private static final Set<String> HINTS = Set.of(Importer.Options.SHEET, ImportSource.REMEMBERED,
            Vanished.COMPLETE, "date-format", "number-format");

    private volatile List<ColumnMapping> latestFirst = List.of();

    synchronized void said(ColumnMapping mapping) {
        List<ColumnMapping> now = new ArrayList<>(latestFirst);
        now.removeIf(before -> same(before.headers(), mapping.headers()));
        now.addFirst(mapping);
        latestFirst = List.copyOf(now);
    }

    List<ColumnMapping> all() {
        return latestFirst;
    }

    /// Whether the same was said before, and nothing else since.
    boolean knows(ColumnMapping said) {
        return latestFirst.stream().anyMatch(known -> same(known.headers(), said.headers())
                && known.mapping().equals(said.mapping()) && known.platform().equals(said.platform())
                && known.kind().equals(said.kind()));
    }

    /// What was said of tables with the header that this one has.
    Optional<ColumnMapping> of(byte[] head) {
        String text = Text.head(head);
        return latestFirst.stream()
                .filter(known -> Table.shape(text, cells -> same(cells, known.headers()) ? 1 : 0).isPresent())
                .findFirst();
    }

    /// The header of a table of which the user said something, or empty where that names no column.
    static Optional<List<String>> header(byte[] head, Map<String, String> mapping) {
        Set<String> columns = mapping.keySet().stream().filter(name -> !HINTS.contains(name))
                .map(KnownMappings::plain).collect(Collectors.toSet());
        HeaderTest test = cells -> plain(cells).containsAll(columns) ? cells.size() : 0;
        return columns.isEmpty() ? Optional.empty() : Table.shape(Text.head(head), test).map(Table.Shape::columns);
    }

    /// Whether a mapping says what a column means.
    static boolean namesColumns(Map<String, String> mapping) {
        return !HINTS.containsAll(mapping.keySet());
    }

    /// The options as if what was said before had been said again; what is said now comes first.
    static Importer.Options joined(Importer.Options now, ColumnMapping before) {
        Map<String, String> mapping = new TreeMap<>(before.mapping());
        mapping.putAll(now.mapping());
        Optional<String> platform = before.platform().isEmpty() ? Optional.empty() : Optional.of(before.platform());
        return new Importer.Options(now.platform().or(() -> platform), now.kind().or(() -> kind(before)), mapping,
                now.account(), now.currency(), now.zone(), now.dryRun());
    }

    private static Optional<outlay.fact.Import.Kind> kind(ColumnMapping before) {
        return before.kind().isEmpty() ? Optional.empty() : Optional.of(outlay.fact.Import.Kind.valueOf(before.kind()));
    }

    private static boolean same(List<String> one, List<String> other) {
        return one.size() == other.size() && plain(one).equals(plain(other));
    }

    private static Set<String> plain(List<String> cells) {
        return cells.stream().map(KnownMappings::plain).collect(Collectors.toSet());
    }

    private static String plain(String cell) {
        return cell.strip().toLowerCase(Locale.ROOT);
    }
}
