package outlay.attribution;

import outlay.base.Split;

/// How one conversion is divided among the touches of its journey: share i belongs to touch `from() + i`.
///
/// The parts of any amount sum to it exactly. Where no touch is reached there are no shares, and whatever was earned
/// stays unattributed; it is never dropped.
public final class Shares {
    static final Shares NONE = new Shares(0, new long[0]);

    private final int from;
    private final long[] weights;

    Shares(int from, long[] weights) {
        this.from = from;
        this.weights = weights;
    }

    public int from() {
        return from;
    }

    public int size() {
        return weights.length;
    }

    public boolean none() {
        return weights.length == 0;
    }

    /// The exact share of touch `from() + i` is this over the sum of all weights.
    public long weight(int i) {
        return weights[i];
    }

    public long[] of(long whole) {
        return Split.byWeight(whole, weights);
    }

    /// What each touch is still to be given when the whole goes `from` one amount `to` another. Booking the change of
    /// the running total, and not the split of each step, is what makes refunds in three parts take back exactly what
    /// the conversion gave. A single step may therefore move a touch by one unit against the others.
    public long[] change(long from, long to) {
        long[] change = of(to);
        if (from != 0) {
            long[] before = of(from);
            for (int i = 0; i < change.length; i++) {
                change[i] -= before[i];
            }
        }
        return change;
    }
}
