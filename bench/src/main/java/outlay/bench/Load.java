package outlay.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongFunction;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/// Sends requests over many connections, at a fixed pace or as fast as they are answered.
///
/// At a fixed pace every request has its moment, whatever became of those before it, and its time counts from that
/// moment: a server that stops for a second is late for everything that was due in it (no coordinated omission).
final class Load {
    private static final long LONGEST_NANOS = TimeUnit.MINUTES.toNanos(10);
    private static final int DIGITS = 3;
    private static final int WARM_UP_PART = 4;

    private final int port;
    private final int connections;
    private final LongFunction<byte[]> requests;
    private final int goodStatus;
    private final AtomicLong numbers;

    /// @param requests   the bytes of request number n
    /// @param goodStatus what a request that succeeded is answered with
    /// @param numbers    which request is next; goes on over several loads
    Load(int port, int connections, LongFunction<byte[]> requests, int goodStatus, AtomicLong numbers) {
        this.port = port;
        this.connections = connections;
        this.requests = requests;
        this.goodStatus = goodStatus;
        this.numbers = numbers;
    }

    /// @param good  answered as they should be, within the time measured
    /// @param other answered otherwise, such as 503
    /// @param late  how long the good ones took, in nanoseconds
    record Result(double seconds, long good, long other, Histogram late) {
        double perSecond() {
            return good / seconds;
        }

        double millis(double percentile) {
            return late.getValueAtPercentile(percentile) / 1e6;
        }
    }

    /// @param perSecond of all connections together; 0 for as fast as they are answered
    /// @param seconds   that are measured, after a quarter as long that is not
    Result run(int perSecond, int seconds) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        long measureFrom = begin + TimeUnit.SECONDS.toNanos(seconds) / WARM_UP_PART;
        Run run = new Run(perSecond, begin, measureFrom, measureFrom + TimeUnit.SECONDS.toNanos(seconds));
        List<Wire> wires = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        try {
            for (int i = 0; i < connections; i++) {
                Wire wire = new Wire(port);
                wires.add(wire);
                threads.add(Thread.ofVirtual().start(() -> run.drive(wire)));
            }
            for (Thread thread : threads) {
                thread.join();
            }
        } finally {
            for (Wire wire : wires) {
                wire.close();
            }
        }
        if (run.broken.sum() > 0) {
            throw new IOException(run.broken.sum() + " connections broke, so the figure would be wrong");
        }
        return new Result(seconds, run.good.sum(), run.other.sum(), run.late);
    }

    private final class Run {
        private final int perSecond;
        private final long begin;
        private final long from;
        private final long to;
        private final AtomicLong paced = new AtomicLong();
        private final LongAdder good = new LongAdder();
        private final LongAdder other = new LongAdder();
        private final LongAdder broken = new LongAdder();
        private final Histogram late = new ConcurrentHistogram(LONGEST_NANOS, DIGITS);

        Run(int perSecond, long begin, long from, long to) {
            this.perSecond = perSecond;
            this.begin = begin;
            this.from = from;
            this.to = to;
        }

        void drive(Wire wire) {
            try {
                long due = next();
                while (due < to) {
                    int status = wire.exchange(requests.apply(numbers.getAndIncrement()));
                    long end = System.nanoTime();
                    if (due >= from && status == goodStatus) {
                        // What comes after the time measured is late, and no part of what was done in it.
                        good.add(end < to ? 1 : 0);
                        late.recordValue(Math.min(end - due, LONGEST_NANOS));
                    } else if (due >= from) {
                        other.increment();
                    }
                    due = next();
                }
            } catch (IOException gone) {
                broken.increment();
            }
        }

        /// Waits for the next moment and gives it.
        private long next() {
            if (perSecond == 0) {
                return System.nanoTime();
            }
            long due = begin + paced.getAndIncrement() * TimeUnit.SECONDS.toNanos(1) / perSecond;
            for (long left = due - System.nanoTime(); left > 0 && due < to; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            return due;
        }
    }
}
