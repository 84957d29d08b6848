package outlay.base;

/// A thread whose work can wait, and that rests between two steps of it while others want the processor.
///
/// Whatever goes through all touches, conversions or charges calls [#here()] at each, because nobody can halt a thread
/// but itself. On any other thread that does nothing.
public interface Pausing {
    /// Called very often, after work of about a microsecond for each step.
    void pause(int steps);

    static void here() {
        here(1);
    }

    /// @param steps how many times more work lies between two calls than between those of [#here()]
    static void here(int steps) {
        if (Thread.currentThread() instanceof Pausing pausing) {
            pausing.pause(steps);
        }
    }
}
