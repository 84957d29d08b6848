package outlay.log;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// The bounded queue before the writer. What counts against the bound is everything not answered yet, so that slow
/// answering, too, pushes back.
///
/// A call is let in whole or not at all, decided at its arrival: it is let in while the bound is not reached, even if it
/// goes beyond. So the most that is held is the bound and one call, and a long call is never starved by short ones.
final class Intake {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition enough = lock.newCondition();
    private final Deque<Call> calls = new ArrayDeque<>();
    private final int groupEntries;
    private final int mostEntries;
    private final long mostBytes;
    private long heldEntries;
    private long heldBytes;
    private int queuedEntries;
    private int wanted;
    private boolean closed;
    private @Nullable CompletableFuture<Boolean> sealAsked;

    Intake(LogSettings settings) {
        this.groupEntries = settings.groupEntries();
        this.mostEntries = settings.queueEntries();
        this.mostBytes = settings.queueBytes();
    }

    enum Admission {
        ADMITTED, FULL, CLOSED
    }

    /// Sets room aside for a call that will be offered next, or released.
    Admission reserve(int entries, long bytes) {
        lock.lock();
        try {
            if (closed) {
                return Admission.CLOSED;
            }
            if (heldEntries >= mostEntries || heldBytes >= mostBytes) {
                return Admission.FULL;
            }
            heldEntries += entries;
            heldBytes += bytes;
            return Admission.ADMITTED;
        } finally {
            lock.unlock();
        }
    }

    /// False when the log was closed in the meantime; the room must then be released.
    boolean offer(Call call) {
        lock.lock();
        try {
            if (closed) {
                return false;
            }
            calls.addLast(call);
            queuedEntries += call.size();
            if (wanted > 0 && queuedEntries >= wanted) {
                enough.signal();
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    void release(int entries, long bytes) {
        lock.lock();
        try {
            heldEntries -= entries;
            heldBytes -= bytes;
        } finally {
            lock.unlock();
        }
    }

    /// Waits until there is work. Then, if senders have just been answered, waits a little for them to come back, because
    /// one sync for all is better than one for those who were quick and one for the rest. False at the end.
    boolean await(int justAnswered, long mostNanos) throws InterruptedException {
        lock.lock();
        try {
            int hoped = Math.min(groupEntries, justAnswered + queuedEntries);
            wanted = 1;
            while (queuedEntries == 0 && !closed && sealAsked == null) {
                enough.await();
            }
            wanted = hoped;
            long left = mostNanos;
            while (queuedEntries < hoped && left > 0 && !closed && sealAsked == null) {
                left = enough.awaitNanos(left);
            }
            wanted = 0;
            return queuedEntries > 0 || sealAsked != null || !closed;
        } finally {
            lock.unlock();
        }
    }

    /// Moves everything that is queued to `to`, without waiting.
    void drainTo(Deque<Call> to) {
        lock.lock();
        try {
            to.addAll(calls);
            calls.clear();
            queuedEntries = 0;
        } finally {
            lock.unlock();
        }
    }

    /// Completes when the writer has ended its segment; with `false` when it could not.
    CompletableFuture<Boolean> askToSeal() {
        lock.lock();
        try {
            if (closed) {
                return CompletableFuture.completedFuture(false);
            }
            CompletableFuture<Boolean> asked = sealAsked == null ? new CompletableFuture<>() : sealAsked;
            sealAsked = asked;
            enough.signal();
            return asked;
        } finally {
            lock.unlock();
        }
    }

    Optional<CompletableFuture<Boolean>> takeSealAsked() {
        lock.lock();
        try {
            Optional<CompletableFuture<Boolean>> asked = Optional.ofNullable(sealAsked);
            sealAsked = null;
            return asked;
        } finally {
            lock.unlock();
        }
    }

    /// Lets nothing more in. What is queued will still be written.
    void close() {
        lock.lock();
        try {
            closed = true;
            enough.signal();
        } finally {
            lock.unlock();
        }
    }

    /// How long the writer hopes for company at the most, given what the last sync took.
    static long patienceNanos(LogSettings settings, long lastSyncNanos) {
        return Math.min(TimeUnit.MICROSECONDS.toNanos(settings.groupWaitMicros()), lastSyncNanos / 2);
    }
}
