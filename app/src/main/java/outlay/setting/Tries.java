package outlay.setting;

import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
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
import outlay.web.Request;
import outlay.web.Response;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Tries that may read much: begun, asked about until they are done, and given up once nobody asks any more. One is
/// worked on at a time, so that what is only tried takes one processor from what is meant. Clients take turns: whoever
/// tries much waits for itself, and not others for it. Who waits is told behind how many.
public final class Tries implements AutoCloseable {
    /// Whoever does not ask for this long has gone.
    static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration SOON = Duration.ofSeconds(2);
    /// Of one client.
    private static final int MOST = 8;
    static final int MOST_OF_ALL = 32;
    private static final Comparator<Open> IN_LINE = Comparator.<Open>comparingLong(each -> each.round)
            .thenComparingLong(each -> each.number);

    private final Duration soon;
    private final LongSupplier nanos;
    private final ExecutorService hand = Executors.newSingleThreadExecutor(
            GivingWay.threads("tries-"));
    private final Map<String, Open> open = new LinkedHashMap<>();
    private long begun;
    private long round;

    /// What is done, and says on its way how far it is.
    public interface Work {
        ObjectNode figures(Progress progress);
    }

    /// Who may ask about a try, and whose turn it takes.
    ///
    /// @param client "" for all clients
    /// @param what   is tried of it
    public record Of(String client, String what) {}

    private static final class Open {
        private final Of of;
        private final Work work;
        private final Progress progress;
        /// Each client has one turn in a round.
        private final long round;
        private final long number;
        private final CompletableFuture<ObjectNode> done = new CompletableFuture<>();
        private boolean taken;

        Open(Of of, Work work, Progress progress, long round, long number) {
            this.of = of;
            this.work = work;
            this.progress = progress;
            this.round = round;
            this.number = number;
        }

        boolean isBefore(Open other) {
            return taken || IN_LINE.compare(this, other) < 0;
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
    public Response begin(Of of, Work work) {
        String name = UUID.randomUUID().toString();
        Open fresh;
        synchronized (open) {
            open.values().removeIf(each -> each.progress.isForgotten());
            List<Open> own = open.values().stream().filter(each -> each.of.client.equals(of.client)).toList();
            if (own.size() >= MOST || open.size() >= MOST_OF_ALL) {
                throw new Refused(Problem.of(429, "Too many tries", (own.size() >= MOST ? MOST : MOST_OF_ALL)
                        + " changes are being tried; leave one of them, or try again in a minute"));
            }
            long next = own.stream().mapToLong(each -> each.round + 1).max().orElse(round);
            fresh = new Open(of, work, new Progress(nanos), Math.max(round, next), begun++);
            open.put(name, fresh);
        }
        hand.execute(this::work);
        return answer(name, fresh);
    }

    /// Works on the first in line, if it has not been forgotten meanwhile.
    private void work() {
        Optional<Open> first;
        synchronized (open) {
            first = open.values().stream().filter(each -> !each.taken).min(IN_LINE);
            first.ifPresent(next -> {
                next.taken = true;
                round = next.round;
            });
        }
        first.ifPresent(next -> {
            try {
                next.progress.check();
                next.done.complete(next.work.figures(next.progress));
            } catch (RuntimeException | Error failed) {
                next.done.completeExceptionally(failed);
            }
        });
    }

    /// How many have their turn before it, the one that is being worked on included.
    private long behind(Open asked) {
        synchronized (open) {
            return asked.taken
                    ? 0
                    : open.values().stream().filter(each -> each != asked && !each.done.isDone()
                            && !each.progress.isForgotten() && each.isBefore(asked)).count();
        }
    }

    /// How far it is, or the figures, once.
    public Response ask(Of of, String name) {
        Optional<Open> known;
        synchronized (open) {
            known = Optional.ofNullable(open.get(name)).filter(each -> each.of.equals(of));
        }
        Open asked = known.orElseThrow(Tries::gone);
        asked.progress.asked();
        return answer(name, asked);
    }

    /// Ends it: the next in line has its turn as soon as whoever works on it notices.
    public Response stop(Of of, String name) {
        Optional<Open> known;
        synchronized (open) {
            known = Optional.ofNullable(open.get(name)).filter(each -> each.of.equals(of));
            known.ifPresent(each -> open.remove(name));
        }
        known.ifPresent(each -> each.progress.end());
        return Asked.json(200, JsonNodeFactory.instance.objectNode().put("try", name)
                .put("stopped", known.isPresent()));
    }

    /// The name of the try that a request is about.
    public static String named(Request request) {
        return request.query().getOrDefault("try", List.of("")).getFirst();
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
                    .put("read", asked.progress.done()).put("of", asked.progress.all())
                    .put("behind", behind(asked)));
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
