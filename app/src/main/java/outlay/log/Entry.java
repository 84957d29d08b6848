package outlay.log;

import java.time.Instant;
import outlay.base.ClientId;

/// One thing that came in. `body` is its canonical bytes, which the log keeps as they are.
///
/// @param id unique within the client and kind's family; a repeated id with the same kind and body is a duplicate, with
///           another body a conflict; of events only what the sender [Said] is compared
public record Entry(ClientId client, String id, Kind kind, Instant receivedAt, byte[] body) {
    /// What the body is. The numbers are written to disk: never reuse one.
    public enum Kind {
        EVENT(1), SPEND_ROW(2), IMPORT(3), CONTACT(4), DEAL(5), RATE(6),
        /// What could not be understood, or contradicts what is there, kept with its bytes and the reason.
        QUARANTINE(7), LIFT_TEST(8), WITHDRAWAL(9), UNDO(10), COLUMN_MAPPING(11), COMPANY(12),
        STAGE_ENTRY(13), BROUGHT(14), REACH(15);

        private final int number;

        Kind(int number) {
            this.number = number;
        }

        public int number() {
            return number;
        }

        public static Kind of(int number) {
            for (Kind kind : values()) {
                if (kind.number == number) {
                    return kind;
                }
            }
            throw new IllegalArgumentException("no kind of entry has the number " + number);
        }
    }
}
