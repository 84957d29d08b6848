package outlay.log;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/// One call of `append` on its way: its entries are written in order, perhaps in several groups, and answered together.
final class Call {
    private final Outcome[] outcomes;
    private final Item[] items;
    private final long bytes;
    private final CompletableFuture<List<Outcome>> answer = new CompletableFuture<>();
    private int taken;

    /// @param outcomes with those filled in that are known already
    /// @param items    the others
    Call(Outcome[] outcomes, Item[] items, long bytes) {
        this.outcomes = outcomes;
        this.items = items;
        this.bytes = bytes;
    }

    CompletableFuture<List<Outcome>> answer() {
        return answer;
    }

    Outcome[] outcomes() {
        return outcomes;
    }

    int size() {
        return items.length;
    }

    long bytes() {
        return bytes;
    }

    /// How many entries the writer has dealt with.
    int taken() {
        return taken;
    }

    boolean isTaken() {
        return taken == items.length;
    }

    Item peek() {
        return items[taken];
    }

    Item item(int number) {
        return items[number];
    }

    /// Notes what became of the next entry; true.
    boolean settle(Outcome outcome) {
        outcomes[items[taken++].slot()] = outcome;
        return true;
    }

    /// Takes back what had been settled from entry `from` on, and refuses it together with the rest up to `to`.
    void refuse(int from, int to, Outcome.Refused refused) {
        for (int i = from; i < to; i++) {
            outcomes[items[i].slot()] = refused;
        }
        taken = Math.max(taken, to);
    }
}
