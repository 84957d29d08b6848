package outlay.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.access.Signed.Shown;
import outlay.base.ClientId;
import outlay.json.Json;
import tools.jackson.databind.JsonNode;

/// Keys that are made, used, revoked and taken back over HTTP, at the doors of the same server.
class KeysOverHttpTest {
    private static final String KEYS = "/api/v1/keys";
    private static final String VISIT = "{\"messageId\":\"m-%s\",\"anonymousId\":\"a-1\"}";

    @TempDir
    private Path data = Path.of("");

    @Test
    void aBrowserKeyLetsItsSitesInAndSaysWhenItWasUsed() throws Exception {
        try (Signed signed = new Signed(data)) {
            Shown admin = signed.user("admin", "", Map.of(new ClientId("acme"), Role.ADMIN));
            JsonNode made = read(signed.post(KEYS, "{\"client\":\"acme\",\"kind\":\"browser\",\"consent_required\":"
                    + "true,\"origins\":[\"https://www.shop.example\"]}", admin), 201);
            String key = made.path("key").asString();
            assertThat(key).startsWith("ob_");
            assertThat(made.path("signing_secret").isNull()).isTrue();
            assertThat(made.path("events_per_second").asInt()).isPositive();
            assertThat(made.path("last_used_at").isNull()).as("before the first event").isTrue();
            assertThat(signed.post("/v1/page", VISIT.formatted(1), sender(key).with("Origin",
                    "https://other.example")).statusCode()).isEqualTo(403);
            assertThat(one(signed, admin).path("first_used_at").isNull()).as("refused is not stored").isTrue();
            assertThat(signed.post("/v1/page", VISIT.formatted(1), sender(key).with("Origin",
                    "https://www.shop.example")).statusCode()).isEqualTo(200);
            JsonNode listed = one(signed, admin);
            assertThat(listed.path("key").asString()).as("it is public").isEqualTo(key);
            assertThat(listed.path("consent_required").asBoolean()).isTrue();
            assertThat(listed.path("first_used_at").asString()).isNotEmpty()
                    .isEqualTo(listed.path("last_used_at").asString());
        }
    }

    @Test
    void aServerKeyIsTellableOnceAndRevokedAndTakenBack() throws Exception {
        try (Signed signed = new Signed(data)) {
            Shown admin = signed.user("admin", "", Map.of(new ClientId("acme"), Role.ADMIN));
            Shown again = admin.with("Idempotency-Key", "once");
            JsonNode made = read(signed.post(KEYS, "{\"client\":\"acme\",\"kind\":\"server\"}", again), 201);
            String key = made.path("key").asString();
            String named = "{\"client\":\"acme\",\"id\":\"" + made.path("id").asString() + "\"}";
            assertThat(read(signed.post(KEYS, "{\"client\":\"acme\",\"kind\":\"server\"}", again), 201).path("key")
                    .asString()).as("asked again").isEqualTo(key);
            assertThat(one(signed, admin).path("key").isNull()).as("shown once").isTrue();
            assertThat(at(signed, key)).isEqualTo(200);
            JsonNode revoked = read(signed.post(KEYS + "/revoke", named, admin), 200);
            assertThat(revoked.path("restorable_until").asString())
                    .isGreaterThan(revoked.path("revoked_at").asString());
            assertThat(at(signed, key)).as("revoked").isEqualTo(401);
            assertThat(signed.post(KEYS + "/revoke", named, admin).statusCode()).isEqualTo(409);
            assertThat(read(signed.post(KEYS + "/restore", named, admin), 200).path("revoked_at").isNull()).isTrue();
            assertThat(at(signed, key)).as("taken back").isEqualTo(200);
            assertThat(signed.post(KEYS + "/restore", named, admin).statusCode()).isEqualTo(409);
            assertThat(signed.get("/api/v1/audit?client=acme", admin).body()).contains("POST /api/v1/keys/revoke",
                    "POST /api/v1/keys/restore", made.path("id").asString()).doesNotContain(key);
            assertThat(holding(key)).as("files that tell the key").isEmpty();
        }
    }

