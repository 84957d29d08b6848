package outlay.web;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import outlay.base.Pausing;

/// A thread that rests in the first half of each millisecond while a rush is on.
///
/// To stand back is not enough: a processor that has something to do, however little that matters, is not idle, and
/// the operating system lets what wakes up wait at another one. All such threads rest at the same time, so that there
/// is an idle processor in every millisecond.
final class RestingThread extends Thread implements Pausing {
    static final long PERIOD_NANOS = TimeUnit.MILLISECONDS.toNanos(1);
    static final long REST_NANOS = PERIOD_NANOS / 2;
    /// To look at the clock at each step would take about as long as the step.
    static final int STEPS_BETWEEN_LOOKS = 8;

    private final BooleanSupplier rush;
    private int steps;

    RestingThread(Runnable work, String name, BooleanSupplier rush) {
        super(work, name);
        setDaemon(true);
        this.rush = rush;
    }

    @Override
    public void pause(int more) {
        steps += more;
        if (steps >= STEPS_BETWEEN_LOOKS) {
            steps = 0;
            long rest = rush.getAsBoolean() ? rest(System.nanoTime()) : 0;
            if (rest > 0) {
                LockSupport.parkNanos(rest);
            }
        }
    }

    /// How long a thread rests that looks at the clock now.
    static long rest(long nanos) {
        return REST_NANOS - Math.floorMod(nanos, PERIOD_NANOS);
    }
}
