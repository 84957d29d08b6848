package outlay.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.Main;
import outlay.Settings;
import outlay.command.Crowd.Person;
import outlay.log.LocalLog;
import outlay.log.Log;
import outlay.vault.Vault;
import picocli.CommandLine;

/// The process that erases is killed at many moments after it has begun, and the next one ends what it began.
class EraseKilledTest {
    private static final List<Integer> MILLIS = List.of(0, 40, 100, 200, 400, 800);
    private static final int MOST_MILLIS = 60_000;

    @TempDir
    Path data;
    @TempDir
    Path elsewhere;

    @Test
    void whatAKilledErasureBeganIsEnded() throws Exception {
        List<Person> people = Crowd.people(60);
        Crowd.files(elsewhere, people);
        run("import", elsewhere.toString(), "--client", "acme");
        String before = run("report", "channels", "--client", "acme", "--format", "json");
        List<Person> asked = new ArrayList<>();
        for (int i = 0; i < MILLIS.size(); i++) {
            Person person = people.get(5 + 7 * i);
            run("erase", "--resume", "--client", "acme");
            killed(MILLIS.get(i), "erase", person.email(), "--client", "acme", "--data", data.toString());
            if (run("erase", "--list", "--client", "acme").lines().filter(line -> line.startsWith("er-"))
                    .count() > asked.size()) {
                asked.add(person);
            }
            assertThat(run("report", "channels", "--client", "acme", "--format", "json")).isEqualTo(before);
        }
        // A busy machine may not have come to the promise in any of these times.
        for (int millis = 2 * MILLIS.getLast(); asked.isEmpty() && millis < MOST_MILLIS; millis *= 2) {
            run("erase", "--resume", "--client", "acme");
            killed(millis, "erase", people.get(3).email(), "--client", "acme", "--data", data.toString());
            if (run("erase", "--list", "--client", "acme").contains("er-")) {
                asked.add(people.get(3));
            }
        }
        run("erase", "--resume", "--client", "acme");
        assertThat(asked).as(Files.readString(elsewhere.resolve("out.txt"))).isNotEmpty();
        assertThat(run("erase", "--list", "--client", "acme")).doesNotContain("running", "stopped");
        String opened = opened();
        assertThat(opened).contains(people.get(1).forms().getFirst());
        for (Person person : asked) {
            assertThat(person.forms()).noneMatch(opened::contains);
        }
        assertThat(data.resolve("erasures")).isEmptyDirectory();
        assertThat(run("report", "channels", "--client", "acme", "--format", "json")).isEqualTo(before);
    }

    private void killed(int millis, String... words) throws Exception {
        List<String> all = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp",
                System.getProperty("java.class.path"), Main.class.getName()));
        all.addAll(List.of(words));
        Process process = new ProcessBuilder(all).redirectErrorStream(true)
                .redirectOutput(elsewhere.resolve("out.txt").toFile()).start();
        try {
            while (process.isAlive() && jobs() == 0) {
                process.waitFor(5, TimeUnit.MILLISECONDS);
            }
            process.waitFor(millis, TimeUnit.MILLISECONDS);
        } finally {
            process.toHandle().destroyForcibly();
            process.waitFor();
        }
    }

    /// How many erasures have begun and not ended.
    private long jobs() throws Exception {
        if (!Files.isDirectory(data.resolve("erasures"))) {
            return 0;
        }
        try (Stream<Path> files = Files.list(data.resolve("erasures"))) {
            return files.count();
        }
    }

    /// What the log holds, opened.
    private String opened() throws Exception {
        StringBuilder all = new StringBuilder();
        Settings settings = new Settings(data, "127.0.0.1", 0, Optional.empty(), Optional.empty());
        try (Log log = LocalLog.openReadOnly(data.resolve("log"),
                Vault.open(data, settings.key(), Clock.systemUTC())); Log.Cursor cursor = log.read(0)) {
            while (cursor.next()) {
                all.append(cursor.entry().id()).append('\n')
                        .append(new String(cursor.entry().body(), StandardCharsets.UTF_8)).append('\n');
            }
        }
        return all.toString().toLowerCase(Locale.ROOT);
    }

    private String run(String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--data", data.toString()));
        StringWriter out = new StringWriter();
        CommandLine command = Outlay.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(out));
        assertThat(command.execute(all.toArray(String[]::new))).as("%s: %s", all, out).isZero();
        return out.toString();
    }
}
