package outlay.log;

import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// The bounded queue before the writer. What counts against the bound is everything not answered yet, so that slow
/// answering, too, pushes back.
///
/// A call is let in whole or not at all, decided at its arrival: it is let in while the bound is not reached, even if
/// it goes beyond. So the most that is held is the bound and one call, and a long call is never starved by short ones.
///
/// There is no lock: with one, a thousand senders stand in line before the writer, who is the one that all wait for.
final class Intake {
    private final Queue<Call> calls = new ConcurrentLinkedQueue<>();
    private final int groupEntries;
    private final int mostEntries;
    private final long mostBytes;
    private final AtomicLong heldEntries = new AtomicLong();
    private final AtomicLong heldBytes = new AtomicLong();
    private final AtomicInteger queuedEntries = new AtomicInteger();
    /// How many entries the sleeping writer waits for; 0 while it is awake.
    private final AtomicInteger wanted = new AtomicInteger();
    private final Queue<Errand> errands = new ConcurrentLinkedQueue<>();
    private volatile @Nullable Thread writer;
    private volatile boolean closed;
    private volatile boolean ended;

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
        if (closed) {
            return Admission.CLOSED;
        }
        if (!takeBelow(heldEntries, mostEntries, entries)) {
            return Admission.FULL;
        }
        if (!takeBelow(heldBytes, mostBytes, bytes)) {
            heldEntries.addAndGet(-entries);
            return Admission.FULL;
        }
        return Admission.ADMITTED;
    }

    private static boolean takeBelow(AtomicLong held, long most, long more) {
        long now = held.get();
        while (now < most) {
            if (held.compareAndSet(now, now + more)) {
                return true;
            }
            now = held.get();
        }
        return false;
    }

    /// How full it is, of entries or of bytes, whichever is worse. 100 and more is full.
    int percentFull() {
        return (int) Math.max(heldEntries.get() * 100 / mostEntries, heldBytes.get() * 100 / mostBytes);
    }

    /// False when the log was closed in the meantime; the room must then be released.
    boolean offer(Call call) {
        if (closed) {
            return false;
        }
        calls.add(call);
        int queued = queuedEntries.addAndGet(call.size());
        int hoped = wanted.get();
        if (hoped > 0 && queued >= hoped) {
            wake();
        }
        // Whoever takes it out, the writer at its end or this thread, is the one to answer it.
        return !ended || !calls.remove(call);
    }

    void release(int entries, long bytes) {
        heldEntries.addAndGet(-entries);
        heldBytes.addAndGet(-bytes);
    }

    /// Waits until there is work. Then, if senders have just been answered, waits a little for them to come back,
    /// because one sync for all is better than one for those who were quick and one for the rest. False at the end.
    boolean await(int justAnswered, long mostNanos) {
        writer = Thread.currentThread();
        int hoped = Math.min(groupEntries, justAnswered + queuedEntries.get());
        while (mustWaitFor(1)) {
            LockSupport.park(this);
        }
        long end = System.nanoTime() + mostNanos;
        long left = mostNanos;
        while (left > 0 && mustWaitFor(hoped)) {
            LockSupport.parkNanos(this, left);
            left = end - System.nanoTime();
        }
        wanted.set(0);
        return queuedEntries.get() > 0 || !errands.isEmpty() || !closed;
    }

    private boolean mustWaitFor(int entries) {
        wanted.set(entries);
        return queuedEntries.get() < entries && !closed && errands.isEmpty();
    }

    private void wake() {
        wanted.set(0);
        LockSupport.unpark(writer);
    }

    /// Moves everything that is queued to `to`, without waiting.
    void drainTo(Deque<Call> to) {
        int entries = 0;
        for (Call call = calls.poll(); call != null; call = calls.poll()) {
            to.add(call);
            entries += call.size();
        }
        queuedEntries.addAndGet(-entries);
    }

    /// Something for the writer to do between two groups, behind everything that is queued when it is asked.
    ///
    /// @param answer completes with what the work says; with `false` where the writer has ended before
    record Errand(Callable<Boolean> work, CompletableFuture<Boolean> answer) {
        void run() {
            try {
                answer.complete(work.call());
            } catch (Exception failure) {
                answer.completeExceptionally(failure);
            }
        }
    }

    CompletableFuture<Boolean> ask(Callable<Boolean> work) {
        Errand errand = new Errand(work, new CompletableFuture<>());
        errands.add(errand);
        wake();
        if (ended) {
            errand.answer.complete(false);
        }
        return errand.answer;
    }

    List<Errand> takeErrands() {
        List<Errand> taken = new ArrayList<>();
        for (Errand errand = errands.poll(); errand != null; errand = errands.poll()) {
            taken.add(errand);
        }
        return taken;
    }

    /// Lets nothing more in. What is queued will still be written.
    void close() {
        closed = true;
        wake();
    }

    /// From here on nobody will take anything out any more, but for one last time.
    void end() {
        closed = true;
        ended = true;
    }

    /// How long the writer hopes for company at the most, given what the last sync took.
    static long patienceNanos(LogSettings settings, long lastSyncNanos) {
        return Math.min(TimeUnit.MICROSECONDS.toNanos(settings.groupWaitMicros()), lastSyncNanos / 2);
    }
}
