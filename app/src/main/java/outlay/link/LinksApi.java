package outlay.link;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;
import outlay.base.ClientId;
import outlay.store.GateStore;
import outlay.store.KeptLink;
import outlay.web.Asked;
import outlay.web.Mistake;
import outlay.web.Mistakes;
import outlay.web.Paging;
import outlay.web.Problem;
import outlay.web.Refused;
import outlay.web.Request;
import outlay.web.Response;
import outlay.web.Router;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A client's tracked links over HTTP: listed, made, taken out of use and put back into it.
public final class LinksApi {
    public static final String PATH = "/api/v1/links";
    private static final int USUAL_ROWS = 100;
    private static final int MOST_ROWS = 1_000;
    private static final int MOST_LINKS = 10_000;

    private final GateStore store;
    private final ToLongFunction<String> clicks;
    private final List<String> hosts;
    private final Runnable changed;
    private final SecureRandom random;
    private final Clock clock;
    private final Instant countedSince;

    /// @param clicks  of a link, by its id, counted since now
    /// @param hosts   names under which the world reaches links, besides the server's own
    /// @param changed returns when a change holds at the redirects
    public LinksApi(GateStore store, ToLongFunction<String> clicks, List<String> hosts, Runnable changed,
            SecureRandom random, Clock clock) {
        this.store = store;
        this.clicks = clicks;
        this.hosts = List.copyOf(hosts);
        this.changed = changed;
        this.random = random;
        this.clock = clock;
        this.countedSince = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    public Router addTo(Router routes) {
        return routes.get(PATH, this::list) //
                .post(PATH, this::create) //
                .post(PATH + "/disable", request -> turned(request, false)) //
                .post(PATH + "/enable", request -> turned(request, true));
    }

    private Response list(Request request) {
        ClientId client = Asked.client(request);
        Paging<String> paging = Paging.read(request, USUAL_ROWS, MOST_ROWS, UnaryOperator.identity());
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("client", client.value());
        var names = node.putArray("hosts");
        hosts.forEach(names::add);
        node.put("counted_since", countedSince.toString());
        var list = node.putArray("links");
        paging.page(store.links(client), KeptLink::id, Comparator.naturalOrder(), UnaryOperator.identity(), node)
                .forEach(link -> list.add(node(link)));
        return Asked.json(200, node);
    }

    private Response create(Request request) {
        Asked asked = Asked.read(request);
        ClientId client = asked.client();
        Target target = target(asked);
        if (store.links(client).size() >= MOST_LINKS) {
            throw unchanged("client " + client + " has " + MOST_LINKS + " links; use one for many, with "
                    + "{sub1} to {sub5} in its target");
        }
        KeptLink link = NewLink.make(client, target, random, now());
        store.add(link);
        changed.run();
        return Asked.json(201, node(link));
    }

    private Response turned(Request request, boolean on) {
        Asked asked = Asked.read(request);
        ClientId client = asked.client();
        String id = asked.text("id");
        boolean done = on ? store.enable(client, id) : store.disable(client, id, now());
        if (!done) {
            throw unchanged("client " + client + " has no link " + id + " that is " + (on ? "out of" : "in") + " use");
        }
        changed.run();
        return Asked.json(200, node(store.links(client).stream().filter(link -> link.id().equals(id)).findFirst()
                .orElseThrow()));
    }

    private ObjectNode node(KeptLink link) {
        return JsonNodeFactory.instance.objectNode().put("id", link.id())
                .put("path", Redirects.PATH.replace("{link}", link.id())).put("target", link.target())
                .put("clicks", clicks.applyAsLong(link.id())).put("created_at", link.createdAt().toString())
                .put("disabled_at", link.disabledAt().map(Object::toString).orElse(null));
    }

    /// Whatever is wrong with it is wrong with where it leads.
    private static Target target(Asked asked) {
        try {
            return NewLink.completed(Target.of(asked.text("to")), said(asked, "source"), said(asked, "medium"),
                    said(asked, "campaign"));
        } catch (IllegalArgumentException wrong) {
            throw new Mistakes(List.of(new Mistake("to", String.valueOf(wrong.getMessage()))));
        }
    }

    private static Optional<String> said(Asked asked, String name) {
        return Optional.of(asked.text(name).strip()).filter(text -> !text.isEmpty());
    }

    private static Refused unchanged(String why) {
        return new Refused(Problem.of(409, "Nothing has changed", why));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }
}
