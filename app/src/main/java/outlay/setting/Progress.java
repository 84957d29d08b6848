package outlay.setting;

import java.util.concurrent.CancellationException;
import java.util.function.LongSupplier;

/// How far a try is, and whether anybody still waits for it.
public final class Progress {
    private final LongSupplier nanos;
    private volatile long asked;
    private volatile long done;
    private volatile long all;
    private volatile boolean ended;

    Progress(LongSupplier nanos) {
        this.nanos = nanos;
        this.asked = nanos.getAsLong();
    }

    /// Is told now and then.
    ///
    /// @param read of `of` in all
    /// @throws CancellationException where nobody waits any more: whoever works on it ends
    public void at(long read, long of) {
        done = Math.min(read, of);
        all = of;
        check();
    }

    void check() {
        if (ended || isForgotten()) {
            throw new CancellationException("nobody waits for it any more");
        }
    }

    void asked() {
        asked = nanos.getAsLong();
    }

    boolean isForgotten() {
        return nanos.getAsLong() - asked > Tries.PATIENCE.toNanos();
    }

    void end() {
        ended = true;
    }

    long done() {
        return done;
    }

    long all() {
        return all;
    }
}
