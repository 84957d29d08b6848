package outlay.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import outlay.base.ClientId;
import outlay.web.Around;
import outlay.web.Caller;
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

    private static Response ask(Around around, String who, String path) throws IOException {
        Request request = new Request("GET", path, Map.of(), Map.of(), Map.of(), new byte[0], "127.0.0.1")
                .from(new Caller(Caller.Kind.USER, who, Optional.of(Set.of(ACME))));
        return around.handle(request, asked -> Response.text(200, "done"));
    }
}
