package outlay.store;

import outlay.base.Day;
import outlay.log.Entry;

/// How many entries of a kind the log got on a day.
public record EntryCount(Of of, long entries) {
    /// @param received the day in UTC on which the log got them
    public record Of(Entry.Kind kind, Day received) implements Comparable<Of> {
        @Override
        public int compareTo(Of other) {
            int byDay = received.compareTo(other.received);
            return byDay != 0 ? byDay : kind.compareTo(other.kind);
        }
    }
}
