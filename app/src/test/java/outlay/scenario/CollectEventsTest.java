package outlay.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.Server;
import outlay.Settings;
import outlay.base.ClientId;
import outlay.collect.door.Key;
import outlay.gate.TestKeys;
import outlay.testkit.Checkout;

/// The commands of the how-to about collecting run as they stand, and what they sent is in the report.
class CollectEventsTest {
    private static final Pattern COMMAND = Pattern.compile("(?m)^curl .+$");
    private static final ClientId ACME = new ClientId("acme");

    @TempDir
    private Path data = Path.of("");

    @Test
    void everyCommandOfTheHowToDoesWhatItSays() throws Exception {
        Settings settings = new Settings(data, "127.0.0.1", 0, Optional.empty(), Optional.empty());
        TestKeys.keep(data, ACME, Key.Kind.BROWSER, "site", "w-1");
        TestKeys.keep(data, ACME, Key.Kind.SERVER, "shop", "s-1");
        List<String> answers = new ArrayList<>();
        try (Server server = Server.start(settings)) {
            Matcher command = COMMAND
                    .matcher(Files.readString(Checkout.root().resolve("docs/how-to/collect-events.md")));
            while (command.find()) {
                answers.add(run(command.group().replace("127.0.0.1:8484", "127.0.0.1:" + server.uri().getPort())));
            }
        }
        assertThat(answers).hasSize(9);
        assertThat(answers.getFirst())
                .isEqualTo("{\"success\":true,\"results\":[{\"id\":\"visit-1\",\"status\":\"stored\"}]} 200");
        assertThat(answers.get(1)).contains("\"login-1\",\"status\":\"stored\"", "\"order-1\",\"status\":\"stored\"");
        assertThat(answers.get(2)).contains("Paid Search", "\"revenue\":\"142.52\"");
        assertThat(answers.get(3)).contains("\"visit-2\",\"status\":\"stored\"", "\"code\":\"bad_money\"",
                "properties.revenue").endsWith(" 207");
        assertThat(answers.get(4)).contains("\"status\":\"refused\",\"step\":\"validate\"", "\"person\":\"email a...\"")
                .doesNotContain("ann@example");
        assertThat(answers.get(5)).isEqualTo(" 204");
        assertThat(answers.get(6)).contains("events[0].properties.currency").endsWith(" 200");
        assertThat(answers.get(7)).isEqualTo(" 204");
        assertThat(answers.get(8)).isEqualTo(" 200");
    }

    /// What the command printed, and the status that it was answered with.
    private static String run(String command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("bash", "-c", command + " -w ' %{http_code}'");
        builder.environment().putAll(Map.of("WRITE_KEY", "w-1", "SECRET_KEY", "s-1"));
        Process process = builder.redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).as(command).isTrue();
        assertThat(process.exitValue()).as(command + ": " + output).isZero();
        return output;
    }
}
