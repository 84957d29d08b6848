package outlay.notify;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import outlay.activate.egress.Sending;
import outlay.base.ClientId;
import outlay.store.KeptAttempt;
import outlay.store.KeptMessage;
import outlay.store.WebhookStore;
import outlay.vault.CannotOpen;
import tools.jackson.databind.node.JsonNodeFactory;

/// Keeps what is to be told to webhooks, and tells it.
///
/// The laws: what has happened is kept once for each webhook that wants it, before it is sent, however often it is come
/// across; each attempt is on record; a webhook that is slow or dead keeps no other waiting.
public final class WebhookEngine implements AutoCloseable {
    /// Why a webhook is off that somebody wanted off.
    public static final String TURNED_OFF = "somebody has turned it off";
    /// After so long without one attempt that succeeded a webhook is turned off.
    static final Duration PATIENCE = Duration.ofDays(5);
    private static final Logger LOG = LoggerFactory.getLogger(WebhookEngine.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);
    /// What happened is looked for once more so far back: what is kept of it may come a little later.
    private static final Duration LOOK_BACK = Duration.ofMinutes(10);
    /// At the start, which may be after a crash.
    private static final Duration FIRST_LOOK_BACK = Duration.ofDays(30);
    /// Longer than any look back, so that nothing is told twice.
    private static final Duration KEPT = Duration.ofDays(90);
    private static final int AT_ONCE = 50;
    private static final Duration BETWEEN_SWEEPS = Duration.ofHours(1);

    private final WebhookBook book;
    private final WebhookStore store;
    private final List<Source> sources;
    private final Sending sending;
    private final Clock clock;
    private final Schedule schedule;
    private final WebhookKeeper keeper;
    private final Map<ClientId, Instant> looked = new HashMap<>();
    private Instant swept = Instant.EPOCH;
    private final Set<String> busy = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors
            .newThreadPerTaskExecutor(Thread.ofVirtual().name("webhooks-", 0).factory());
    private final CountDownLatch ending = new CountDownLatch(1);

    /// @param sending is closed with it
    /// @param seed    of waits
    public WebhookEngine(WebhookBook book, WebhookStore store, List<Source> sources, Sending sending, Clock clock,
            long seed) {
        this.book = book;
        this.store = store;
        this.sources = List.copyOf(sources);
        this.sending = sending;
        this.clock = clock;
        this.schedule = new Schedule(seed);
        this.keeper = new WebhookKeeper(book, store, clock);
    }

    /// Goes on with whatever waits, and looks for more from now on.
    public void start() {
        // Some sources wait while a file is imported; what is kept already is sent meanwhile.
        threads.execute(() -> again(this::gatherAndSend));
        threads.execute(() -> again(this::sendAll));
    }

