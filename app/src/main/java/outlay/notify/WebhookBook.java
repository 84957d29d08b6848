package outlay.notify;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import outlay.activate.egress.PublicUrl;
import outlay.base.ClientId;
import outlay.json.BadJson;
import outlay.json.Json;
import outlay.store.KeptWebhook;
import outlay.store.WebhookStore;
import outlay.vault.Sealing;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The webhooks of all clients, as their owners set them up. Address and secrets are kept sealed with the client's key,
/// and bound to the webhook, so that they open nowhere else.
public final class WebhookBook {
    /// How long messages are signed with a secret that was replaced, too.
    public static final Duration OVERLAP = Duration.ofHours(24);
    /// How long a removal can be taken back.
    public static final Duration SECOND_THOUGHTS = Duration.ofDays(7);
    static final int MOST_OF_A_CLIENT = 20;
    private static final int SECRET_BYTES = 24;
    private static final int ID_BYTES = 8;
    private static final int MOST_BYTES = 16 * 1024;

    private final WebhookStore store;
    private final Sealing sealing;
    private final Clock clock;
    private final SecureRandom random;

    public WebhookBook(WebhookStore store, Sealing sealing, Clock clock, SecureRandom random) {
        this.store = store;
        this.sealing = sealing;
        this.clock = clock;
        this.random = random;
    }

    /// Everybody's that something is sent to.
    List<Webhook> on() {
        return store.all().stream().filter(KeptWebhook::on).map(this::opened).toList();
    }

    /// A client's, in the order of when they were made.
    public List<Webhook> of(ClientId client) {
        return store.of(client).stream().map(this::opened).toList();
    }

    public Optional<Webhook> find(ClientId client, String id) {
        return of(client).stream().filter(webhook -> webhook.kept().id().equals(id)).findFirst();
    }

    /// Makes one, with a secret of ours, which [Webhook#secret()] tells. What happens from now on is told to it.
    ///
    /// @throws IllegalArgumentException saying what is wrong
    public Webhook add(ClientId client, String url, Set<Event> events) {
        check(url, events);
        checkRoom(client);
        Instant now = now();
        String id = "wh_" + HexFormat.of().formatHex(bytes(ID_BYTES));
        Webhook made = new Webhook(new KeptWebhook(client, id, labels(events), "", now, now, Optional.empty(), ""),
                url, secret(), Optional.empty());
        store.add(new KeptWebhook(client, id, labels(events), sealed(made), now, now, Optional.empty(), ""));
        return made;
    }

    /// Changes where messages go, and which.
    ///
    /// @throws IllegalArgumentException saying what is wrong
    public void set(Webhook webhook, String url, Set<Event> events) {
        check(url, events);
        keep(webhook.with(url, events));
    }

    /// Gives it another secret; the one before holds for [#OVERLAP].
    public Webhook rotate(Webhook webhook) {
        Webhook rotated = new Webhook(webhook.kept(), webhook.url(), secret(),
                Optional.of(new Webhook.Previous(webhook.secret(), now().plus(OVERLAP))));
        keep(rotated);
        return rotated;
    }

    /// What happens while it is off is not told to it, then or later.
    public void turn(Webhook webhook, boolean on) {
        if (on) {
            store.on(webhook.kept().client(), webhook.kept().id(), now());
        } else {
            store.off(webhook.kept().client(), webhook.kept().id(), WebhookEngine.TURNED_OFF);
        }
    }

    /// It is told nothing any more. [#restore] puts it back for [#SECOND_THOUGHTS], or until as many others as a client
    /// may have were removed; then everything of it is gone.
    public boolean remove(ClientId client, String id) {
        boolean removed = store.remove(client, id, now());
        store.removed(client).stream().skip(MOST_OF_A_CLIENT).forEach(store::end);
        return removed;
    }

