package outlay.agency;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import outlay.base.ClientId;
import outlay.store.AgencyStore;
import outlay.store.KeptView;
import outlay.web.Asked;
import outlay.web.Mistake;
import outlay.web.Mistakes;
import outlay.web.Problem;
import outlay.web.Refused;
import outlay.web.Request;
import outlay.web.Response;
import outlay.web.Router;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Questions that somebody wants to come back to, over HTTP: each reader's own, of one client.
public final class ViewsApi {
    public static final String PATH = "/api/v1/views";
    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_SEARCH = 4_000;
    private static final int MOST_VIEWS = 200;

    private final AgencyStore store;
    private final Clock clock;

    public ViewsApi(AgencyStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    public Router addTo(Router routes) {
        return routes.get(PATH, this::list).post(PATH, this::save).post(PATH + "/remove", this::remove);
    }

    private Response list(Request request) {
        return answer(Asked.client(request), request);
    }

    private Response save(Request request) {
        Asked asked = Asked.read(request);
        ClientId client = asked.client();
        String owner = request.caller().name();
        KeptView view = new KeptView(client, owner, name(asked), search(asked),
                clock.instant().truncatedTo(ChronoUnit.SECONDS));
        List<KeptView> before = store.views(client, owner);
        if (before.size() >= MOST_VIEWS && before.stream().noneMatch(one -> one.name().equals(view.name()))) {
            throw new Refused(Problem.of(409, "Nothing has changed", "there are " + MOST_VIEWS
                    + " views already; remove one first"));
        }
        store.put(view);
        return answer(client, request);
    }

    private Response remove(Request request) {
        Asked asked = Asked.read(request);
        ClientId client = asked.client();
        if (!store.removeView(client, request.caller().name(), asked.text("name"))) {
            throw new Refused(Problem.of(409, "Nothing has changed", "you have no view of that name"));
        }
        return answer(client, request);
    }

    private Response answer(ClientId client, Request request) {
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("client", client.value());
        var list = node.putArray("views");
        store.views(client, request.caller().name()).forEach(view -> list.addObject().put("name", view.name())
                .put("search", view.search()).put("saved_at", view.savedAt().toString()));
        return Asked.json(200, node);
    }

    private static String name(Asked asked) {
        String name = asked.text("name").strip();
        if (name.isEmpty() || name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
            throw wrong("name", "name must be a line of 1 to " + LONGEST_NAME + " characters");
        }
        return name;
    }

    /// Only the query of an address of ours: a link from elsewhere is none.
    private static String search(Asked asked) {
        String search = asked.text("search");
        if (!search.startsWith("?") || search.length() > LONGEST_SEARCH
                || search.chars().anyMatch(c -> c <= ' ' || c > '~')) {
            throw wrong("search", "search must be the query of a page's address, which begins with ?");
        }
        return search;
    }

    private static Mistakes wrong(String field, String detail) {
        return new Mistakes(List.of(new Mistake(field, detail)));
    }
}
