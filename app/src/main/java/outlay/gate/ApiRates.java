package outlay.gate;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import outlay.base.ClientId;
import outlay.web.Around;
import outlay.web.Caller;
import outlay.web.Handler;
import outlay.web.Problem;
import outlay.web.Request;
import outlay.web.Response;
import outlay.web.Thrown;

/// How often the API may be asked: by one caller, and about one client by all of its callers together. Answers say how
/// much is left, as the IETF's draft on RateLimit fields (draft-ietf-httpapi-ratelimit-headers-10) writes it.
public final class ApiRates {
    /// What there is, as `"name";q=requests;w=seconds`.
    public static final String POLICY = "RateLimit-Policy";
    /// What is left of it, as `"name";r=requests;t=seconds until all of it is there`.
    public static final String LEFT = "RateLimit";
    private static final String API = "/api/";
    private static final int MOST_NAMES = 10_000;
    private static final int TOO_MANY = 429;

    private final Quotas callers;
    private final Quotas clients;
    private final TooMany tooMany;

    /// @param ofACaller requests a second that a session, token or key may make for long
    /// @param ofAClient likewise, about one client
    /// @param nanos     a clock that only goes forward
    public ApiRates(int ofACaller, int ofAClient, LongSupplier nanos) {
        callers = new Quotas(ofACaller, MOST_NAMES, nanos);
        clients = new Quotas(ofAClient, MOST_NAMES, nanos);
        tooMany = new TooMany(nanos);
    }

    /// Counts each caller's requests, before anything else is done about them: what is refused costs next to nothing.
    public Around callers() {
        return new Around() {
            @Override
            public Response handle(Request request, Handler inner) throws IOException {
                return request.path().startsWith(API)
                        ? counted("caller", callers, caller(request), request, inner)
                        : inner.handle(request);
            }

            /// It has been answered already, and counts for what comes behind it.
            @Override
            public Response turnedAway(Request head, Response refusal) {
                if (!head.path().startsWith(API)) {
                    return refusal;
                }
                callers.waitFor(caller(head), 1);
                return told("caller", callers, caller(head), refusal);
            }
        };
    }

    /// Requests that were beyond a rate, by the kind of caller, or `client`.
    public Map<String, Long> refused() {
        return tooMany.counts();
    }

    /// Counts requests about each client. It must see only those of callers who may ask: others would use up a client's
    /// share, and learn from what is left of it how much goes on there.
    public Around clients() {
        return (request, inner) -> {
            Optional<ClientId> client = request.caller().only().filter(only -> only.size() == 1)
                    .flatMap(only -> only.stream().findFirst());
            return client.isEmpty()
                    ? inner.handle(request)
                    : counted("client", clients, client.get().value(), request, inner);
        };
    }

    /// Whoever shows nothing comes under the address that the request comes from.
    private static String caller(Request request) {
        return request.caller().kind() == Caller.Kind.NOBODY
                ? "from " + request.remote()
                : request.caller().kind() + " " + request.caller().name();
    }

    /// A problem that is thrown is an answer, too, and says what is left.
    private Response counted(String policy, Quotas quotas, String name, Request request, Handler inner) {
        long wait = quotas.waitFor(name, 1);
        if (wait == 0) {
            return told(policy, quotas, name, Thrown.answered(() -> inner.handle(request)));
        }
        if (quotas == callers) {
            tooMany.ofACaller(request, name);
        } else {
            tooMany.ofAClient(name);
        }
        return told(policy, quotas, name, tooMany(policy, wait));
    }

    private static Response told(String policy, Quotas quotas, String name, Response response) {
        Quotas.Left left = quotas.left(name);
        return and(and(response, POLICY, "\"" + policy + "\";q=" + quotas.perSecond() * Quota.BURST_SECONDS + ";w="
                + Quota.BURST_SECONDS), LEFT, "\"" + policy + "\";r=" + left.requests() + ";t=" + left.seconds());
    }

    private static Response and(Response response, String header, String item) {
        return response.with(header, response.headers().containsKey(header)
                ? item + ", " + response.headers().get(header)
                : item);
    }

    private static Response tooMany(String policy, long waitNanos) {
        long seconds = TimeUnit.NANOSECONDS.toSeconds(waitNanos) + 1;
        return Problem.of(TOO_MANY, "Too many requests", "this " + policy + " has used up what the setting "
                + (policy.equals("client") ? "api_client_rate" : "api_rate") + " allows; ask again in " + seconds
                + " s").response().with("Retry-After", Long.toString(seconds));
    }
}
