package outlay;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import outlay.base.ClientId;
import outlay.plan.Target;
import outlay.web.Mistake;
import outlay.web.Mistakes;

/// The table of targets, changed one client at a time while the server runs. The file stays the truth: it is read anew
/// before every change and written whole in one step, and what it was before is kept beside it.
///
/// Law: the rows of other clients are after a change what they were before it.
final class TargetsEditor {
    static final List<String> COLUMNS = List.of("client", "channel", "campaign", "country", "industry",
            "employees_from", "employees_to", "currency", "max_cpa", "monthly_budget");
    private static final Pattern LINE = Pattern.compile("^.*?:(\\d+): ", Pattern.DOTALL);
    private static final int MOST_VERSIONS_SHOWN = 20;

    private final Path file;
    private final Path history;
    private final Clock clock;
    private volatile List<Target> targets;

    /// What a change would do.
    ///
    /// @param added   rows that are not there yet, by the names of columns
    /// @param removed rows that would be there no more
    record Preview(List<SortedMap<String, String>> added, List<SortedMap<String, String>> removed) {}

    /// @param file   that the setting names, or where it is looked for without one
    /// @param folder where what it was is kept
    /// @param begin  what it says now
    TargetsEditor(Path file, Path folder, List<Target> begin, Clock clock) {
        this.file = file;
        this.history = folder.resolve("history").resolve("targets");
        this.clock = clock;
        this.targets = List.copyOf(begin);
    }

    /// Everybody's, as they are now.
    List<Target> targets() {
        return targets;
    }

    /// A client's rows as the file has them.
    synchronized List<SortedMap<String, String>> rows(ClientId client) throws IOException {
        return of(client, read(file));
    }

    /// When the file was changed by this program, the last time first: each the name of what it was before.
    synchronized List<Instant> versions() throws IOException {
        if (!Files.isDirectory(history)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(history)) {
            return files.map(path -> path.getFileName().toString().replace(".csv", ""))
                    .filter(name -> name.matches("\\d{1,18}")).map(Long::parseLong).map(Instant::ofEpochMilli)
                    .sorted(Comparator.reverseOrder()).limit(MOST_VERSIONS_SHOWN).toList();
        }
    }

    /// What a client's rows were before the change at that time.
    synchronized List<SortedMap<String, String>> rows(ClientId client, Instant version) throws IOException {
        Path kept = history.resolve(version.toEpochMilli() + ".csv");
        if (!Files.exists(kept)) {
            throw mistake("version", "version " + version + " is not known; take one that the list has");
        }
        return of(client, read(kept));
    }

    /// Puts a client's rows in the place of those before.
    ///
    /// @param only whether it is only tried
    /// @throws Mistakes naming each row that is wrong, and then nothing is changed
    synchronized Preview put(ClientId client, List<? extends Map<String, String>> wanted, boolean only)
            throws IOException {
        List<SortedMap<String, String>> rows = wanted.stream().map(row -> complete(client, row)).toList();
        check(rows);
        List<SortedMap<String, String>> all = read(file);
        List<SortedMap<String, String>> before = of(client, all);
        Preview preview = new Preview(without(rows, before), without(before, rows));
        if (!only && !rows.equals(before)) {
            List<SortedMap<String, String>> next = new ArrayList<>(all);
            next.removeIf(row -> row.getOrDefault("client", "").equals(client.value()));
            next.addAll(rows);
            write(next);
        }
        return preview;
    }

