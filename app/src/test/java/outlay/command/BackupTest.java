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
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.command.Crowd.Person;

/// A data folder goes into one sealed file and comes back out of it; anything less than the whole file is refused.
class BackupTest {
    private static final Pattern BOOKS = Pattern.compile("books ([0-9a-f]{64})");
    @TempDir
    Path data;
    @TempDir
    Path elsewhere;
    private final List<Person> people = Crowd.people(12);

    @BeforeEach
    void fill() throws Exception {
        Crowd.files(elsewhere, people);
        run(0, data, "import", elsewhere.toString(), "--client", "acme");
        run(0, data, "keys", "create", "--client", "acme", "--kind", "server");
    }

    @Test
    void comesBackWithTheSameAnswersKeysAndAuditLog() throws Exception {
        String report = run(0, data, "report", "channels", "--client", "acme", "--format", "json");
        String keys = run(0, data, "keys", "list", "--client", "acme");
        String books = books(backup());
        Path back = elsewhere.resolve("back");
        assertThat(books(run(0, back, "restore", file().toString(), "--key-file", key().toString()))).isEqualTo(books);
        assertThat(run(0, back, "report", "channels", "--client", "acme", "--format", "json")).isEqualTo(report);
        assertThat(run(0, back, "keys", "list", "--client", "acme")).isEqualTo(keys);
        assertThat(run(0, back, "audit", "list")).contains("outlay keys create");
        assertThat(run(0, back, "audit", "verify")).contains("whole");
        assertThat(run(0, back, "doctor").lines().filter(line -> line.startsWith("fail"))).isEmpty();
        try (Stream<Path> files = Files.walk(back)) {
            assertThat(files.filter(Files::isRegularFile).map(Path::getFileName).map(Path::toString))
                    .contains("secret.key", "vault.json", "state.db").noneMatch(name -> name.contains("unfinished"));
        }
    }

    @Test
    void tellsNothingToWhoeverLacksTheKey() throws Exception {
        backup();
        String bytes = Files.readString(file(), StandardCharsets.ISO_8859_1);
        assertThat(bytes).doesNotContain(Files.readString(data.resolve("secret.key")).strip(), "vault.json", "acme",
                people.getFirst().email());
        Path other = elsewhere.resolve("other.key");
        Files.writeString(other, "ab".repeat(32));
        assertThat(run(1, elsewhere.resolve("back"), "restore", file().toString(), "--key-file", other.toString()))
                .contains("is sealed with the key", "--key-file");
    }

    @Test
    void refusesEveryHalfAndEveryAlteredBackupAndLeavesNothing() throws Exception {
        backup();
        byte[] whole = Files.readAllBytes(file());
        SplittableRandom random = new SplittableRandom(7);
        Path back = elsewhere.resolve("back");
        for (int i = 0; i < 40; i++) {
            byte[] bytes = whole.clone();
            if (i % 2 == 0) {
                bytes = Arrays.copyOf(whole, random.nextInt(whole.length));
            } else {
                bytes[random.nextInt(whole.length)] ^= (byte) (1 + random.nextInt(255));
            }
            Files.write(file(), bytes);
            assertThat(run(1, back, "restore", file().toString(), "--key-file", key().toString()))
                    .contains("nothing was restored");
            assertThat(Files.exists(back)).isFalse();
            assertThat(Files.exists(elsewhere.resolve("back.restoring"))).isFalse();
        }
        Files.write(file(), Arrays.copyOf(whole, whole.length + 1));
        run(1, back, "restore", file().toString(), "--key-file", key().toString());
        Files.write(file(), whole);
        run(0, back, "restore", file().toString(), "--key-file", key().toString());
    }

    @Test
    void neverWritesOverAnything() throws Exception {
        backup();
        assertThat(run(1, data, "restore", file().toString(), "--key-file", key().toString())).contains("is not empty");
        assertThat(run(1, data, "backup", file().toString(), "--key-file", key().toString())).contains("there already");
    }

    @Test
    void verifiesWithoutLeavingAnything() throws Exception {
        String books = books(backup());
        assertThat(books(run(0, data, "restore", file().toString(), "--key-file", key().toString(), "--verify")))
                .isEqualTo(books);
        try (Stream<Path> files = Files.list(elsewhere)) {
            assertThat(files.map(Path::toString)).noneMatch(name -> name.contains("verified"));
        }
    }

    /// On a new machine the settings name a place for the key where it does not lie yet.
    @Test
    void comesBackWhereTheKeyIsToLieElsewhere() throws Exception {
        backup();
        Path key = elsewhere.resolve("etc/outlay.key");
        Path config = elsewhere.resolve("outlay.yaml");
        Files.writeString(config, "key_file: " + key + "\n");
        Path back = elsewhere.resolve("back");
        assertThat(run(0, back, "restore", file().toString(), "--key-file", key().toString(), "--config",
                config.toString())).contains("move it to " + key);
        Files.createDirectories(elsewhere.resolve("etc"));
        Files.move(back.resolve("secret.key"), key);
        assertThat(run(0, back, "audit", "list", "--config", config.toString())).contains("outlay restore");
    }

    /// Whoever was erased after the backup is not there after the restore.
    @Test
    void erasesAgainWhoWasErasedSince() throws Exception {
        backup();
        Person erased = people.get(3);
        run(0, data, "erase", erased.email(), "--client", "acme");
        Path back = elsewhere.resolve("back");
        Path list = elsewhere.resolve("erased.jsonl");
        Files.copy(data.resolve("erased.jsonl"), list, StandardCopyOption.REPLACE_EXISTING);
        assertThat(run(0, back, "restore", file().toString(), "--key-file", key().toString(), "--erased",
                list.toString())).contains("erased again: 1");
        assertThat(run(0, back, "report", "channels", "--client", "acme"))
                .isEqualTo(run(0, data, "report", "channels", "--client", "acme"));
        run(0, back, "access", "email:" + erased.email(), "--client", "acme", "--out",
                elsewhere.resolve("answer").toString());
        assertThat(Files.readString(elsewhere.resolve("answer/personal-data.json"))).contains("\"facts\":{}");
    }

    private String backup() throws IOException {
        return run(0, data, "backup", file().toString(), "--key-file", key().toString());
    }

    private Path file() {
        return elsewhere.resolve("one.backup");
    }

    private Path key() {
        return elsewhere.resolve("backup.key");
    }

    private static String books(String out) {
        Matcher matcher = BOOKS.matcher(out);
        assertThat(matcher.find()).as(out).isTrue();
        return matcher.group(1);
    }

    private static String run(int status, Path folder, String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--data", folder.toString()));
        StringWriter out = new StringWriter();
        int ended = Outlay.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(out))
                .execute(all.toArray(String[]::new));
        assertThat(ended).as("%s: %s", all, out).isEqualTo(status);
        return out.toString();
    }
}
