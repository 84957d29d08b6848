package outlay.access;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import outlay.base.ClientId;
import outlay.json.BadJson;
import outlay.json.Json;
import outlay.store.AnswerStore;
import outlay.store.KeptAnswer;
import outlay.vault.CannotOpen;
import outlay.vault.Sealing;
import outlay.web.Around;
import outlay.web.Caller;
import outlay.web.Handler;
import outlay.web.Mistakes;
import outlay.web.Problem;
import outlay.web.Refused;
import outlay.web.Request;
import outlay.web.Response;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Does what a request with an `Idempotency-Key` asks for once, however often it is sent.
///
/// The laws, for a day: the same key with the same request gets the answer that it got, without anything being done;
/// with another request it gets 409. A key belongs to a caller in a client. Where it is not known whether a request was
/// done, because the server failed in between, the key gets 409 and is not done a second time.
public final class Once implements Around {
    static final String HEADER = "Idempotency-Key";
    /// On an answer that was kept.
    static final String REPLAYED = "Idempotency-Replayed";
    static final Duration KEPT = Duration.ofHours(24);
    private static final String KEY = "[\\x21-\\x7e]{1,255}";
    private static final Set<String> HARMLESS = Set.of("GET", "HEAD", "OPTIONS");
    private static final String COME_AGAIN_SECONDS = "1";
    private static final int ERROR_OF_OURS = 500;
    /// A longer answer is a file, which no change is answered with.
    private static final int MOST_BYTES = 8 << 20;

    private final AnswerStore store;
    private final Sealing sealing;
    private final Clock clock;
    private final Set<String> underWay = ConcurrentHashMap.newKeySet();

    /// @param sealing of answers, which may show what is shown once
    public Once(AnswerStore store, Sealing sealing, Clock clock) {
        this.store = store;
        this.sealing = sealing;
        this.clock = clock;
    }

    /// @param request of a caller who may ask it
    @Override
    public Response handle(Request request, Handler inner) throws IOException {
        Optional<String> key = request.header(HEADER);
        if (key.isEmpty() || HARMLESS.contains(request.method())) {
            return inner.handle(request);
        }
        if (!key.get().matches(KEY)) {
            throw new Refused(Problem.of(400, "Not a key", HEADER
                    + " must be 1 to 255 printable ASCII characters without blanks, such as a random UUID"));
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        KeptAnswer fresh = new KeptAnswer(scope(request.caller()), digest(key.get().getBytes(StandardCharsets.UTF_8)),
                digest(asked(request)), "", now);
        String flight = fresh.scope() + fresh.key();
        if (!underWay.add(flight)) {
            return inFlight();
        }
        try {
            Optional<KeptAnswer> known = store.begin(fresh, now.minus(KEPT));
            return known.isPresent() ? again(known.get(), fresh, request) : first(fresh, request, inner);
        } finally {
            underWay.remove(flight);
        }
    }

    private Response first(KeptAnswer fresh, Request request, Handler inner) throws IOException {
        Response response;
        try {
            response = inner.handle(request);
        } catch (Refused | Mistakes nothingDone) {
            store.free(fresh);
            throw nothingDone;
        }
        if (response.status() < ERROR_OF_OURS) {
            store.answered(new KeptAnswer(fresh.scope(), fresh.key(), fresh.request(),
                    sealed(owner(request.caller()), fresh, response), fresh.begunAt()));
        }
        return response;
    }

    private Response again(KeptAnswer known, KeptAnswer now, Request request) {
        if (!known.request().equals(now.request())) {
            throw new Refused(Problem.of(409, "Another request", "this " + HEADER
                    + " has come with another request less than a day ago; give each request a key of its own"));
        }
        if (!known.answered()) {
            throw new Refused(Problem.of(409, "Not known whether it was done", "the server failed while it did what "
                    + "this " + HEADER + " asked for first; look what is there, and ask again with another key"));
        }
        return opened(owner(request.caller()), known).with(REPLAYED, "true");
    }

    private static Response inFlight() {
        return Problem.of(409, "Under way", "the request with this " + HEADER + " is being worked on; ask again in a "
                + "moment").response().with("Retry-After", COME_AGAIN_SECONDS);
    }

    private static String scope(Caller caller) {
        return digest((caller.kind() + "\n" + caller.name() + "\n" + owner(caller)).getBytes(StandardCharsets.UTF_8));
    }

    /// The one client that the caller may ask about now; the installation where it is none or several.
    private static String owner(Caller caller) {
        return caller.only().filter(clients -> clients.size() == 1)
                .map(clients -> clients.stream().map(ClientId::value).collect(Collectors.joining()))
                .orElse(Sealing.INSTALLATION);
    }

    private static byte[] asked(Request request) {
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("method", request.method()).put("path",
                request.path());
        ObjectNode query = node.putObject("query");
        new TreeMap<>(request.query()).forEach((name, values) -> query.put(name, String.join("\n", values)));
        return Json.canonical(node.put("body", digest(request.body())));
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    private String sealed(String owner, KeptAnswer about, Response response) throws IOException {
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("status", response.status());
        ObjectNode headers = node.putObject("headers");
        response.headers().forEach(headers::put);
        return Base64.getEncoder()
                .encodeToString(sealing.seal(owner, about(about), Json.bytes(node), new byte[]{'\n'}, response.body()));
    }

    private Response opened(String owner, KeptAnswer known) {
        try {
            byte[] plain = sealing.open(owner, about(known), Base64.getDecoder().decode(known.sealed()));
            int end = 0;
            while (plain[end] != '\n') {
                end++;
            }
            JsonNode head = Json.read(Arrays.copyOf(plain, end), MOST_BYTES);
            Map<String, String> headers = new TreeMap<>();
            head.path("headers").properties().forEach(each -> headers.put(each.getKey(), each.getValue().asString()));
            return new Response(head.path("status").asInt(), headers,
                    Arrays.copyOfRange(plain, end + 1, plain.length));
        } catch (BadJson | CannotOpen damaged) {
            throw new IllegalStateException("a kept answer cannot be read", damaged);
        }
    }

    private static byte[] about(KeptAnswer answer) {
        return ("answer to " + answer.scope() + answer.key()).getBytes(StandardCharsets.UTF_8);
    }
}
