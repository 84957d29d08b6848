package outlay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
                new Settings(Path.of("/opt/outlay/data"), "127.0.0.1", 8484, Optional.empty(), Optional.empty())
                        .withAccess(AccessSettings.REQUIRED));
    }

    @Test
    void nobodyHasToSignInOnThisMachineAlone() throws Exception {
        assertThat(Settings.read(Optional.empty(), Map.of("OUTLAY_SIGN_IN", "off")).access())
                .isEqualTo(AccessSettings.OFF);
        assertThat(Settings.read(Optional.of(file("listen: \"[::1]:0\"\nsign_in: off\n")), Map.of()).access().open())
                .isTrue();
        for (String wrong : List.of("listen: 0.0.0.0:8484\nsign_in: off\n", "listen: 10.0.0.5:8484\nsign_in: off\n",
                "page_hosts: outlay.example\nsign_in: off\n", "listen: outlay.example:80\nsign_in: off\n")) {
            assertThatThrownBy(() -> Settings.read(Optional.of(file(wrong)), Map.of())).as(wrong)
                    .isInstanceOf(Settings.Wrong.class).hasMessageContaining(":2: \"sign_in\" is off");
        }
        assertThatThrownBy(() -> Settings.read(Optional.of(file("sign_in: maybe\n")), Map.of()))
                .hasMessageContaining("write required or off");
    }

    @Test
    void aServerThatEverybodyReachesDoesNotStartOpen() {
        assertThatThrownBy(() -> Server.start(new Settings(Path.of("none"), "0.0.0.0", 0, Optional.empty(),
                Optional.empty()))).isInstanceOf(IOException.class).hasMessageContaining("sign_in");
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
    void whatTheInternetReachesIsReadAndChecked() throws Exception {
        Path file = file("listen: 127.0.0.1:9000\npublic_hosts: go.shop.example, collect.shop.example\n"
                + "trusted_proxies: 10.0.0.0/8\ncountry_header: CF-IPCountry\nserver_key_rate: 50\n"
                + "link_fallback: https://shop.example/gone\n");
        EdgeSettings edge = Settings.read(Optional.of(file), Map.of("OUTLAY_DRAIN_SECONDS", "7")).edge();
        assertThat(edge.adminPort(9_000)).isEqualTo(9_001);
        assertThat(edge.publicHosts()).containsExactlyInAnyOrder("go.shop.example", "collect.shop.example");
        assertThat(edge.trustedProxies()).containsExactly("10.0.0.0/8");
        assertThat(edge.countryHeader()).hasValue("CF-IPCountry");
        assertThat(edge.withAdminPort(1).countryHeader()).hasValue("CF-IPCountry");
        assertThat(edge.serverKeyRate()).isEqualTo(50);
        assertThat(edge.browserKeyRate()).isEqualTo(200);
        assertThat(edge.linkFallback()).hasValue("https://shop.example/gone");
        assertThat(edge.drainSeconds()).isEqualTo(7);
        Path wrong = file("admin_port: 70000\ntrusted_proxies: 10.0.0.0/99, proxy\nbrowser_key_rate: 0\n"
                + "link_fallback: javascript:alert(1)\ndrain_seconds: soon\n");
        assertThatThrownBy(() -> Settings.read(Optional.of(wrong), Map.of())).isInstanceOf(Settings.Wrong.class)
                .hasMessageContaining(wrong + ":1: \"admin_port\" is \"70000\"; write a whole number from 0 to 65535")
                .hasMessageContaining("\"10.0.0.0/99\" is not an address").hasMessageContaining("\"proxy\" is not")
                .hasMessageContaining(wrong + ":3: \"browser_key_rate\" is \"0\"")
                .hasMessageContaining(wrong + ":4: \"link_fallback\": the link's target must begin with https://")
                .hasMessageContaining(wrong + ":5: \"drain_seconds\" is \"soon\"");
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
