package outlay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/// Many senders, each of which sends an event, waits for its answer and sends the next. What was not answered is sent
/// again later with the same id, as every SDK does. Verdicts are three: told that it is stored, told that it is not,
/// and unknown.
final class HttpSenders {
    private static final int SENDERS = 64;

    private final String authorization;
    private final Duration between;
    private final Set<String> told = ConcurrentHashMap.newKeySet();
    private final Queue<String> again = new ConcurrentLinkedQueue<>();
    private final AtomicLong numbers = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private final AtomicLong unknown = new AtomicLong();

    /// Each as often as it can.
    HttpSenders(String key) {
        this(key, Duration.ZERO);
    }

    /// @param between how long each waits after an answer before it sends the next
    HttpSenders(String key, Duration between) {
        this.between = between;
        this.authorization = "Basic "
                + Base64.getEncoder().encodeToString((key + ":").getBytes(StandardCharsets.UTF_8));
    }

    /// Ids that a 2xx was given for.
    Set<String> told() {
        return told;
    }

    long refused() {
        return refused.get();
    }

    long unknown() {
        return unknown.get();
    }

    /// Sends until `end` has run and the connections are gone.
    void send(URI server, Ending end) throws Exception {
        try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(60)).build()) {
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < SENDERS; i++) {
                threads.add(Thread.ofVirtual().start(() -> {
                    boolean open = true;
                    while (open && !Thread.currentThread().isInterrupted()) {
                        open = sendOne(client, server) && rested();
                    }
                }));
            }
            end.run();
            for (Thread thread : threads) {
                thread.interrupt();
                thread.join();
            }
        }
    }

    @FunctionalInterface
    interface Ending {
        void run() throws Exception;
    }

    /// False where it is told to stop.
    private boolean rested() {
        try {
            Thread.sleep(between);
            return true;
        } catch (InterruptedException stop) {
            return false;
        }
    }

    /// Until so many more have been told.
    void untilTold(int more) throws InterruptedException {
        int enough = told.size() + more;
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
        while (told.size() < enough) {
            assertThat(System.nanoTime()).as("refused %d, unknown %d", refused(), unknown()).isLessThan(end);
            TimeUnit.MILLISECONDS.sleep(1);
        }
    }

    /// False once the server is gone.
    private boolean sendOne(HttpClient client, URI server) {
        String waiting = again.poll();
        String id = waiting == null ? "event " + numbers.getAndIncrement() : waiting;
        try {
            int status = client.send(request(server, id), HttpResponse.BodyHandlers.discarding()).statusCode();
            if (status == 200) {
                told.add(id);
            } else {
                refused.incrementAndGet();
                again.add(id);
            }
            return status == 200;
        } catch (IOException gone) {
            unknown.incrementAndGet();
            again.add(id);
            return false;
        } catch (InterruptedException stop) {
            again.add(id);
            return false;
        }
    }

    private HttpRequest request(URI server, String id) {
        return HttpRequest.newBuilder(server.resolve("/v1/track")).header("Authorization", authorization)
                .header("Content-Type", "application/json").timeout(Duration.ofSeconds(60))
                .POST(HttpRequest.BodyPublishers.ofString(body(id))).build();
    }

    static String body(String id) {
        return "{\"event\":\"Signed Up\",\"messageId\":\"" + id + "\",\"anonymousId\":\"visitor of " + id
                + "\",\"timestamp\":\"2026-11-20T10:00:00Z\"}";
    }
}
