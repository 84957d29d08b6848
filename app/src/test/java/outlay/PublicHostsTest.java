package outlay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Under the names that the world knows, a server collects and tells nothing.
@TestInstance(TestInstance.Lifecycle.PER_CLASS) // one server for all of them
class PublicHostsTest {
    private static final String WALL = "under this name";
    private static final String WORLD = "Collect.Shop.example:8484";
    private final Server server;

    PublicHostsTest(@TempDir Path data) throws Exception {
        server = Server.start(new Settings(data, "127.0.0.1", 0, Optional.empty(), Optional.empty(), Optional.empty(),
                EdgeSettings.read(Map.of("public_hosts", new Settings.Value("collect.shop.example", "here")),
                        List.of())));
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /", "GET /index.html", "HEAD /", "GET /api/v1/clients", "GET /api/v1/models",
            "GET /api/v1/metrics", "GET /api/v1/reports/ads?client=acme", "GET /api/v1/journeys",
            "GET /api/v1/receipts", "GET /api/v1/spend",
            "GET /api/v1/changes", "GET /api/v1/live?client=acme", "GET /openapi.json",
            "GET /readyz", "GET /metrics", "POST /local/imports", "POST /local/gates", "GET /o", "GET /v1", "GET /c",
            "OPTIONS /api/v1/clients", "GET /livez/", "GET /O.JS"})
    void tellsNothing(String line) throws Exception {
        assertThat(answer(line, WORLD)).startsWith("HTTP/1.1 404").doesNotContain("acme");
        assertThat(answer(line, "127.0.0.1")).doesNotContain(WALL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/o/../api/v1/clients", "/v1/%2e%2e/api/v1/clients", "/c/..%2fapi/v1/clients",
            "/o/..;/api/v1/clients", "//api/v1/clients", "/o/./../openapi.json", "/c/%2e%2e/", "/o;x=/../openapi.json",
            "/livez/../openapi.json", "/%6fpenapi.json", "/v1/..\\openapi.json",
            "http://collect.shop.example/openapi.json", "http://127.0.0.1/openapi.json", "http:///openapi.json"})
    void noWritingOfAPathGetsBehindIt(String path) throws Exception {
        assertThat(answer("GET " + path, WORLD)).containsPattern("^HTTP/1.1 (400|404|421)")
                .doesNotContain("\"openapi\"", "<div", "\"clients\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /o.js", "GET /o/o.js", "POST /o/e", "GET /o/p.gif", "POST /v1/track",
            "OPTIONS /v1/batch", "GET /v1/pixel/page", "POST /g/collect", "GET /g/collect", "POST /mp/collect",
            "POST /debug/mp/collect", "GET /c/none", "GET /livez", "GET /feeds/none/x.csv"})
    void collects(String line) throws Exception {
        assertThat(answer(line, WORLD)).doesNotContain(WALL, "HTTP/1.1 421").isEqualTo(answer(line, "127.0.0.1"));
    }

    @Test
    void whatIsNotKnownStaysMisdirected() throws Exception {
        assertThat(answer("GET /livez", "evil.example")).startsWith("HTTP/1.1 421");
        assertThat(answer("GET /livez", "collect.shop.example.")).startsWith("HTTP/1.1 421");
        assertThat(answer("GET /openapi.json", "127.0.0.1")).startsWith("HTTP/1.1 200");
    }

    private String answer(String line, String host) throws IOException {
        String request = line + " HTTP/1.1\r\nHost: " + host + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
        try (Socket socket = new Socket("127.0.0.1", server.uri().getPort())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .replaceAll("(?m)^(Date|Set-Cookie): .*$", "");
        }
    }
}
