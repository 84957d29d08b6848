package outlay.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.Folders;
import outlay.Server;
import outlay.Settings;
import outlay.command.Crowd.Person;
import outlay.log.LocalLog;
import outlay.log.Log;
import outlay.vault.Vaults;

/// A copy from before people were erased is put back in part or whole, beside what knows of the erasures: no report
/// shows them, and they are erased again.
class RestoredTest {
    @TempDir
    Path data;
    @TempDir
    Path elsewhere;
    private final List<Person> people = Crowd.people(30);
    private final List<Person> erased = List.of(people.get(4), people.get(9), people.get(12));
    private Path before = Path.of("");

    @BeforeEach
    void erase() throws Exception {
        Crowd.files(elsewhere, people);
        run(0, "import", elsewhere.toString(), "--client", "acme");
        run(0, "report", "channels", "--client", "acme");
        run(0, "sql", "SELECT count(*) FROM events");
        before = elsewhere.resolve("copy");
        Folders.copy(data, before);
        for (Person person : erased) {
            run(0, "erase", person.email(), "--client", "acme");
        }
        assertGone();
    }

    @Test
    void anOlderLogBesideTheStoreAndTheListIsErasedAgain() throws Exception {
        restore("log");
        refusedAndErasedAgain();
    }

    @Test
    void anOlderFolderBesideTheNewestListIsErasedAgain() throws Exception {
        Path list = elsewhere.resolve("newest");
        Files.copy(data.resolve("erased.jsonl"), list);
        delete(data);
        Folders.copy(before, data);
        Files.copy(list, data.resolve("erased.jsonl"), StandardCopyOption.REPLACE_EXISTING);
        refusedAndErasedAgain();
    }

    /// The store may be PostgreSQL, and not restored at all.
    @Test
    void anOlderLogBesideTheStoreAloneIsErasedAgain() throws Exception {
        restore("log");
        Files.delete(data.resolve("erased.jsonl"));
        assertThat(run(0, "erase", "--resume", "--client", "acme").lines().filter(line -> line.contains("done")))
                .hasSize(erased.size());
        assertGone();
    }

    @Test
    void aServerNeverShowsThem() throws Exception {
        restore("log");
        try (Server server = Server.start(new Settings(data, "127.0.0.1", 0, Optional.empty(), Optional.empty()))) {
            assertThat(server.uri()).isNotNull();
            Path out = elsewhere.resolve("answer");
            run(0, "access", "email:" + erased.get(0).email(), "--client", "acme", "--out", out.toString());
            assertThat(Files.readString(out.resolve("personal-data.json"))).contains("\"facts\":{}");
            long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
            while (run(0, "erase", "--list", "--client", "acme").contains("running")) {
                assertThat(System.nanoTime()).isLessThan(end);
                TimeUnit.MILLISECONDS.sleep(20);
            }
        }
        assertGone();
    }

    /// Where nothing was restored nothing is read, and nothing begins.
    @Test
    void whatWasNotRestoredIsLeftAlone() throws Exception {
        assertThat(run(0, "erase", "--resume", "--client", "acme")).isEmpty();
        assertThat(run(0, "erase", "--list", "--client", "acme").lines().filter(line -> line.startsWith("er-")))
                .hasSize(erased.size());
    }

    private void refusedAndErasedAgain() throws Exception {
        assertThat(run(1, "report", "channels", "--client", "acme")).contains("restored from a copy", "--resume");
        assertThat(run(0, "erase", "--resume", "--client", "acme").lines().filter(line -> line.contains("done")))
                .hasSize(erased.size());
        assertGone();
        run(0, "report", "channels", "--client", "acme");
        assertThat(run(0, "erase", "--resume", "--client", "acme")).isEmpty();
        Files.writeString(elsewhere.resolve("contacts.csv"),
                Files.readString(elsewhere.resolve("contacts.csv")).replace("10:05", "10:06"));
        run(0, "import", elsewhere.resolve("contacts.csv").toString(), "--client", "acme");
        assertGone();
    }

    private void assertGone() throws Exception {
        StringBuilder all = new StringBuilder();
        try (Log log = LocalLog.openReadOnly(data.resolve("log"), Vaults.of(data)); Log.Cursor cursor = log.read(0)) {
            while (cursor.next()) {
                all.append(cursor.entry().id()).append(new String(cursor.entry().body(), StandardCharsets.UTF_8))
                        .append('\n');
            }
        }
        String opened = all.toString().toLowerCase(Locale.ROOT);
        assertThat(opened).contains(people.get(1).device());
        for (Person person : erased) {
            assertThat(person.forms()).noneMatch(opened::contains);
        }
    }

    private void restore(String part) throws IOException {
        delete(data.resolve(part));
        Folders.copy(before.resolve(part), data.resolve(part));
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private String run(int status, String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--data", data.toString()));
        StringWriter out = new StringWriter();
        int ended = Outlay.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(out))
                .execute(all.toArray(String[]::new));
        assertThat(ended).as("%s: %s", all, out).isEqualTo(status);
        return out.toString();
    }
}
