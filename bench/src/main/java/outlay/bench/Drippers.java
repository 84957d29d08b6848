package outlay.bench;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;

/// Slow senders: many connections, each of which sends a byte of its header every now and then. Those that are cut off
/// come again. All are there before it starts.
final class Drippers implements AutoCloseable {
    private static final int BYTES_A_SECOND = 2_000;

    private final int port;
    private final byte[] request;
    private final Deque<Wire> open = new ArrayDeque<>();
    private final Thread thread = Thread.ofPlatform().name("drippers").unstarted(this::drip);
    private volatile boolean stopped;
    private volatile long opened;

    private Drippers(int port, byte[] request) {
        this.port = port;
        this.request = request;
    }

    static Drippers start(int port, byte[] request, int many) throws IOException {
        Drippers drippers = new Drippers(port, request);
        for (int i = 0; i < many; i++) {
            drippers.open.add(new Wire(port));
            drippers.opened++;
        }
        drippers.thread.start();
        return drippers;
    }

    /// How many connections there have been.
    long opened() {
        return opened;
    }

    private void drip() {
        try {
            while (!stopped) {
                // Several at a time: waking this thread for each byte would cost more than the bytes do.
                for (int i = 0; i < BYTES_A_SECOND / 100; i++) {
                    open.add(dripped(open.remove()));
                }
                TimeUnit.MILLISECONDS.sleep(10);
            }
        } catch (IOException | InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    private Wire dripped(Wire wire) throws IOException {
        try {
            wire.send(request, 1);
            return wire;
        } catch (IOException cutOff) {
            wire.close();
            opened++;
            return new Wire(port);
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        stopped = true;
        thread.join();
        for (Wire wire : open) {
            wire.close();
        }
    }
}
