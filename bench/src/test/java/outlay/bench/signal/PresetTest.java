package outlay.bench.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PresetTest {
    @TempDir
    private Path folder = Path.of(".");

    @Test
    void everyRateHasABandAndASource() throws Preset.Wrong {
        Preset us = Preset.named("us");
        for (String name : new String[]{"us", "eu", "global"}) {
            Preset preset = Preset.named(name);
            assertThat(preset.name()).isEqualTo(name + "-1");
            assertThat(preset.parameters().keySet()).isEqualTo(us.parameters().keySet());
            preset.parameters().values().forEach(parameter -> {
                assertThat(parameter.low()).as(parameter.name()).isBetween(0.0, parameter.high());
                assertThat(parameter.source()).as(parameter.name()).isNotBlank();
                double drawn = preset.draw(new Chance(5)).of(parameter.name());
                assertThat(drawn).as(parameter.name()).isBetween(parameter.low(), parameter.high());
            });
        }
    }

    @Test
    void aFileAndAValueReplaceRates() throws Exception {
        Path file = Files.writeString(folder.resolve("mine.txt"),
                "# ours\ntypo_share | noise | 0.1 | 0.2 | 0 | our own forms, 2026 | slips\n");
        Preset preset = Preset.named("us-1").with(file).with("refusal_share", 0.4);
        assertThat(Objects.requireNonNull(preset.parameters().get("typo_share")).middle())
                .isEqualTo(0.15000000000000002);
        assertThat(preset.draw(new Chance(1)).of("refusal_share")).isEqualTo(0.4);
        assertThat(preset.before(preset.draw(new Chance(1))).of("refusal_share")).isZero();
    }

    @Test
    void mistakesSayWhatToWrite() throws Exception {
        assertThatThrownBy(() -> Preset.named("mars")).isInstanceOf(Preset.Wrong.class)
                .hasMessage("--preset \"mars\" is not known; there are us, eu and global");
        assertThatThrownBy(() -> Preset.named("us").with("typos", 1)).isInstanceOf(Preset.Wrong.class)
                .hasMessageContaining("there is no parameter \"typos\"; there are touches_mean, ");
        Path file = Files.writeString(folder.resolve("bad.txt"), "typo_share | noise | a | 1 | 0 | here | slips\n");
        assertThatThrownBy(() -> Preset.named("us").with(file)).isInstanceOf(Preset.Wrong.class)
                .hasMessageContaining("bad.txt:1: a number or the kind cannot be read");
    }
}
