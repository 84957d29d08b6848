package outlay.audit;

import java.time.Instant;
import java.util.Optional;
import outlay.web.Caller;

/// One thing that somebody did, or tried to.
///
/// @param number from 1, without gaps
public record AuditEntry(long number, Instant at, Said said) {
    /// It was begun, and whether it was done nobody knows.
    public static final int UNKNOWN = -1;

    /// What is sealed of it.
    ///
    /// @param who     a user's address, a token's name, the account of the operating system
    /// @param from    the network that it came from, as a prefix; "" for a command on the machine itself
    /// @param what    the route, like `POST /api/v1/imports/undo`, or the command, like `outlay keys revoke`
    /// @param client  "" where it is about none, or not known about which
    /// @param subject ids of ours, and marks in place of everything else
    /// @param status  of the HTTP answer, or of the command: 0 done, 1 failed; [#UNKNOWN] where the process ended
    ///                before it could be written down
    /// @param taken   what was taken out of the house
    public record Said(Caller.Kind kind, String who, String from, String what, String client, String subject,
            int status, Optional<Taken> taken) {}

    /// A file that was taken out. Whoever holds a copy of it can ask which entry it belongs to.
    ///
    /// @param rows   without the header; 0 where it has none
    /// @param digest of its bytes, keyed, so that it tells nothing to whoever lacks the key
    public record Taken(long rows, String digest) {}
}
