package outlay.access;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import outlay.access.Need.Everywhere;
import outlay.access.Need.Known;
import outlay.access.Need.OfClient;
import outlay.access.Need.OfClientOrAll;
import outlay.access.Need.OfSomeClients;
import outlay.access.Need.Open;
import outlay.base.ClientId;
import outlay.json.BadJson;
import outlay.json.Json;
import outlay.web.Around;
import outlay.web.Caller;
import outlay.web.Handler;
import outlay.web.OwnPages;
import outlay.web.Problem;
import outlay.web.Refused;
import outlay.web.Request;
import outlay.web.Response;
import outlay.web.Router;

/// The wall before every route: asks who sends a request, and passes it on only to a route that they may ask, for the
/// one client that the request names. What may not pass is answered with [Refusal], and with nothing else.
///
/// Where nobody has to sign in, everybody is let through to the data, but not to users and tokens; pages of other sites
/// may change nothing in any case.
public final class Guard implements Handler {
    /// What a page sends back with a change, as `/api/v1/session` gave it.
    static final String CSRF_HEADER = "X-Outlay-Csrf";
    private static final String API = "/api/";
    private static final Set<String> HARMLESS = Set.of("GET", "HEAD", "OPTIONS");
    private static final int MOST_BODY_BYTES = 1 << 20;

    private final Router routes;
    private final Mode mode;
    private final Credentials credentials;
    private final Function<ClientId, String> peopleKeys;
    private final Function<String, Optional<ClientId>> uploads;
    private final Around around;
    private final Around inside;
    private final Refusals refusals;

    /// Whether somebody has to sign in.
    public enum Mode {
        REQUIRED, OFF;

        /// "required" or "off", as settings and answers have it.
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// @param peopleKeys what opens the doors to people's data of each client; passed on with a request that may
    /// @param uploads    whose a file on its way is, by its name in the path
    /// @param around     is told of every request to a route, whether it may pass or not
    /// @param inside     stands between the wall and the routes, and sees only what may pass
    /// @param refusals   is told of everything that may not pass
    /// @throws IllegalStateException for a route of which nobody has written down what it needs
    Guard(Router routes, Mode mode, Credentials credentials, Function<ClientId, String> peopleKeys,
            Function<String, Optional<ClientId>> uploads, Around around, Around inside,
            Refusals refusals) {
        List<String> undeclared = routes.routes().stream().filter(route -> RouteNeeds.of(route).isEmpty()).toList();
        if (!undeclared.isEmpty()) {
            throw new IllegalStateException("nobody has written down in RouteNeeds what these routes need: "
                    + String.join(", ", undeclared));
        }
        this.routes = routes;
        this.mode = mode;
        this.credentials = credentials;
        this.peopleKeys = peopleKeys;
        this.uploads = uploads;
        this.around = around;
        this.inside = inside;
        this.refusals = refusals;
    }

    @Override
    public Response handle(Request request) throws IOException {
        Optional<Router.Match> match = routes.match(request);
        if (match.isEmpty()) {
            // Pages, and paths that nothing is at: the same for everybody.
            return around.handle(request, routes::handle);
        }
        Router.Match route = match.get();
        Need need = RouteNeeds.of(route.route()).orElseThrow();
        if (need instanceof Open || mode == Mode.OFF) {
            return around.handle(request, asked -> {
                Request passed = refusable(asked, route, Standing.NOBODY, () -> {
                    fromOwnPages(asked);
                    return openToThisMachine(asked, need);
                });
                // Whoever asks what is open is nobody, and nobody's keys are everybody's.
                return need instanceof Open ? route.handle(passed) : inside.handle(passed, route::handle);
            });
        }
        Optional<ClientId> client = client(request, route, need);
        Standing standing = credentials.of(request, client);
        return around.handle(request.from(new Caller(standing.kind(), standing.name())), asked -> {
            Request admitted = refusable(asked, route, standing, () -> {
                fromOwnPages(asked);
                return admitted(asked, need, client, standing);
            });
            return inside.handle(admitted, route::handle);
        });
    }

    private Request refusable(Request request, Router.Match route, Standing standing, Supplier<Request> admitting) {
        try {
            return admitting.get();
        } catch (Refused refused) {
            refusals.add(refused.problem().equals(Refusal.PROBLEM) ? Refusals.Why.MAY_NOT : Refusals.Why.FORGED,
                    standing, request, route.route());
            throw refused;
        }
    }

    private static void fromOwnPages(Request request) {
        if (changes(request) && request.path().startsWith(API)) {
            OwnPages.check(request);
        }
    }

