package outlay.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.AccessSettings;
import outlay.Settings;
import outlay.access.Signed.Shown;
import outlay.base.ClientId;
import outlay.json.BadJson;
import outlay.json.Json;
import tools.jackson.databind.JsonNode;

/// Files of settings, read, tried, changed and taken back by people of one client.
class SettingsOverHttpTest {
    private static final ClientId ACME = new ClientId("acme");
    private static final String RULE = "{\"name\":\"orders\",\"account\":\"meta-main\",\"when\":\"order\","
            + "\"tell\":\"purchase\",\"since\":\"2026-01-01\"}";

    private static String body(String client, String rows) {
        return "{\"client\":\"" + client + "\",\"rows\":[" + rows + "]}";
    }

    @Test
    void aClientsPeopleSeeAndChangeTheirOwnLinesAlone(@TempDir Path data) throws Exception {
        Path file = Files.createDirectories(data.resolve("settings")).resolve("funnel_rules.csv");
        String others = "client,rule,match,variable,stage,tactic\nother,brand,Secret Flow,,,\n";
        Files.writeString(file, others);
        try (Signed signed = new Signed(new Settings(data, "127.0.0.1", 0, Optional.empty(), Optional.empty())
                .withAccess(AccessSettings.REQUIRED))) {
            Shown ann = signed.user("ann", "", Map.of(ACME, Role.ADMIN));
            Shown bob = signed.user("bob", "", Map.of(ACME, Role.VIEWER));
            String path = "/api/v1/settings/funnel_rules";
            assertThat(signed.get(path + "?client=acme", ann).body()).doesNotContain("Secret");
            assertThat(signed.get(path + "?client=other", ann).statusCode()).isEqualTo(404);
            assertThat(signed.get(path + "?client=acme", bob).statusCode()).isEqualTo(404);
            String rows = "{\"rule\":\"campaign\",\"match\":\"google_ads/1\",\"stage\":\"awareness\"}";
            for (String way : new String[]{"", "/try"}) {
                assertThat(signed.post(path + way, body("other", rows), ann).statusCode()).isEqualTo(404);
                assertThat(signed.post(path + way, body("acme", rows), bob).statusCode()).isEqualTo(404);
                assertThat(signed.post(path + way, body("acme", rows.replace("awareness", "above")), ann).body())
                        .contains("rows 1", "above");
            }
            assertThat(Files.readString(file)).isEqualTo(others);
            JsonNode changed = read(signed.post(path, body("acme", rows), ann).body());
            assertThat(Files.readString(file)).isEqualTo(others + "acme,campaign,google_ads/1,,awareness,\n");
            assertThat(signed.get("/api/v1/settings?client=acme", ann).body()).contains("\"overrides\":1");
            String version = changed.at("/versions/0").asString();
            signed.post(path + "/undo", "{\"client\":\"acme\",\"version\":\"" + version + "\"}", ann);
            assertThat(Files.readString(file)).isEqualTo(others);
            assertThat(signed.get("/api/v1/settings?client=acme", ann).body()).contains("\"overrides\":0");
            assertThat(signed.get("/api/v1/audit?client=acme", ann).body()).contains(
                    "POST /api/v1/settings/{table}/undo", "funnel_rules");
            assertThat(signed.get("/api/v1/settings/secrets?client=acme", ann).statusCode()).isEqualTo(404);
        }
    }

    @Test
    void rulesAreInEffectAtOnceAndTriedForAnAccountThatIsNotThere(@TempDir Path data) throws Exception {
        try (Signed signed = new Signed(data)) {
            Shown ann = signed.user("ann", "", Map.of(ACME, Role.ADMIN));
            JsonNode tried = read(signed.post("/api/v1/settings/rules/try", body("acme", RULE), ann).body());
            assertThat(tried.at("/told/0/rule").asString()).isEqualTo("orders");
            assertThat(tried.at("/told/0/connected").asBoolean()).isFalse();
            assertThat(tried.at("/tried_over/all").asBoolean()).isTrue();
            assertThat(Files.exists(data.resolve("settings/rules.yaml"))).isFalse();
            signed.post("/api/v1/settings/rules", body("acme", RULE), ann);
            assertThat(signed.get("/api/v1/settings?client=acme", ann).body()).contains("\"name\":\"orders\"");
            assertThat(Files.readString(data.resolve("settings/rules.yaml"))).contains("- name: orders\n");
            assertThat(signed.post("/api/v1/settings/rules", body("acme", RULE + "," + RULE), ann).body())
                    .contains("rows 2", "another rule");
            JsonNode without = read(signed.post("/api/v1/settings/rules/try", body("acme", ""), ann).body());
            assertThat(without.at("/stopped/0/rule").asString()).isEqualTo("orders");
            assertThat(without.at("/stopped/0/waiting").asLong()).isZero();
            assertThat(signed.get("/api/v1/settings/rules/try?client=acme&try=x", ann).statusCode()).isEqualTo(404);
        }
    }

    @Test
    void aFileOutsideOfTheDataFolderSaysSoAndStaysAsItIs(@TempDir Path folder) throws Exception {
        Path data = folder.resolve("data");
        Path file = Files.writeString(folder.resolve("alerts.csv"), "client,rule,threshold\nacme,restated,off\n");
        try (Signed signed = new Signed(Settings.read(Optional.empty(), Map.of("OUTLAY_DATA", data.toString(),
                "OUTLAY_LISTEN", "127.0.0.1:0", "OUTLAY_ALERT_RULES", file.toString())))) {
            Shown ann = signed.user("ann", "", Map.of(ACME, Role.ADMIN));
            JsonNode seen = read(signed.get("/api/v1/settings/alert_rules?client=acme", ann).body());
            assertThat(seen.path("read_only").asString()).contains("outside of the data folder").doesNotContain(
                    folder.toString());
            assertThat(seen.at("/rows/0/threshold").asString()).isEqualTo("off");
            assertThat(signed.post("/api/v1/settings/alert_rules", body("acme", ""), ann).statusCode())
                    .isEqualTo(409);
            assertThat(Files.readString(file)).contains("acme");
        }
    }

    private static JsonNode read(String body) throws BadJson {
        return Json.read(body.getBytes(StandardCharsets.UTF_8), 10_000_000);
    }
}
