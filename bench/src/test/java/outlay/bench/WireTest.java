package outlay.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/// A connection that a server has closed because it was quiet is opened anew, and any other failure is one.
class WireTest {
    private static final byte[] REQUEST = "GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] ANSWER = "HTTP/1.1 204 No Content\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    /// Answers one request on each connection and closes it.
    private static void serve(ServerSocket server, CountDownLatch closed) {
        for (int i = 0; i < 2; i++) {
            try (Socket connection = server.accept()) {
                connection.getInputStream().readNBytes(REQUEST.length);
                connection.getOutputStream().write(ANSWER);
            } catch (IOException ended) {
                return;
            }
            closed.countDown();
        }
    }

    private static long ask(long quietSeconds) throws Exception {
        AtomicLong nanos = new AtomicLong();
        CountDownLatch closed = new CountDownLatch(1);
        try (ServerSocket server = new ServerSocket(0, 8, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Void> serving = CompletableFuture.runAsync(() -> serve(server, closed));
            try (Wire wire = new Wire(server.getLocalPort(), nanos::get)) {
                assertThat(wire.exchange(REQUEST)).isEqualTo(204);
                closed.await();
                nanos.addAndGet(quietSeconds * 1_000_000_000L);
                return wire.exchange(REQUEST);
            } finally {
                server.close();
                serving.join();
            }
        }
    }

    @Test
    void aConnectionThatWasQuietIsOpenedAnew() throws Exception {
        assertThat(ask(11)).isEqualTo(204);
    }

    @Test
    void oneThatIsClosedInTheMiddleOfTheWorkIsAFailure() {
        assertThatThrownBy(() -> ask(1)).isInstanceOf(IOException.class);
    }
}
