package outlay.command;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/// Ctrl-C, heard once: what is under way is told to stop, and gets a moment to say how far it came.
public final class Interrupt implements AutoCloseable {
    private static final int MOMENT_SECONDS = 10;

    private final AtomicBoolean asked = new AtomicBoolean();
    private final CountDownLatch ended = new CountDownLatch(1);

    private Interrupt() {}

    public static Interrupt listen() {
        Interrupt interrupt = new Interrupt();
        Runtime.getRuntime().addShutdownHook(new Thread(interrupt::stop, "interrupt"));
        return interrupt;
    }

    /// One that never hears anything.
    static Interrupt deaf() {
        return new Interrupt();
    }

    public boolean asked() {
        return asked.get();
    }

    @Override
    public void close() {
        ended.countDown();
    }

    private void stop() {
        asked.set(true);
        try {
            if (!ended.await(MOMENT_SECONDS, TimeUnit.SECONDS)) {
                System.err.println("outlay: did not stop in time; what is stored already is not stored twice.");
            }
        } catch (InterruptedException enough) {
            Thread.currentThread().interrupt();
        }
    }
}
