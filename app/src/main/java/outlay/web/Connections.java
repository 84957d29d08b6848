package outlay.web;

import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.util.component.AbstractLifeCycle;

/// Watches the open connections: how many each sender has, and whether a request's header is taking too long to come.
/// An idle time-out alone does not help against a sender of one byte every few seconds.
final class Connections extends AbstractLifeCycle implements Connection.Listener {
    private static final long LOOKS_IN_A_LIMIT = 5;

    private final Bounds bounds;
    private final Proxies proxies;
    private final Map<Connection, Watched> open = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> bySender = new ConcurrentHashMap<>();
    private final LongAdder refused = new LongAdder();
    private final LongAdder tooSlow = new LongAdder();
    private final ScheduledExecutorService timer = Executors
            .newSingleThreadScheduledExecutor(Thread.ofPlatform().name("web-slow-headers").daemon().factory());

    Connections(Bounds bounds, Proxies proxies) {
        this.bounds = bounds;
        this.proxies = proxies;
    }

    private static final class Watched {
        private final String sender;
        private volatile boolean handled;
        /// How much had come when the last request was answered.
        private volatile long answeredBytes;
        /// When the timer first saw a part of a header, or 0.
        private long partSince;

        Watched(String sender) {
            this.sender = sender;
        }
    }

    @Override
    public void onOpened(Connection connection) {
        String address = address(connection);
        String sender = proxies.isOurs(address) ? "" : Senders.prefix(address);
        open.put(connection, new Watched(sender));
        if (!sender.isEmpty() && bySender.computeIfAbsent(sender, key -> new AtomicInteger())
                .incrementAndGet() > bounds.senderConnections()) {
            refused.increment();
            connection.close();
        }
    }

    @Override
    public void onClosed(Connection connection) {
        Watched watched = open.remove(connection);
        if (watched != null && !watched.sender.isEmpty()) {
            bySender.computeIfPresent(watched.sender, (key, count) -> count.decrementAndGet() == 0 ? null : count);
        }
    }

    /// A request of this connection is complete but for its body.
    void begins(Connection connection) {
        Watched watched = open.get(connection);
        if (watched != null) {
            watched.handled = true;
        }
    }

    void ends(Connection connection) {
        Watched watched = open.get(connection);
        if (watched != null) {
            watched.answeredBytes = connection.getBytesIn();
            watched.handled = false;
        }
    }

    int openNow() {
        return open.size();
    }

    /// Connections that were closed because their sender had too many.
    long refused() {
        return refused.sum();
    }

    /// Connections that were closed because a header took too long.
    long tooSlow() {
        return tooSlow.sum();
    }

    @Override
    protected void doStart() {
        long every = Math.max(1, bounds.headerMillis() / LOOKS_IN_A_LIMIT);
        timer.scheduleWithFixedDelay(this::look, every, every, TimeUnit.MILLISECONDS);
    }

    @Override
    protected void doStop() {
        timer.shutdownNow();
    }

    private void look() {
        long now = System.nanoTime();
        open.forEach((connection, watched) -> {
            boolean part = !watched.handled && connection.getBytesIn() > watched.answeredBytes;
            if (!part) {
                watched.partSince = 0;
            } else if (watched.partSince == 0) {
                watched.partSince = now;
            } else if (now - watched.partSince > TimeUnit.MILLISECONDS.toNanos(bounds.headerMillis())) {
                tooSlow.increment();
                connection.close();
            }
        });
    }

    private static String address(Connection connection) {
        return connection.getEndPoint().getRemoteSocketAddress() instanceof InetSocketAddress from
                ? from.getAddress().getHostAddress()
                : "";
    }
}
