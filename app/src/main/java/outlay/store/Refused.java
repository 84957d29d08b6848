package outlay.store;

import java.time.Instant;

/// Something in quarantine, without its content and without the id under which it came, which a sender chose: what is
/// shown to say that something was refused, and why.
///
/// @param position  where its bytes are in the log
/// @param reason    from the closed list of reasons, or `UNKNOWN` where this version does not know the reason given
/// @param sizeBytes of what the log keeps of it
public record Refused(long position, String reason, long sizeBytes, Instant receivedAt) {
    public static final String UNKNOWN = "UNKNOWN";
}