    private static boolean changes(Request request) {
        return !HARMLESS.contains(request.method());
    }

    private Request admitted(Request request, Need need, Optional<ClientId> client, Standing standing) {
        Request admitted = passed(request, need, client, standing).orElseThrow(() -> new Refused(Refusal.PROBLEM));
        if (changes(request) && standing.csrf()
                .filter(token -> !Secret.same(token, request.header(CSRF_HEADER).orElse(""))).isPresent()) {
            throw new Refused(Problem.of(403, "Not from here", "a change by somebody who has signed in must carry the "
                    + "header " + CSRF_HEADER + " with the csrf of /api/v1/session"));
        }
        return admitted;
    }

    private static Request openToThisMachine(Request request, Need need) {
        boolean ofUsers = switch (need) {
            case OfClient of -> of.right() == Right.MANAGE_USERS;
            case OfClientOrAll all -> false;
            case OfSomeClients some -> false;
            case Everywhere all -> all.right() == Right.MANAGE_OWNERS;
            case Known known -> known == Known.USER;
            case Open open -> false;
        };
        if (ofUsers) {
            throw new Refused(Refusal.PROBLEM);
        }
        return request;
    }

    private static Optional<Request> passed(Request request, Need need, Standing standing) {
        Optional<Set<ClientId>> seen = need instanceof OfSomeClients some
                ? standing.clientsWith(some.right())
                : standing.clients();
        return Optional.of(request.withHeader("Authorization", Optional.empty())
                .from(new Caller(standing.kind(), standing.name(), seen)))
                .filter(caller -> switch (need) {
                    case Everywhere all -> standing.everywhere().contains(all.right());
                    case Known known -> known == Known.USER
                            ? standing.kind() == Caller.Kind.USER
                            : standing.known();
                    case OfClientOrAll all -> standing.everywhere().contains(all.right())
                            && !request.query().containsKey("client");
                    case OfSomeClients some -> seen.filter(Set::isEmpty).isEmpty();
                    case OfClient of -> false;
                    case Open open -> true;
                });
    }

    /// Of a client the handler gets its people key and nothing else that was shown: what it asks of the request is then
    /// the second wall, should the two ever read two clients out of it.
    private Optional<Request> passed(Request request, Need need, Optional<ClientId> client, Standing standing) {
        Optional<Right> right = switch (need) {
            case OfClient of -> Optional.of(of.right());
            case OfClientOrAll of -> client.map(named -> of.right());
            case OfSomeClients some -> Optional.empty();
            case Everywhere all -> Optional.empty();
            case Known known -> Optional.empty();
            case Open open -> Optional.empty();
        };
        if (right.isEmpty()) {
            return passed(request, need, standing);
        }
        return client.filter(named -> standing.may(right.get(), named))
                .map(named -> request.withHeader("Authorization", Optional.of("Bearer " + peopleKeys.apply(named)))
                        .from(new Caller(standing.kind(), standing.name(), Optional.of(Set.of(named)))));
    }

    private Optional<ClientId> client(Request request, Router.Match match, Need need) {
        return switch (need) {
            case OfClient of -> switch (of.client()) {
                case QUERY -> inQuery(request);
                case BODY -> inBody(request);
                case UPLOAD -> uploads.apply(match.parameters().getOrDefault("upload", ""));
            };
            case OfClientOrAll of -> inQuery(request);
            case OfSomeClients some -> Optional.empty();
            case Everywhere all -> Optional.empty();
            case Known known -> Optional.empty();
            case Open open -> Optional.empty();
        };
    }

    private static Optional<ClientId> inQuery(Request request) {
        return Optional.of(request.query().getOrDefault("client", List.of())).filter(given -> given.size() == 1)
                .flatMap(given -> read(given.getFirst()));
    }

    private static Optional<ClientId> inBody(Request request) {
        try {
            return Optional.of(Json.read(request.body(), MOST_BODY_BYTES).path("client"))
                    .filter(client -> client.isString()).flatMap(client -> read(client.stringValue()));
        } catch (BadJson unreadable) {
            // It names no client, so there is none in which the sender may anything.
            return Optional.empty();
        }
    }

    private static Optional<ClientId> read(String name) {
        try {
            return Optional.of(new ClientId(name));
        } catch (IllegalArgumentException noClient) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<Response> turnAway(Request head) {
        return routes.turnAway(head).map(response -> around.turnedAway(head, response));
    }

    @Override
    public Response refused(Request head, Response refusal) {
        return routes.refused(head, around.turnedAway(head, refusal));
    }
}
