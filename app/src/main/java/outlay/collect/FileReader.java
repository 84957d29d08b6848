package outlay.collect;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import outlay.base.ClientId;
import outlay.base.Currency;
import outlay.fact.Import;

/// Understands one kind of file. Reads the whole of it before it answers, so that a wrong file imports nothing.
public interface FileReader {
    /// What it reads, as a phrase in the list that a refused file is answered with.
    default String reads() {
        return getClass().getSimpleName();
    }

    /// How sure it is that the file is its kind, from the first bytes and the name alone: 0 not at all, 100 certain.
    int recognises(Source source) throws IOException;

    Reading read(Source source) throws IOException;

    /// A file to import and what the user said about it.
    ///
    /// @param head     the first 64 KiB
    /// @param importId what the facts of this import carry
    /// @param platform `--platform`, for files that do not say
    /// @param kind     `--kind`, likewise
    /// @param mapping  `--map column=field`; the column by its header, the field by its name in a spend row or CRM
    ///           object
    /// @param account  `--account`, `--currency`, `--zone`: for files that do not say
    record Source(ClientId client, String importId, Path path, byte[] head, Optional<String> platform,
            Optional<Import.Kind> kind, Map<String, String> mapping, Optional<String> account,
            Optional<Currency> currency, Optional<String> zone) {
        public String name() {
            return String.valueOf(path.getFileName());
        }
    }

    /// What a file turned out to hold. With any problem of severity `WRONG` nothing of it is imported.
    ///
    /// @param format the layout that was recognised (`google-ads`, `meta-ads`, `hubspot-deals`, `mapped` ...)
    record Reading(Import.Kind kind, String format, Facts facts, List<Kept> quarantine, List<Problem> problems) {
        public boolean wrong() {
            return problems.stream().anyMatch(problem -> problem.severity() == Problem.Severity.WRONG);
        }
    }

    /// A line that is not a fact but is kept: in files where each line stands for itself (events).
    record Kept(int line, byte[] bytes, Refusal reason, String detail) {}

    /// @param line   counted from 1, or 0 where it is about the whole file
    /// @param column the header of the column, or ""
    /// @param remedy what the user can do, as a sentence
    record Problem(Severity severity, int line, String column, String message, String remedy) {
        public enum Severity {
            /// Nothing of the file is imported.
            WRONG,
            /// Imported, but the user should look.
            DOUBTFUL,
            /// Said for completeness: columns that were not used, totals rows that agreed.
            NOTE
        }

        /// The cell that the message is about, or "": messages about a cell begin with it, in quotes.
        public String value() {
            int end = message.startsWith("\"") ? message.indexOf("\" ", 1) : -1;
            return end < 0 ? "" : message.substring(1, end);
        }

        @Override
        public String toString() {
            String where = line > 0 ? "line " + line + (column.isEmpty() ? "" : ", column \"" + column + "\"") + ": "
                    : column.isEmpty() ? "" : "column \"" + column + "\": ";
            return where + message + (remedy.isEmpty() ? "" : " " + remedy);
        }
    }
}
