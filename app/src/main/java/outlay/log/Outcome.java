package outlay.log;

/// What became of one entry, told once it is certain. received = stored + duplicate + conflict + refused, to the unit.
public sealed interface Outcome {
    /// On disk, for the first time, at `position`.
    record Stored(long position) implements Outcome {}

    /// The same client, id, kind and body were stored before, at `position`.
    record Duplicate(long position) implements Outcome {}

    /// The same client and id were stored before with another body: the first is kept, this one lies in quarantine.
    record Conflict(long position) implements Outcome {}

    /// Not on disk, and why; the sender may try again when `retry` says so.
    record Refused(Reason reason, String detail) implements Outcome {}

    enum Reason {
        QUEUE_FULL(true), DISK_FULL(true), SYNC_FAILED(true), TOO_LARGE(false), CLOSED(true);

        private final boolean retry;

        Reason(boolean retry) {
            this.retry = retry;
        }

        public boolean retry() {
            return retry;
        }
    }
}
