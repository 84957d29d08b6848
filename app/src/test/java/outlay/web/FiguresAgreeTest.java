package outlay.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.Server;
import outlay.Settings;
import outlay.command.Outlay;
import outlay.json.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What each page of figures asks the API for is, to the last digit, what the command line prints as JSON. That the
/// pages show what the API says is tested with them.
class FiguresAgreeTest {
    private static final String WEEK = "from=2026-09-22&to=2026-09-28&currency=USD";
    private static final int MOST_BYTES = 1 << 26;
    /// A question of the API, and the same as a command.
    private static final List<List<String>> QUESTIONS = List.of(
            List.of("reports/channels?client=demo&" + WEEK, "report channels"),
            List.of("reports/platforms?client=demo&" + WEEK, "report platforms"),
            List.of("reports/campaigns?client=demo&" + WEEK, "report campaigns"),
            List.of("reports/ads?client=demo&" + WEEK, "report ads"),
            List.of("reports/days?client=demo&" + WEEK, "report days"),
            List.of("reports/channels?client=demo&model=time-decay&lookback_days=60&" + WEEK,
                    "report channels --model time-decay --lookback-days 60"),
            List.of("funnel?client=demo&" + WEEK, "report funnel"),
            List.of("breakdowns/tactics?client=demo&" + WEEK, "report tactics"),
            List.of("breakdowns/keywords?client=demo&" + WEEK, "report keywords"),
            List.of("breakdowns/segments?client=demo&channel=Paid+Search&" + WEEK,
                    "report segments --channel Paid+Search"),
            List.of("breakdowns/visitor_countries?client=demo&" + WEEK, "report visitor_countries"),
            List.of("journeys?client=demo&breakdown=visitor_countries&visitor_country=DE&" + WEEK,
                    "report journeys --breakdown visitor_countries --row visitor_country=DE"),
            List.of("unit-economics?client=demo&" + WEEK, "report unit-economics"),
            List.of("marginal-cpa?client=demo&per=channels&from=2026-07-01&to=2026-09-28&currency=USD",
                    "report marginal-cpa --per channels"),
            List.of("journeys?client=demo&channel=Paid+Search&" + WEEK, "report journeys --channel Paid+Search"),
            List.of("journeys?client=demo&breakdown=stages&stage=conversion&" + WEEK,
                    "report journeys --breakdown stages --row stage=conversion"),
            List.of("journeys?client=demo&breakdown=keywords&platform=google_ads&keyword=shift+planner&" + WEEK,
                    "report journeys --breakdown keywords --row keyword=shift+planner"),
            List.of("journeys?client=demo&breakdown=segments&country=Germany&without=industry,employees&" + WEEK,
                    "report journeys --breakdown segments --row country=Germany --without industry,employees"),
            List.of("spend?client=demo&channel=Paid+Search&" + WEEK, "report spend --channel Paid+Search"),
            List.of("spend?client=demo&breakdown=keywords&platform=google_ads&without=keyword&" + WEEK,
                    "report spend --breakdown keywords --without keyword"),
            List.of("reconcile?client=demo&from=2026-09-22&to=2026-09-28", "report reconcile"),
            List.of("tagging?client=demo&from=2026-09-22&to=2026-09-28", "report tagging"),
            List.of("max-cpa?ltv=3000&payback_months=6&min_ltv_cac=3", "max-cpa --ltv 3000 --payback-months 6 "
                    + "--min-ltv-cac 3"));

    @TempDir
    private Path data = Path.of("");

    @Test
    void theCommandLineSaysWhatThePagesAskFor() throws Exception {
        MadeDemo.copyTo(data);
        List<String> printed = new ArrayList<>();
        for (List<String> question : QUESTIONS) {
            printed.add(print(question.get(0), question.get(1)));
        }
        Settings settings = new Settings(data, "127.0.0.1", 0, Optional.empty(), Optional.empty());
        try (Server server = Server.start(settings); HttpClient http = HttpClient.newHttpClient()) {
            for (int i = 0; i < QUESTIONS.size(); i++) {
                URI uri = server.uri().resolve("/api/v1/" + QUESTIONS.get(i).getFirst());
                HttpResponse<byte[]> answer = http.send(HttpRequest.newBuilder(uri).build(),
                        HttpResponse.BodyHandlers.ofByteArray());
                assertThat(answer.statusCode()).as(uri.toString()).isEqualTo(200);
                JsonNode said = Json.read(printed.get(i).getBytes(UTF_8), MOST_BYTES);
                if (said.has("max_cpa")) {
                    // The command says in sentences, too, how it got there.
                    ((ObjectNode) said).remove(List.of("steps", "notes"));
                }
                assertThat(Json.read(answer.body(), MOST_BYTES)).as(uri.toString()).isEqualTo(said);
                assertThat(said.size()).isPositive();
            }
        }
    }

    private String print(String question, String command) {
        List<String> words = new ArrayList<>(Arrays.stream(command.split(" ")).map(word -> word.replace('+', ' '))
                .toList());
        for (String part : question.split("[?&]")) {
            String[] pair = part.split("=", 2);
            if (List.of("client", "from", "to", "currency", "platform").contains(pair[0])) {
                words.addAll(List.of("--" + pair[0], pair[1]));
            }
        }
        if (!command.startsWith("max-cpa")) {
            words.addAll(List.of("--data", data.toString()));
        }
        words.addAll(List.of("--format", "json"));
        return run(words.toArray(String[]::new));
    }

    private static String run(String... words) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int status = Outlay.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err)).execute(words);
        assertThat(status).as("%s %s", Arrays.toString(words), err).isZero();
        return out.toString();
    }
}
