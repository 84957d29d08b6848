package outlay.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.AccessSettings;
import outlay.Server;
import outlay.Settings;
import outlay.command.Outlay;
import outlay.metric.Metric;
import outlay.web.BreakdownReader;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What an assistant is told over `/mcp`, by a whole server where everybody has to show who they are.
class McpTest {
    private static final Pattern TOKEN = Pattern.compile("outlay_[A-Za-z0-9_]+");
    private static final String STATELESS = "2026-07-28";
    @TempDir
    Path data;
    @TempDir
    Path elsewhere;
    private final HttpClient http = HttpClient.newHttpClient();
    private Optional<Server> server = Optional.empty();
    private String token = "";

    @BeforeEach
    void start() throws IOException {
        StringBuilder spend = new StringBuilder("day,platform,campaign_id,campaign,currency,spend,clicks,")
                .append("impressions\n");
        for (int i = 1; i <= 60; i++) {
            spend.append("2026-10-0").append(1 + i % 9).append(",google_ads,c").append(i).append(",Campaign ").append(i)
                    .append(",USD,").append(i).append(".50,10,1000\n");
        }
        Files.writeString(elsewhere.resolve("spend.csv"), spend);
        run("import", elsewhere.resolve("spend.csv").toString(), "--client", "acme");
        run("import", elsewhere.resolve("spend.csv").toString(), "--client", "other");
        Files.writeString(elsewhere.resolve("events.jsonl"), """
                {"type":"page","messageId":"p1","anonymousId":"zoe","timestamp":"2026-10-01T10:00:00Z",\
                "context":{"page":{"url":"https://shop.de/?gclid=G1"}}}
                {"type":"page","messageId":"p2","anonymousId":"bob","timestamp":"2026-10-01T11:00:00Z",\
                "context":{"page":{"url":"https://shop.de/?utm_source=news&utm_medium=email"}}}
                {"type":"track","event":"Order Completed","messageId":"m1","anonymousId":"zoe",\
                "timestamp":"2026-10-02T10:00:00Z","properties":{"order_id":"o-1","revenue":20,"currency":"USD"}}
                {"type":"track","event":"Order Completed","messageId":"m2","anonymousId":"bob",\
                "timestamp":"2026-10-03T10:00:00Z","properties":{"order_id":"o-2","revenue":30,"currency":"USD"}}
                {"type":"track","event":"Order Completed","messageId":"m3","anonymousId":"bob",\
                "timestamp":"2026-10-04T10:00:00Z","properties":{"order_id":"o-3","revenue":40,"currency":"USD"}}
                """);
        run("import", elsewhere.resolve("events.jsonl").toString(), "--client", "acme");
        Matcher made = TOKEN.matcher(run("tokens", "create", "--client", "acme", "--role", "viewer", "--purpose",
                "test"));
        assertThat(made.find()).isTrue();
        token = made.group();
        server = Optional.of(Server.start(new Settings(data, "127.0.0.1", 0, Optional.empty(), Optional.empty())
                .withAccess(AccessSettings.REQUIRED)));
    }

    @AfterEach
    void stop() {
        server.ifPresent(Server::close);
    }

    @Test
    void withoutATokenNothingIsTold() throws Exception {
        HttpResponse<String> answer = send("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\"}", Map.of());
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
        assertThat(answer.body()).doesNotContain("list_clients");
    }

    @Test
    void anAssistantWithAHandshakeCanAskAReport() throws Exception {
        JsonNode begun = told("{\"jsonrpc\":\"2.0\",\"id\":\"a\",\"method\":\"initialize\",\"params\":"
                + "{\"protocolVersion\":\"2025-06-18\",\"capabilities\":{},"
                + "\"clientInfo\":{\"name\":\"x\",\"version\":\"1\"}}}");
        assertThat(begun.at("/result/protocolVersion").asString()).isEqualTo("2025-06-18");
        assertThat(begun.get("id").asString()).isEqualTo("a");
        assertThat(send("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}", bearer()).statusCode())
                .isEqualTo(202);
        JsonNode answer = call("report", "{\"by\":\"campaigns\",\"client\":\"acme\",\"max_rows\":5}");
        assertThat(answer.at("/result/isError").asBoolean()).isFalse();
        JsonNode report = answer.at("/result/structuredContent");
        assertThat(report.at("/rows").size()).isEqualTo(5);
        assertThat(report.at("/left_out/rows").asInt()).isEqualTo(57);
        assertThat(JsonMapper.shared().readTree(answer.at("/result/content/0/text").asString())).isEqualTo(report);
        JsonNode whole = JsonMapper.shared().readTree(get("/api/v1/reports/campaigns?client=acme"));
        assertThat(report.get("totals")).isEqualTo(whole.get("totals"));
        assertThat(report.at("/rows/0")).isEqualTo(whole.at("/rows/0"));
    }

