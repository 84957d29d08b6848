package outlay.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.AccessSettings;
import outlay.Settings;
import outlay.access.Signed.Shown;
import outlay.base.ClientId;
import outlay.json.BadJson;
import outlay.json.Json;
import outlay.privacy.RetentionClass;
import outlay.privacy.RetentionPlan;
import tools.jackson.databind.JsonNode;

/// How long what is kept, changed by owners of all clients and by nobody else.
class RetentionOverHttpTest {
    private static final ClientId ACME = new ClientId("acme");
    private static final String PATH = "/api/v1/retention";

    @TempDir
    private Path data;

    private Signed signed(String... environment) throws Exception {
        Map<String, String> settings = new TreeMap<>(Map.of("OUTLAY_DATA", data.toString(), "OUTLAY_LISTEN",
                "127.0.0.1:0"));
        for (int i = 0; i < environment.length; i += 2) {
            settings.put(environment[i], environment[i + 1]);
        }
        return new Signed(Settings.read(Optional.empty(), settings));
    }

    private static String times(String kind, String kept) {
        return "{\"times\":{\"" + kind + "\":\"" + kept + "\"}}";
    }

    private static JsonNode read(HttpResponse<String> answer) throws BadJson {
        return Json.read(answer.body().getBytes(StandardCharsets.UTF_8), 1_000_000);
    }

    private static JsonNode kind(JsonNode answer, String label) {
        return answer.path("classes").valueStream().filter(one -> one.path("class").asString().equals(label))
                .findFirst().orElseThrow();
    }

    private Path file() {
        return data.resolve("settings/retention.csv");
    }

    @Test
    void aShorterTimeWaitsAndIsTakenBack() throws Exception {
        String day = RetentionPlan.noticed(Instant.now()).toString();
        try (Signed signed = signed()) {
            Shown chief = signed.user("chief", "owner", Map.of());
            JsonNode tried = read(signed.post(PATH + "/try", times("events", "14 months"), chief));
            assertThat(tried.at("/changes/0/class").asString()).isEqualTo("events");
            assertThat(tried.at("/changes/0/before").isNull()).isTrue();
            assertThat(tried.at("/changes/0/from").asString()).isGreaterThanOrEqualTo(day);
            assertThat(tried.at("/goes/rows/events").asLong(-1)).isZero();
            assertThat(tried.at("/goes/people").asLong(-1)).isZero();
            assertThat(Files.exists(file())).as("it was only tried").isFalse();
            HttpResponse<String> before = signed.get(PATH, chief);
            JsonNode changed = read(signed.post(PATH, times("events", "14 months"), chief));
            assertThat(kind(changed, "events").path("kept").isNull()).isTrue();
            assertThat(kind(changed, "events").path("next_kept").asString()).isEqualTo("14 months");
            assertThat(Files.readString(file())).startsWith("class,kept,from\nevents,14 months,2");
            assertThat(signed.get("/api/v1/settings?client=acme", chief).body()).doesNotContain("14 months");
            assertThat(signed.post(PATH, times("details", "1 year"), chief.with("If-Match",
                    before.headers().firstValue("ETag").orElseThrow())).statusCode()).isEqualTo(412);
            JsonNode back = read(signed.post(PATH + "/undo", "{\"version\":\""
                    + changed.at("/versions/0").asString() + "\"}", chief));
            assertThat(kind(back, "events").path("next_kept").isNull()).isTrue();
            assertThat(Files.readString(file())).isEqualTo("class,kept,from\n");
            assertThat(signed.get("/api/v1/audit", chief).body()).contains("POST /api/v1/retention/undo");
        }
    }

    @Test
    void whatWaitsIsKnownAtTheNextStartAndALongerTimeHoldsAtOnce() throws Exception {
        Files.createDirectories(file().getParent());
        Files.writeString(file(), "# ours\nclass;kept;from\nevents;25 months;\nevents;2 years;2999-01-01\n");
        try (Signed signed = signed()) {
            Shown chief = signed.user("chief", "owner", Map.of());
            JsonNode now = read(signed.get(PATH, chief));
            assertThat(kind(now, "events").path("kept").asString()).isEqualTo("25 months");
            assertThat(kind(now, "events").path("next_from").asString()).isEqualTo("2999-01-01");
            JsonNode tried = read(signed.post(PATH + "/try", times("events", "4 years"), chief));
            assertThat(tried.at("/changes/0/from").isNull()).isTrue();
            assertThat(tried.has("goes")).isFalse();
            JsonNode longer = read(signed.post(PATH, times("events", "4 years"), chief));
            assertThat(kind(longer, "events").path("kept").asString()).isEqualTo("4 years");
            assertThat(Files.readString(file())).isEqualTo("# ours\nclass;kept;from\nevents;4 years;\n");
            // Somebody writes into the file meanwhile, and nothing of it is lost.
            Files.writeString(file(), "quarantine;30 days;\n", StandardOpenOption.APPEND);
            assertThat(kind(read(signed.get(PATH, chief)), "quarantine").path("kept").asString()).isEqualTo("30 days");
            read(signed.post(PATH, times("details", "9 years"), chief));
            assertThat(Files.readString(file())).contains("quarantine;30 days;\n", "events;4 years;\n",
                    "details;9 years;2");
            read(signed.post(PATH, times("details", ""), chief));
            Files.writeString(file(), "events;soon;\n", StandardOpenOption.APPEND);
            assertThat(signed.get(PATH, chief).body()).contains("soon", "mend");
            assertThat(signed.post(PATH, times("details", "9 years"), chief).statusCode()).isEqualTo(400);
            Files.writeString(file(), Files.readString(file()).replace("events;soon;\n", ""));
            // What was wanted before is shorter, so going back to it waits, too.
            JsonNode back = read(signed.post(PATH + "/undo", "{\"version\":\""
                    + longer.at("/versions/0").asString() + "\"}", chief));
            assertThat(kind(back, "events").path("kept").asString()).isEqualTo("4 years");
            assertThat(kind(back, "events").path("next_kept").asString()).isEqualTo("2 years");
        }
    }

