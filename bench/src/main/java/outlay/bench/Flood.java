package outlay.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.LongFunction;
import org.HdrHistogram.Histogram;

/// More requests than a server can take: each is due at its moment, whatever became of those before it.
///
/// One thread drives all connections, with requests that are cheap to make, because the server needs the processors. A
/// request whose moment has come while every connection waits for an answer is not sent, and counted as that: it is
/// this side's limit and not the server's. Answers count in the second in which they arrive, and times from the moment
/// of sending.
final class Flood {
    private static final long PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long LONGEST_NANOS = TimeUnit.MINUTES.toNanos(2);
    private static final int DIGITS = 3;
    private static final int CLOSED = -1;

    private final int port;
    private final int connections;
    private final LongFunction<byte[]> requests;
    private final Deque<Sender> idle = new ArrayDeque<>();
    private long number;

    /// @param requests the bytes of request number n
    Flood(int port, int connections, LongFunction<byte[]> requests, long firstNumber) {
        this.port = port;
        this.connections = connections;
        this.requests = requests;
        this.number = firstNumber;
    }

    /// What came back within the time measured.
    static final class Result {
        private final int seconds;
        private final long[] good;
        private final Histogram goodNanos = new Histogram(LONGEST_NANOS, DIGITS);
        private final Histogram refusedNanos = new Histogram(LONGEST_NANOS, DIGITS);
        private long overQuota;
        private long noRoom;
        private long other;
        private long untold;
        private long cutOff;
        private long sent;
        private long unsent;

        Result(int seconds) {
            this.seconds = seconds;
            this.good = new long[seconds];
        }

        double goodPerSecond() {
            return (double) goodNanos.getTotalCount() / seconds;
        }

        /// In the worst second.
        long leastGood() {
            return Arrays.stream(good).min().orElse(0);
        }

        double sentPerSecond() {
            return (double) sent / seconds;
        }

        double unsentPerSecond() {
            return (double) unsent / seconds;
        }

        long answers() {
            return goodNanos.getTotalCount() + overQuota + noRoom + other;
        }

        double shareOverQuota() {
            return (double) overQuota / Math.max(1, answers());
        }

        double shareNoRoom() {
            return (double) noRoom / Math.max(1, answers());
        }

        long other() {
            return other;
        }

        /// Refusals that did not say when to come again.
        long untold() {
            return untold;
        }

        /// Requests whose connection was closed before they were answered.
        long cutOff() {
            return cutOff;
        }

        double goodMillis(double percentile) {
            return goodNanos.getValueAtPercentile(percentile) / 1e6;
        }

        double refusedMillis(double percentile) {
            return refusedNanos.getValueAtPercentile(percentile) / 1e6;
        }

        private void answered(int status, boolean toldWhen, int second, long nanos) {
            long took = Math.min(nanos, LONGEST_NANOS);
            if (status == 200) {
                good[second]++;
                goodNanos.recordValue(took);
                return;
            }
            refusedNanos.recordValue(took);
            untold += toldWhen ? 0 : 1;
            overQuota += status == 429 ? 1 : 0;
            noRoom += status == 503 ? 1 : 0;
            other += status == 429 || status == 503 ? 0 : 1;
        }
    }

    /// What is looked at while it goes on.
    @FunctionalInterface
    interface Look {
        void look() throws IOException, InterruptedException;
    }

    /// @param seconds that are measured, after a quarter as long that is not
    /// @param middle  is looked at half way, beside the sending
    Result run(double perSecond, int seconds, Look middle) throws IOException, InterruptedException {
        FutureTask<Boolean> look = new FutureTask<>(() -> {
            TimeUnit.MILLISECONDS.sleep(seconds * 750L);
            middle.look();
            return true;
        });
        Thread looking = Thread.ofVirtual().start(look);
        Result result = flooded(perSecond, seconds);
        looking.join();
        if (look.state() != Future.State.SUCCESS) {
            throw new IOException("the look half way failed", look.exceptionNow());
        }
        return result;
    }

    private Result flooded(double perSecond, int seconds) throws IOException {
        Result result = new Result(seconds);
        try (Selector selector = Selector.open()) {
            for (int i = 0; i < connections; i++) {
                idle.add(new Sender(selector));
            }
            long begin = System.nanoTime();
            long from = begin + TimeUnit.SECONDS.toNanos(seconds) / 4;
            long to = from + TimeUnit.SECONDS.toNanos(seconds);
            long nth = 0;
            for (long now = begin; now < to; now = System.nanoTime()) {
                long due = begin + (long) (nth * 1e9 / perSecond);
                while (due <= now && (!idle.isEmpty() || now - due > PATIENCE_NANOS)) {
                    boolean late = now - due > PATIENCE_NANOS;
                    if (!late) {
                        idle.remove().send(requests.apply(number++));
                    }
                    if (now >= from) {
                        result.sent += late ? 0 : 1;
                        result.unsent += late ? 1 : 0;
                    }
                    due = begin + (long) (++nth * 1e9 / perSecond);
                }
                selector.select(key -> read((Sender) key.attachment(), result, from, to), 1);
            }
            for (SelectionKey key : selector.keys()) {
                key.channel().close();
            }
        }
        return result;
    }

    private void read(Sender sender, Result result, long from, long to) {
        try {
            int status = sender.read();
            long now = System.nanoTime();
            boolean measured = now >= from && now < to;
            if (status == CLOSED) {
                // As the server does with a body that it did not read; whoever refused comes again over another one.
                result.cutOff += measured && sender.waits ? 1 : 0;
                idle.remove(sender);
                idle.add(sender.again());
            } else if (status > 0 && sender.waits) {
                sender.waits = false;
                idle.add(sender);
                if (measured) {
                    result.answered(status, sender.toldWhen(), (int) TimeUnit.NANOSECONDS.toSeconds(now - from),
                            now - sender.sentAt);
                }
            }
        } catch (IOException broken) {
            throw new IllegalStateException("there was no new connection, so the figure would be wrong", broken);
        }
    }

    /// A connection that is waiting for an answer, or idle.
    private final class Sender {
        private static final int LONGEST_ANSWER = 16 * 1024;

        private final Selector selector;
        private final SocketChannel channel;
        private final ByteBuffer in = ByteBuffer.allocate(LONGEST_ANSWER);
        private long sentAt;
        private boolean waits;

        Sender(Selector selector) throws IOException {
            this.selector = selector;
            channel = SocketChannel.open(new InetSocketAddress("127.0.0.1", port));
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_READ, this);
        }

        void send(byte[] request) throws IOException {
            in.clear();
            sentAt = System.nanoTime();
            waits = true;
            try {
                if (channel.write(ByteBuffer.wrap(request)) < request.length) {
                    throw new IllegalStateException("a request did not fit into an idle connection's buffer");
                }
            } catch (IOException closedMeanwhile) {
                // Reading finds it closed, too.
                waits = true;
            }
        }

        Sender again() throws IOException {
            channel.close();
            return new Sender(selector);
        }

        boolean toldWhen() {
            return new String(in.array(), 0, in.position(), StandardCharsets.US_ASCII).contains("\r\nRetry-After: ");
        }

        /// The status of the answer, 0 while it is not whole, or `CLOSED`.
        int read() {
            try {
                if (channel.read(in) < 0) {
                    return CLOSED;
                }
            } catch (IOException reset) {
                return CLOSED;
            }
            int length = HttpBytes.answerLength(in.array(), in.position());
            return length > 0 && in.position() >= length ? HttpBytes.status(in.array()) : 0;
        }
    }
}
