package outlay.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebServerTest {
    private final HttpClient client = HttpClient.newHttpClient();
    private final AtomicBoolean ready = new AtomicBoolean();
    private final CountDownLatch arrived = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);
    private final AtomicBoolean handledThoughFull = new AtomicBoolean();
    private WebServer server = startedOrFailed();

    private final class Full implements Handler {
        @Override
        public Response handle(Request request) {
            handledThoughFull.set(true);
            return Response.text(200, "taken");
        }

        @Override
        public Optional<Response> turnAway(Request head) {
            return Optional.of(Response.text(503, "full").with("Retry-After", "3"));
        }
    }

    private WebServer startedOrFailed() {
        try {
            Router router = Api.routes(new SampleReports(), ready::get).get("/broken", request -> {
                throw new IllegalStateException("a secret of the inside");
            }).post("/echo", request -> Response.of(200, "application/octet-stream", request.body())).get("/slow",
                    request -> {
                        arrived.countDown();
                        await(released);
                        return Response.text(200, "done on " + Thread.currentThread().isVirtual());
                    }).post("/full", new Full());
            return WebServer.onLoopback(0, router);
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @BeforeEach
    void hasAPort() {
        assertThat(server.port()).isPositive();
    }

    @AfterEach
    void stop() {
        released.countDown();
        server.close();
        client.close();
    }

    @Test
    void answersAReportAndLetsTheReaderKeepIt() throws Exception {
        HttpResponse<String> first = get("/api/v1/reports/channels?client=demo&from=2026-07-01&to=2026-07-31");
        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(first.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(first.body())
                .startsWith("{\"report\":\"channels\",\"client\":\"demo\",\"period\":{\"from\":\"2026-07-01\"");
        String tag = first.headers().firstValue("ETag").orElseThrow();
        HttpResponse<String> second = get("/api/v1/reports/channels?client=demo&from=2026-07-01&to=2026-07-31",
                "If-None-Match", "\"other\", " + tag);
        assertThat(second.statusCode()).isEqualTo(304);
        assertThat(second.body()).isEmpty();
        HttpResponse<String> other = get("/api/v1/reports/channels?client=demo&from=2026-07-01&to=2026-07-30",
                "If-None-Match", tag);
        assertThat(other.statusCode()).isEqualTo(200);
    }

    @Test
    void listsClientsModelsAndMetrics() throws Exception {
        assertThat(get("/api/v1/clients").body())
                .isEqualTo("{\"clients\":[{\"client\":\"demo\"},{\"client\":\"acme-shoes\"}]}");
        assertThat(get("/api/v1/models").body()).contains(
                "{\"model\":\"linear\",\"sentence\":\"The same to every touch.\","
                        + "\"card\":\"docs/concepts/models/linear.md\",\"usual\":true}",
                "{\"model\":\"first\",\"sentence\":\"Everything to the first touch.\","
                        + "\"card\":\"docs/concepts/models/first.md\",\"usual\":false}");
        assertThat(get("/api/v1/metrics").body()).contains("{\"metric\":\"roas\",\"unit\":\"ratio\",\"formula\":"
                + "\"revenue / spend\",\"sentence\":\"Return on ad spend.\"}");
    }

    @Test
    void namesEveryMistakeInAProblemDocument() throws Exception {
        HttpResponse<String> response = get(
                "/api/v1/reports/ads?client=demo&model=magic&lookback_days=x&from=2026-07-01");
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(response.body()).contains("\"status\":400", "\"field\":\"model\"", "\"field\":\"lookback_days\"",
                "\"field\":\"to\"");
        assertThat(get("/api/v1/reports/ads?client=demo&client=other").body()).contains("client is given 2 times");
        assertThat(get("/api/v1/reports/ads?client=nobody").statusCode()).isEqualTo(404);
        assertThat(get("/api/v1/reports/weather?client=demo").statusCode()).isEqualTo(404);
        HttpResponse<String> unanswerable = get("/api/v1/reports/ads?client=demo&currency=JPY");
        assertThat(unanswerable.statusCode()).isEqualTo(422);
        assertThat(unanswerable.body()).contains("no exchange rate from USD to JPY");
        assertThat(get("/api/v1/reports/ads?client=%FF").statusCode()).isEqualTo(400);
    }

    @Test
    void keepsTheInsideInside() throws Exception {
        HttpResponse<String> response = get("/broken");
        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(response.body()).doesNotContain("secret").contains("its log says why");
    }

    @Test
    void refusesForeignHostNames() throws Exception {
        assertThat(raw("GET /livez HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 421").contains("does not answer to the host name \\\"evil.example\\\"");
        assertThat(raw("GET /livez HTTP/1.1\r\nHost: LOCALHOST:" + server.port() + "\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 200");
        assertThat(raw("GET /livez HTTP/1.1\r\nHost: [::1]:8484\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 200");
        assertThat(raw("GET http://evil.example/livez HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                .doesNotStartWith("HTTP/1.1 200");
    }

    @Test
    void everyAnswerCarriesTheSecurityHeaders() throws Exception {
        for (String path : new String[]{"/", "/api/v1/clients", "/api/none", "/broken", "/livez"}) {
            HttpResponse<String> response = get(path);
            assertThat(response.headers().firstValue("Content-Security-Policy").orElse(""))
                    .contains("default-src 'none'",
                            "script-src 'self'", "frame-ancestors 'none'")
                    .doesNotContain("unsafe");
            assertThat(response.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
            assertThat(response.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
            assertThat(response.headers().firstValue("Cache-Control")).isPresent();
            assertThat(response.headers().firstValue("Server")).isEmpty();
        }
    }

    @Test
    void servesThePagesFromTheClassPath() throws Exception {
        HttpResponse<String> page = get("/");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-cache");
        var asset = Pattern.compile("src=\"(/assets/[^\"]+\\.js)\"").matcher(page.body());
        assertThat(asset.find()).isTrue();
        HttpResponse<byte[]> script = bytes(asset.group(1), "Accept-Encoding", "br, gzip");
        assertThat(script.headers().firstValue("Cache-Control")).hasValue("public, max-age=31536000, immutable");
        assertThat(script.headers().firstValue("Content-Encoding")).hasValue("gzip");
        assertThat(script.headers().firstValue("Vary")).hasValue("Accept-Encoding");
        // What a reader waits for before the first figure; the charts come later.
        assertThat(script.body().length).isLessThan(150_000);
        byte[] plain = bytes(asset.group(1), "Accept-Encoding", "gzip;q=0").body();
        assertThat(new GZIPInputStream(new ByteArrayInputStream(script.body())).readAllBytes()).isEqualTo(plain);
        assertThat(page.body()).doesNotContain("<script>").doesNotContain("style=");
    }

    @Test
    void servesNothingElse() throws Exception {
        for (String path : new String[]{"/../openapi.json", "/assets/..%2f..%2fweb/openapi.json", "/assets/", "/assets",
                "/%2e%2e/web/openapi.json", "/.git", "//etc/passwd", "/outlay/web/openapi.json"}) {
            assertThat(raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")).as(path)
                    .matches(answer -> answer.startsWith("HTTP/1.1 404") || answer.startsWith("HTTP/1.1 400")
                            || answer.startsWith("HTTP/1.1 200") && path.equals("/../openapi.json"));
        }
    }

    @Test
    void limitsBodiesAndHeaders() throws Exception {
        assertThat(post("/echo", "x".repeat(1_000)).body()).hasSize(1_000);
        // Told by its length alone: a sender in the middle of its body might see the connection end instead.
        assertThat(raw("POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1048577\r\n\r\n"))
                .startsWith("HTTP/1.1 413");
        assertThat(raw(
                "GET /livez HTTP/1.1\r\nHost: localhost\r\nX: " + "y".repeat(40_000) + "\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 431");
        assertThat(raw("TRACE /livez HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 405");
    }

    /// What there is no room for is answered before its body comes; where that is short, the connection goes on.
    @Test
    void turnsAwayBeforeTheBody() throws Exception {
        assertThat(raw("POST /full HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000000\r\n\r\n"))
                .startsWith("HTTP/1.1 503").contains("\r\nRetry-After: 3\r\n");
        assertThat(raw("POST /full HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n\r\nhello"
                + "GET /livez HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 503").contains("HTTP/1.1 200").endsWith("alive\n");
        assertThat(handledThoughFull).isFalse();
    }

    @Test
    void headHasTheLengthAndNoBody() throws Exception {
        String answer = raw("HEAD /livez HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 200").contains("Content-Length: 6").endsWith("\r\n\r\n");
    }

    @Test
    void isReadyWhenItIsToldSo() throws Exception {
        assertThat(get("/livez").statusCode()).isEqualTo(200);
        assertThat(get("/readyz").statusCode()).isEqualTo(503);
        ready.set(true);
        assertThat(get("/readyz").statusCode()).isEqualTo(200);
    }

    @Test
    void closingLetsARequestUnderWayEnd() throws Exception {
        CompletableFuture<HttpResponse<String>> slow = client.sendAsync(HttpRequest.newBuilder(uri("/slow")).build(),
                HttpResponse.BodyHandlers.ofString());
        await(arrived);
        Thread closing = Thread.ofVirtual().start(server::close);
        released.countDown();
        assertThat(slow.get().body()).isEqualTo("done on true\n");
        closing.join();
        assertThatThrownBy(() -> get("/livez")).isInstanceOf(IOException.class);
    }

    @Test
    void saysWhichPortIsTaken() {
        assertThatThrownBy(() -> WebServer.onLoopback(server.port(), request -> Response.text(200, "")).close())
                .isInstanceOf(IOException.class).hasMessageContaining("127.0.0.1:" + server.port());
    }

    private HttpResponse<String> get(String path, String... headers) throws Exception {
        var request = HttpRequest.newBuilder(uri(path));
        return client.send((headers.length == 0 ? request : request.headers(headers)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<byte[]> bytes(String path, String... headers) throws Exception {
        return client.send(HttpRequest.newBuilder(uri(path)).headers(headers).build(),
                HttpResponse.BodyHandlers.ofByteArray());
    }

    private HttpResponse<String> post(String path, String body) throws Exception {
        return client.send(HttpRequest.newBuilder(uri(path)).POST(HttpRequest.BodyPublishers.ofString(body)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /// What java.net.http would refuse to send.
    private String raw(String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", server.port())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
