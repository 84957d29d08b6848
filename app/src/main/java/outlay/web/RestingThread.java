package outlay.web;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import outlay.base.Pausing;

/// A thread that rests before each half millisecond of work, as long as it is told to.
///
/// To stand back is not enough: a processor that has something to do, however little that matters, is not idle, and
/// the operating system lets what wakes up wait at another one. All such threads rest at the same time, so that there
/// is an idle processor in between.
final class RestingThread extends Thread implements Pausing {
    static final long WORK_NANOS = TimeUnit.MILLISECONDS.toNanos(1) / 2;
    /// To look at the clock at each step would take about as long as the step.
    static final int STEPS_BETWEEN_LOOKS = 8;

    private final LongSupplier rest;
    private int steps;

    /// @param rest how long it rests each time, in nanoseconds; 0 for not at all. Threads that are told the same at the
    ///             same time rest at the same time.
    RestingThread(Runnable work, String name, LongSupplier rest) {
        super(work, name);
        setDaemon(true);
        this.rest = rest;
    }

    @Override
    public void pause(int more) {
        steps += more;
        if (steps >= STEPS_BETWEEN_LOOKS) {
            steps = 0;
            long whole = rest.getAsLong();
            long left = whole == 0 ? 0 : left(whole, System.nanoTime());
            if (left > 0) {
                LockSupport.parkNanos(left);
            }
        }
    }

    /// What is left of a rest, which comes before the work; nothing or less in the time for work.
    ///
    /// @param nanos what the clock says
    static long left(long rest, long nanos) {
        return rest - Math.floorMod(nanos, rest + WORK_NANOS);
    }
}
