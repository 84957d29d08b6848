package outlay.gate;

import java.util.function.IntFunction;

/// What is given up under a load that comes and goes: a refusal ends 10 points below where it began, so that a load at
/// the edge does not make it come and go. For many threads.
final class Held {
    private static final int HYSTERESIS = 10;
    private static final int FULL = 100;

    private final IntFunction<Shed> at;
    private volatile Shed held = Shed.NOTHING;

    /// @param at what has to be given up from so many percent on
    Held(IntFunction<Shed> at) {
        this.at = at;
    }

    /// The load as of this measurement and the ones before it.
    Shed measured(int percent) {
        Shed before = held;
        // Nearly always nothing changes, and then nobody has to wait for anybody.
        return after(before, percent) == before ? before : change(percent);
    }

    private synchronized Shed change(int percent) {
        Shed changed = after(held, percent);
        held = changed;
        return changed;
    }

    Shed now() {
        return held;
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
