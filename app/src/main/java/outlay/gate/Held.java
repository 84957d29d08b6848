package outlay.gate;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntFunction;

/// What is given up under a load that comes and goes: a refusal ends 10 points below where it began, so that a load at
/// the edge does not make it come and go. For many threads.
final class Held {
    private static final int HYSTERESIS = 10;
    private static final int FULL = 100;

    private final IntFunction<Shed> at;
    private final AtomicReference<Shed> held = new AtomicReference<>(Shed.NOTHING);

    /// @param at what has to be given up from so many percent on
    Held(IntFunction<Shed> at) {
        this.at = at;
    }

    /// The load as of this measurement and the ones before it.
    Shed measured(int percent) {
        while (true) {
            Shed before = held.get();
            Shed after = after(before, percent);
            // Nearly always nothing changes, and then nobody has to wait for anybody.
            if (after == before || held.compareAndSet(before, after)) {
                return after;
            }
        }
    }

    Shed now() {
        return held.get();
    }

    private Shed after(Shed before, int percent) {
        Shed rising = at.apply(percent);
        if (rising.compareTo(before) >= 0) {
            return rising;
        }
        Shed falling = at.apply(Math.min(FULL, percent + HYSTERESIS));
        return falling.compareTo(before) < 0 ? falling : before;
    }
}
