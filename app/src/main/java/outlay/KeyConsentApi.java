package outlay;

import java.util.List;
import java.util.Optional;
import outlay.base.ClientId;
import outlay.fact.Consent;
import outlay.fact.Event;
import outlay.fact.Seen;
import outlay.log.Entry;
import outlay.log.FactCodec;
import outlay.log.Log;
import outlay.setting.Progress;
import outlay.setting.Tries;
import outlay.store.GateStore;
import outlay.web.Asked;
import outlay.web.Mistake;
import outlay.web.Mistakes;
import outlay.web.Problem;
import outlay.web.Refused;
import outlay.web.Request;
import outlay.web.Response;
import outlay.web.Router;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Whether silence about consent counts as a no for what comes with a key, over HTTP: tried over what has come with it,
/// and changed for what comes from then on. What a yes or a no means is no setting.
public final class KeyConsentApi {
    public static final String PATH = "/api/v1/keys/consent";
    /// Of all clients.
    private static final long MOST_ENTRIES = 1_000_000;

    private final GateStore store;
    private final Log log;
    private final Runnable changed;
    private final Tries tries;

    /// @param log     as reports read it
    /// @param changed returns when a change holds at the doors
    KeyConsentApi(GateStore store, Log log, Runnable changed, Tries tries) {
        this.store = store;
        this.log = log;
        this.changed = changed;
        this.tries = tries;
    }

    public Router addTo(Router routes) {
        return routes.post(PATH, this::put) //
                .post(PATH + "/try", this::tried) //
                .get(PATH + "/try", request -> tries.ask(of(Asked.client(request)), Tries.named(request))) //
                .route("DELETE", PATH + "/try", request -> tries.stop(of(Asked.client(request)),
                        Tries.named(request)));
    }

    private static Tries.Of of(ClientId client) {
        return new Tries.Of(client.value(), "consent");
    }

    private Response put(Request request) {
        Asked asked = Asked.read(request);
        ClientId client = asked.client();
        String id = asked.text("id");
        JsonNode required = asked.body().path("consent_required");
        if (!required.isBoolean()) {
            throw new Mistakes(List.of(new Mistake("consent_required", "consent_required must be true or false")));
        }
        if (!store.requireConsent(client, id, required.booleanValue())) {
            throw new Refused(Problem.of(409, "Nothing has changed", "client " + client + " has no valid key " + id
                    + " of which that is not so already"));
        }
        changed.run();
        return Asked.json(200, JsonNodeFactory.instance.objectNode().put("client", client.value()).put("id", id)
                .put("consent_required", required.booleanValue()));
    }

    private Response tried(Request request) {
        Asked asked = Asked.read(request);
        ClientId client = asked.client();
        String id = asked.text("id");
        if (store.keys(client).stream().noneMatch(key -> key.id().equals(id) && key.revokedAt().isEmpty())) {
            throw new Mistakes(List.of(new Mistake("id", "client " + client + " has no valid key " + id)));
        }
        return tries.begin(of(client), progress -> counted(client, id, progress));
    }

    private ObjectNode counted(ClientId client, String key, Progress progress) {
        LastEntries last = new LastEntries(log, MOST_ENTRIES, 1, progress);
        long events = 0;
        long silent = 0;
        try (Log.Cursor cursor = last.read(0)) {
            while (cursor.next()) {
                Log.Head head = cursor.head();
                if (head.kind() == Entry.Kind.EVENT && head.client().equals(client)) {
                    Optional<Seen> seen = seen(cursor.entry()).filter(one -> one.key().equals(key));
                    events += seen.isPresent() ? 1 : 0;
                    silent += seen.filter(KeyConsentApi::isSilent).isPresent() ? 1 : 0;
                }
            }
        }
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("client", client.value()).put("id", key)
                .put("events", events).put("silent", silent);
        last.putInto(node.putObject("tried_over"));
        return node;
    }

    private static boolean isSilent(Seen seen) {
        return seen.consent().analytics() == Consent.State.UNKNOWN;
    }

    private static Optional<Seen> seen(Entry entry) {
        return FactCodec.decode(entry) instanceof Event event ? event.seen() : Optional.empty();
    }
}
