package outlay.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.Server;
import outlay.Settings;

/// Two days of spend on one campaign and no conversion: a plan's reports through the commands and the server.
class TargetedReportTest {
    @TempDir
    Path data;
    @TempDir
    Path elsewhere;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void importSpend() throws Exception {
        Path spend = Files.writeString(elsewhere.resolve("spend.csv"), """
                day,campaign,spend,currency
                2026-07-01,Brand,60.00,USD
                2026-07-02,Brand,64.00,USD
                """);
        assertThat(run("import", spend.toString(), "--client", "acme", "--kind", "spend", "--platform", "google"))
                .as(err.toString()).isZero();
    }

    @Test
    void theOptionAndTheSettingMarkWhatCostsTooMuch() throws Exception {
        Path targets = targets("acme,,,USD,100,\nacme,Paid Search,,USD,,3100\n");
        assertThat(run("report", "channels", "--client", "acme", "--targets", targets.toString())).isZero();
        assertThat(out.toString())
                .contains("above target: Paid Search, USD max CPA 100.00, spent more than that without a conversion");
        assertThat(run("report", "channels", "--client", "acme", "--targets", targets.toString(), "--format", "csv"))
                .isZero();
        assertThat(out.toString()).contains("target,max_cpa,cpa_to_max,monthly_budget,spent_in_month,pace,projected",
                "above,100.00,,3100.00,124.00,0.6200,1922.00");
        Path config = Files.writeString(elsewhere.resolve("settings"), "targets: " + targets + "\n");
        assertThat(run("report", "campaigns", "--client", "acme", "--config", config.toString(), "--format", "json"))
                .isZero();
        String json = out.toString();
        assertThat(json).contains("\"target\" : \"above\"", "\"max_cpa\" : \"100.00\"");
        Settings settings = Settings.read(Optional.of(config), Map.of("OUTLAY_SIGN_IN", "off")).withData(data)
                .withPort(0);
        try (Server server = Server.start(settings)) {
            String body = get(server, "/api/v1/reports/campaigns?client=acme");
            assertThat(body).contains("\"target\":\"above\"");
            assertThat(get(server, "/api/v1/reports/days?client=acme")).doesNotContain("max_cpa");
            assertThat(get(server, "/api/v1/unit-economics?client=acme"))
                    .contains("\"report\":\"unit-economics\"", "\"spend\":\"124.00\"", "\"ltv_cac\":null");
        }
    }

    @Test
    void clientsStandSideBySideWithTheirTargets() throws Exception {
        Path targets = targets("acme,,,USD,100,\n");
        assertThat(run("report", "clients", "--targets", targets.toString(), "--format", "csv")).isZero();
        assertThat(out.toString().lines()).contains(
                "client,currency,spend,revenue,conversions,roas,cpa,cpa_target,target,unclassified_spend,open_alerts",
                "acme,USD,124.00,0.00,0.00,0.000000,,100.00,above,1.000000,0");
        assertThat(run("report", "clients", "--currency", "EUR")).isZero();
        assertThat(out.toString()).contains("acme is not converted: no rate from USD to EUR");
        assertThat(run("report", "clients", "--client", "acme")).isEqualTo(2);
        assertThat(err.toString()).contains("client is of one client");
        assertThat(run("report", "channels")).isEqualTo(2);
        assertThat(err.toString()).contains("--client is missing");
    }

    @Test
    void withoutTargetsAReportIsAsItWas() {
        assertThat(run("report", "channels", "--client", "acme", "--format", "json")).isZero();
        assertThat(out.toString()).doesNotContain("max_cpa");
    }

    @Test
    void aWrongFileIsNamedWithItsLine() throws Exception {
        Path twice = targets("acme,,,USD,100,\nacme,,,USD,200,\n");
        assertThat(run("report", "channels", "--client", "acme", "--targets", twice.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("targets.csv:3: the same client, channel, campaign, segment and currency");
        Path wrong = targets("acme,,,USD,1e3,\n");
        assertThat(run("report", "channels", "--client", "acme", "--targets", wrong.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("targets.csv:2: \"1e3\" is not a number like 1234.50");
        Path config = Files.writeString(elsewhere.resolve("settings"), "targets: none.csv\n");
        assertThat(run("report", "channels", "--client", "acme", "--config", config.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("none.csv: is not a file; name a table with the columns client, currency");
    }

    @Test
    void unitEconomicsArePrintedInEveryFormat() {
        assertThat(run("report", "unit-economics", "--client", "acme", "--customers")).isZero();
        assertThat(out.toString()).contains("unit economics of customers won 2026-07-01 to 2026-07-02",
                "payback not yet (observed 0 months)", "the value is revenue; say --margin");
        assertThat(run("report", "unit-economics", "--client", "acme", "--format", "csv")).isZero();
        assertThat(out.toString()).contains("total,USD,124.00,0.00,,0.00,,,0,,");
        assertThat(run("report", "unit-economics", "--client", "acme", "--margin", "0")).isEqualTo(2);
        assertThat(err.toString()).contains("margin: \"0\" must be above 0 and at most 1");
    }

    private Path targets(String rows) throws Exception {
        return Files.writeString(elsewhere.resolve("targets.csv"),
                "client,channel,campaign,currency,max_cpa,monthly_budget\n" + rows);
    }

    private static String get(Server server, String path) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(server.uri().resolve(path)).build(),
                    BodyHandlers.ofString()).body();
        }
    }

    private int run(String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        List<String> all = new ArrayList<>(Arrays.asList(arguments));
        all.addAll(List.of("--data", data.toString()));
        return Outlay.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err))
                .execute(all.toArray(String[]::new));
    }
}
