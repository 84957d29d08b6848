package outlay.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.access.Need.OfClient;
import outlay.access.Need.Place;
import outlay.access.Signed.Shown;
import outlay.base.ClientId;
import outlay.store.Store;
import outlay.vault.Vaults;
import outlay.web.Caller;
import outlay.web.Handler;
import outlay.web.Problem;
import outlay.web.Refused;
import outlay.web.Request;
import outlay.web.Response;

class OnceTest {
    private static final ClientId ACME = new ClientId("acme");
    private static final String TOKEN = "{\"client\":\"acme\",\"role\":\"viewer\",\"purpose\":\"export\"}";

    @TempDir
    private Path data;

    @Test
    void aTokenIsMadeOnceAndNobodyFindsItInTheFolder() throws Exception {
        try (Signed signed = new Signed(data)) {
            Shown admin = signed.user("admin", "", Map.of(ACME, Role.ADMIN)).with(Once.HEADER, "key-1");
            HttpResponse<String> first = signed.post("/api/v1/tokens", TOKEN, admin);
            HttpResponse<String> second = signed.post("/api/v1/tokens", TOKEN, admin);
            assertThat(first.statusCode()).as(first.body()).isBetween(200, 201);
            assertThat(second.body()).isEqualTo(first.body()).contains(ServiceTokens.PREFIX);
            assertThat(second.statusCode()).isEqualTo(first.statusCode());
            assertThat(first.headers().firstValue(Once.REPLAYED)).isEmpty();
            assertThat(second.headers().firstValue(Once.REPLAYED)).hasValue("true");
            assertThat(signed.access.tokens()).hasSize(1);
            String token = first.body().replaceAll("(?s).*(outlay_[0-9A-Za-z]{32}).*", "$1");
            for (String name : List.of("state.db", "state.db-wal")) {
                assertThat(Files.readString(data.resolve(name), StandardCharsets.ISO_8859_1)).doesNotContain(token,
                        "key-1");
            }
            assertThat(signed.post("/api/v1/tokens", TOKEN.replace("export", "other"), admin).statusCode())
                    .isEqualTo(409);
            assertThat(signed.post("/api/v1/tokens/revoke", TOKEN, admin).statusCode()).isEqualTo(409);
            Shown other = signed.user("other", "", Map.of(ACME, Role.ADMIN)).with(Once.HEADER, "key-1");
            assertThat(signed.post("/api/v1/tokens", TOKEN, other).body()).isNotEqualTo(first.body());
            assertThat(signed.post("/api/v1/tokens", TOKEN, admin.with(Once.HEADER, " ")).statusCode())
                    .isEqualTo(400);
            signed.access.removeMembership(ACME, "usr_admin");
            Shown left = signed.session("admin").with(Once.HEADER, "key-1");
            assertThat(signed.post("/api/v1/tokens", TOKEN, left).statusCode()).as("no longer allowed")
                    .isEqualTo(404);
        }
    }

    /// Whatever the route: what has been answered is answered again, marked, and another body is refused.
    @Test
    void everyChangingRouteKeepsItsAnswers() throws Exception {
        int kept = 0;
        try (Signed signed = new Signed(data)) {
            Shown owner = signed.user("chief", "owner", Map.of());
            for (Map.Entry<String, Need> each : RouteNeeds.all().entrySet()) {
                String route = each.getKey();
                if (route.startsWith("GET ") || each.getValue() instanceof OfClient of && of.client() == Place.UPLOAD) {
                    continue;
                }
                String path = route.substring(route.indexOf(' ') + 1).replaceAll("\\{[a-z]+}", "none");
                String body = "{\"client\":\"acme\",\"email\":\"new@example.com\",\"role\":\"viewer\","
                        + "\"purpose\":\"x\","
                        + "\"file\":\"a.csv\",\"bytes\":9,\"id\":\"user:1\",\"text\":\"user:1\"}";
                Shown shown = owner.with(Once.HEADER, "key-of-" + path);
                HttpResponse<String> first = signed.post(path, body, shown);
                HttpResponse<String> second = signed.post(path, body, shown);
                assertThat(second.statusCode()).as("%s: %s", route, second.body()).isEqualTo(first.statusCode());
                assertThat(second.body()).as(route).isEqualTo(first.body());
                if (first.statusCode() < 300) {
                    kept++;
                    assertThat(second.headers().firstValue(Once.REPLAYED)).as(route).hasValue("true");
                    assertThat(signed.post(path, body.replace("a.csv", "b.csv"), shown).statusCode()).as(route)
                            .isEqualTo(409);
                }
            }
        }
        assertThat(kept).isGreaterThan(5);
    }

    @Test
    void aRequestUnderWayIsNotBegunAgainAndAFailedOneIsNotDoneAgain() throws Exception {
        try (Store store = Store.open(data, Optional.empty(), Optional.empty())) {
            Later clock = new Later();
            Once once = new Once(store.answers(), Vaults.of(data), clock);
            AtomicInteger done = new AtomicInteger();
            List<Response> within = new ArrayList<>();
            Handler slow = request -> {
                within.add(once.handle(request, again -> Response.text(200, "twice")));
                return Response.text(200, "no. " + done.incrementAndGet());
            };
            assertThat(text(once, "slow", slow)).isEqualTo("no. 1\n");
            assertThat(within.getFirst().status()).isEqualTo(409);
            assertThat(within.getFirst().headers()).containsKey("Retry-After");
            clock.by(Duration.ofHours(23));
            assertThat(text(once, "slow", slow)).isEqualTo("no. 1\n");
            clock.by(Duration.ofHours(2));
            assertThat(text(once, "slow", slow)).as("a day later").isEqualTo("no. 2\n");

            Handler wrong = request -> {
                throw new Refused(Problem.of(400, "No", "mend it"));
            };
            assertThatThrownBy(() -> text(once, "refused", wrong)).isInstanceOf(Refused.class);
            assertThat(text(once, "refused", asked -> Response.text(200, "mended"))).isEqualTo("mended\n");
            Handler broken = request -> {
                throw new IllegalStateException("half of it is done");
            };
            assertThatThrownBy(() -> text(once, "broken", broken)).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> text(once, "broken", slow)).isInstanceOfSatisfying(Refused.class,
                    refused -> assertThat(refused.problem().status()).isEqualTo(409));
        }
    }

    private static String text(Once once, String key, Handler handler) throws IOException {
        Request request = new Request("POST", "/api/v1/x", Map.of(), Map.of(), Map.of("idempotency-key", key),
                new byte[]{1}, "127.0.0.1")
                .from(new Caller(Caller.Kind.USER, "ann", Optional.of(Set.of(ACME))));
        return new String(once.handle(request, handler).body(), StandardCharsets.UTF_8);
    }
}
