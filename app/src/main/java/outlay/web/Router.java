package outlay.web;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/// Finds the handler of a request: `/api/v1/reports/{by}` matches one segment for each name in braces.
/// The first route that matches wins. HEAD is answered wherever GET is.
public final class Router implements Handler {
    private record Route(String name, String method, List<String> segments, Handler handler) {}

    private final List<Route> routes = new ArrayList<>();
    private Handler otherwise = request -> {
        throw new Refused(Problem.of(404, "Not found", "there is nothing at " + request.path()
                + "; /openapi.json lists what there is"));
    };

    public Router get(String pattern, Handler handler) {
        return route("GET", pattern, handler);
    }

    public Router post(String pattern, Handler handler) {
        return route("POST", pattern, handler);
    }

    public Router route(String method, String pattern, Handler handler) {
        routes.add(new Route(method + " " + pattern, method, segments(pattern), handler));
        return this;
    }

    /// Who answers a GET that no route matches, outside `/api/`.
    public Router otherwise(Handler handler) {
        Handler nothing = otherwise;
        otherwise = request -> (request.path().startsWith("/api/") || !method(request).equals("GET")
                ? nothing
                : handler).handle(request);
        return this;
    }

    /// "GET /api/v1/clients" and so on, in the order of the calls.
    public List<String> routes() {
        return routes.stream().map(Route::name).toList();
    }

    /// Which of [#routes] answers a request, and what its pattern names in the path; empty where none does.
    public Optional<Match> match(Request request) {
        String method = method(request);
        List<String> path = segments(request.path());
        for (Route route : routes) {
            if (route.method.equals(method) && fits(route.segments, path)) {
                return Optional.of(new Match(route.name, parameters(route.segments, path), route.handler));
            }
        }
        return Optional.empty();
    }

    /// @param route      as [#routes] lists it
    /// @param parameters what the pattern names in the path, decoded
    /// @param handler    who answers
    public record Match(String route, Map<String, String> parameters, Handler handler) {
        public Response handle(Request request) throws IOException {
            return handler.handle(request.with(parameters));
        }
    }

    @Override
    public Response handle(Request request) throws IOException {
        Optional<Match> found = match(request);
        if (found.isPresent()) {
            return found.get().handle(request);
        }
        var allowed = new TreeSet<String>();
        List<String> path = segments(request.path());
        routes.stream().filter(route -> fits(route.segments, path))
                .forEach(route -> allowed.add(route.method));
        if (allowed.isEmpty()) {
            return otherwise.handle(request);
        }
        String methods = String.join(", ", allowed);
        String detail = request.path() + " does not take " + request.method() + "; use " + methods;
        return Problem.of(405, "Method not allowed", detail).response().with("Allow", methods);
    }

    @Override
    public Optional<Response> turnAway(Request head) {
        return match(head).flatMap(found -> found.handler.turnAway(head.with(found.parameters)));
    }

    @Override
    public Response refused(Request head, Response refusal) {
        return match(head).map(found -> found.handler.refused(head.with(found.parameters), refusal)).orElse(refusal);
    }

    private static String method(Request request) {
        return request.method().equals("HEAD") ? "GET" : request.method();
    }

    private static boolean fits(List<String> pattern, List<String> path) {
        if (pattern.size() != path.size()) {
            return false;
        }
        // From the end, because most paths begin alike.
        for (int i = pattern.size() - 1; i >= 0; i--) {
            String expected = pattern.get(i);
            if (!expected.startsWith("{") && !expected.equals(path.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static Map<String, String> parameters(List<String> pattern, List<String> path) {
        Map<String, String> parameters = new HashMap<>();
        for (int i = 0; i < pattern.size(); i++) {
            String expected = pattern.get(i);
            if (expected.startsWith("{")) {
                parameters.put(expected.substring(1, expected.length() - 1), decoded(path.get(i)));
            }
        }
        return parameters;
    }

    private static List<String> segments(String path) {
        return List.of(path.split("/", -1));
    }

    private static String decoded(String segment) {
        try {
            return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException wrong) {
            throw new Refused(Problem.of(400, "Bad path", "\"" + segment + "\" in the path has a % that is not followed"
                    + " by two hexadecimal digits; write % itself as %25"));
        }
    }
}
