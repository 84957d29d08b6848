package outlay.collect.door;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// What became of one item of a request.
///
/// @param id     the event's, or "" where none could be read
/// @param drop   of what was refused: why, from the closed list
/// @param field  what to correct, or what is doubtful, as far as it is one field, else ""
/// @param reason a sentence for people, or ""
public record Result(String id, Status status, Optional<DropReason> drop, String field, String reason) {
    public enum Status {
        STORED, DUPLICATE,
        /// The id was stored before with other content; the first is kept, this one lies in quarantine.
        CONFLICT,
        /// In quarantine where it was understood too little, else not here at all: the reason says which.
        REFUSED;

        private final String label = name().toLowerCase(Locale.ROOT);

        public String label() {
            return label;
        }
    }

    static Result of(String id, Status status) {
        return new Result(id, status, Optional.empty(), "", "");
    }

    /// Taken, though somebody should look at it: at the first of these fields, and at what is said of all.
    Result doubtful(List<Doubt> doubts) {
        return new Result(id, status, drop, doubts.getFirst().field(),
                doubts.stream().map(Doubt::sentence).collect(Collectors.joining("; ")));
    }

    static Result refused(String id, DropReason drop, String field, String reason) {
        return new Result(id, Status.REFUSED, Optional.of(drop), field, reason);
    }

    /// Whether sending it again later may end better.
    boolean worthRetrying() {
        return drop.filter(why -> why == DropReason.LOG_REFUSED || why == DropReason.NOT_ADMITTED).isPresent();
    }
}