    private void write(List<SortedMap<String, String>> rows) throws IOException {
        Files.createDirectories(history);
        Path kept = history.resolve(clock.millis() + ".csv");
        if (Files.exists(file)) {
            Files.copy(file, kept, StandardCopyOption.REPLACE_EXISTING);
        } else {
            Files.writeString(kept, text(List.of()));
        }
        Path folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(history);
        Files.createDirectories(folder);
        Path fresh = Files.createTempFile(folder, "targets", ".new");
        try {
            Files.writeString(fresh, text(rows), StandardCharsets.UTF_8);
            List<Target> next = parsed(fresh, "the table");
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            targets = next;
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private void check(List<SortedMap<String, String>> rows) throws IOException {
        Path tried = Files.createTempFile("targets", ".csv");
        try {
            Files.writeString(tried, text(rows), StandardCharsets.UTF_8);
            parsed(tried, "rows");
        } finally {
            Files.deleteIfExists(tried);
        }
    }

    /// @throws Mistakes naming the row of each mistake as `field`, counted from 1
    private static List<Target> parsed(Path path, String field) {
        List<String> wrong = new ArrayList<>();
        List<Target> read = TargetsFile.read(path, wrong);
        if (!wrong.isEmpty()) {
            throw new Mistakes(wrong.stream().map(sentence -> {
                Matcher line = LINE.matcher(sentence);
                boolean found = line.find();
                return new Mistake(found ? field + " " + (Integer.parseInt(line.group(1)) - 1) : field,
                        found ? sentence.substring(line.end()) : sentence.replace(path + ": ", ""));
            }).toList());
        }
        return read;
    }

    /// All rows of a table, as it writes them.
    private static List<SortedMap<String, String>> read(Path path) throws IOException {
        if (!Files.exists(path)) {
            return List.of();
        }
        List<String> wrong = new ArrayList<>();
        List<SortedMap<String, String>> rows = new ArrayList<>();
        onlyKnownColumns(path);
        RowsFile.read(path, List.of("client", "currency"), wrong, cells -> rows.add(row(cells)));
        if (!wrong.isEmpty()) {
            throw mistake("file", "the file of targets cannot be read, mend it first: " + String.join("; ", wrong));
        }
        return rows;
    }

    private static void onlyKnownColumns(Path path) throws IOException {
        try (Stream<String> lines = Files.lines(path, StandardCharsets.UTF_8)) {
            String head = lines.findFirst().orElse("").replace("\ufeff", "");
            List<String> others = Stream.of(head.split("[,;\t]")).map(cell -> cell.replace("\"", "").strip())
                    .filter(cell -> !cell.isEmpty() && !COLUMNS.contains(cell.toLowerCase(Locale.ROOT))).toList();
            if (!others.isEmpty()) {
                throw mistake("file", "the file of targets has columns that would be lost here: "
                        + String.join(", ", others) + "; change it by hand, or take them out");
            }
        } catch (UncheckedIOException noText) {
            throw mistake("file", "the file of targets is not plain text in UTF-8; change it by hand");
        }
    }

    private static List<SortedMap<String, String>> of(ClientId client, List<SortedMap<String, String>> rows) {
        return rows.stream().filter(row -> row.getOrDefault("client", "").equals(client.value())).toList();
    }

    private static SortedMap<String, String> row(Function<String, String> cells) {
        SortedMap<String, String> row = new TreeMap<>();
        COLUMNS.forEach(column -> row.put(column, cells.apply(column).strip()));
        return Collections.unmodifiableSortedMap(row);
    }

    private static SortedMap<String, String> complete(ClientId client, Map<String, String> given) {
        Map<String, String> own = new LinkedHashMap<>(given);
        own.put("client", client.value());
        return row(column -> own.getOrDefault(column, ""));
    }

    private static List<SortedMap<String, String>> without(List<SortedMap<String, String>> rows,
            List<SortedMap<String, String>> others) {
        return rows.stream().filter(row -> !others.contains(row)).toList();
    }

    private static String text(List<SortedMap<String, String>> rows) throws IOException {
        StringWriter text = new StringWriter();
        try (CsvWriter writer = CsvWriter.builder().build(text)) {
            writer.writeRecord(COLUMNS);
            for (SortedMap<String, String> row : rows) {
                writer.writeRecord(COLUMNS.stream().map(column -> row.getOrDefault(column, "")).toList());
            }
        }
        return text.toString();
    }

    private static Mistakes mistake(String field, String detail) {
        return new Mistakes(List.of(new Mistake(field, detail)));
    }
}