    private void again(Runnable work) {
        boolean ended = false;
        while (!ended) {
            try {
                work.run();
            } catch (RuntimeException failed) {
                LOG.error("Webhooks are looked at again in {}", BETWEEN_LOOKS, failed);
            }
            try {
                ended = ending.await(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                ended = true;
            }
        }
    }

    /// What is new need not wait for the next look of whoever sends.
    private void gatherAndSend() {
        gather();
        sendAll();
    }

    /// Keeps what has happened since the look before.
    void gather() {
        sweep();
        Map<ClientId, List<Webhook>> all = readable().stream()
                .collect(Collectors.groupingBy(webhook -> webhook.kept().client()));
        all.forEach((client, webhooks) -> {
            Instant now = clock.instant();
            Instant from = looked.getOrDefault(client, now.minus(FIRST_LOOK_BACK)).minus(LOOK_BACK);
            List<KeptMessage> messages = new ArrayList<>();
            List<Source> asked = sources.stream().filter(source -> source.events().stream()
                    .anyMatch(event -> webhooks.stream().anyMatch(one -> one.wants(event)))).toList();
            Instant wanted = webhooks.stream().map(webhook -> webhook.kept().from()).min(Comparator.naturalOrder())
                    .filter(from::isBefore).orElse(from);
            for (Source source : asked) {
                source.since(client, wanted).stream()
                        .filter(what -> what.at().isAfter(now.minus(FIRST_LOOK_BACK)))
                        .forEach(what -> messages.addAll(keeper.wanted(webhooks, what, now)));
            }
            if (!messages.isEmpty()) {
                store.keep(client, messages);
                store.forget(client, now.minus(KEPT));
            }
            asked.forEach(source -> source.kept(client));
            looked.put(client, now);
        });
    }

    /// Forgets what can no longer be put back.
    private void sweep() {
        Instant now = clock.instant();
        if (!swept.plus(BETWEEN_SWEEPS).isAfter(now)) {
            store.endRemoved(now.minus(WebhookBook.SECOND_THOUGHTS));
            swept = now;
        }
    }

    private List<Webhook> readable() {
        try {
            return book.on();
        } catch (CannotOpen locked) {
            LOG.error("Webhooks cannot be read, and nothing is told to them: {}", locked.getMessage());
            return List.of();
        }
    }

    private void sendAll() {
        for (Webhook webhook : readable()) {
            if (busy.add(webhook.kept().id())) {
                threads.execute(() -> {
                    try {
                        send(webhook);
                    } catch (RuntimeException failed) {
                        LOG.error("The {} stopped for a moment", webhook, failed);
                    } finally {
                        busy.remove(webhook.kept().id());
                    }
                });
            }
        }
    }

    /// Sends a webhook what it is due, until the first that it does not take: the others will not fare better now.
    void send(Webhook webhook) {
        for (KeptMessage message : store.due(webhook.kept().client(), webhook.kept().id(), clock.instant(), AT_ONCE)) {
            if (ending.getCount() == 0 || !sent(webhook, message)) {
                return;
            }
        }
    }

    private boolean sent(Webhook webhook, KeptMessage message) {
        Instant began = clock.instant();
        String body = new String(book.bytes(message.client(), about(message.id()), message.sealed()),
                StandardCharsets.UTF_8);
        Attempted attempt = attempt(webhook, new Message(message.id(), body));
        Optional<Duration> wait = attempt.taken()
                ? Optional.empty()
                : schedule.after(message.tries() + 1, attempt.after());
        KeptMessage.State next = attempt.taken()
                ? KeptMessage.State.TAKEN
                : wait.isPresent() ? KeptMessage.State.WAITING : KeptMessage.State.GIVEN_UP;
        store.tried(message.tried(next, began.plus(wait.orElse(Duration.ZERO))),
                new KeptAttempt(message.id(), message.attempts() + 1, began, attempt.status(), attempt.said()),
                attempt.taken() ? Optional.empty() : Optional.of(began));
        if (attempt.gone()) {
            off(webhook, "it answered 410: it does not want to be told anything any more");
        } else if (!attempt.taken()) {
            webhook.kept().failing().filter(since -> since.plus(PATIENCE).isBefore(began))
                    .ifPresent(since -> off(webhook, "nothing was taken since " + since));
        }
        return attempt.taken();
    }

    private void off(Webhook webhook, String why) {
        store.off(webhook.kept().client(), webhook.kept().id(), why);
        LOG.warn("The {} is off: {}", webhook, why);
    }

    private Attempted attempt(Webhook webhook, Message message) {
        Instant now = clock.instant();
        return Attempted.of(sending.send(message.call(webhook.url(), webhook.secretsAt(now), now)));
    }

    /// Sends one that says that it is a test. Nothing of it is kept.
    public Attempted test(Webhook webhook) {
        Instant now = clock.instant();
        return attempt(webhook, Message.of(webhook, new Happening(webhook.kept().client(), Event.TEST, now.toString(),
                now, JsonNodeFactory.instance.objectNode().put("says", "If you read this, messages arrive."))));
    }

    static String about(String message) {
        return "webhook message " + message;
    }

    /// Begins no more calls, and waits a little for answers to those under way; what has none by then is sent again.
    @Override
    public void close() {
        ending.countDown();
        threads.shutdown();
        try {
            if (!threads.awaitTermination(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS)) {
                threads.shutdownNow();
                threads.awaitTermination(1, TimeUnit.SECONDS);
            }
        } catch (InterruptedException atOnce) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
        sending.close();
    }
}
