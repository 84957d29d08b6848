package outlay.bench.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The benchmark measures what it says: the laws between the stacks, and no figure.
class SignalLossTest {
    private static final int PEOPLE = 60;
    /// Credits are whole millionths of a conversion.
    private static final double ROUNDING = 1e-5;

    @TempDir
    private Path folder = Path.of(".");

    @Test
    void theSameSeedGivesTheSameBytesAndTheStacksKeepTheirOrder() throws Exception {
        // With somebody else in the same browser, a visit of theirs may by chance stand in for one that is lost.
        Preset preset = Preset.named("eu").with("shared_computer_share", 0).with("role_mailbox_share", 0);
        List<Draws.Outcome> once = draws(preset, 7, 2);
        List<Draws.Outcome> again = draws(preset, 7, 2);
        assertThat(json(preset, again)).isEqualTo(json(preset, once));
        assertThat(json(preset, once)).startsWith("{\"resolution_score\":").contains("\"false_merge_rate\":",
                "\"roas_error_ratio\":", "\"detail\":", "\"source\":");
        for (Draws.Outcome outcome : once) {
            for (Rule rule : Rule.values()) {
                double oracle = accuracy(outcome, rule, Stack.ORACLE);
                assertThat(accuracy(outcome, rule, Stack.OUTLAY)).isBetween(0.0, oracle + ROUNDING);
                assertThat(accuracy(outcome, rule, Stack.FLOOR)).isBetween(0.0, oracle + ROUNDING);
            }
            outcome.measures().values().forEach((name, value) -> {
                if (name.endsWith("precision") || name.endsWith("recall") || name.endsWith("rate")) {
                    assertThat(value).as(name).isBetween(0.0, 1.0);
                }
            });
            assertThat(outcome.measures().of("links.oracle.precision")).isEqualTo(1.0);
        }
        assertThat(SummaryChart.of(summary(preset, once))).startsWith("<svg").endsWith("</svg>\n");
        assertThat(SummaryText.of(summary(preset, once), true)).contains("resolution score", "linear", "false merges");
    }

    @Test
    void outlaySeesEverythingWhereNothingIsLost() throws Exception {
        Draws.Outcome outcome = draws(Preset.named("us").lossless(), 3, 1).getFirst();
        for (Rule rule : Rule.values()) {
            assertThat(accuracy(outcome, rule, Stack.OUTLAY)).as(rule.label()).isEqualTo(1.0);
            assertThat(accuracy(outcome, rule, Stack.ORACLE)).as(rule.label()).isEqualTo(1.0);
        }
        assertThat(outcome.measures().values()).containsEntry("links.outlay.precision", 1.0)
                .containsEntry("links.outlay.recall", 1.0).containsEntry("identity.false_merge_rate", 0.0);
        assertThat(outcome.causes()).isEqualTo(Causes.none());
        // What is left of the pixel's loss is what it can never see: other devices, and deals after their form.
        assertThat(accuracy(outcome, Rule.LINEAR, Stack.PIXEL)).isBetween(0.1, 0.99);
    }

    @Test
    void stopsBeforeTheFirstDrawIsDone() throws Exception {
        assertThat(new Draws(Preset.named("us"), 1, PEOPLE, folder, line -> {}).run(2, () -> true)).isEmpty();
    }

    private List<Draws.Outcome> draws(Preset preset, long seed, int count) throws IOException, InterruptedException {
        return new Draws(preset, seed, PEOPLE, folder, line -> {}).run(count, () -> false);
    }

    private static String json(Preset preset, List<Draws.Outcome> outcomes) {
        return SummaryJson.of(summary(preset, outcomes));
    }

    private static Summary summary(Preset preset, List<Draws.Outcome> outcomes) {
        return Summary.of(preset, 7, PEOPLE, outcomes);
    }

    private static double accuracy(Draws.Outcome outcome, Rule rule, Stack stack) {
        return outcome.measures().of(rule.label() + "." + stack.label() + ".accuracy");
    }
}
