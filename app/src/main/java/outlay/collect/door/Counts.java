package outlay.collect.door;

import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/// What came to the doors since the server started, and what became of it. At rest, received = stored + duplicate +
/// conflict + refused, to the unit, and refused is the sum over the reasons. A request that was dropped before its
/// items were known counts as one. For many threads at once.
public final class Counts {
    private final LongAdder received = new LongAdder();
    private final LongAdder stored = new LongAdder();
    private final LongAdder duplicate = new LongAdder();
    private final LongAdder conflict = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final LongAdder assumedCurrency = new LongAdder();
    private final LongAdder[] dropped = new LongAdder[DropReason.values().length];

    public Counts() {
        for (int i = 0; i < dropped.length; i++) {
            dropped[i] = new LongAdder();
        }
    }

    void received(int items) {
        received.add(items);
    }

    void ended(List<Result> results) {
        int[] of = new int[Result.Status.values().length];
        for (Result result : results) {
            of[result.status().ordinal()]++;
            if (result.status() == Result.Status.REFUSED) {
                dropped[result.drop().orElseThrow().ordinal()].increment();
            }
        }
        stored.add(of[Result.Status.STORED.ordinal()]);
        duplicate.add(of[Result.Status.DUPLICATE.ordinal()]);
        conflict.add(of[Result.Status.CONFLICT.ordinal()]);
        refused.add(of[Result.Status.REFUSED.ordinal()]);
    }

    void doubtful(List<Doubt> doubts) {
        if (doubts.contains(Doubt.ASSUMED_CURRENCY)) {
            assumedCurrency.increment();
        }
    }

    /// Stored events whose amount came without a currency and was taken for US dollars.
    public long assumedCurrencies() {
        return assumedCurrency.sum();
    }

    void refused(DropReason reason, int items) {
        refused.add(items);
        dropped[reason.ordinal()].add(items);
    }

    public long received() {
        return received.sum();
    }

    public long stored() {
        return stored.sum();
    }

    public long duplicate() {
        return duplicate.sum();
    }

    public long conflict() {
        return conflict.sum();
    }

    public long refused() {
        return refused.sum();
    }

    public long refused(DropReason reason) {
        return dropped[reason.ordinal()].sum();
    }
}
