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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Three campaigns of Meta: one that its type places, one that only the client's rules do, one misspelt.
class FunnelReportTest {
    private static final String RULES = """
            client,rule,match,variable,stage,tactic
            acme,convention,{market} | {stage} | {note?},,,
            acme,word,awa,stage,awareness,
            acme,word,con,stage,conversion,site
            acme,campaign,meta_ads/Special,,consideration,webinar
            """;

    @TempDir
    Path data;
    @TempDir
    Path elsewhere;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void importSpend() throws Exception {
        Path spend = Files.writeString(elsewhere.resolve("spend.csv"), """
                day,campaign,campaign type,spend,currency
                2026-07-01,Special,,60.00,USD
                2026-07-01,us | awz | x,,30.00,USD
                2026-07-01,Sale,Sales,10.00,USD
                """);
        assertThat(run("import", spend.toString(), "--client", "acme", "--kind", "spend", "--platform", "meta"))
                .as(err.toString()).isZero();
    }

    @Test
    void unclassifiedSpendComesFirstAndTheLinterHelps() throws Exception {
        assertThat(run("report", "funnel", "--client", "acme")).isZero();
        assertThat(out.toString()).contains("USD  unclassified spend 90.00%").doesNotContain("name: ");
        Path rules = Files.writeString(elsewhere.resolve("rules.csv"), RULES);
        assertThat(run("report", "funnel", "--client", "acme", "--funnel-rules", rules.toString())).isZero();
        assertThat(out.toString()).contains("USD  unclassified spend 30.00%",
                "name: \"us | awz | x\": \"awz\" is no stage of the dictionary; perhaps \"us | awa | x\"");
        assertThat(run("report", "funnel", "--client", "acme", "--funnel-rules", rules.toString(), "--format", "csv"))
                .isZero();
        assertThat(out.toString()).contains("consideration,webinar,USD,60.00", "conversion,prospecting,USD,10.00",
                "unclassified,,USD,30.00");
    }

    @Test
    void commandAndServerGiveTheSameJson() throws Exception {
        Path rules = Files.writeString(elsewhere.resolve("rules.csv"), RULES);
        Path config = Files.writeString(elsewhere.resolve("settings"), "funnel_rules: " + rules + "\n");
        assertThat(run("report", "funnel", "--client", "acme", "--config", config.toString(), "--format", "json"))
                .as(err.toString()).isZero();
        JsonNode json = JsonMapper.shared().readTree(out.toString());
        assertThat(json.at("/unclassified_spend/USD").asString()).isEqualTo("0.300000");
        assertThat(json.at("/campaigns/0/rule").asString()).isEqualTo("override");
        assertThat(json.at("/campaigns/1/name_fault/suggestion").asString()).isEqualTo("us | awa | x");
        assertThat(json.at("/steps/0/all").isNull()).isTrue();
        Settings settings = Settings.read(Optional.of(config), Map.of("OUTLAY_SIGN_IN", "off")).withData(data)
                .withPort(0);
        try (Server server = Server.start(settings); HttpClient client = HttpClient.newHttpClient()) {
            String body = client.send(HttpRequest.newBuilder(server.uri().resolve("/api/v1/funnel?client=acme"))
                    .build(), BodyHandlers.ofString()).body();
            assertThat(JsonMapper.shared().readTree(body)).isEqualTo(json);
        }
    }

    @Test
    void aWrongRuleIsNamedWithItsLine() throws Exception {
        for (String[] wrong : new String[][]{{"acme,colour,x,,,", "rule \"colour\" must be one of campaign"},
                {"acme,convention,{stage},,,", "must be variables between one separator"},
                {"acme,word,awa,,awareness,", "needs a variable"}, {"acme,campaign,x,,,", "needs a stage"},
                {"acme,word,awa,stage,top,", "stage \"top\" must be one of awareness, consideration"},
                {"acme,brand,,,,", "match is empty"},
                {"acme,campaign,x,,awareness,\nacme,campaign,x,,conversion,", "rule for \"x\" already"}}) {
            Path rules = Files.writeString(elsewhere.resolve("rules.csv"),
                    "client,rule,match,variable,stage,tactic\n" + wrong[0] + "\n");
            assertThat(run("report", "funnel", "--client", "acme", "--funnel-rules", rules.toString())).isEqualTo(1);
            assertThat(err.toString()).containsPattern("rules.csv:[23]: ").contains(wrong[1]);
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
