package outlay.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.Server;
import outlay.Settings;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Ten orders of 10.00, four through Paid Search, three through Email, three that nobody led to; and a lift test.
class CalibratedReportTest {
    private static final String LIFTS = """
            channel,from,to,incremental_conversions,standard_error,note
            Paid Search,2026-07-01,2026-07-28,1,0,north
            """;

    @TempDir
    Path data;
    @TempDir
    Path elsewhere;
    private String before = "";

    @BeforeEach
    void importEventsAndLiftTest() throws IOException {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            String tags = i < 4 ? "?utm_source=google&utm_medium=cpc" : "?utm_source=news&utm_medium=email";
            if (i < 7) {
                lines.add("{\"type\":\"page\",\"messageId\":\"p" + i + "\",\"anonymousId\":\"a" + i
                        + "\",\"timestamp\":\"2026-07-02T12:00:00Z\",\"context\":{\"page\":{\"url\":"
                        + "\"https://shop.example/" + tags + "\"}}}");
            }
            lines.add("{\"type\":\"track\",\"event\":\"Order Completed\",\"messageId\":\"o" + i
                    + "\",\"anonymousId\":\"a" + i + "\",\"timestamp\":\"2026-07-03T12:00:00Z\",\"properties\":"
                    + "{\"order_id\":\"" + i + "\",\"total\":\"10.00\",\"currency\":\"USD\"}}");
        }
        Files.write(elsewhere.resolve("events.jsonl"), lines);
        run(0, "import", elsewhere.resolve("events.jsonl").toString(), "--client", "acme");
        before = report("--format", "csv");
        assertThat(imported("lifts.csv", LIFTS)).contains("imported");
    }

    @Test
    void csvAndTableShowItBesideAndPlainReportsStayAsTheyWere() {
        assertThat(report("--format", "csv")).isEqualTo(before);
        assertThat(report("--calibrated", "--format", "csv").lines()).containsExactly(
                before.lines().findFirst().orElseThrow()
                        + ",calibrated_conversions,calibrated_revenue,calibrated_roas,multiplier,multiplier_error",
                "Paid Search,USD,0.00,0,0,,,,0.00,,4.00,0.0000,40.00,,0,,1.00,10.00,,0.25,0.00",
                "Email,USD,0.00,0,0,,,,0.00,,3.00,0.0000,30.00,,0,,3.00,30.00,,,",
                "Unattributed,USD,0.00,0,0,,,,0.00,,3.00,0.0000,30.00,,0,,3.00,30.00,,,",
                "baseline,USD,0.00,0,0,,,,0.00,,0.00,,0.00,,0,,3.00,30.00,,,");
        assertThat(report("--calibrated")).contains("calibrated_conversions", "lift test of Paid Search, 2026-07-01 to "
                + "2026-07-28: 1.00 incremental conversions, standard error 0.00 (north)\n");
    }

    @Test
    void commandAndServerGiveTheSameJson() throws Exception {
        JsonNode json = JsonMapper.shared().readTree(report("--calibrated", "--format", "json"));
        assertThat(json.at("/rows/0/calibrated_revenue").asString()).isEqualTo("10.00");
        assertThat(json.at("/rows/0/multiplier").asString()).isEqualTo("0.25");
        assertThat(json.at("/rows/1/multiplier").isNull()).isTrue();
        assertThat(json.at("/rows/3/channel").asString()).isEqualTo("baseline");
        assertThat(json.at("/totals/0/calibrated_revenue").asString()).isEqualTo("100.00");
        assertThat(json.at("/lift_tests").toString()).isEqualTo("[{\"channel\":\"Paid Search\",\"from\":\"2026-07-01\","
                + "\"to\":\"2026-07-28\",\"incremental_conversions\":\"1.00\",\"standard_error\":\"0.00\","
                + "\"note\":\"north\",\"state\":\"used\"}]");
        try (Server server = Server.start(new Settings(data, "127.0.0.1", 0, Optional.empty(), Optional.empty()))) {
            String path = "/api/v1/reports/channels?client=acme&calibrated=";
            assertThat(JsonMapper.shared().readTree(get(server, path + "true").body())).isEqualTo(json);
            assertThat(get(server, path + "false").body()).isEqualTo(get(server, path).body())
                    .doesNotContain("calibrated", "lift_tests");
            assertThat(get(server, path + "yes").body()).contains("must be true or false");
            HttpResponse<String> ads = get(server, "/api/v1/reports/ads?client=acme&calibrated=true");
            assertThat(ads.statusCode()).isEqualTo(400);
            assertThat(ads.body()).contains("ask for channels");
        }
        assertThat(JsonMapper.shared().readTree(report("--calibrated", "--format", "json")))
                .as("out of the server's snapshot").isEqualTo(json);
    }

    @Test
    void asOfBeforeTheTestItIsNotKnown() throws Exception {
        String version = JsonMapper.shared().readTree(report("--format", "json")).get("version").asString();
        imported("later.csv", LIFTS.replace(",1,0,", ",2,0,"));
        assertThat(report("--calibrated", "--format", "csv")).contains(",0.50,0.00");
        assertThat(report("--calibrated", "--format", "csv", "--as-of", version)).contains(",0.25,0.00");
    }

    @Test
    void otherGrainsAreRefused() {
        for (String by : List.of("days", "platforms", "campaigns", "ads", "journeys", "why")) {
            assertThat(run(2, "report", by, "--client", "acme", "--calibrated")).as(by).contains("calibrated");
        }
    }

    @Test
    void theSameFileTwiceChangesNothingAndALaterOneReplacesUntilTheFirstComesAgain() {
        String first = report("--calibrated", "--format", "csv");
        assertThat(imported("lifts.csv", LIFTS)).contains("unchanged");
        assertThat(report("--calibrated", "--format", "csv")).isEqualTo(first);
        assertThat(imported("later.csv", LIFTS.replace(",1,0,", ",2,0,"))).contains("imported");
        assertThat(report("--calibrated", "--format", "csv")).contains(",2.00,20.00,,0.50,0.00");
        assertThat(imported("other.csv", LIFTS.replace("Paid Search", "Email"))).contains("imported");
        assertThat(imported("later.csv", LIFTS.replace(",1,0,", ",2,0,"))).contains("unchanged");
        assertThat(imported("lifts.csv", LIFTS)).contains("imported");
        assertThat(report("--calibrated", "--format", "csv")).contains(",1.00,10.00,,0.25,0.00");
    }

    @Test
    void aNarrowerPeriodIsCalibratedByTheTestsOwnDays() {
        assertThat(report("--calibrated", "--from", "2026-07-03", "--to", "2026-07-03", "--format", "csv"))
                .contains(",1.00,10.00,,0.25,0.00");
        assertThat(report("--calibrated", "--from", "2026-07-04", "--to", "2026-07-05"))
                .contains("passed over: no row of this report is of that channel");
    }

    @Test
    void aWrongFileNamesLineColumnAndRemedyAndImportsNothing() throws IOException {
        Path file = Files.writeString(elsewhere.resolve("wrong.csv"), LIFTS.replace("2026-07-28", "2026-06-28"));
        assertThat(run(1, "import", file.toString(), "--client", "acme")).contains("line 2, column \"to\"",
                "Exchange the two days.");
    }

    private String imported(String name, String text) {
        try {
            return run(0, "import", Files.writeString(elsewhere.resolve(name), text).toString(), "--client", "acme");
        } catch (IOException wrong) {
            throw new UncheckedIOException(wrong);
        }
    }

    private String report(String... words) {
        List<String> all = new ArrayList<>(List.of("report", "channels", "--client", "acme", "--model", "last"));
        all.addAll(Arrays.asList(words));
        return run(0, all.toArray(String[]::new));
    }

    private static HttpResponse<String> get(Server server, String path) throws Exception {
        URI uri = server.uri().resolve(path + (path.contains("model") ? "" : "&model=last"));
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    }

    /// What a command prints, on either stream.
    private String run(int status, String... words) {
        String[] all = Arrays.copyOf(words, words.length + 2);
        all[words.length] = "--data";
        all[words.length + 1] = data.toString();
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine outlay = Outlay.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        assertThat(outlay.execute(all)).as(out.toString() + err).isEqualTo(status);
        return out.toString() + err;
    }
}
