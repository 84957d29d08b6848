package outlay.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.base.ClientId;
import outlay.collect.door.LiveEvents.Sender;
import outlay.json.Json;
import outlay.store.KeptUse;
import outlay.store.Store;
import outlay.web.Refused;
import outlay.web.Request;
import outlay.web.Router;
import tools.jackson.databind.JsonNode;

/// What time does to keys: how long a revocation can be taken back, and how much of their use is remembered.
class KeysApiTest {
    private static final ClientId ACME = new ClientId("acme");
    private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");

    private final Map<Sender, Instant> seen = new HashMap<>();
    private Instant now = NOON;

    @Test
    void aRevocationCanBeTakenBackForTenMinutes(@TempDir Path data) throws Exception {
        try (Store store = Store.open(data, Optional.empty(), Optional.empty())) {
            Router routes = routes(store);
            String id = ask(routes, "", "\"kind\":\"server\"").path("id").asString();
            String named = "\"id\":\"" + id + "\"";
            assertThat(ask(routes, "/revoke", named).path("restorable_until").asString())
                    .isEqualTo("2026-11-01T12:10:00Z");
            now = NOON.plus(Duration.ofMinutes(10)).minusSeconds(1);
            assertThat(ask(routes, "/restore", named).path("revoked_at").isNull()).isTrue();
            ask(routes, "/revoke", named);
            now = now.plus(KeysApi.TAKEN_BACK);
            assertThatThrownBy(() -> ask(routes, "/restore", named)).isInstanceOf(Refused.class);
            assertThat(store.gates().keys(ACME).getFirst().revokedAt()).isPresent();
        }
    }

    @Test
    void useIsRememberedToTheMinuteAndKnownToTheSecond(@TempDir Path data) {
        try (Store store = Store.open(data, Optional.empty(), Optional.empty())) {
            KeyUses uses = new KeyUses(store.gates(), () -> seen);
            Sender shop = new Sender(ACME, "key_1");
            seen.put(shop, NOON.plusMillis(7));
            uses.keep();
            long version = store.gates().version();
            seen.put(shop, NOON.plusSeconds(59));
            uses.keep();
            assertThat(store.gates().uses(ACME)).containsExactly(new KeptUse("key_1", NOON, NOON));
            assertThat(uses.of(ACME, "key_1", store.gates().uses(ACME)))
                    .contains(new KeptUse("key_1", NOON, NOON.plusSeconds(59)));
            seen.put(shop, NOON.plusSeconds(61));
            uses.keep();
            KeyUses restarted = new KeyUses(store.gates(), Map::of);
            assertThat(restarted.of(ACME, "key_1", store.gates().uses(ACME)))
                    .contains(new KeptUse("key_1", NOON, NOON.plusSeconds(61)));
            assertThat(restarted.of(ACME, "key_2", store.gates().uses(ACME))).isEmpty();
            assertThat(store.gates().uses(new ClientId("other"))).isEmpty();
            assertThat(store.gates().version()).as("the doors need not look").isEqualTo(version);
        }
    }

    private Router routes(Store store) {
        InstantSource source = () -> now;
        Clock clock = source.withZone(ZoneOffset.UTC);
        KeyUses uses = new KeyUses(store.gates(), () -> seen);
        return new KeysApi(store.gates(), uses, new KeysApi.Terms(1, 2, List.of()), () -> {}, purpose -> new byte[32],
                new SecureRandom(), clock).addTo(new Router());
    }

    private static JsonNode ask(Router routes, String what, String fields) throws Exception {
        byte[] body = ("{\"client\":\"acme\"," + fields + "}").getBytes(StandardCharsets.UTF_8);
        return Json.read(routes.handle(new Request("POST", KeysApi.PATH + what, Map.of(), Map.of(),
                Map.of("content-type", "application/json"), body, "127.0.0.1")).body(), 10_000);
    }
}
