package outlay.audit;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/// Which entries somebody wants to see.
///
/// @param before only entries with a smaller number
/// @param limit  the most of them
/// @param who    a part of the name; "" for everybody
/// @param what   a part of the route or command; "" for everything
/// @param client exactly this client; empty for all
/// @param about  a subject: a mark, an id, or the digest of a file that was taken out; "" for all
/// @param from   not before
/// @param until  before
public record AuditQuestion(OptionalLong before, int limit, String who, String what, Optional<String> client,
        String about, Instant from, Instant until) {
    public static final int MOST = 500;
    public static final AuditQuestion ALL = new AuditQuestion(OptionalLong.empty(), MOST, "", "", Optional.empty(), "",
            Instant.MIN, Instant.MAX);

    public AuditQuestion {
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException("limit is " + limit + "; ask for 1 to " + MOST + " entries");
        }
    }

    /// The same, of this subject only.
    public AuditQuestion about(String subject) {
        return new AuditQuestion(before, limit, who, what, client, subject, from, until);
    }

    /// What can be told before the entry is opened.
    boolean mayWant(AuditLine line) {
        return before.stream().allMatch(number -> line.number() < number) && !line.at().isBefore(from)
                && line.at().isBefore(until);
    }

    boolean wants(AuditEntry.Said said) {
        return has(said.who(), who) && has(said.what(), what) && client.stream().allMatch(said.client()::equals)
                && (about.isEmpty() || (" " + said.subject() + " ").contains(" " + about + " ")
                        || said.taken().stream().anyMatch(taken -> taken.digest().equals(about)));
    }

    private static boolean has(String text, String part) {
        return text.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
    }
}
