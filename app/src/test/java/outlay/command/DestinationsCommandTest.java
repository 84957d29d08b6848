package outlay.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.Server;
import outlay.Settings;
import outlay.telling.rule.WrittenRules;
import picocli.CommandLine;

/// Accounts set up by commands, with and without a server that has the data folder open.
class DestinationsCommandTest {
    private static final String TOKEN = "EAAB-very-secret-token";

    @TempDir
    private Path data;
    @TempDir
    private Path elsewhere;

    @Test
    void setsUpShowsChangesAndRemoves() throws Exception {
        Path secrets = Files.writeString(elsewhere.resolve("secrets"), "# mine\naccess_token: " + TOKEN + "\n");
        assertThat(run(0, "add", "meta-main", "--destination", "meta", "--set", "dataset_id=1234567890", "--secrets",
                secrets.toString())).isEqualTo("meta-main is set up.\n");
        assertThat(run(0, "list", "--format", "csv")).contains("meta-main,meta,on,access_token=(secret) "
                + "dataset_id=1234567890").doesNotContain(TOKEN);
        assertThat(run(0, "set", "meta-main", "--set", "test_event_code=TEST1")).contains("changed");
        assertThat(run(0, "off", "meta-main")).contains("is off");
        assertThat(run(0, "list", "--format", "csv")).contains("meta,off", "test_event_code=TEST1");
        assertThat(run(0, "on", "meta-main")).contains("is on");
        assertThat(run(0, "remove", "meta-main")).contains("removed");
        assertThat(run(0, "list", "--format", "json")).isEqualTo("[]\n");
    }

    @Test
    void aSecretInTheCommandIsRefused() {
        assertThat(run(2, "add", "m", "--destination", "meta", "--set", "access_token=" + TOKEN)).contains("--secrets")
                .doesNotContain(TOKEN);
        assertThat(run(0, "list", "--format", "json")).isEqualTo("[]\n");
    }

    @Test
    void whatIsWrongIsSaid() throws Exception {
        assertThat(run(2, "add", "M 1", "--destination", "meta")).contains("small letters");
        assertThat(run(2, "add", "m", "--destination", "myspace")).contains("linkedin, tiktok");
        assertThat(run(1, "add", "m", "--destination", "meta", "--set", "dataset_id=x")).contains("dataset_id \"x\"",
                "access_token is missing");
        assertThat(run(1, "set", "nobody", "--set", "a=b")).contains("destinations list");
        assertThat(run(1, "off", "nobody")).contains("no account \"nobody\"");
        assertThat(run(1, "add", "m", "--destination", "meta", "--secrets", elsewhere.resolve("none").toString()))
                .contains("cannot be read");
        Path wrong = Files.writeString(elsewhere.resolve("secrets"), "access_token\n");
        assertThat(run(2, "add", "m", "--destination", "meta", "--secrets", wrong.toString())).contains(":1: ");
        assertThat(run(2)).contains("say what to do with destinations");
    }

    @Test
    void previewsThePast() throws Exception {
        Path events = Files.writeString(elsewhere.resolve("events.jsonl"), """
                {"type":"page","messageId":"p","anonymousId":"a","timestamp":"2026-10-01T10:00:00Z",\
                "context":{"page":{"url":"https://shop.de/?gclid=G1"}}}
                {"type":"track","event":"Order Completed","messageId":"m1","anonymousId":"a",\
                "timestamp":"2026-10-02T10:00:00Z","properties":{"order_id":"o-1","revenue":20,"currency":"EUR",\
                "email":"ann@shop.de"}}
                {"type":"track","event":"Order Completed","messageId":"m2","anonymousId":"b",\
                "timestamp":"2026-10-03T10:00:00Z","properties":{"order_id":"o-2","revenue":20,"currency":"EUR",\
                "email":"bob@example.com"}}
                """);
        StringWriter out = new StringWriter();
        assertThat(Outlay.commandLine().setOut(new PrintWriter(out)).execute("import", events.toString(), "--client",
                "acme", "--data", data.toString())).as(out.toString()).isZero();
        Path secrets = Files.writeString(elsewhere.resolve("secrets"), "access_token: " + TOKEN);
        run(0, "add", "meta-main", "--destination", "meta", "--set", "dataset_id=1234567890", "--secrets",
                secrets.toString());
        Path rules = WrittenRules.purchases(elsewhere);
        assertThat(run(0, "preview", "--account", "meta-main", "--rules", rules.toString())).contains("o-1:purchase",
                "withheld", "said nothing about", "test: 1", "withheld: 1");
        assertThat(run(0, "preview", "--account", "meta-main", "--rules", rules.toString(), "--format", "json",
                "--to", "2026-10-02")).contains("\"counts\":{\"withheld\":1}", "nothing was said");
        assertThat(run(0, "preview", "--account", "meta-main")).contains("No rule for meta-main found anything");
        assertThat(run(1, "preview", "--account", "nobody")).contains("no account nobody");
        Files.writeString(rules, "clients: 7");
        assertThat(run(1, "preview", "--account", "meta-main", "--rules", rules.toString())).contains(":1: ");
    }

    @Test
    void worksBesideAServer() throws Exception {
        try (Server server = Server.start(
                new Settings(data, "127.0.0.1", 0, Optional.empty(), Optional.empty()))) {
            Path secrets = Files.writeString(elsewhere.resolve("secrets"), "access_token: " + TOKEN);
            run(0, "add", "li", "--destination", "linkedin", "--set", "rule=987", "--secrets", secrets.toString(),
                    "--off");
            String listed = new String(server.uri().resolve("/api/v1/destinations?client=acme").toURL().openStream()
                    .readAllBytes(), StandardCharsets.UTF_8);
            assertThat(listed).contains("\"name\":\"li\"", "\"on\":false", "(secret)").doesNotContain(TOKEN);
        }
    }

    private String run(int status, String... args) {
        StringWriter out = new StringWriter();
        CommandLine command = Outlay.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(out));
        List<String> all = new ArrayList<>(List.of("destinations"));
        all.addAll(List.of(args));
        if (args.length > 0) {
            all.addAll(List.of("--client", "acme", "--data", data.toString()));
        }
        assertThat(command.execute(all.toArray(new String[0]))).as(out.toString()).isEqualTo(status);
        return out.toString();
    }
}
