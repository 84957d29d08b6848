package outlay.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.Server;
import outlay.Settings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A campaign that has spent 250 until yesterday and sold nothing.
class AlertsCommandTest {
    @TempDir
    Path data;
    @TempDir
    Path elsewhere;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void importSpend() throws Exception {
        LocalDate yesterday = LocalDate.now(ZoneOffset.UTC).minusDays(1);
        Path spend = Files.writeString(elsewhere.resolve("spend.csv"),
                "day,campaign,campaign id,spend,currency\n" + yesterday + ",Special,77,250.00,USD\n");
        assertThat(run("import", spend.toString(), "--client", "acme", "--kind", "spend", "--platform", "meta"))
                .as(err.toString()).isZero();
    }

    @Test
    void checkOpensAnAlertAndTheListShowsIt() throws Exception {
        assertThat(run("alerts")).isZero();
        assertThat(out.toString()).doesNotContain("Special");
        assertThat(run("alerts", "check", "--format", "json")).as(err.toString()).isZero();
        JsonNode alert = JsonMapper.shared().readTree(out.toString()).get(0);
        assertThat(alert.get("kind").asString()).isEqualTo("spend_without_conversions");
        assertThat(alert.get("at_stake").asString()).isEqualTo("250.00");
        assertThat(run("alerts", "--client", "acme")).isZero();
        assertThat(out.toString()).contains("meta_ads/77 Special");
        Path rules = Files.writeString(elsewhere.resolve("rules.csv"),
                "client,rule,threshold\nacme,spend_without_conversions,300\n");
        Path config = Files.writeString(elsewhere.resolve("settings"), "alert_rules: " + rules + "\n");
        assertThat(run("alerts", "check", "--config", config.toString())).as(err.toString()).isZero();
        assertThat(run("alerts")).isZero();
        assertThat(out.toString()).doesNotContain("Special");
        assertThat(run("alerts", "--all")).isZero();
        assertThat(out.toString()).contains("Special");
    }

    @Test
    void aServerLooksByItself() throws Exception {
        Settings settings = Settings.read(Optional.empty(), Map.of("OUTLAY_SIGN_IN", "off")).withData(data).withPort(0);
        try (Server server = Server.start(settings); HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest ask = HttpRequest.newBuilder(server.uri().resolve("/api/v1/alerts?client=acme")).build();
            JsonNode alerts = JsonMapper.shared().createArrayNode();
            long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
            while (alerts.isEmpty() && System.nanoTime() < until) {
                alerts = JsonMapper.shared().readTree(client.send(ask, BodyHandlers.ofString()).body()).get("alerts");
                Thread.onSpinWait();
            }
            assertThat(alerts).hasSize(1);
            assertThat(alerts.get(0).get("subject").asString()).isEqualTo("meta_ads/77 Special");
            String metrics = client.send(HttpRequest.newBuilder(server.adminUri().resolve("/metrics")).build(),
                    BodyHandlers.ofString()).body();
            assertThat(metrics).contains("outlay_alerts_open 1", "outlay_alerts_untold 0");
            assertThat(run("alerts", "check")).isEqualTo(1);
            assertThat(err.toString()).contains("looks by itself");
        }
    }

    @Test
    void settingsSayWhatIsWrongWithThem() throws Exception {
        assertThat(run("alerts", "test")).isEqualTo(1);
        assertThat(err.toString()).contains("nobody is to be told");
        for (String[] wrong : new String[][]{{"alert_mail_server: mail.example.com", "write a host and a port"},
                {"alert_mail_server: mail.example.com:25\nalert_mail_from: x\nalert_mail_to: a@example.com",
                        "\"x\" is none"},
                {"alert_mail_server: mail.example.com:25\nalert_mail_from: a@example.com\n"
                        + "alert_mail_to: a@example.com\nalert_mail_tls: none",
                        "none is for a mail server on this machine"},
                {"alert_mail_to: a@example.com", "needs alert_mail_server"},
                {"alert_webhook_url: https://10.0.0.1/x", "\"alert_webhook_url\""},
                {"alert_webhook_url: https://hooks.example.com/x", "must be whsec_"}}) {
            Path config = Files.writeString(elsewhere.resolve("settings"), wrong[0] + "\n");
            assertThat(run("alerts", "--config", config.toString())).as(wrong[0]).isNotZero();
            assertThat(err.toString()).contains(wrong[1]);
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
