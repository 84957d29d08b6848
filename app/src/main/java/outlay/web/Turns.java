package outlay.web;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/// Lets two questions of each client be worked on at a time, and four of all: the others wait for their turn a moment,
/// and are then told to come again.
///
/// The work is done by threads of the operating system's, which give way to all others that run. On the requests' own
/// threads a few long reports would hold up everything that comes in until they are done.
public final class Turns {
    private static final long USUAL_PATIENCE_MILLIS = 10_000;
    private static final int OF_A_CLIENT = 2;
    private static final int OF_ALL = 4;
    /// Of a client; a page of the UI asks fewer at once.
    static final int MOST_WAITING = 16;
    private static final String COME_AGAIN_SECONDS = "5";

    private final Map<String, Line> lines = new ConcurrentHashMap<>();
    private final GivingWay.Pool workers = GivingWay.pool("web-report-", OF_ALL);
    private final long patienceMillis;

    public Turns() {
        this(USUAL_PATIENCE_MILLIS);
    }

    /// @param patienceMillis how long a question waits for its turn
    Turns(long patienceMillis) {
        this.patienceMillis = patienceMillis;
    }

    /// The questions of one client that are worked on or wait.
    private static final class Line {
        private final Semaphore turns = new Semaphore(OF_A_CLIENT, true);
        /// Changed within the map's own lock only.
        private int people;

        Line joined() {
            people++;
            return this;
        }

        boolean emptied() {
            return --people == 0;
        }
    }

    /// The handler, each client of which has to wait for its turns.
    Handler each(Handler handler) {
        return each(request -> String.join(",", request.query().getOrDefault("client", List.of())), handler);
    }

    /// The same for questions that do not name their client in the address.
    public Handler each(Function<Request, String> clientOf, Handler handler) {
        return request -> {
            String client = clientOf.apply(request);
            Line line = lines.compute(client, (key, before) -> (before == null ? new Line() : before).joined());
            try {
                if (line.turns.getQueueLength() >= MOST_WAITING
                        || !line.turns.tryAcquire(patienceMillis, TimeUnit.MILLISECONDS)) {
                    return Problem.of(429, "Too many questions", "so many reports of this client are being made that "
                            + "this one did not get its turn; ask again in a moment").response()
                            .with("Retry-After", COME_AGAIN_SECONDS);
                }
                try {
                    return done(handler, request);
                } finally {
                    line.turns.release();
                }
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                throw new IOException("the server is stopping", stop);
            } finally {
                lines.computeIfPresent(client, (key, held) -> held.emptied() ? null : held);
            }
        };
    }

    /// Questions of the client that wait for their turn.
    int waiting(String client) {
        Line line = lines.get(client);
        return line == null ? 0 : line.turns.getQueueLength();
    }

    /// Clients that have questions now.
    int clients() {
        return lines.size();
    }

    private Response done(Handler handler, Request request) throws IOException, InterruptedException {
        try {
            return workers.submit(() -> handler.handle(request)).get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException refused) {
                throw refused;
            }
            if (failed.getCause() instanceof IOException broken) {
                throw broken;
            }
            throw new IllegalStateException("a report could not be made", failed);
        }
    }
}
