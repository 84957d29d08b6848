package outlay.audit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import outlay.vault.CannotOpen;

/// What reading a whole audit log has found.
///
/// @param first number of the first entry that is kept; 0 for none
/// @param last  number of the last entry that is as it was written
/// @param chain the chain's value there: what a second place should have, too
/// @param bad   the first entry that is not what was written; nothing behind it was looked at
public record AuditCheck(long first, long last, String chain, Optional<Bad> bad) {

    /// @param number of the entry
    /// @param why    it is not believed, in a sentence
    public record Bad(long number, String why) {}

    public boolean whole() {
        return bad.isEmpty();
    }

    static AuditCheck of(AuditFiles files, AuditKeys keys, Optional<Path> secondPlace) throws IOException {
        Walk walk = new Walk(keys, files, secondPlace);
        Optional<Bad> bad = walk.all();
        return new AuditCheck(walk.first, walk.at.number(), walk.at.chain(), bad);
    }

    private static final class Walk {
        private final AuditKeys keys;
        private final AuditFiles files;
        private final Map<Long, String> told = new HashMap<>();
        /// The last entry that the log itself took away.
        private AuditFiles.Head cut = AuditFiles.Head.NONE;
        private long first;
        private AuditFiles.Head at = AuditFiles.Head.NONE;

        private Walk(AuditKeys keys, AuditFiles files, Optional<Path> secondPlace) throws IOException {
            this.keys = keys;
            this.files = files;
            if (secondPlace.isPresent() && Files.exists(secondPlace.get())) {
                for (String line : Files.readAllLines(secondPlace.get(), StandardCharsets.ISO_8859_1)) {
                    AuditFiles.Head.parse(line).ifPresent(this::told);
                }
            }
        }

        private void told(AuditFiles.Head head) {
            told.merge(head.number(), head.chain(), (one, other) -> one.equals(other) ? one : "two heads");
        }

        private Optional<Bad> all() throws IOException {
            Optional<AuditFiles.Head> head = files.head();
            head.ifPresent(this::told);
            List<String> lines = new ArrayList<>();
            for (YearMonth month : files.months()) {
                lines.addAll(files.lines(month).whole());
            }
            lines.forEach(this::lookForCut);
            for (String line : lines) {
                Optional<Bad> bad = line(line);
                if (bad.isPresent()) {
                    return bad;
                }
            }
            return end().or(() -> head.isEmpty() && at.number() > 1
                    ? bad(at.number() + 1, "the file \"head\" is missing or altered, so that entries behind "
                            + at.number() + " may be gone")
                    : Optional.empty());
        }

        private void lookForCut(String text) {
            Optional<AuditEntry> entry = AuditLine.read(text, keys).filter(AuditLine.Read::fits)
                    .flatMap(read -> opened(read.line()));
            entry.filter(each -> each.said().what().equals(AuditLog.CUT))
                    .flatMap(each -> AuditFiles.Head.parse(each.said().subject()))
                    .filter(last -> last.number() > cut.number()).ifPresent(last -> cut = last);
        }

        private Optional<AuditEntry> opened(AuditLine line) {
            try {
                return Optional.of(line.opened(keys));
            } catch (CannotOpen closed) {
                return Optional.empty();
            }
        }

        private Optional<Bad> line(String text) {
            Optional<AuditLine.Read> read = AuditLine.read(text, keys);
            long expected = first == 0 ? cut.number() + 1 : at.number() + 1;
            if (read.isEmpty() || !read.get().fits()) {
                return bad(expected, "its line was altered");
            }
            AuditLine line = read.get().line();
            if (first == 0 ? line.number() > expected : line.number() != expected) {
                return bad(expected, "entry " + line.number() + " stands where it should");
            }
            boolean follows = first == 0
                    ? line.number() < expected || line.before().equals(cut.chain())
                    : line.before().equals(at.chain());
            if (!follows) {
                return bad(expected, "it was not written behind the entry that stands before it");
            }
            if (told.containsKey(line.number()) && !told.get(line.number()).equals(read.get().chain())) {
                return bad(line.number(), "it is another one than the head that was kept of it says");
            }
            if (opened(line).isEmpty()) {
                return bad(line.number(), "it cannot be opened with the keys that are there");
            }
            first = first == 0 ? line.number() : first;
            at = new AuditFiles.Head(line.number(), read.get().chain());
            return Optional.empty();
        }

        private Optional<Bad> end() {
            long most = told.keySet().stream().mapToLong(Long::longValue).max().orElse(0);
            return most > at.number()
                    ? bad(at.number() + 1, "it is gone: the log had " + most + " entries")
                    : Optional.empty();
        }

        private static Optional<Bad> bad(long number, String why) {
            return Optional.of(new Bad(number, why));
        }
    }
}
