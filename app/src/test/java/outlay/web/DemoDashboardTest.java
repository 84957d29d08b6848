package outlay.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
            opensEveryCent(laptop);
            DashboardPage phone = DashboardPage.open(chromium, server.uri(), 390, 844, ColorScheme.DARK);
            phone.go("?client=demo&currency=USD").showsWhatTheApiSays("channels").screenshot("demo-phone");
            phone.fitsTheWindow().hasNothingToComplainAbout();
            phone.open("Unattributed", "revenue").fitsTheWindow().screenshot("demo-phone-journeys");
            phone.go("?client=demo&currency=USD&conversion=" + severalTouches).fitsTheWindow();
            phone.page().waitForSelector("[data-part=receipt][data-loading=false]");
            phone.screenshot("demo-phone-receipt").hasNothingToComplainAbout();
        }
    }

    private String severalTouches = "";

    /// From a row to its conversions, from one of them to its touches, and back; all as the command line says.
    private void opensEveryCent(DashboardPage laptop) {
        laptop.go("?client=demo&currency=USD&model=time-decay&lookback=90");
        String revenue = laptop.row("Paid Search").locator("[data-metric=revenue]").getAttribute("data-value");
        JsonNode journeys = json("report", "journeys", "--client", "demo", "--currency", "USD", "--model",
                "time-decay", "--lookback-days", "90", "--channel", "Paid Search", "--only-currency", "USD");
        laptop.open("Paid Search", "revenue").fitsTheWindow().screenshot("demo-journeys");
        List<String> conversions = new ArrayList<>();
        List<String> amounts = new ArrayList<>();
        for (JsonNode line : journeys.get("journeys")) {
            conversions.add(line.get("conversion").asString());
            amounts.add(line.get("revenue").asString());
            if (line.get("kind").asString().equals("deal_won")) {
                severalTouches = line.get("conversion").asString();
            }
        }
        assertThat(conversions).hasSize(50);
        assertThat(laptop.attributes("[data-part=journeys] tbody tr", "data-conversion")).isEqualTo(conversions);
        assertThat(laptop.attributes("[data-part=journeys] tbody td[data-metric=revenue]", "data-value"))
                .isEqualTo(amounts);
        assertThat(laptop.attributes("[data-part=journeys] tfoot td[data-metric=revenue]", "data-value"))
                .containsExactly(revenue);
        assertThat(journeys.at("/totals/0/revenue").asString()).isEqualTo(revenue);
        laptop.openConversion(severalTouches).fitsTheWindow().screenshot("demo-receipt");
        JsonNode receipt = json("report", "journeys", "--client", "demo", "--currency", "USD", "--model",
                "time-decay", "--lookback-days", "90", "--conversion", severalTouches);
        List<String> touches = new ArrayList<>();
        List<String> credits = new ArrayList<>();
        for (JsonNode touch : receipt.get("touches")) {
            touches.add(touch.get("touch").asString());
            credits.add(touch.at("/credits/0/amount").asString());
        }
        assertThat(touches).hasSizeGreaterThan(2);
        assertThat(laptop.attributes("[data-part=receipt] tbody tr", "data-touch")).isEqualTo(touches);
        assertThat(laptop.attributes("[data-part=receipt] td[data-metric=credit]", "data-value")).isEqualTo(credits);
        assertThat(laptop.attributes("[data-part=proofs] [data-holds]", "data-holds")).containsExactly("true");
        assertThat(receipt.at("/proofs/0/holds").asBoolean()).isTrue();
        laptop.page().goBack();
        laptop.page().waitForSelector("[data-part=journeys] tbody tr[data-conversion]");
        laptop.back().showsWhatTheApiSays("channels").hasNothingToComplainAbout();
        assertThat(laptop.page().url()).contains("model=time-decay", "lookback=90").doesNotContain("cell=");
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
