package outlay.audit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import outlay.json.Json;
import tools.jackson.core.JacksonException;

/// One line of the files: the chain's value, a blank, and what it covers. All of the line's bytes are covered, so that
/// none can change without the value changing, which only the key's holder can make.
///
/// @param before the chain's value at the line before; 64 zeros before the first
/// @param sealed what was done
record AuditLine(long number, Instant at, String before, byte[] sealed) {
    static final int CHAIN_CHARACTERS = 64;
    static final String BEGINNING = "0".repeat(CHAIN_CHARACTERS);

    /// A line as it stands in a file.
    ///
    /// @param chain  its value
    /// @param fits   whether the value is the one that its bytes have
    record Read(String chain, AuditLine line, boolean fits) {}

    static AuditLine of(long number, Instant at, String before, AuditEntry.Said said, AuditKeys keys)
            throws IOException {
        return new AuditLine(number, at, before, keys.seal(number, Json.records().writeValueAsBytes(said)));
    }

    AuditEntry opened(AuditKeys keys) {
        return new AuditEntry(number, at, Json.records().readValue(keys.open(number, sealed), AuditEntry.Said.class));
    }

    byte[] covered() {
        return Json.records().writeValueAsBytes(this);
    }

    /// With the end of the line.
    byte[] bytes(AuditKeys keys) {
        byte[] covered = covered();
        return (keys.chained(covered) + " " + new String(covered, StandardCharsets.UTF_8) + "\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    /// Nothing where it has not the form of a line.
    ///
    /// @param text with a character a byte, without the end of the line
    static Optional<Read> read(String text, AuditKeys keys) {
        if (text.length() <= CHAIN_CHARACTERS || text.charAt(CHAIN_CHARACTERS) != ' ') {
            return Optional.empty();
        }
        byte[] covered = text.substring(CHAIN_CHARACTERS + 1).getBytes(StandardCharsets.ISO_8859_1);
        String chain = text.substring(0, CHAIN_CHARACTERS);
        try {
            AuditLine line = Json.records().readValue(covered, AuditLine.class);
            return Optional.of(new Read(chain, line, chain.equals(keys.chained(covered))));
        } catch (JacksonException altered) {
            return Optional.empty();
        }
    }
}
