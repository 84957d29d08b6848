package outlay.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.Server;
import outlay.Settings;
import outlay.command.Outlay;
import outlay.testkit.Checkout;

/// Every `curl` of the documents runs as it stands, from top to bottom, and is answered with 2xx. Those of the how-to
/// about collecting run in [CollectEventsTest], which has the keys that they need.
class DocsCurlTest {
    private static final Pattern COMMAND = Pattern.compile("(?m)^curl .+$");
    private static final Pattern UPLOAD = Pattern.compile("\"upload\":\"([0-9a-f]+)\"");
    private static final Pattern TOKEN = Pattern.compile("outlay_[0-9A-Za-z]{32}");

    @TempDir
    private Path data;
    @TempDir
    private Path folder;

    @Test
    void everyCurlOfTheDocumentsIsAnsweredWith2xx() throws Exception {
        Path may = Files.writeString(folder.resolve("may.csv"),
                "day,campaign,spend,currency\n2026-05-01,Brand,5.00,USD\n");
        outlay("demo", "--once", "--size", "small");
        outlay("import", may.toString(), "--client", "acme", "--platform", "google", "--kind", "spend");
        Matcher token = TOKEN.matcher(outlay("tokens", "create", "--client", "acme", "--role", "analyst", "--purpose",
                "documents"));
        assertThat(token.find()).isTrue();
        int ran = 0;
        try (Server server = Server.start(new Settings(data, "127.0.0.1", 0, Optional.empty(), Optional.empty()))) {
            String host = "http://127.0.0.1:" + server.uri().getPort();
            Map<String, String> shell = new TreeMap<>(Map.of("HOST", host, "TOKEN", token.group()));
            for (Path document : documents()) {
                Matcher command = COMMAND.matcher(Files.readString(document));
                while (command.find()) {
                    String output = run(command.group().replace("http://127.0.0.1:8484", host)
                            .replace("outlay_...", token.group()), shell);
                    assertThat(output).as("%s: %s", document, command.group()).containsPattern(" 2\\d\\d$");
                    Matcher upload = UPLOAD.matcher(output);
                    if (upload.find()) {
                        shell.put("UPLOAD", upload.group(1));
                    }
                    ran++;
                }
            }
        }
        assertThat(ran).isGreaterThanOrEqualTo(8);
    }

    private static List<Path> documents() throws IOException {
        try (Stream<Path> all = Files.walk(Checkout.root().resolve("docs"))) {
            return all.filter(path -> path.toString().endsWith(".md") && !path.endsWith("collect-events.md")).sorted()
                    .toList();
        }
    }

    private String outlay(String... words) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int status = Outlay.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err))
                .execute(Stream.concat(Stream.of(words), Stream.of("--data", data.toString())).toArray(String[]::new));
        assertThat(status).as("%s: %s", List.of(words), err).isZero();
        return out.toString();
    }

    /// What the command printed, and the status that it was answered with.
    private String run(String command, Map<String, String> shell) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("bash", "-c", command + " -w ' %{http_code}'");
        builder.environment().putAll(shell);
        Process process = builder.directory(folder.toFile()).start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).as(command).isTrue();
        assertThat(process.exitValue()).as(command + ": " + output).isZero();
        return output;
    }
}
