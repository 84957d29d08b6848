package outlay.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.Server;
import outlay.Settings;
import outlay.command.Outlay;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The demo as a new user meets it: the command line's report, and the page over the same data folder.
class DemoDashboardTest {
    @TempDir
    Path data;

    @Test
    void thePageSaysWhatTheCommandLineSays() throws Exception {
        String printed = run("demo", "--once", "--data", data.toString());
        assertThat(printed).contains("Paid Search", "Unattributed", "imported spend 192184.71863 = reported spend")
                .doesNotContain("DO NOT BALANCE");
        JsonNode channels = json("report", "channels", "--client", "demo", "--currency", "USD");
        JsonNode campaigns = json("report", "campaigns", "--client", "demo", "--currency", "USD", "--channel",
                "Paid Search");
        Settings settings = new Settings(data, "127.0.0.1", 0, Optional.empty(), Optional.empty());
        try (Server server = Server.start(settings); Chromium chromium = Chromium.start()) {
            DashboardPage laptop = DashboardPage.open(chromium, server.uri(), 1280, 800, ColorScheme.LIGHT);
            laptop.go("?client=demo&currency=USD").showsWhatTheApiSays("channels").screenshot("demo-laptop");
            assertThat(laptop.answer("channels")).isEqualTo(channels);
            laptop.drillInto("Paid Search").showsWhatTheApiSays("campaigns").screenshot("demo-campaigns");
            assertThat(laptop.answer("campaigns")).isEqualTo(campaigns);
            laptop.fitsTheWindow().hasNothingToComplainAbout();
            DashboardPage phone = DashboardPage.open(chromium, server.uri(), 390, 844, ColorScheme.DARK);
            phone.go("?client=demo&currency=USD").showsWhatTheApiSays("channels").screenshot("demo-phone");
            phone.fitsTheWindow().hasNothingToComplainAbout();
        }
    }

    private JsonNode json(String... words) {
        String[] all = java.util.Arrays.copyOf(words, words.length + 4);
        all[words.length] = "--data";
        all[words.length + 1] = data.toString();
        all[words.length + 2] = "--format";
        all[words.length + 3] = "json";
        return JsonMapper.shared().readTree(run(all));
    }

    private static String run(String... words) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine outlay = Outlay.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        assertThat(outlay.execute(words)).as(err.toString()).isZero();
        return out.toString();
    }
}
