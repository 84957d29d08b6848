package outlay.gate;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import outlay.base.ClientId;
import outlay.collect.door.Key;
import outlay.store.GateStore;
import outlay.store.KeptKey;
import outlay.store.KeptUse;
import outlay.vault.Secrets;
import outlay.web.Asked;
import outlay.web.Mistake;
import outlay.web.Mistakes;
import outlay.web.Paging;
import outlay.web.Problem;
import outlay.web.Refused;
import outlay.web.Request;
import outlay.web.Response;
import outlay.web.Router;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A client's keys over HTTP: listed, made, revoked, and for ten minutes taken back. What is secret about a key is in
/// the answer that makes it and in no other.
public final class KeysApi {
    public static final String PATH = "/api/v1/keys";
    /// How long a revocation can be taken back: as long as whoever clicked on the wrong one needs to see it.
    static final Duration TAKEN_BACK = Duration.ofMinutes(10);
    private static final int USUAL_ROWS = 100;
    private static final int MOST_ROWS = 1_000;
    private static final int MOST_VALID = 1_000;

    private final GateStore store;
    private final KeyUses uses;
    private final Terms terms;
    private final Runnable changed;
    private final Secrets secret;
    private final SecureRandom random;
    private final Clock clock;

    /// On which terms senders come in.
    ///
    /// @param browserRate events a second that a browser key may send for long
    /// @param serverRate  likewise a server key
    /// @param hosts       names under which the world reaches the doors, besides the server's own
    public record Terms(int browserRate, int serverRate, List<String> hosts) {
        public Terms {
            hosts = List.copyOf(hosts);
        }

        int rate(String kind) {
            return kind.equals(Key.Kind.BROWSER.name()) ? browserRate : serverRate;
        }
    }

    /// @param changed returns when a change holds at the doors
    /// @param secret  of which signed keys are made
    public KeysApi(GateStore store, KeyUses uses, Terms terms, Runnable changed, Secrets secret, SecureRandom random,
            Clock clock) {
        this.store = store;
        this.uses = uses;
        this.terms = terms;
        this.changed = changed;
        this.secret = secret;
        this.random = random;
        this.clock = clock;
    }

    public Router addTo(Router routes) {
        return routes.get(PATH, this::list) //
                .post(PATH, this::create) //
                .post(PATH + "/revoke", this::revoke) //
                .post(PATH + "/restore", this::restore);
    }

    private Response list(Request request) {
        ClientId client = Asked.client(request);
        Paging<String> paging = Paging.read(request, USUAL_ROWS, MOST_ROWS, UnaryOperator.identity());
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("client", client.value());
        var hosts = node.putArray("hosts");
        terms.hosts().forEach(hosts::add);
        var list = node.putArray("keys");
        List<KeptUse> known = store.uses(client);
        paging.page(store.keys(client), KeptKey::id, Comparator.naturalOrder(), UnaryOperator.identity(), node)
                .forEach(key -> list.add(node(key, uses.of(client, key.id(), known))));
        return Asked.json(200, node);
    }

    private Response create(Request request) {
        Asked asked = Asked.read(request);
        IssuedKey.Wanted wanted = Asked.fields(() -> wanted(asked));
        if (store.keys(wanted.client()).stream().filter(key -> key.revokedAt().isEmpty()).count() >= MOST_VALID) {
            throw unchanged("client " + wanted.client() + " has " + MOST_VALID + " valid keys; revoke one first");
        }
        IssuedKey made = IssuedKey.make(wanted, secret, random, now());
        store.add(made.kept());
        changed.run();
        return Asked.json(201, node(made.kept(), Optional.empty()).put("key", made.presented()).put("signing_secret",
                made.signingSecret().orElse(null)));
    }

    private Response revoke(Request request) {
        Asked asked = Asked.read(request);
        ClientId client = asked.client();
        String id = asked.text("id");
        if (!store.revoke(client, id, now())) {
            throw unchanged("client " + client + " has no key " + id + " that is still valid");
        }
        changed.run();
        return shown(client, id);
    }

    private Response restore(Request request) {
        Asked asked = Asked.read(request);
        ClientId client = asked.client();
        String id = asked.text("id");
        Instant revoked = find(client, id).flatMap(this::backUntil).map(until -> until.minus(TAKEN_BACK))
                .orElseThrow(() -> unchanged("client " + client + " has no key " + id + " that was revoked less than "
                        + TAKEN_BACK.toMinutes() + " minutes ago; make another one"));
        if (!store.restore(client, id, revoked)) {
            throw unchanged("somebody has changed the key " + id + " meanwhile");
        }
        changed.run();
        return shown(client, id);
    }

    private Response shown(ClientId client, String id) {
        KeptKey key = find(client, id).orElseThrow();
        return Asked.json(200, node(key, uses.of(client, id, store.uses(client))));
    }

    private Optional<KeptKey> find(ClientId client, String id) {
        return store.keys(client).stream().filter(key -> key.id().equals(id)).findFirst();
    }

    /// Until when its revocation can be taken back, where it still can.
    private Optional<Instant> backUntil(KeptKey key) {
        return key.revokedAt().map(at -> at.plus(TAKEN_BACK)).filter(until -> until.isAfter(clock.instant()));
    }

    /// Neither a secret key nor anything that it could be found by.
    private ObjectNode node(KeptKey key, Optional<KeptUse> use) {
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("id", key.id())
                .put("kind", key.kind().toLowerCase(Locale.ROOT))
                .put("key", key.shown().isEmpty() ? null : key.shown())
                .put("may_assert_revenue", key.mayAssertRevenue() || key.kind().equals(Key.Kind.SERVER.name()))
                .put("consent_required", key.consentRequired()).put("signed", key.signed());
        var origins = node.putArray("origins");
        key.origins().forEach(origins::add);
        return node.put("events_per_second", terms.rate(key.kind())).put("created_at", key.createdAt().toString())
                .put("first_used_at", use.map(each -> each.first().toString()).orElse(null))
                .put("last_used_at", use.map(each -> each.last().toString()).orElse(null))
                .put("revoked_at", key.revokedAt().map(Object::toString).orElse(null))
                .put("restorable_until", backUntil(key).map(Object::toString).orElse(null));
    }

    private static IssuedKey.Wanted wanted(Asked asked) {
        Key.Kind kind = Stream.of(Key.Kind.values())
                .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(asked.text("kind"))).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("kind must be browser (public, stands in pages) or "
                        + "server (secret)"));
        return new IssuedKey.Wanted(asked.client(), kind, flag(asked, "may_assert_revenue"),
                flag(asked, "consent_required"), flag(asked, "signed"), origins(asked));
    }

    private static boolean flag(Asked asked, String name) {
        JsonNode flag = asked.body().path(name);
        if (!flag.isMissingNode() && !flag.isBoolean()) {
            throw new IllegalArgumentException(name + " must be true or false");
        }
        return flag.asBoolean(false);
    }

    private static List<String> origins(Asked asked) {
        JsonNode given = asked.body().path("origins");
        List<String> origins = new ArrayList<>();
        if (!given.isMissingNode() && !given.isArray()) {
            throw new Mistakes(List.of(new Mistake("origins", "origins must be a list of texts like "
                    + "https://www.shop.example")));
        }
        given.forEach(origin -> origins.add(origin.asString("")));
        return origins;
    }

    private static Refused unchanged(String why) {
        return new Refused(Problem.of(409, "Nothing has changed", why));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }
}