    @Test
    void theStatelessRevisionNeedsNoHandshakeAndItsHeadersMustSayWhatTheBodySays() throws Exception {
        String list = "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"tools/list\",\"params\":{\"_meta\":"
                + "{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\","
                + "\"io.modelcontextprotocol/clientCapabilities\":{}}}}";
        Map<String, String> headers = new TreeMap<>(bearer());
        headers.put("MCP-Protocol-Version", STATELESS);
        headers.put("Mcp-Method", "tools/list");
        JsonNode tools = JsonMapper.shared().readTree(send(list, headers).body());
        assertThat(tools.at("/result/resultType").asString()).isEqualTo("complete");
        assertThat(tools.at("/result/tools").valueStream().map(tool -> tool.get("name").asString()))
                .contains("report", "reconcile");
        headers.put("Mcp-Method", "tools/call");
        HttpResponse<String> mismatch = send(list, headers);
        assertThat(mismatch.statusCode()).isEqualTo(400);
        assertThat(mismatch.body()).contains("-32020");
        String discover = list.replace("tools/list", "server/discover");
        headers.put("Mcp-Method", "server/discover");
        assertThat(JsonMapper.shared().readTree(send(discover, headers).body()).at("/result/supportedVersions/0")
                .asString()).isEqualTo(STATELESS);
    }

    @Test
    void aRevisionThatIsNotSpokenIsRefusedWithThoseThatAre() throws Exception {
        Map<String, String> headers = new TreeMap<>(bearer());
        headers.put("MCP-Protocol-Version", "2031-01-01");
        HttpResponse<String> answer = send("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\"}", headers);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("-32022", STATELESS);
    }

    @Test
    void anotherClientIsRefusedInTheWordsOfOneThatIsAbsent() throws Exception {
        JsonNode other = call("report", "{\"by\":\"channels\",\"client\":\"other\"}");
        JsonNode absent = call("report", "{\"by\":\"channels\",\"client\":\"absent\"}");
        assertThat(other.at("/result/isError").asBoolean()).isTrue();
        assertThat(other.get("result")).isEqualTo(absent.get("result"));
        assertThat(call("list_clients", "{}").toString()).contains("acme").doesNotContain("other");
    }

    @Test
    void wrongArgumentsAreAnsweredWithWhatIsWrong() throws Exception {
        assertThat(text(call("report", "{\"client\":\"acme\"}"))).contains("\"by\" is missing");
        assertThat(text(call("report", "{\"by\":\"moods\",\"client\":\"acme\"}"))).contains("must be one of days");
        assertThat(text(call("report", "{\"by\":\"days\",\"client\":\"acme\",\"sum_claims\":\"yes\"}")))
                .contains("\"sum_claims\" is no argument");
        assertThat(text(call("report", "{\"by\":\"days\",\"client\":\"acme\",\"model\":\"magic\"}"))).contains("magic");
        assertThat(text(call("report", "{\"by\":\"days\",\"client\":\"acme\",\"max_rows\":9999}")))
                .contains("max_rows");
        assertThat(call("delete_everything", "{}").at("/error/code").asInt()).isEqualTo(-32602);
        assertThat(told("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"resources/list\"}").at("/error/code").asInt())
                .isEqualTo(-32601);
        assertThat(send("[]", bearer()).statusCode()).isEqualTo(400);
        assertThat(send("{", bearer()).statusCode()).isEqualTo(400);
    }

