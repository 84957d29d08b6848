package outlay.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.store.Dump;
import outlay.store.PostgresServer;

/// Where the database is PostgreSQL, a backup holds it too, and brings it back into an empty one, or into SQLite.
class PostgresBackupTest {
    @TempDir
    Path data;
    @TempDir
    Path elsewhere;
    private PostgresServer.Database database;

    @BeforeEach
    void fill() throws Exception {
        database = PostgresServer.freshDatabase();
        Path exports = Files.createDirectory(elsewhere.resolve("exports"));
        Crowd.files(exports, Crowd.people(8));
        run(0, data, settings(), "import", exports.toString(), "--client", "acme");
        run(0, data, settings(), "keys", "create", "--client", "acme", "--kind", "server");
        run(0, data, settings(), "links", "create", "--to", "https://www.shop.example/", "--client", "acme");
        run(0, data, settings(), "tokens", "create", "--client", "acme", "--role", "machine", "--purpose", "export");
        run(0, data, settings(), "users", "setup-token");
    }

    /// Written anew for whichever database is the present one.
    private Path settings() throws IOException {
        return Files.writeString(elsewhere.resolve("outlay.yaml"), "database_url: " + database.userUrl()
                + "\ndatabase_owner_url: " + database.ownerUrl() + "\n");
    }

    @Test
    void comesBackIntoAnEmptyDatabase() throws Exception {
        Dump before = Dump.of(database.jdbcAsSuperuser(), "outlay.");
        String keys = run(0, data, settings(), "keys", "list", "--client", "acme");
        assertThat(backup()).contains("rows of the database");
        assertThat(restore(0, data, "--verify")).contains("table access_key: 1 rows", "table service_token: 1 rows");
        database = PostgresServer.freshDatabase();
        Path back = elsewhere.resolve("back");
        assertThat(restore(0, back)).contains("rows are in PostgreSQL");
        assertThat(Dump.of(database.jdbcAsSuperuser(), "outlay.")).isEqualTo(before);
        assertThat(Files.exists(back.resolve("state.db"))).isFalse();
        assertThat(run(0, back, settings(), "keys", "list", "--client", "acme")).isEqualTo(keys);
        assertThat(run(0, back, settings(), "doctor").lines().filter(line -> line.startsWith("fail"))).isEmpty();
    }

    @Test
    void neverWritesIntoADatabaseThatIsInUse() throws Exception {
        backup();
        run(0, data, settings(), "keys", "create", "--client", "acme", "--kind", "server");
        Dump before = Dump.of(database.jdbcAsSuperuser(), "outlay.");
        Path back = elsewhere.resolve("back");
        assertThat(restore(1, back)).contains("nothing was restored", "is not empty");
        assertThat(Files.exists(back)).isFalse();
        assertThat(Dump.of(database.jdbcAsSuperuser(), "outlay.")).isEqualTo(before);
    }

    @Test
    void comesBackIntoTheFolderWhereNoDatabaseIsNamed() throws Exception {
        String keys = run(0, data, settings(), "keys", "list", "--client", "acme");
        backup();
        Path none = Files.writeString(elsewhere.resolve("none.yaml"), "listen: 127.0.0.1:0\n");
        Path back = elsewhere.resolve("back");
        run(0, back, none, "restore", file().toString(), "--key-file", key().toString());
        assertThat(run(0, back, none, "keys", "list", "--client", "acme")).isEqualTo(keys);
    }

    @Test
    void needsTheInstallationKeyAgainWhereItWasLeftOut() throws Exception {
        run(0, data, settings(), "backup", file().toString(), "--key-file", key().toString(), "--without-keys");
        Path back = elsewhere.resolve("back");
        database = PostgresServer.freshDatabase();
        assertThat(restore(1, back)).contains("made without the installation key", "key_file");
        assertThat(Files.exists(back)).isFalse();
        Path mine = Files.copy(data.resolve("secret.key"), elsewhere.resolve("mine.key"));
        Path named = Files.writeString(settings(), "key_file: " + mine + "\n", StandardOpenOption.APPEND);
        run(0, back, named, "restore", file().toString(), "--key-file", key().toString());
        assertThat(Files.exists(back.resolve("secret.key"))).isFalse();
        assertThat(run(0, back, named, "audit", "verify")).contains("whole");
    }

    private String backup() throws IOException {
        return run(0, data, settings(), "backup", file().toString(), "--key-file", key().toString());
    }

    private String restore(int status, Path into, String... more) throws IOException {
        List<String> words = new ArrayList<>(List.of("restore", file().toString(), "--key-file", key().toString()));
        words.addAll(List.of(more));
        return run(status, into, settings(), words.toArray(String[]::new));
    }

    private Path file() {
        return elsewhere.resolve("one.backup");
    }

    private Path key() {
        return elsewhere.resolve("backup.key");
    }

    private static String run(int status, Path folder, Path config, String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--data", folder.toString(), "--config", config.toString()));
        StringWriter out = new StringWriter();
        int ended = Outlay.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(out))
                .execute(all.toArray(String[]::new));
        assertThat(ended).as("%s: %s", all, out).isEqualTo(status);
        return out.toString();
    }
}