    /// Those that can be put back, by when they were removed, the last first.
    public Map<Webhook, Instant> removed(ClientId client) {
        Map<Webhook, Instant> removed = new LinkedHashMap<>();
        store.removed(client).stream().filter(each -> each.at().plus(SECOND_THOUGHTS).isAfter(now()))
                .forEach(each -> removed.put(opened(each.kept()), each.at()));
        return removed;
    }

    /// Takes a removal back: what waited goes on, and what happened meanwhile is not told.
    ///
    /// @return false where it cannot be put back any more, or was never removed
    /// @throws IllegalArgumentException where the client has too many others by now
    public boolean restore(ClientId client, String id) {
        if (removed(client).keySet().stream().noneMatch(webhook -> webhook.kept().id().equals(id))) {
            return false;
        }
        checkRoom(client);
        return store.restore(client, id, now());
    }

    private void checkRoom(ClientId client) {
        if (store.of(client).size() >= MOST_OF_A_CLIENT) {
            throw new IllegalArgumentException("a client has " + MOST_OF_A_CLIENT
                    + " webhooks at the most; remove one, or have one of them pass messages on");
        }
    }

    /// @throws IllegalArgumentException naming the first that is not known
    public static Set<Event> events(List<String> labels) {
        Set<Event> events = EnumSet.noneOf(Event.class);
        for (String label : labels) {
            events.add(Event.of(label).orElseThrow(() -> new IllegalArgumentException("events: \"" + label
                    + "\" must be one of "
                    + Event.all().map(Event::label).collect(Collectors.joining(", ")))));
        }
        return events;
    }

    static Set<String> labels(Set<Event> events) {
        return events.stream().map(Event::label).collect(Collectors.toUnmodifiableSet());
    }

    private static void check(String url, Set<Event> events) {
        PublicUrl.mistake(url).ifPresent(wrong -> {
            throw new IllegalArgumentException("url " + wrong);
        });
        if (events.isEmpty()) {
            throw new IllegalArgumentException("events must name at least one of "
                    + Event.all().map(Event::label).collect(Collectors.joining(", ")));
        }
    }

    private void keep(Webhook webhook) {
        store.set(webhook.kept().client(), webhook.kept().id(), webhook.kept().events(), sealed(webhook));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private String secret() {
        return "whsec_" + Base64.getEncoder().encodeToString(bytes(SECRET_BYTES));
    }

    private byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    private String sealed(Webhook webhook) {
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("url", webhook.url()).put("secret",
                webhook.secret());
        webhook.previous().ifPresent(old -> node.put("previous", old.secret()).put("until", old.until().toString()));
        return seal(webhook.kept().client(), about(webhook.kept().id()), Json.bytes(node));
    }

    private Webhook opened(KeptWebhook kept) {
        JsonNode node = open(kept.client(), about(kept.id()), kept.sealed());
        Optional<Webhook.Previous> previous = node.has("previous")
                ? Optional.of(new Webhook.Previous(node.path("previous").asString(),
                        Instant.parse(node.path("until").asString())))
                : Optional.empty();
        return new Webhook(kept, node.path("url").asString(), node.path("secret").asString(), previous);
    }

    private static String about(String id) {
        return "webhook " + id;
    }

    String seal(ClientId client, String about, byte[] plain) {
        try {
            return Base64.getEncoder()
                    .encodeToString(sealing.seal(client.value(), about.getBytes(StandardCharsets.UTF_8), plain));
        } catch (IOException noKey) {
            throw new UncheckedIOException(about + " cannot be sealed: " + noKey.getMessage(), noKey);
        }
    }

    /// @throws outlay.vault.CannotOpen where the key is missing, or the text was changed or moved
    byte[] bytes(ClientId client, String about, String sealed) {
        return sealing.open(client.value(), about.getBytes(StandardCharsets.UTF_8), Base64.getDecoder().decode(sealed));
    }

    private JsonNode open(ClientId client, String about, String sealed) {
        try {
            return Json.read(bytes(client, about, sealed), MOST_BYTES);
        } catch (BadJson | IllegalArgumentException changed) {
            throw new IllegalStateException(about + " is damaged; remove it and make it again", changed);
        }
    }
}
