package outlay.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.Server;
import outlay.Settings;
import outlay.local.LocalDoor;
import picocli.CommandLine;

class ImportBesideServerTest {
    private static final String SPEND = """
            day,platform,account_id,campaign_id,campaign,currency,spend,impressions,clicks
            2026-10-01,reddit_ads,a1,c1,Brand,USD,12.345678,1000,10
            2026-10-02,reddit_ads,a1,c1,Brand,USD,0.000001,1,0
            """;

    @TempDir
    Path data;
    @TempDir
    Path elsewhere;
    private Path file = Path.of("");

    @BeforeEach
    void writeFile() throws Exception {
        file = Files.writeString(elsewhere.resolve("reddit.csv"), SPEND);
    }

    @Test
    void aRunningServerTakesTheFilesOfTheCommandAndShowsThemAtOnce() throws Exception {
        try (Server server = Server.start(settings())) {
            assertThat(run("import", file.toString(), "--client", "acme")).contains("imported", "spend USD 12.345679");
            assertThat(run("import", file.toString(), "--client", "acme")).contains("unchanged");
            assertThat(get(server.uri().resolve("/api/v1/reports/channels?client=acme")))
                    .contains("\"spend\":\"12.345679\"");
            assertThat(run("report", "channels", "--client", "acme", "--format", "csv")).contains("12.345679");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve(LocalDoor.FILE))))
                    .isEqualTo("rw-------");
        }
        assertThat(data.resolve(LocalDoor.FILE)).doesNotExist();
    }

    @Test
    void nobodyWithoutTheSecretOfThisRunGetsIn() throws Exception {
        try (Server server = Server.start(settings())) {
            for (String authorization : new String[]{"", "Bearer ", "Bearer 00"}) {
                HttpRequest.Builder request = HttpRequest.newBuilder(server.uri().resolve(LocalDoor.PATH))
                        .POST(HttpRequest.BodyPublishers.ofString("{}"));
                if (!authorization.isEmpty()) {
                    request.header("Authorization", authorization);
                }
                assertThat(HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString()).statusCode())
                        .isEqualTo(401);
            }
        }
    }

    @Test
    void whatAKilledServerLeftBehindStopsNobody() throws Exception {
        Files.writeString(data.resolve(LocalDoor.FILE), "{\"uri\":\"http://127.0.0.1:1/\",\"secret\":\"x\"}");
        assertThat(run("import", file.toString(), "--client", "acme")).contains("imported");
    }

    private Settings settings() {
        return new Settings(data, "127.0.0.1", 0, Optional.empty(), Optional.empty());
    }

    private static String get(URI uri) throws Exception {
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString()).body();
    }

    private String run(String... words) {
        String[] all = java.util.Arrays.copyOf(words, words.length + 2);
        all[words.length] = "--data";
        all[words.length + 1] = data.toString();
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine outlay = Outlay.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        assertThat(outlay.execute(all)).as(err.toString()).isZero();
        return out.toString();
    }
}
