package outlay.report;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;

/// How much of the log shall be looked at: the facts that had come in by then.
public sealed interface AsOf {
    /// Facts before a position in the log, as reports name it.
    record Version(long number) implements AsOf {}

    /// Facts before the client's first one that was received later. Where the server's clock was set back, that first
    /// one ends it, although some behind it may be dated earlier: what had been answered is answered again.
    record At(Instant instant) implements AsOf {}

    /// Reads a version ("48211") or an instant with its offset ("2026-10-01T12:00:00Z", "2026-10-01T12:00:00+02:00").
    static AsOf parse(String text) {
        if (text.matches("[0-9]{1,18}")) {
            return new Version(Long.parseLong(text));
        }
        try {
            return new At(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException wrong) {
            throw new IllegalArgumentException("\"" + text + "\" is neither a version nor an instant; write it like "
                    + "48211 or 2026-10-01T12:00:00Z", wrong);
        }
    }
}
