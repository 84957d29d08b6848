package outlay;

import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import outlay.privacy.Span;

/// What an installation can be told about its audit log.
///
/// @param headFile a second place for the log's head, best on a disk that the server's account can only add to
/// @param kept     how long entries are kept
public record AuditSettings(Optional<Path> headFile, Span kept) {
    public static final AuditSettings USUAL = new AuditSettings(Optional.empty(), new Span(3, ChronoUnit.YEARS));
    static final String HEAD_FILE = "audit_head_file";
    private static final String KEPT = "audit_kept";
    static final List<String> KEYS = List.of(HEAD_FILE, KEPT);

    /// @param mistakes gets a sentence for everything that is wrong
    static AuditSettings read(Optional<Path> headFile, Map<String, Settings.Value> values, List<String> mistakes) {
        Settings.Value kept = values.getOrDefault(KEPT, new Settings.Value(USUAL.kept.toString(), "default"));
        try {
            return new AuditSettings(headFile, Span.parse(kept.text()));
        } catch (IllegalArgumentException wrong) {
            mistakes.add(kept.where() + ": \"" + KEPT + "\" is wrong: " + wrong.getMessage());
            return USUAL;
        }
    }
}
