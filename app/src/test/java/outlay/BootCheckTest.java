package outlay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.command.Outlay;

/// Configurations that no server may start with, each refused in a sentence that names the setting.
class BootCheckTest {
    @TempDir
    Path folder;

    /// @param settings the lines of a file
    /// @param named    the settings that the answer has to name
    private record Bad(String settings, String... named) {}

    private List<Bad> matrix(int taken) {
        return List.of(new Bad("lisen: 127.0.0.1:0", "lisen"), new Bad("listen: 8484", "listen"),
                new Bad("listen: 127.0.0.1:70000", "listen"), new Bad("listen: 127.0.0.1:http", "listen"),
                new Bad("listen: nowhere.invalid:0", "listen"), new Bad("listen: 127.0.0.1:" + taken, "listen"),
                new Bad("listen: 127.0.0.1:0\nlisten: 127.0.0.1:1", "listen"),
                new Bad("listen:\n  host: 127.0.0.1", "listen"), new Bad("- listen", "must hold lines"),
                new Bad("listen: [", "YAML"), new Bad("admin_port: 99999", "admin_port"),
                new Bad("admin_port: " + taken, "admin_port"), new Bad("admin_port: many", "admin_port"),
                new Bad("listen: 127.0.0.1:18484\nadmin_port: 18484", "admin_port"),
                new Bad("data: " + folder + "/a-file", "data"), new Bad("data: /proc/outlay", "data"),
                new Bad("key_file: " + folder + "/readable.key", "key_file"),
                new Bad("key_file: " + folder + "/short.key", "key_file"),
                new Bad("key_file: " + folder + "/zeros.key", "key_file"), new Bad("key_file: " + folder, "key_file"),
                new Bad("database_owner_url: postgresql://me@localhost/outlay", "database_owner_url"),
                new Bad("database_url: postgresql://me:changeme@localhost/outlay", "database_url"),
                new Bad("database_url: postgresql://me@localhost/o?password=secret", "database_url"),
                new Bad("database_url: postgresql://me:gH7xQ2@h/o\ndatabase_owner_url: postgresql://me:gH7xQ2@h/o",
                        "database_owner_url"),
                new Bad("public_hosts: https://collect.example.com", "public_hosts"),
                new Bad("public_hosts: collect.example.com/o", "public_hosts"),
                new Bad("trusted_proxies: 0.0.0.0/0", "trusted_proxies"),
                new Bad("trusted_proxies: \"::/0\"", "trusted_proxies"),
                new Bad("trusted_proxies: 10.0.0.0/99", "trusted_proxies"),
                new Bad("country_header: \"CF IPCountry\"", "country_header"),
                new Bad("country_header: CF-IPCountry\ntrusted_proxies: \"\"", "country_header"),
                new Bad("browser_key_rate: 0", "browser_key_rate"), new Bad("server_key_rate: fast", "server_key_rate"),
                new Bad("drain_seconds: 86400", "drain_seconds"), new Bad("sandbox: https://example.com", "sandbox"),
                new Bad("link_fallback: javascript:alert(1)", "link_fallback"),
                new Bad("data_centres: " + folder + "/absent.txt", "data_centres"),
                new Bad("targets: " + folder + "/absent.csv", "absent.csv"),
                new Bad("rules: " + folder + "/absent.yaml", "absent.yaml"),
                new Bad("funnel_rules: " + folder + "/absent.csv", "absent.csv"),
                new Bad("alert_rules: " + folder + "/absent.csv", "absent.csv"),
                new Bad("retention_events: long", "retention_events"), new Bad("retention_at: noon", "retention_at"),
                new Bad("audit_kept: for ever", "audit_kept"),
                new Bad("audit_head_file: " + folder + "/nowhere/head", "audit_head_file"),
                new Bad("audit_head_file: " + folder + "/data/head", "audit_head_file"),
                new Bad("alert_webhook_url: http://inside", "alert_webhook_url", "alert_webhook_secret"),
                new Bad("alert_webhook_url: https://hooks.example.com/a\nalert_webhook_secret: whsec_"
                        + "A".repeat(32), "alert_webhook_secret"),
                new Bad("alert_mail_user: ann", "alert_mail_user"),
                new Bad("alert_mail_server: mail.example.com:587\nalert_mail_user: ann\nalert_mail_password: changeme\n"
                        + "alert_mail_from: a@example.com\nalert_mail_to: b@example.com", "alert_mail_password"));
    }

    @Test
    void everyBadConfigurationIsRefusedInASentenceThatNamesTheSetting() throws IOException {
        Files.writeString(folder.resolve("a-file"), "");
        Files.createDirectories(folder.resolve("data"));
        key("readable.key", "0123456789abcdef".repeat(4), "rw-r--r--");
        key("short.key", "0123", "rw-------");
        key("zeros.key", "0".repeat(64), "rw-------");
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            List<Bad> matrix = matrix(other.getLocalPort());
            assertThat(matrix).hasSizeGreaterThanOrEqualTo(40);
            for (Bad bad : matrix) {
                String settings = bad.settings().contains("listen") || bad.settings().startsWith("-")
                        ? bad.settings()
                        : bad.settings() + "\nlisten: 127.0.0.1:0";
                String said = check(1, settings);
                assertThat(said).as(settings).contains(bad.named()).doesNotContain("Exception", "\tat ");
                assertThat(
                        said.strip().lines().filter(line -> !line.startsWith("outlay: the settings are wrong")).count())
                        .as("%s: %s", settings, said).isEqualTo(bad.named().length);
            }
        }
    }

    @Test
    void aServerDoesNotStartWithOne() throws IOException {
        key("readable.key", "0123456789abcdef".repeat(4), "rw-r--r--");
        Path config = config("listen: 127.0.0.1:0\nkey_file: " + folder + "/readable.key\ntrusted_proxies: 0.0.0.0/0");
        StringWriter out = new StringWriter();
        int status = Outlay.commandLine().setErr(new PrintWriter(out)).execute("serve", "--config", config.toString(),
                "--data", folder.resolve("data").toString());
        assertThat(status).isEqualTo(1);
        assertThat(out.toString()).contains("cannot start", "key_file: ", "chmod 600", "trusted_proxies: ");
    }

    @Test
    void aSoundOneIsSaidToBeSound() throws IOException {
        assertThat(check(0, "listen: 127.0.0.1:0\naudit_head_file: " + folder + "/head")).contains("nothing is wrong");
    }

    private void key(String name, String text, String permissions) throws IOException {
        Path file = folder.resolve(name);
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, text + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }

    private Path config(String settings) throws IOException {
        Path config = folder.resolve("outlay.yaml");
        Files.writeString(config, settings);
        return config;
    }

    private String check(int status, String settings) throws IOException {
        List<String> words = new ArrayList<>(List.of("check", "--config", config(settings).toString()));
        if (!settings.contains("data: ")) {
            words.addAll(List.of("--data", folder.resolve("data").toString()));
        }
        StringWriter out = new StringWriter();
        int ended = Outlay.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(out))
                .execute(words.toArray(String[]::new));
        assertThat(ended).as("%s: %s", settings, out).isEqualTo(status);
        return out.toString();
    }
}
