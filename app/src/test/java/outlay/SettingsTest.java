package outlay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
    @TempDir
    Path folder;

    @Test
    void defaultsListenOnLoopbackAndKeepDataBesideTheCheckout() throws Exception {
        Settings settings = Settings.read(Optional.empty(), Map.of("OUTLAY_HOME", "/opt/outlay"));
        assertThat(settings).isEqualTo(
                new Settings(Path.of("/opt/outlay/data"), "127.0.0.1", 8484, Optional.empty(), Optional.empty()));
    }

    @Test
    void theEnvironmentWinsOverTheFile() throws Exception {
        Path file = file("data: /srv/outlay\nlisten: 127.0.0.1:9000\n");
        Settings settings = Settings.read(Optional.of(file), Map.of("OUTLAY_LISTEN", "[::1]:0"));
        assertThat(settings.data()).isEqualTo(Path.of("/srv/outlay"));
        assertThat(settings.host()).isEqualTo("[::1]");
        assertThat(settings.port()).isZero();
    }

    @Test
    void everyMistakeIsReportedAtOnceWithFileAndLine() throws Exception {
        Path file = file("listen: 127.0.0.1:99999\nlisten: x\ncolour: red\ndata: [a, b]\n");
        assertThatThrownBy(() -> Settings.read(Optional.of(file), Map.of())).isInstanceOf(Settings.Wrong.class)
                .hasMessageContaining(file + ":2: \"listen\" is set twice")
                .hasMessageContaining(file + ":3: \"colour\" is not a setting; the settings are data, listen")
                .hasMessageContaining(file + ":4: \"data\" must be a single value")
                .hasMessageContaining(file + ":1: \"listen\" is \"127.0.0.1:99999\"");
    }

    @Test
    void brokenYamlIsLocated() throws Exception {
        Path file = file("data: /srv\nlisten: \"unclosed\n");
        assertThatThrownBy(() -> Settings.read(Optional.of(file), Map.of())).hasMessageContaining("is not valid YAML");
        assertThatThrownBy(() -> Settings.read(Optional.of(folder.resolve("absent.yml")), Map.of()))
                .hasMessageContaining("cannot be read");
    }

    private Path file(String text) throws Exception {
        return Files.writeString(folder.resolve("outlay.yml"), text);
    }
}
