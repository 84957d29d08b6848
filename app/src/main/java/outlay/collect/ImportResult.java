package outlay.collect;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import outlay.base.Currency;
import outlay.base.Day;
import outlay.base.Micros;
import outlay.fact.Import;

/// What became of the files of one call, in the order in which they were imported.
public record ImportResult(List<OfFile> files) {
    public ImportResult {
        files = List.copyOf(files);
    }

    public enum State {
        /// Everything that the file holds is in the log and counts.
        IMPORTED,
        /// The same content was imported before and still holds.
        UNCHANGED,
        /// Nothing was imported; the problems say why.
        REFUSED,
        /// It would have been imported.
        DRY_RUN,
        /// Stopped by the user or by the log; what was stored does not count until the file is imported again.
        INTERRUPTED,
        /// It was imported before, and counts no longer.
        UNDONE
    }

    /// @param format   the layout that was recognised, or "" where none was
    /// @param importId under which it was, or would have been, imported; "" where it was refused
    /// @param rows     facts in the file
    /// @param spend    as the file reports it; empty for other kinds
    /// @param firstDay that the file has something for; of events by UTC
    public record OfFile(String file, State state, String format, Optional<Import.Kind> kind, String importId,
            long rows, Counts counts, SortedMap<Currency, Micros> spend, Optional<Day> firstDay, Optional<Day> lastDay,
            List<FileReader.Problem> problems) {
        public OfFile {
            problems = List.copyOf(problems);
        }
    }

    /// What the log said to facts and quarantined lines: received = stored + duplicate + conflict + refused.
    ///
    /// @param quarantined how many of the received were lines that are not facts
    public record Counts(long received, long stored, long duplicate, long conflict, long refused, long quarantined) {
        public static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0);

        public Counts plus(Counts other) {
            return new Counts(received + other.received, stored + other.stored, duplicate + other.duplicate,
                    conflict + other.conflict, refused + other.refused, quarantined + other.quarantined);
        }

        public boolean balanced() {
            return received == stored + duplicate + conflict + refused;
        }
    }

    public Counts counts() {
        return files.stream().map(OfFile::counts).reduce(Counts.NONE, Counts::plus);
    }

    /// Whether no file was refused or interrupted.
    public boolean complete() {
        return files.stream().noneMatch(file -> file.state() == State.REFUSED || file.state() == State.INTERRUPTED);
    }
}
