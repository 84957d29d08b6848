package outlay.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.Server;
import outlay.Settings;
import outlay.log.LocalLog;
import outlay.log.Log;
import outlay.vault.Vaults;
import picocli.CommandLine;

/// Keys and links that commands make hold at once in the server that runs.
class GatesBesideServerTest {
    private static final Pattern LINK = Pattern.compile("link: +(/c/\\S+)");
    private static final Pattern KEY = Pattern.compile("key: +(\\S+)\\s+id: +(\\S+)");

    @TempDir
    Path data;

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void aLinkLeadsOnAtOnceAndIsGoneAtOnce() throws Exception {
        try (Server server = Server.start(settings())) {
            String made = run(0, "links", "create", "--client", "acme", "--to", "https://shop.example/?x={sub1}",
                    "--source", "news", "--medium", "affiliate", "--campaign", "Spring Sale");
            assertThat(made).contains("leads to: https://shop.example/?x={sub1}&utm_source=news&utm_medium=affiliate"
                    + "&utm_campaign=Spring%20Sale&outlay_click={click_id}");
            String path = found(LINK, made, 1);
            HttpResponse<String> visit = get(server.uri().resolve(path + "?sub1=p7&bad=%FF"));
            assertThat(visit.statusCode()).isEqualTo(302);
            assertThat(visit.headers().firstValue("Location").orElse("")).startsWith("https://shop.example/?x=");
            assertThat(visit.headers().firstValue("Cache-Control")).hasValue("no-store");
            assertThat(get(server.uri().resolve("/c/none")).statusCode()).isEqualTo(404);
            assertThat(run(0, "links", "list", "--client", "acme", "--format", "csv"))
                    .contains(path + ",https://shop.");
            assertThat(run(0, "links", "list", "--client", "other", "--format", "json")).isEqualTo("[]\n");
            String id = path.substring("/c/".length());
            assertThat(run(1, "links", "disable", id, "--client", "other")).contains("no link " + id);
            run(0, "links", "disable", id, "--client", "acme");
            assertThat(get(server.uri().resolve(path)).statusCode()).isEqualTo(410);
            assertThat(metrics(server)).contains("outlay_redirects_total{result=\"counted\"} 1",
                    "outlay_redirects_total{result=\"disabled\"} 1", "outlay_redirects_total{result=\"unknown\"} 1");
        }
        try (Log log = LocalLog.openReadOnly(data.resolve("log"), Vaults.of(data))) {
            assertThat(log.end()).isEqualTo(1);
        }
    }

    @Test
    void keysAreShownOnceAndRevokedAtOnce() throws Exception {
        try (Server server = Server.start(settings())) {
            String secret = run(0, "keys", "create", "--client", "acme", "--kind", "server", "--signed");
            assertThat(secret).contains("secret:", "Keep it now");
            String browser = run(0, "keys", "create", "--client", "acme", "--kind", "browser", "--origin",
                    "https://www.shop.example");
            assertThat(browser).contains("ob_", "It is public");
            String server2 = run(0, "keys", "create", "--client", "acme", "--kind", "server");
            String listed = run(0, "keys", "list", "--client", "acme", "--format", "csv");
            assertThat(listed).contains(found(KEY, browser, 1), found(KEY, browser, 2), "https://www.shop.example")
                    .doesNotContain(found(KEY, server2, 1));
            run(0, "keys", "revoke", found(KEY, browser, 2), "--client", "acme");
            assertThat(run(1, "keys", "revoke", found(KEY, browser, 2), "--client", "acme")).contains("no key");
            assertThat(get(server.adminUri().resolve("/readyz")).body()).contains("\"check\":\"store\"");
        }
    }

    @Test
    void saysWhatIsWrongWithAnOrder() {
        assertThat(run(2, "keys", "create", "--client", "acme", "--kind", "browser", "--signed"))
                .contains("a browser key cannot be signed");
        assertThat(run(2, "keys", "create", "--client", "acme", "--kind", "browser", "--origin", "shop.example/x"))
                .contains("origins:", "without a path");
        assertThat(run(2, "keys", "create", "--client", "Acme!", "--kind", "server")).contains("lower-case");
        assertThat(run(2, "links", "create", "--client", "acme", "--to", "javascript:alert(1)"))
                .contains("must begin with https://");
        assertThat(run(2, "keys")).contains("create, list or revoke");
        assertThat(run(2, "links")).contains("create, list or disable");
    }

    private String metrics(Server server) throws Exception {
        return get(server.adminUri().resolve("/metrics")).body();
    }

    private HttpResponse<String> get(URI uri) throws Exception {
        return http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    }

    private Settings settings() {
        return new Settings(data, "127.0.0.1", 0, Optional.empty(), Optional.empty());
    }

    private static String found(Pattern pattern, String text, int group) {
        Matcher matcher = pattern.matcher(text);
        assertThat(matcher.find()).as(text).isTrue();
        return matcher.group(group);
    }

    private String run(int status, String... words) {
        boolean group = words.length == 1;
        String[] all = java.util.Arrays.copyOf(words, words.length + (group ? 0 : 2));
        if (!group) {
            all[words.length] = "--data";
            all[words.length + 1] = data.toString();
        }
        StringWriter out = new StringWriter();
        CommandLine outlay = Outlay.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(out));
        assertThat(outlay.execute(all)).as(out.toString()).isEqualTo(status);
        return out.toString();
    }
}
