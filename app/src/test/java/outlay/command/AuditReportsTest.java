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
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.Server;
import outlay.Settings;
import outlay.base.ClientId;
import outlay.base.Day;
import outlay.base.Micros;
import outlay.collect.UrlTags;
import outlay.fact.Landing;
import outlay.fact.SpendRow;
import outlay.fact.SpendRow.Entity;
import outlay.fact.SpendRow.Level;
import outlay.journey.CampaignDirectory;
import outlay.journey.Origin;
import outlay.journey.Touch.Placement;
import outlay.tagging.UrlTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A campaign whose spend was restated, whose claims come by action, and of which no visit was seen.
class AuditReportsTest {
    @TempDir
    Path data;
    @TempDir
    Path elsewhere;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void importSpend() throws Exception {
        importRows("first.csv", "60.00");
        importRows("later.csv", "66.50");
    }

    @Test
    void reconcileNamesTheRestatementAndCommandAndServerGiveTheSameJson() throws Exception {
        assertThat(run("report", "reconcile", "--client", "acme")).as(err.toString()).isZero();
        assertThat(out.toString()).contains("restated", "-6.50", "duplicate", "in every line the reasons sum");
        assertThat(run("report", "reconcile", "--client", "acme", "--format", "csv")).isZero();
        assertThat(out.toString()).contains(",spend,60.00,66.50,66.50,restated,-6.50,",
                ",conversions,8.00,8.00,0.00,duplicate,4.00,", ",conversions,8.00,8.00,0.00,unexplained,4.00,");
        sameJson("report", "reconcile", "/api/v1/reconcile?client=acme&goal=leads", "--goal", "leads");
        assertThat(run("report", "reconcile", "--client", "acme", "--goal", "clicks", "--currency", "USD"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("must be one of all, leads, sales", "currency is not for reconciling");
    }

    @Test
    void taggingNamesSpendWithoutVisitsAndTheTemplate() throws Exception {
        assertThat(run("report", "tagging", "--client", "acme")).as(err.toString()).isZero();
        assertThat(out.toString()).contains("no_visits", "Special", "66.50", "{{campaign.id}}");
        sameJson("report", "tagging", "/api/v1/tagging?client=acme");
        assertThat(run("report", "tagging", "--client", "acme", "--model", "last")).isEqualTo(2);
        assertThat(err.toString()).contains("model is not for tags");
    }

    /// What a platform makes of a template leads to the ad, whatever its names are.
    @Test
    void everyTemplateLeadsToTheAd() {
        for (UrlTemplate template : UrlTemplate.ALL) {
            String query = template.suffix().replaceAll(
                    "\\{\\{campaign\\.id}}|\\{campaignid}|\\{CampaignId}|__CAMPAIGN_ID__|CAMPAIGN_GROUP_ID", "71001")
                    .replaceAll("\\{\\{adset\\.id}}|\\{adgroupid}|\\{AdGroupId}|__AID__|CAMPAIGN_ID", "72002")
                    .replaceAll("\\{\\{ad\\.id}}|\\{creative}|\\{AdId}|__CID__|CREATIVE_ID", "73003")
                    .replaceAll("\\{keyword[^}]*}", "shoes");
            assertThat(query).doesNotContainPattern("[{}]|__|[A-Z]{3}");
            SpendRow row = new SpendRow(new ClientId("acme"), "i", 1, template.platform() + "_ads", "a1", "",
                    Level.AD, Day.parse("2026-10-01"), "", new Entity("71001", "Spring", "", "72002", "Group", "73003",
                            "Ad", ""),
                    "", Micros.parse("1", "USD"), OptionalLong.empty(),
                    OptionalLong.empty(), OptionalLong.empty(), Optional.empty());
            UrlTags tags = new UrlTags().url("https://acme.example/?" + query);
            Landing landing = new Landing("https://acme.example/", "", tags.tags(), tags.clickIds());
            Placement at = CampaignDirectory.of(List.of(row)).sourceOf(landing, Origin.of(landing)).placement();
            assertThat(at.adId()).as(template.name()).isEqualTo("73003");
            assertThat(at.adGroupId()).as(template.name()).isEqualTo("72002");
            assertThat(Origin.of(landing).platform()).isEqualTo(template.platform());
        }
    }

    private void sameJson(String command, String report, String path, String... options) throws Exception {
        List<String> arguments = new ArrayList<>(List.of(command, report, "--client", "acme", "--format", "json"));
        arguments.addAll(Arrays.asList(options));
        assertThat(run(arguments.toArray(String[]::new))).as(err.toString()).isZero();
        JsonNode json = JsonMapper.shared().readTree(out.toString());
        Settings settings = Settings.read(Optional.empty(), Map.of("OUTLAY_SIGN_IN", "off")).withData(data).withPort(0);
        try (Server server = Server.start(settings); HttpClient client = HttpClient.newHttpClient()) {
            String body = client.send(HttpRequest.newBuilder(server.uri().resolve(path)).build(),
                    BodyHandlers.ofString()).body();
            assertThat(JsonMapper.shared().readTree(body)).isEqualTo(json);
        }
    }

    private void importRows(String file, String spend) throws Exception {
        Path rows = Files.writeString(elsewhere.resolve(file), """
                day,campaign,campaign id,action type,spend,clicks,conversions,currency
                2026-07-01,Special,77,lead,%s,40,4,USD
                2026-07-01,Special,77,offsite_conversion.fb_pixel_lead,0.00,0,4,USD
                """.formatted(spend));
        assertThat(run("import", rows.toString(), "--client", "acme", "--kind", "spend", "--platform", "meta"))
                .as(err.toString()).isZero();
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
