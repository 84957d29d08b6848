package outlay.setting;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import outlay.base.ClientId;
import outlay.web.Mistake;
import outlay.web.Mistakes;
import outlay.web.Problem;
import outlay.web.Refused;

/// A file of settings, changed one client at a time while the server runs. The file stays the truth: it is read anew
/// before every change and written whole in one step, and what it was before is kept beside it.
///
/// Law: every line that is not the client's is after a change what it was before it.
///
/// @param <T> what the file means
public final class Editor<T> {
    private final Grammar<T> grammar;
    private final Path file;
    private final Optional<String> readOnly;
    private final History history;
    private final Clock clock;
    private volatile T now;

    /// What a change does.
    ///
    /// @param added   rows that were not there before
    /// @param removed rows that are there no more
    /// @param before  what the file meant, all clients
    /// @param after   what it means then
    public record Change<T>(List<Row> added, List<Row> removed, T before, T after) {}

    /// @param file     that the setting names, or where it is looked for without one
    /// @param readOnly why it is not for anybody but whoever runs the server; absent where it is
    /// @param folder   where what files were is kept
    /// @param begin    what it says now
    public Editor(Grammar<T> grammar, Path file, Optional<String> readOnly, Path folder, T begin, Clock clock) {
        this.grammar = grammar;
        this.file = file;
        this.readOnly = readOnly;
        this.history = new History(folder.resolve(grammar.name()), grammar.extension());
        this.clock = clock;
        this.now = begin;
    }

    /// What it means, of all clients, as it is now.
    public T now() {
        return now;
    }

    String name() {
        return grammar.name();
    }

    List<String> columns() {
        return grammar.columns();
    }

    /// Why a client's rows cannot be changed here; absent where they can.
    synchronized Optional<String> readOnly(ClientId client) throws IOException {
        if (readOnly.isPresent()) {
            return readOnly;
        }
        Optional<String> text = Written.read(file);
        return text.isEmpty()
                ? Optional.of("the file is not plain text in UTF-8")
                : grammar.foreign(text.get(), client);
    }

    /// A client's rows as the file has them.
    public synchronized List<Row> rows(ClientId client) throws IOException {
        return grammar.rows(Written.read(file).orElse(""), client);
    }

    /// When a client's rows were changed by this program, the last time first: each the name of what they were before.
    public synchronized List<Instant> versions(ClientId client) throws IOException {
        return history.versions(client);
    }

    /// What a client's rows were before the change at that time.
    public synchronized List<Row> rows(ClientId client, Instant version) throws IOException {
        String kept = history.text(client, version).orElseThrow(() -> new Mistakes(List.of(new Mistake("version",
                "version " + version + " is not known; take one that the list has"))));
        return grammar.rows(kept, client);
    }

    /// What it would do to put these rows in the place of a client's; nothing is changed.
    ///
    /// @throws Mistakes naming each row that is wrong
    public synchronized Change<T> tried(ClientId client, List<? extends Map<String, String>> wanted)
            throws IOException {
        return change(client, wanted, false);
    }

    /// Puts rows in the place of a client's, on disk when it returns and in effect from then on.
    ///
    /// @throws Mistakes naming each row that is wrong, and then nothing is changed
    public synchronized Change<T> put(ClientId client, List<? extends Map<String, String>> wanted)
            throws IOException {
        return change(client, wanted, true);
    }

    private Change<T> change(ClientId client, List<? extends Map<String, String>> wanted, boolean forGood)
            throws IOException {
        Optional<String> why = readOnly(client);
        if (why.isPresent()) {
            throw new Refused(Problem.of(409, "Not changed here", why.get() + "; change it in the file"));
        }
        List<Row> rows = wanted.stream().map(row -> Row.of(grammar.columns(), row)).toList();
        grammar.check(client, rows);
        String text = Written.read(file).orElse("");
        List<Row> before = grammar.rows(text, client);
        String next = rows.equals(before) ? text : grammar.with(text, client, rows);
        T after = next.isEmpty() ? grammar.none() : meaning(next);
        Change<T> change = new Change<>(Row.without(rows, before), Row.without(before, rows), now, after);
        if (forGood && !next.equals(text)) {
            history.keep(client, clock.instant(), text);
            Written.put(file, next.getBytes(StandardCharsets.UTF_8));
            now = after;
        }
        return change;
    }

    private T meaning(String text) throws IOException {
        Path tried = Files.createTempFile(grammar.name(), "." + grammar.extension());
        try {
            Files.writeString(tried, text);
            return Parsed.whole(grammar, tried);
        } finally {
            Files.deleteIfExists(tried);
        }
    }
}
