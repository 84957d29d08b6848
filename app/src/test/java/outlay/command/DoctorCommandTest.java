package outlay.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.Server;
import outlay.Settings;

class DoctorCommandTest {
    private static final String SPEND = """
            day,platform,account_id,campaign_id,campaign,currency,spend,impressions,clicks
            2026-10-01,reddit_ads,a1,c1,Brand,USD,12.345678,1000,10
            """;

    @TempDir
    Path data;
    @TempDir
    Path elsewhere;

    @Test
    void findsNothingWrongAndChangesNothing() throws Exception {
        importSomething();
        Map<Path, FileTime> before = files();
        String said = run(0, "doctor");
        assertThat(said).contains("every checksum holds", "as far as the log", "only its owner", "a sync takes",
                "clock");
        assertThat(said.lines()).noneMatch(line -> line.startsWith("fail"));
        assertThat(files()).isEqualTo(before);
        assertThat(run(0, "doctor", "--format", "json")).startsWith("[{\"status\":\"ok\",\"check\":\"settings\"");
    }

    @Test
    void looksBesideARunningServer() throws Exception {
        importSomething();
        try (Server server = Server.start(new Settings(data, "127.0.0.1", 0, Optional.empty(), Optional.empty()))) {
            assertThat(server.uri().getPort()).isPositive();
            assertThat(run(0, "doctor")).contains("a server runs over this data folder and answers");
        }
    }

    @Test
    void findsDamageAndAStoreThatIsAhead() throws Exception {
        importSomething();
        Path segment;
        try (Stream<Path> logs = Files.list(data.resolve("log"))) {
            segment = logs.filter(file -> file.toString().endsWith(".log")).sorted().findFirst().orElseThrow();
        }
        byte[] bytes = Files.readAllBytes(segment);
        byte[] sound = bytes.clone();
        for (int i = 0; i < bytes.length - 3; i++) {
            if (bytes[i] == 'B' && bytes[i + 1] == 'r' && bytes[i + 2] == 'a') {
                bytes[i] = 'X';
                break;
            }
        }
        Files.write(segment, bytes);
        assertThat(run(1, "doctor", "--format", "csv")).contains("fail,log,", "from a backup");
        Files.write(segment, sound);
        try (Stream<Path> logs = Files.list(data.resolve("log"))) {
            for (Path file : logs.toList()) {
                Files.delete(file);
            }
        }
        assertThat(run(1, "doctor", "--format", "csv")).contains("fail,store,").contains("more than the log holds");
    }

    @Test
    void findsASecretThatOthersCanRead() throws Exception {
        importSomething();
        Files.setPosixFilePermissions(data.resolve("secret.key"), PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(run(1, "doctor", "--format", "csv")).contains("fail,secret,").contains("chmod 600");
    }

    @Test
    void aFolderThatIsNotThereIsNoFailure() {
        String[] words = {"doctor", "--data", data.resolve("none").toString()};
        StringWriter out = new StringWriter();
        assertThat(Outlay.commandLine().setOut(new PrintWriter(out)).execute(words)).isZero();
        assertThat(out.toString()).contains("there is no folder");
        assertThat(data.resolve("none")).doesNotExist();
    }

    private void importSomething() throws Exception {
        Path file = Files.writeString(elsewhere.resolve("reddit.csv"), SPEND);
        run(0, "import", file.toString(), "--client", "acme");
        run(0, "keys", "create", "--client", "acme", "--kind", "server");
    }

    private Map<Path, FileTime> files() throws Exception {
        Map<Path, FileTime> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(data)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(file, Files.getLastModifiedTime(file));
            }
        }
        return files;
    }

    private String run(int status, String... words) {
        String[] all = Arrays.copyOf(words, words.length + 2);
        all[words.length] = "--data";
        all[words.length + 1] = data.toString();
        StringWriter out = new StringWriter();
        int ended = Outlay.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(out)).execute(all);
        assertThat(ended).as(out.toString()).isEqualTo(status);
        return out.toString();
    }
}
