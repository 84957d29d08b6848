package outlay.attribution;

import outlay.journey.JourneyColumns;

/// Some conversions, one after the other, each with the touches in its window: few enough that their touches stay near
/// the processor while one model after the other goes through them.
final class Windows {
    private static final int MOST = 512;

    private final JourneyColumns columns;
    private final int[] groupOfSource;
    private final long lookbackMillis;
    /// The first touch of each, and the one behind the last; at least one lies between.
    final int[] from = new int[MOST];
    final int[] to = new int[MOST];
    final long[] whole = new long[MOST];
    private int count;
    private long unattributed;

    Windows(JourneyColumns columns, int[] groupOfSource, long lookbackMillis) {
        this.columns = columns;
        this.groupOfSource = groupOfSource;
        this.lookbackMillis = lookbackMillis;
    }

    int count() {
        return count;
    }

    /// What the conversions are worth that no touch led to.
    long unattributed() {
        return unattributed;
    }

    int group(int touch) {
        return groupOfSource[columns.touchSource(touch)];
    }

    long at(int touch) {
        return columns.touchAt(touch);
    }

    /// Takes the conversions in `order` from `first` on, as many as there is room for and no further than `end`.
    ///
    /// @return the first that was not taken
    int fill(int[] order, int first, int end, Sweep.Worth worth) {
        count = 0;
        unattributed = 0;
        int next = first;
        for (; next < end && count < MOST; next++) {
            take(order[next], worth.of(order[next]));
        }
        return next;
    }

    private void take(int conversion, long worth) {
        int party = columns.party(conversion);
        if (party == JourneyColumns.NOBODY) {
            unattributed += worth;
            return;
        }
        if (party < 0) {
            throw new IllegalArgumentException("conversion " + columns.conversionId(conversion)
                    + " belongs to a buying group");
        }
        long at = columns.conversionAt(conversion);
        long since = at - lookbackMillis;
        int start = columns.personStart(party);
        int end = columns.personEnd(party);
        while (start < end && columns.touchAt(start) < since) {
            start++;
        }
        while (start < end && columns.touchAt(end - 1) > at) {
            end--;
        }
        if (start == end) {
            unattributed += worth;
            return;
        }
        from[count] = start;
        to[count] = end;
        whole[count] = worth;
        count++;
    }
}
