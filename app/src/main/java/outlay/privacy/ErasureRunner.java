package outlay.privacy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Does the long part of erasures beside a server's work, one after the other; what an earlier run of the server left
/// is done first. Ends between two files of the log, and goes on at the next start.
public final class ErasureRunner implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ErasureRunner.class);
    private static final int PATIENCE_SECONDS = 30;
    private final Erasures erasures;
    private final ExecutorService thread = Executors
            .newSingleThreadExecutor(Thread.ofPlatform().daemon().name("outlay-erasures").factory());
    private volatile boolean stopping;
    private volatile boolean cancelled;

    public ErasureRunner(Erasures erasures) {
        this.erasures = erasures;
        if (erasures.pending()) {
            work();
        }
    }

    /// Returns at once.
    public void work() {
        cancelled = false;
        thread.execute(this::run);
    }

    /// Does something else to the log's files, when no erasure is at work on them; returns at once.
    public void alone(Runnable work) {
        thread.execute(work);
    }

    /// Stops the rewriting after the file that is under way. What is suppressed stays so.
    public void cancel() {
        cancelled = true;
    }

    private void run() {
        try {
            for (ErasureRecord record : erasures.run(() -> stopping || cancelled)) {
                LOG.info("The erasure {} is {}", record.id(), record.state());
            }
        } catch (IOException | UncheckedIOException failed) {
            LOG.error("An erasure could not be finished; the next start tries again: {}", failed.getMessage());
        } catch (RuntimeException failed) {
            LOG.error("An erasure has failed; the next start tries again", failed);
        }
    }

    @Override
    public void close() {
        stopping = true;
        thread.shutdown();
        try {
            if (!thread.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("An erasure is still at work; the next start goes on with it");
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