    @Test
    void nobodyOfOneClientChangesWhatHoldsForAll() throws Exception {
        try (Signed signed = signed()) {
            Shown ann = signed.user("ann", "", Map.of(ACME, Role.OWNER));
            Shown bob = signed.user("bob", "admin", Map.of());
            for (Shown shown : new Shown[]{ann, bob, Shown.NOTHING, signed.peopleKey(ACME)}) {
                assertThat(signed.get(PATH, shown).statusCode()).as(shown.who()).isEqualTo(404);
                assertThat(signed.post(PATH, times("events", "1 day"), shown).statusCode()).isEqualTo(404);
                assertThat(signed.post(PATH + "/try", times("events", "1 day"), shown).statusCode()).isEqualTo(404);
            }
            assertThat(Files.exists(file())).isFalse();
        }
    }

    @Test
    void whatTheSettingsSayIsForWhoeverRunsTheServer() throws Exception {
        try (Signed signed = signed("OUTLAY_RETENTION_EVENTS", "25 months")) {
            Shown chief = signed.user("chief", "owner", Map.of());
            JsonNode now = read(signed.get(PATH, chief));
            assertThat(kind(now, "events").path("kept").asString()).isEqualTo("25 months");
            assertThat(kind(now, "events").path("fixed").asString()).contains("retention_events");
            assertThat(signed.post(PATH, times("events", "9 years"), chief).body()).contains("times events",
                    "retention_events");
            for (String wrong : new String[]{times("events", "soon"), times("money", "1 year"), "{\"times\":[]}"}) {
                assertThat(signed.post(PATH, wrong, chief).statusCode()).as(wrong).isEqualTo(400);
            }
            assertThat(signed.post(PATH, times("quarantine", "30 days"), chief).statusCode()).isEqualTo(200);
        }
        Files.writeString(file(), "class,kept\nevents,9 years\n");
        assertThatThrownBy(() -> Settings.read(Optional.empty(), Map.of("OUTLAY_DATA", data.toString(),
                "OUTLAY_RETENTION_EVENTS", "25 months"))).isInstanceOf(Settings.Wrong.class)
                .hasMessageContaining("retention_events").hasMessageContaining("keep one of the two");
        Files.writeString(file(), "client,class,kept\nacme,events,1 day\n");
        assertThatThrownBy(() -> Settings.read(Optional.empty(), Map.of("OUTLAY_DATA", data.toString())))
                .as("nobody's alone").isInstanceOf(Settings.Wrong.class).hasMessageContaining("every client");
        Files.writeString(file(), "class,kept,from\nevents,9 years,\nevents,8 years,\nmoney,1 day,\n");
        assertThatThrownBy(() -> Settings.read(Optional.empty(), Map.of("OUTLAY_DATA", data.toString())))
                .isInstanceOf(Settings.Wrong.class).hasMessageContaining("retention.csv:3");
    }

    @Test
    void whereNobodySignsInWhoeverIsOnTheMachineChangesIt() throws Exception {
        try (Signed open = new Signed(new Settings(data, "127.0.0.1", 0, Optional.empty(), Optional.empty())
                .withAccess(AccessSettings.OFF))) {
            assertThat(open.post(PATH, times("quarantine", "30 days"), Shown.NOTHING).statusCode()).isEqualTo(200);
            assertThat(open.post("/api/v1/users/disable", "{\"email\":\"a@example.com\"}", Shown.NOTHING)
                    .statusCode()).isEqualTo(404);
        }
        assertThat(Settings.read(Optional.empty(), Map.of("OUTLAY_DATA", data.toString())).retention().file().last()
                .of(RetentionClass.QUARANTINE)).isPresent();
    }
}
