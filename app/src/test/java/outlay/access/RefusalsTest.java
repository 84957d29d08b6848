package outlay.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.access.Signed.Shown;
import outlay.base.ClientId;
import outlay.web.Logged;

/// What the wall refuses is written down for whoever runs it, and told to nobody who was refused.
class RefusalsTest {
    private static final ClientId ACME = new ClientId("acme");

    @TempDir
    private Path data;

    @Test
    void whatIsRefusedIsCountedAndLoggedByCallerAndRouteWithoutWhatWasAsked() throws Exception {
        try (Signed signed = new Signed(data); Logged logged = new Logged()) {
            Shown vera = signed.user("vera", "", Map.of(ACME, Role.VIEWER));
            Shown token = signed.token(ACME, Role.VIEWER);
            String absent = signed.get("/api/v1/reports/days?client=nobody-s-secret-name", Shown.NOTHING).body();
            for (int i = 0; i < 3; i++) {
                assertThat(signed.get("/api/v1/settings?client=acme", vera).body()).as("the same to everybody")
                        .isEqualTo(absent);
            }
            signed.get("/api/v1/webhooks/wh_77/messages?client=acme", token);
            signed.post("/api/v1/views", "{\"client\":\"acme\",\"name\":\"x\"}",
                    vera.with(Guard.CSRF_HEADER, "forged"));
            assertThat(signed.get("/api/v1/clients", vera).statusCode()).isEqualTo(200);
            List<String> lines = logged.lines().stream().filter(line -> line.startsWith("access refused")).toList();
            assertThat(lines).hasSize(4);
            assertThat(lines.get(0)).startsWith("access refused (may_not): nobody known from 127.0.0.0/24 asked GET "
                    + "/api/v1/reports/{by} (1 since it was said last)");
            assertThat(lines.get(1)).as("once for three").startsWith("access refused (may_not): user usr_vera asked "
                    + "GET /api/v1/settings (1 since it was said last)");
            assertThat(lines.get(2)).matches("access refused \\(may_not\\): program tok\\S* asked GET "
                    + "/api/v1/webhooks/\\{id\\}/messages \\(1 since it was said last\\)");
            assertThat(lines.get(3)).startsWith("access refused (forged): user usr_vera asked POST /api/v1/views");
            assertThat(String.join("\n", lines)).doesNotContain("vera@", "nobody-s-secret-name", "wh_77", "acme");
            assertThat(metrics(signed)).contains("outlay_access_refused_total{why=\"may_not\"} 5",
                    "outlay_access_refused_total{why=\"forged\"} 1",
                    "outlay_api_requests_over_rate_total{whose=\"user\"} 0");
        }
    }

    @Test
    void whoeverIsRefusedIsToldHowMuchIsLeftAsEverybodyIs() throws Exception {
        try (Signed signed = new Signed(data)) {
            for (String path : List.of("/api/v1/reports/days?client=acme", "/api/v1/session", "/api/v1/nothing",
                    "/api/v1/max-cpa?ltv=x")) {
                HttpResponse<String> answer = signed.get(path, Shown.NOTHING);
                assertThat(answer.headers().firstValue("RateLimit-Policy")).as(path).isPresent();
                assertThat(answer.headers().firstValue("RateLimit")).as(path).isPresent();
            }
            HttpResponse<String> tooLong = signed.get("/api/v1/clients?x=" + "y".repeat(9_000), Shown.NOTHING);
            assertThat(tooLong.statusCode()).isEqualTo(414);
            assertThat(tooLong.headers().firstValue("RateLimit")).isPresent();
            assertThat(signed.get("/", Shown.NOTHING).headers().firstValue("RateLimit")).isEmpty();
        }
    }

    private static String metrics(Signed signed) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(URI.create(signed.server.adminUri() + "metrics")).build(),
                    HttpResponse.BodyHandlers.ofString()).body();
        }
    }
}
