package outlay.setting;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import outlay.web.Asked;
import outlay.web.GivingWay;
import outlay.web.Problem;
import outlay.web.Refused;
import outlay.web.Response;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Tries that may read much: begun, asked about until they are done, and given up once nobody asks any more. One is
/// worked on at a time, so that what is only tried takes one processor from what is meant.
public final class Tries implements AutoCloseable {
    /// Whoever does not ask for this long has gone.
    static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration SOON = Duration.ofSeconds(2);
    private static final int MOST = 8;

    private final Duration soon;
    private final LongSupplier nanos;
    private final ExecutorService hand = Executors.newSingleThreadExecutor(
            GivingWay.threads("tries-"));
    private final Map<String, Open> open = new LinkedHashMap<>();

    /// What is done, and says on its way how far it is.
    public interface Work {
        ObjectNode figures(Progress progress);
    }

    private static final class Open {
        private final String of;
        private final Progress progress;
        private final CompletableFuture<ObjectNode> done = new CompletableFuture<>();

        Open(String of, Progress progress) {
            this.of = of;
            this.progress = progress;
        }
    }

    public Tries() {
        this(SOON, System::nanoTime);
    }

    /// @param soon  how long an answer waits for what is tried
    /// @param nanos a clock that only goes forward
    Tries(Duration soon, LongSupplier nanos) {
        this.soon = soon;
        this.nanos = nanos;
    }

    /// Begins, and answers with the figures where they are there soon; else with 202, the try's name and how far it is.
    ///
    /// @param of whose it is; nobody else may ask about it
    public Response begin(String of, Work work) {
        String name = UUID.randomUUID().toString();
        Open fresh = new Open(of, new Progress(nanos));
        synchronized (open) {
            open.values().removeIf(each -> each.progress.isForgotten());
            if (open.size() >= MOST) {
                throw new Refused(Problem.of(429, "Too many tries", MOST + " changes are being tried; leave one of "
                        + "them, or try again in a minute"));
            }
            open.put(name, fresh);
        }
        hand.execute(() -> work(fresh, work));
        return answer(name, fresh);
    }

    private static void work(Open fresh, Work work) {
        try {
            fresh.progress.check();
            fresh.done.complete(work.figures(fresh.progress));
        } catch (RuntimeException | Error failed) {
            fresh.done.completeExceptionally(failed);
        }
    }

    /// How far it is, or the figures, once.
    public Response ask(String of, String name) {
        Optional<Open> known;
        synchronized (open) {
            known = Optional.ofNullable(open.get(name)).filter(each -> each.of.equals(of));
        }
        Open asked = known.orElseThrow(Tries::gone);
        asked.progress.asked();
        return answer(name, asked);
    }

    private static Refused gone() {
        return new Refused(Problem.of(404, "Not tried any more", "there is no such try; one that nobody asks about for "
                + PATIENCE.toSeconds() + " seconds is given up. Try it again"));
    }

    private Response answer(String name, Open asked) {
        try {
            ObjectNode figures = asked.done.get(soon.toMillis(), TimeUnit.MILLISECONDS);
            close(name);
            return Asked.json(200, figures);
        } catch (TimeoutException notYet) {
            return Asked.json(202, JsonNodeFactory.instance.objectNode().put("try", name)
                    .put("read", asked.progress.done()).put("of", asked.progress.all()));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new CancellationException("the server stops");
        } catch (CancellationException givenUp) {
            close(name);
            throw gone();
        } catch (ExecutionException failed) {
            close(name);
            throw failed.getCause() instanceof CancellationException
                    ? gone()
                    : failed.getCause() instanceof RuntimeException own ? own : new CompletionException(failed);
        }
    }

    private void close(String name) {
        synchronized (open) {
            open.remove(name);
        }
    }

    @Override
    public void close() {
        synchronized (open) {
            open.values().forEach(each -> each.progress.end());
        }
        hand.shutdownNow();
    }
}