    /// What each tool says it takes is what the API takes.
    @Test
    void everyToolAnswersWithAllThatItSaysItTakes() throws Exception {
        Map<String, String> values = Map.of("client", "acme", "from", "2026-10-01", "to", "2026-10-05",
                "model", "linear", "lookback_days", "30", "currency", "USD", "platform", "google_ads", "as_of", "1",
                "stage", "awareness");
        for (Tool tool : Tool.ALL) {
            List<String> given = new ArrayList<>();
            tool.arguments().stream().filter(argument -> !argument.among().isEmpty()).forEach(argument -> given
                    .add("\"" + argument.name() + "\":\"" + argument.among().getFirst() + "\""));
            tool.arguments().stream().filter(argument -> values.containsKey(argument.name())
                    && !(argument.name().equals("as_of"))).forEach(argument -> given
                            .add("\"" + argument.name() + "\":\"" + values.get(argument.name()) + "\""));
            JsonNode answer = call(tool.name(), "{" + String.join(",", given) + "}");
            assertThat(answer.at("/result/isError").asBoolean(true)).as("%s: %s", tool.name(), answer).isFalse();
        }
    }

    @Test
    void ratiosNeverComeWithoutTheirPartsAndClaimsAreNeverSummed() throws Exception {
        JsonNode row = call("report", "{\"by\":\"platforms\",\"client\":\"acme\"}")
                .at("/result/structuredContent/rows/0");
        assertThat(row.toString()).contains("\"cpc\"", "\"spend\"", "\"clicks\"");
        JsonNode reconciled = call("reconcile", "{\"client\":\"acme\"}").at("/result/structuredContent");
        assertThat(reconciled.properties()).noneMatch(each -> each.getKey().contains("claimed_total"));
    }

    @Test
    void aBreakdownIsThatOfTheApiCutAndItsRatiosHaveTheirParts() throws Exception {
        for (String by : BreakdownReader.names()) {
            JsonNode answer = call("breakdown", "{\"by\":\"" + by + "\",\"client\":\"acme\",\"max_rows\":1}")
                    .at("/result/structuredContent");
            JsonNode whole = JsonMapper.shared().readTree(get("/api/v1/breakdowns/" + by + "?client=acme"));
            assertThat(answer.get("totals")).as(by).isEqualTo(whole.get("totals"));
            assertThat(answer.at("/rows").size()).as(by).isLessThanOrEqualTo(1);
            assertThat(answer.at("/rows/0")).as(by).isEqualTo(whole.at("/rows/0"));
            List<JsonNode> rows = new ArrayList<>(answer.get("rows").valueStream().toList());
            answer.get("totals").forEach(rows::add);
            rows.forEach(row -> Stream.of(Metric.values()).filter(metric -> row.has(metric.label()))
                    .forEach(metric -> parts(metric).forEach(part -> assertThat(row.has(part))
                            .as("%s has %s without %s", by, metric.label(), part).isTrue())));
        }
        assertThat(call("breakdown", "{\"by\":\"stages\",\"client\":\"acme\"}").at("/result/structuredContent/rows/0")
                .has("cpc")).as("there are ratios to look at").isTrue();
        assertThat(text(call("breakdown", "{\"by\":\"days\",\"client\":\"acme\"}"))).contains("must be one of stages");
        assertThat(call("breakdown", "{\"by\":\"stages\",\"client\":\"other\"}").get("result"))
                .isEqualTo(call("breakdown", "{\"by\":\"stages\",\"client\":\"absent\"}").get("result"));
    }

