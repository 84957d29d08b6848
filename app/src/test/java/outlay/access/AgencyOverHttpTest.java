package outlay.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.access.Signed.Shown;
import outlay.base.ClientId;
import outlay.json.BadJson;
import outlay.json.Json;
import tools.jackson.databind.JsonNode;

/// Views, mails, targets and the demo company, asked by people who may and people who may not.
class AgencyOverHttpTest {
    private static final ClientId ACME = new ClientId("acme");
    private static final String MAIL = "{\"client\":\"acme\",\"every\":\"week\",\"to\":\"ann@example.com\"}";

    @Test
    void aViewIsItsOwnersAlone(@TempDir Path data) throws Exception {
        try (Signed signed = new Signed(data)) {
            Shown ann = signed.user("ann", "", Map.of(ACME, Role.VIEWER));
            Shown bob = signed.user("bob", "", Map.of(ACME, Role.VIEWER));
            String view = "{\"client\":\"acme\",\"name\":\"Mine\",\"search\":\"?client=acme&view=report\"}";
            assertThat(signed.post("/api/v1/views", view, ann).body()).contains("\"Mine\"");
            assertThat(signed.get("/api/v1/views?client=acme", bob).body()).doesNotContain("Mine");
            assertThat(signed.post("/api/v1/views/remove", "{\"client\":\"acme\",\"name\":\"Mine\"}", bob)
                    .statusCode()).isEqualTo(409);
            assertThat(signed.post("/api/v1/views",
                    "{\"client\":\"acme\",\"name\":\"Bad\",\"search\":\"javascript:alert(1)\"}", ann).statusCode())
                    .isEqualTo(400);
            assertThat(signed.get("/api/v1/views?client=acme", ann).body()).contains("Mine");
            assertThat(signed.post("/api/v1/report-mails", MAIL, ann).statusCode()).as("a viewer").isEqualTo(404);
        }
    }

    @Test
    void whoeverManagesAClientSetsUpAndEndsMails(@TempDir Path data) throws Exception {
        try (Signed signed = new Signed(data)) {
            Shown chief = signed.user("chief", "", Map.of(ACME, Role.ADMIN));
            JsonNode mails = read(signed.post("/api/v1/report-mails", MAIL, chief).body());
            assertThat(mails.path("can_send").asBoolean()).as("no mail server is set").isFalse();
            assertThat(mails.at("/mails/0/created_by").asString()).isEqualTo("chief@example.com");
            String id = mails.at("/mails/0/id").asString();
            String named = "{\"client\":\"acme\",\"id\":\"" + id + "\"}";
            assertThat(signed.post("/api/v1/report-mails/test", named, chief).body()).contains("no mail server");
            assertThat(signed.post("/api/v1/report-mails/again", named, chief).statusCode()).isEqualTo(409);
            assertThat(read(signed.post("/api/v1/report-mails/remove", named, chief).body()).path("mails")).isEmpty();
            assertThat(signed.get("/api/v1/audit?client=acme", chief).body()).contains(
                    "POST /api/v1/report-mails/remove", id);
        }
    }

    @Test
    void targetsAreInEffectAtOnce(@TempDir Path data) throws Exception {
        try (Signed signed = new Signed(data)) {
            Shown chief = signed.user("chief", "", Map.of(ACME, Role.ADMIN));
            String rows = "{\"client\":\"acme\",\"rows\":[{\"currency\":\"USD\",\"max_cpa\":\"50\"}]}";
            assertThat(read(signed.post("/api/v1/settings/targets/try", rows, chief).body()).path("added")).hasSize(1);
            assertThat(signed.get("/api/v1/settings?client=acme", chief).body()).contains("\"targets\":[]");
            String seen = signed.get("/api/v1/settings/targets?client=acme", chief).headers().firstValue("ETag")
                    .orElseThrow();
            assertThat(signed.post("/api/v1/settings/targets", rows, chief.with("If-Match", seen)).statusCode())
                    .isEqualTo(200);
            String none = "{\"client\":\"acme\",\"rows\":[]}";
            assertThat(signed.post("/api/v1/settings/targets", none, chief.with("If-Match", seen)).statusCode())
                    .as("somebody has changed them since").isEqualTo(412);
            assertThat(signed.post("/api/v1/settings/targets", rows, chief).statusCode()).as("unseen").isEqualTo(200);
            assertThat(signed.get("/api/v1/settings?client=acme", chief).body()).contains("\"max_cpa\":\"50.00\"");
            String wrong = rows.replace("50", "a lot");
            assertThat(signed.post("/api/v1/settings/targets", wrong, chief).body()).contains("rows 1");
        }
    }

    @Test
    void aDemoCompanyComesGoesAndComesAgain(@TempDir Path data) throws Exception {
        try (Signed signed = new Signed(data)) {
            Shown owner = signed.user("chief", "owner", Map.of());
            Shown other = signed.user("other", "", Map.of(ACME, Role.OWNER));
            String demo = "{\"client\":\"demo\"}";
            assertThat(signed.post("/api/v1/demo", demo, other).statusCode()).isEqualTo(404);
            assertThat(signed.post("/api/v1/demo", "{\"client\":\"acme\"}", owner).statusCode()).isEqualTo(400);
            for (int time = 0; time < 2; time++) {
                signed.post("/api/v1/demo", demo, owner);
                await(signed, owner, "ready");
                assertThat(signed.get("/api/v1/clients", owner).body()).contains("\"demo\"");
                JsonNode report = read(signed.get("/api/v1/reports/channels?client=demo&currency=USD", owner).body());
                assertThat(report.path("rows")).hasSizeGreaterThan(5);
                signed.post("/api/v1/demo/remove", demo, owner);
                await(signed, owner, "absent");
                assertThat(signed.get("/api/v1/clients", owner).body()).doesNotContain("\"demo\"");
            }
        }
    }

    private static void await(Signed signed, Shown owner, String state) throws Exception {
        Instant patience = Instant.now().plus(Duration.ofMinutes(3));
        JsonNode now = read(signed.get("/api/v1/demo?client=demo", owner).body());
        while (!now.path("state").asString().equals(state) && Instant.now().isBefore(patience)) {
            Thread.sleep(100);
            now = read(signed.get("/api/v1/demo?client=demo", owner).body());
        }
        assertThat(now.path("state").asString()).as(now.toString()).isEqualTo(state);
        assertThat(now.path("failed").isNull()).as(now.toString()).isTrue();
    }

    private static JsonNode read(String body) throws BadJson {
        return Json.read(body.getBytes(StandardCharsets.UTF_8), 10_000_000);
    }
}