    @Test
    void aMistakeNamesItsFieldAndNothingIsMade() throws Exception {
        try (Signed signed = new Signed(data)) {
            Shown admin = signed.user("admin", "", Map.of(new ClientId("acme"), Role.ADMIN));
            Map.of("\"kind\":\"both\"", "kind", "\"kind\":\"browser\",\"signed\":true", "signed",
                    "\"kind\":\"browser\",\"signed\":\"yes\"", "signed",
                    "\"kind\":\"browser\",\"origins\":[\"shop.example/x\"]", "origins",
                    "\"kind\":\"browser\",\"origins\":\"https://shop.example\"", "origins",
                    "\"kind\":\"server\",\"origins\":[\"https://shop.example\"]", "origins")
                    .forEach((body, field) -> assertThat(mistake(signed, admin, body)).as(body).isEqualTo(field));
            assertThat(read(signed.get(KEYS + "?client=acme", admin), 200).path("keys")).isEmpty();
        }
    }

    @Test
    void silenceIsCountedAndTakenAsANoForWhatComesFromThenOn() throws Exception {
        try (Signed signed = new Signed(data)) {
            Shown admin = signed.user("admin", "", Map.of(new ClientId("acme"), Role.ADMIN));
            Shown other = signed.user("other", "", Map.of(new ClientId("other"), Role.ADMIN));
            JsonNode made = read(signed.post(KEYS, "{\"client\":\"acme\",\"kind\":\"server\"}", admin), 201);
            String named = "{\"client\":\"acme\",\"id\":\"" + made.path("id").asString() + "\"";
            assertThat(at(signed, made.path("key").asString())).isEqualTo(200);
            JsonNode tried = read(signed.post(KEYS + "/consent/try", named + "}", admin), 200);
            assertThat(tried.path("events").asInt()).isEqualTo(1);
            assertThat(tried.path("silent").asInt()).isEqualTo(1);
            assertThat(tried.at("/tried_over/all").asBoolean()).isTrue();
            assertThat(one(signed, admin).path("consent_required").asBoolean()).as("only tried").isFalse();
            String yes = named + ",\"consent_required\":true}";
            assertThat(signed.post(KEYS + "/consent", yes, other).statusCode()).isEqualTo(404);
            assertThat(read(signed.post(KEYS + "/consent", yes, admin), 200).path("consent_required").asBoolean())
                    .isTrue();
            assertThat(one(signed, admin).path("consent_required").asBoolean()).isTrue();
            assertThat(signed.post(KEYS + "/consent", yes, admin).statusCode()).as("it is so already").isEqualTo(409);
            assertThat(at(signed, made.path("key").asString())).isEqualTo(200);
            assertThat(read(signed.get("/api/v1/live?client=acme&limit=2", admin), 200).at("/events/0").toString())
                    .as("it holds at the door").doesNotContain("a-1");
            read(signed.post(KEYS + "/consent", yes.replace("true", "false"), admin), 200);
            assertThat(signed.post(KEYS + "/consent", named + "}", admin).body()).contains("true or false");
            assertThat(signed.post(KEYS + "/consent/try", "{\"client\":\"acme\",\"id\":\"none\"}", admin)
                    .statusCode()).isEqualTo(400);
        }
    }

    private static String mistake(Signed signed, Shown admin, String body) {
        try {
            return read(signed.post(KEYS, "{\"client\":\"acme\"," + body + "}", admin), 400).at("/errors/0/field")
                    .asString();
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
    }

    private List<Path> holding(String key) throws Exception {
        try (Stream<Path> files = Files.walk(data)) {
            return files.filter(Files::isRegularFile).filter(file -> contains(file, key)).toList();
        }
    }

    private static boolean contains(Path file, String key) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(key);
        } catch (IOException gone) {
            return false;
        }
    }

    private static int at(Signed signed, String key) throws Exception {
        return signed.post("/v1/page", VISIT.formatted(System.nanoTime()), sender(key)).statusCode();
    }

    private static Shown sender(String key) {
        return new Shown("sender", Map.of("Authorization", "Basic "
                + Base64.getEncoder().encodeToString((key + ":").getBytes(StandardCharsets.US_ASCII))));
    }

    private static JsonNode one(Signed signed, Shown admin) throws Exception {
        JsonNode keys = read(signed.get(KEYS + "?client=acme", admin), 200).path("keys");
        assertThat(keys).hasSize(1);
        return keys.get(0);
    }

    private static JsonNode read(HttpResponse<String> answer, int status) throws Exception {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return Json.read(answer.body().getBytes(StandardCharsets.UTF_8), 1 << 20);
    }
}
