package outlay.fake;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// All platforms on one port of this machine, told apart by their paths, which are the real ones. `GET /ledger` tells
/// what counted at each.
public final class FakePlatforms implements AutoCloseable {
    private final List<Platform> platforms;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Faults faults;
    private final Faults.Dice dice;
    private final Clock clock;

    private FakePlatforms(HttpServer server, Faults faults, Clock clock, String webhookSecret) {
        this.server = server;
        this.faults = faults;
        this.dice = new Faults.Dice(faults);
        this.clock = clock;
        FakeMetaQuality quality = new FakeMetaQuality();
        this.platforms = List.of(new FakeMeta(quality), quality, new FakeDataManager(), new FakeGoogleAds(),
                new FakeUet(), new FakeMicrosoftOffline(), new FakeLinkedIn(), new FakeTikTok(), new FakeOpenAi(),
                new FakeReceiver(webhookSecret));
    }

    /// @param port          0 for any that is free
    /// @param clock         what ages are counted from
    /// @param webhookSecret what calls of `/in` have to be signed with: `whsec_` and Base64
    public static FakePlatforms start(int port, Faults faults, Clock clock, String webhookSecret) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        FakePlatforms all = new FakePlatforms(server, faults, clock, webhookSecret);
        server.createContext("/", all::handle);
        server.setExecutor(all.threads);
        server.start();
        return all;
    }

    /// `http://127.0.0.1:12345`, in front of the platforms' own paths.
    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    public Ledger ledger(String platform) {
        return platforms.stream().filter(each -> each.name().equals(platform)).findFirst().orElseThrow().ledger();
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Received request = received(exchange);
            if (request.path().equals("/ledger")) {
                send(exchange, Reply.json(200, ledgers()));
                return;
            }
            Optional<Platform> platform = platforms.stream().filter(each -> each.serves(request.path())).findFirst();
            if (platform.isEmpty()) {
                send(exchange, Reply.empty(404));
                return;
            }
            platform.get().ledger().called();
            answer(exchange, platform.get(), request);
        }
    }

    private void answer(HttpExchange exchange, Platform platform, Received request) throws IOException {
        switch (dice.next()) {
            case NO_FAULT -> send(exchange, platform.answer(request));
            case TOO_MANY -> send(exchange, new Reply(429, Map.of("retry-after", "" + (1 + dice.upTo(5))), ""));
            case UNAVAILABLE -> send(exchange, List.of(Reply.empty(500), Reply.empty(503),
                    new Reply(502, Map.of("content-type", "text/html"), "<html>Bad Gateway</html>"))
                    .get(dice.upTo(3)));
            case RESET -> platform.answer(request);
            case STALL -> {
                platform.answer(request);
                stall();
            }
            case BROKEN -> {
                Reply whole = platform.answer(request);
                send(exchange, new Reply(200, Map.of("content-type", "application/json"),
                        whole.body().isEmpty() ? "{" : whole.body().substring(0, whole.body().length() - 1)));
            }
            case WRONG_TYPE -> {
                platform.answer(request);
                send(exchange, new Reply(200, Map.of("content-type", "text/html"), "<html>Welcome</html>"));
            }
        }
    }

    private void stall() {
        try {
            if (closing.await(faults.stallMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private ObjectNode ledgers() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        platforms.forEach(platform -> json.set(platform.name(), platform.ledger().json()));
        return json;
    }

    private Received received(HttpExchange exchange) throws IOException {
        Map<String, String> headers = new TreeMap<>();
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT),
                values.getFirst()));
        Map<String, String> query = new TreeMap<>();
        String raw = exchange.getRequestURI().getRawQuery();
        for (String pair : raw == null ? new String[0] : raw.split("&")) {
            int equals = pair.indexOf('=');
            query.put(equals < 0 ? pair : pair.substring(0, equals),
                    equals < 0 ? "" : URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
        }
        return new Received(exchange.getRequestMethod(), exchange.getRequestURI().getPath(), query, headers,
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8), clock.instant());
    }

    private static void send(HttpExchange exchange, Reply reply) throws IOException {
        byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
        reply.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }
}
