package outlay.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import outlay.base.ClientId;
import outlay.web.Around;
import outlay.web.Caller;
import outlay.web.Handler;
import outlay.web.Logged;
import outlay.web.Mistake;
import outlay.web.Mistakes;
import outlay.web.Problem;
import outlay.web.Refused;
import outlay.web.Request;
import outlay.web.Response;

class ApiRatesTest {
    private static final ClientId ACME = new ClientId("acme");
    private final AtomicLong nanos = new AtomicLong();
    private final ApiRates rates = new ApiRates(1, 2, nanos::get);

    @Test
    void tenSecondsWorthAtOnceThenOneASecond() throws Exception {
        for (int left = 9; left >= 0; left--) {
            Response answer = ask(rates.callers(), "ann", "/api/v1/clients");
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.headers()).containsEntry("RateLimit-Policy", "\"caller\";q=10;w=10")
                    .containsEntry("RateLimit", "\"caller\";r=" + left + ";t=" + (10 - left));
        }
        Response refused = ask(rates.callers(), "ann", "/api/v1/clients");
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.headers()).containsEntry("RateLimit", "\"caller\";r=0;t=10").containsKey("Retry-After");
        assertThat(ask(rates.callers(), "bob", "/api/v1/clients").status()).isEqualTo(200);
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(Long.parseLong(refused.headers().get("Retry-After"))));
        assertThat(ask(rates.callers(), "ann", "/api/v1/clients").status()).as("when told to come").isEqualTo(200);
    }

    @Test
    void doorsForEventsHaveQuotasOfTheirOwn() throws Exception {
        for (int i = 0; i < 50; i++) {
            Response answer = ask(rates.callers(), "ann", "/v1/track");
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.headers()).doesNotContainKey("RateLimit");
        }
    }

    @Test
    void allCallersOfAClientShareItsQuota() throws Exception {
        Around both = rates.callers().then(rates.clients());
        for (int i = 0; i < 20; i++) {
            assertThat(ask(both, "user " + i, "/api/v1/funnel").status()).isEqualTo(200);
        }
        Response refused = ask(both, "one more", "/api/v1/funnel");
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.headers().get("RateLimit")).startsWith("\"caller\";r=9;t=1, \"client\";r=0;t=10");
    }

    @Test
    void whatIsThrownIsAnAnswerTooAndSaysWhatIsLeft() throws Exception {
        Around both = rates.callers().then(rates.clients());
        Map<Integer, RuntimeException> thrown = Map.of(404, new Refused(Problem.of(404, "Not found", "nothing")), 400,
                new Mistakes(List.of(new Mistake("from", "from must be a day"))), 500,
                new IllegalStateException("a secret of the inside"));
        thrown.forEach((status, failure) -> {
            Response answer = asked(both, "ann", "/api/v1/funnel", request -> {
                throw failure;
            });
            assertThat(answer.status()).isEqualTo(status);
            assertThat(new String(answer.body(), StandardCharsets.UTF_8)).doesNotContain("secret");
            assertThat(answer.headers().get("RateLimit-Policy"))
                    .isEqualTo("\"caller\";q=10;w=10, \"client\";q=20;w=10");
            assertThat(answer.headers().get("RateLimit")).startsWith("\"caller\";r=").contains(", \"client\";r=");
        });
        Response unread = rates.callers().turnedAway(request("ann", "/api/v1/funnel"), Response.text(413, "long"));
        assertThat(unread.headers()).containsEntry("RateLimit", "\"caller\";r=6;t=4");
        assertThat(rates.callers().turnedAway(request("ann", "/v1/track"), Response.text(413, "long")).headers())
                .doesNotContainKey("RateLimit");
    }

    @Test
    void whatWasTooMuchIsCountedByKindAndSaidOnceAMinuteWithoutAName() throws Exception {
        try (Logged logged = new Logged()) {
            for (int i = 0; i < 15; i++) {
                ask(rates.callers(), "ann@example.com", "/api/v1/clients");
            }
            nanos.addAndGet(TimeUnit.SECONDS.toNanos(59));
            for (int i = 0; i < 11; i++) {
                ask(rates.callers(), "ann@example.com", "/api/v1/clients");
            }
            assertThat(rates.refused()).containsEntry("user", 6L).containsEntry("client", 0L);
            assertThat(logged.lines()).containsExactly("too many requests: a user from 127.0.0.0/24 had 1 refused since"
                    + " it was said last; the setting api_rate says how many may be");
            nanos.addAndGet(TimeUnit.SECONDS.toNanos(5));
            for (int i = 0; i < 6; i++) {
                ask(rates.callers(), "ann@example.com", "/api/v1/clients");
            }
            assertThat(logged.lines()).hasSize(2);
            assertThat(logged.lines().getLast()).as("those between, too").contains("had 6 refused since");
            for (int i = 0; i < 21; i++) {
                ask(rates.clients(), "user " + i, "/api/v1/clients");
            }
            assertThat(rates.refused()).containsEntry("client", 1L);
            assertThat(logged.lines().getLast()).contains("client acme", "api_client_rate");
        }
    }

    private static Request request(String who, String path) {
        return new Request("GET", path, Map.of(), Map.of(), Map.of(), new byte[0], "127.0.0.1")
                .from(new Caller(Caller.Kind.USER, who, Optional.of(Set.of(ACME))));
    }

    private static Response asked(Around around, String who, String path, Handler handler) {
        try {
            return around.handle(request(who, path), handler);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Response ask(Around around, String who, String path) throws IOException {
        return around.handle(request(who, path), asked -> Response.text(200, "done"));
    }
}
