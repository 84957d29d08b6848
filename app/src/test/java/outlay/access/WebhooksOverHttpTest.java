package outlay.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.Settings;
import outlay.access.Signed.Shown;
import outlay.base.ClientId;
import outlay.json.Json;
import outlay.notify.Receiver;
import tools.jackson.databind.JsonNode;

/// A server, and a program that it tells what happens.
class WebhooksOverHttpTest {
    private static final String HOOKS = "/api/v1/webhooks";

    @TempDir
    Path data;
    @TempDir
    Path elsewhere;

    @Test
    void aProgramIsToldOfImportsTriedAndShownWhatItWasTold() throws Exception {
        try (Receiver receiver = new Receiver()) {
            Path config = Files.writeString(elsewhere.resolve("settings"), "sandbox: " + receiver.address() + "\n");
            Settings settings = Settings.read(Optional.of(config), Map.of()).withData(data).withPort(0);
            try (Signed signed = new Signed(settings)) {
                Shown admin = signed.user("admin", "", Map.of(new ClientId("acme"), Role.ADMIN));
                tell(signed, admin, receiver);
            }
        }
    }

    private static void tell(Signed signed, Shown admin, Receiver receiver) throws Exception {
        JsonNode made = ask(signed, HOOKS, "{\"client\":\"acme\",\"url\":\"https://hooks.example.com/in\",\"events\":"
                + "[\"import.done\",\"import.failed\",\"import.undone\",\"conversion.recorded\"]}", admin);
        String secret = made.path("secret").asString();
        String one = HOOKS + "/" + made.path("id").asString();
        assertThat(signed.get(HOOKS + "?client=acme", admin).body()).contains("import.done").doesNotContain("whsec_");
        assertThat(ask(signed, one + "/test", "{\"client\":\"acme\"}", admin).path("taken").asBoolean()).isTrue();
        assertThat(receiver.next().json().path("type").asString()).isEqualTo("test");

        imported(signed, admin, "wrong.csv", "day,campaign,spend,currency\nann@example.com,Brand,5.00,USD\n", "spend");
        Receiver.Got failed = receiver.next();
        assertThat(failed.json().path("type").asString()).isEqualTo("import.failed");
        assertThat(failed.json().at("/data/file").asString()).isEqualTo("wrong.csv");
        assertThat(failed.json().at("/data/line").asInt()).isEqualTo(2);
        assertThat(failed.json().toString()).as("what stands in it").doesNotContain("ann@");
        imported(signed, admin, "s.csv", "day,campaign,spend,currency\n2026-07-01,Brand,5.00,USD\n", "spend");
        Receiver.Got done = receiver.next();
        assertThat(done.json().path("type").asString()).isEqualTo("import.done");
        assertThat(done.json().at("/data/file").asString()).isEqualTo("s.csv");
        assertThat(done.signedWith(secret)).isTrue();

        ask(signed, "/api/v1/imports/undo", "{\"client\":\"acme\",\"id\":\"" + done.json().at("/data/id").asString()
                + "\"}", admin);
        Receiver.Got undone = receiver.next();
        assertThat(undone.json().path("type").asString()).isEqualTo("import.undone");

        assertThat(ask(signed, one + "/replay", "{\"client\":\"acme\",\"message\":\"" + done.id() + "\"}", admin)
                .path("replayed").asInt()).isEqualTo(1);
        assertThat(receiver.next().id()).isEqualTo(done.id());
        assertThat(pages(signed, admin, one)).containsExactlyInAnyOrder(failed.id(), done.id(), undone.id());
        assertThat(signed.post(one, "{\"client\":\"acme\",\"events\":[\"nonsense\"]}", admin).body())
                .contains("\"field\":\"events\"");
        String seen = ask(signed, one, "{\"client\":\"acme\",\"events\":[\"import.done\"]}", admin).path("etag")
                .asString();
        String off = "{\"client\":\"acme\",\"on\":false}";
        assertThat(ask(signed, one, off, admin.with("If-Match", seen)).path("on").asBoolean()).isFalse();
        assertThat(signed.post(one, "{\"client\":\"acme\",\"on\":true}", admin.with("If-Match", seen)).body())
                .contains("\"status\":412", "read it again");
        assertThat(signed.get(HOOKS + "?client=acme", admin).body()).contains("\"on\":false");
        ask(signed, one + "/remove", "{\"client\":\"acme\"}", admin);
        assertThat(signed.get(one + "/messages?client=acme", admin).statusCode()).isEqualTo(404);
        JsonNode removed = read(signed.get(HOOKS + "?client=acme", admin).body());
        assertThat(removed.path("webhooks")).isEmpty();
        assertThat(removed.at("/removed/0/url").asString()).isEqualTo("https://hooks.example.com/in");
        assertThat(ask(signed, one + "/restore", "{\"client\":\"acme\"}", admin).path("on").asBoolean())
                .as("as it was").isFalse();
        assertThat(pages(signed, admin, one)).containsExactlyInAnyOrder(failed.id(), done.id(), undone.id());
        assertThat(signed.post(one + "/restore", "{\"client\":\"acme\"}", admin).statusCode()).isEqualTo(404);
    }

    private static void imported(Signed signed, Shown admin, String file, String csv, String kind) throws Exception {
        String upload = "/api/v1/imports/uploads/" + ask(signed, "/api/v1/imports/uploads", "{\"client\":\"acme\","
                + "\"file\":\"" + file + "\",\"bytes\":" + csv.length() + "}", admin).path("upload").asString();
        signed.ask("PUT", upload + "?offset=0", csv, admin.with("Content-Type", "application/octet-stream"));
        signed.post(upload + "/import", "{\"platform\":\"google\",\"kind\":\"" + kind + "\"}", admin);
    }

    /// Message by message.
    private static Set<String> pages(Signed signed, Shown admin, String one) throws Exception {
        Set<String> ids = new HashSet<>();
        String after = "";
        do {
            JsonNode page = read(signed.get(one + "/messages?client=acme&limit=1" + after, admin).body());
            page.path("messages").forEach(message -> ids.add(message.path("id").asString()));
            after = page.path("next").isNull() ? "" : "&after=" + page.path("next").asString();
        } while (!after.isEmpty());
        return ids;
    }

    private static JsonNode ask(Signed signed, String path, String body, Shown shown) throws Exception {
        var answer = signed.post(path, body, shown);
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 202);
        return read(answer.body());
    }

    private static JsonNode read(String json) throws Exception {
        return Json.read(json.getBytes(StandardCharsets.UTF_8), 1 << 20);
    }
}