    @Test
    void rowsOfSpendAreReadPageByPageAndSumToTheFigure() throws Exception {
        List<Integer> lines = new ArrayList<>();
        BigDecimal sum = BigDecimal.ZERO;
        String after = "";
        do {
            JsonNode page = call("spend_rows", "{\"client\":\"acme\",\"max_rows\":25" + after + "}")
                    .at("/result/structuredContent");
            assertThat(new BigDecimal(page.at("/totals/0/spend").asString())).isEqualByComparingTo("1860");
            assertThat(page.has("left_out")).as("next leads to what is left").isFalse();
            for (JsonNode row : page.get("rows")) {
                sum = sum.add(new BigDecimal(row.get("spend").asString()));
                lines.add(row.at("/from/0/line").asInt());
            }
            assertThat(page.get("rows").size()).isLessThanOrEqualTo(25);
            after = page.get("next").isNull() ? "" : ",\"after\":\"" + page.get("next").asString() + "\"";
        } while (!after.isEmpty());
        assertThat(sum).isEqualByComparingTo("1860");
        assertThat(lines).doesNotHaveDuplicates().hasSize(60);
        JsonNode one = call("spend_rows", "{\"client\":\"acme\",\"campaign\":\"google_ads/c7\"}")
                .at("/result/structuredContent");
        assertThat(one).isEqualTo(JsonMapper.shared().readTree(
                get("/api/v1/spend?client=acme&campaign=google_ads/c7")));
        assertThat(one.at("/rows/0/from/0/file").asString()).isEqualTo("spend.csv");
        assertThat(one.at("/rows/0/from/0/line").asInt()).isEqualTo(8);
        assertThat(text(call("spend_rows", "{\"client\":\"acme\",\"breakdown\":\"countries\"}")))
                .contains("must be one of stages, tactics, keywords");
        assertThat(text(call("spend_rows", "{\"client\":\"acme\",\"after\":\"elsewhere\"}")))
                .contains("no place in the list");
        assertThat(call("spend_rows", "{\"client\":\"other\"}").get("result"))
                .isEqualTo(call("spend_rows", "{\"client\":\"absent\"}").get("result"));
    }

    @Test
    void waysToConversionsNameNobodyAndSumToTheTotals() throws Exception {
        JsonNode whole = call("paths", "{\"client\":\"acme\"}").at("/result/structuredContent");
        assertThat(whole).isEqualTo(JsonMapper.shared().readTree(get("/api/v1/paths?client=acme")));
        assertThat(whole.at("/totals/0/conversions").asString()).isEqualTo("3.00");
        assertThat(whole.toString()).contains("Paid Search", "Email").doesNotContain("zoe", "bob", "o-1");
        JsonNode cut = call("paths", "{\"client\":\"acme\",\"max_rows\":1}").at("/result/structuredContent");
        assertThat(cut.get("paths").size()).isEqualTo(1);
        assertThat(cut.at("/paths/0")).isEqualTo(whole.at("/paths/0"));
        assertThat(cut.get("totals")).isEqualTo(whole.get("totals"));
        assertThat(new BigDecimal(cut.at("/paths/0/revenue").asString())
                .add(new BigDecimal(cut.at("/others/0/revenue").asString()))).isEqualByComparingTo("90");
        assertThat(cut.at("/left_out/paths").isMissingNode()).as("others sums them").isTrue();
    }

    /// The metrics above and below the line of its formula.
    private static List<String> parts(Metric metric) {
        return metric.formula().contains("/")
                ? Stream.of(metric.formula().split("[^a-z_]+")).filter(word -> Stream.of(Metric.values())
                        .anyMatch(one -> one.label().equals(word))).toList()
                : List.of();
    }

    private JsonNode call(String tool, String arguments) throws Exception {
        return told("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"" + tool
                + "\",\"arguments\":" + arguments + "}}");
    }

    private static String text(JsonNode answer) {
        assertThat(answer.at("/result/isError").asBoolean()).isTrue();
        return answer.at("/result/content/0/text").asString();
    }

    private JsonNode told(String body) throws Exception {
        return JsonMapper.shared().readTree(send(body, bearer()).body());
    }

    private Map<String, String> bearer() {
        return Map.of("Authorization", "Bearer " + token);
    }

    private HttpResponse<String> send(String body, Map<String, String> headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.orElseThrow().uri().resolve("/mcp"))
                .header("Content-Type", "application/json").header("Accept", "application/json, text/event-stream")
                .POST(BodyPublishers.ofString(body));
        headers.forEach(request::header);
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private String get(String path) throws Exception {
        return http.send(HttpRequest.newBuilder(server.orElseThrow().uri().resolve(path))
                .header("Authorization", "Bearer " + token).build(), BodyHandlers.ofString()).body();
    }

    private String run(String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--data", data.toString()));
        StringWriter out = new StringWriter();
        int ended = Outlay.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(out))
                .execute(all.toArray(String[]::new));
        assertThat(ended).as("%s: %s", all, out).isZero();
        return out.toString();
    }
}
