package outlay.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.Server;
import outlay.Settings;
import outlay.command.Crowd;
import outlay.command.Outlay;
import outlay.log.LocalLog;
import outlay.log.LogSettings;

/// A data folder of the first released format is upgraded with a copy kept, and goes back to what it was.
final class UpgradeTest {
    private static final String KEPT = "before-upgrade-001";
    @TempDir
    private Path data;
    @TempDir
    private Path elsewhere;

    /// As 0.1.0 left it: a log that is not sealed, tables of the first migration, no vault and no file `format`. A
    /// later migration takes a column of `refusal` away.
    private List<KeptTable> firstFormat(Optional<String> url, Optional<String> ownerUrl) throws Exception {
        long end;
        try (LocalLog log = LocalLog.open(data.resolve("log"), LogSettings.DEFAULT)) {
            log.append(Sample.entries(3, 40, 2)).get();
            end = log.end();
        }
        try (Store store = Store.open(data, url, ownerUrl, Migration.all().subList(0, 1), source -> source)) {
            store.engine().<Integer>write(handle -> {
                store.engine().actFor(handle, Sample.client(0));
                return handle.execute("INSERT INTO client_seen VALUES ('client-0')")
                        + handle.execute("INSERT INTO refusal VALUES (1, 'client-0', 'TOO_LARGE', 'the id', 7, 'then')")
                        + handle.execute("UPDATE projection SET position = ?", end);
            });
        }
        return StoreCheck.tables(data, url);
    }

    @Test
    void theFirstFormatIsUpgradedAndGoesBack() throws Exception {
        List<KeptTable> before = firstFormat(Optional.empty(), Optional.empty());
        assertThat(run(0, "doctor")).contains("warn  format", "folder 1 of 2, tables 1 of");
        assertThat(run(0, "upgrade", "--dry-run")).contains("would bring", "from format 1, tables 1 to format 2");
        assertThat(StoreCheck.tables(data, Optional.empty())).isEqualTo(before);
        assertThat(run(0, "upgrade")).contains("was of format 1", KEPT);
        assertThat(run(0, "upgrade")).contains("nothing to do");
        assertThat(run(0, "doctor")).contains("ok    format    folder 2 of 2", KEPT)
                .doesNotContain("fail  ");
        assertThat(run(0, "rollback")).contains("the tables are those of version 1 again");
        assertThat(StoreCheck.tables(data, Optional.empty())).isEqualTo(before);
        assertThat(DataFormat.of(data)).isEqualTo(1);
        Store.open(data, Optional.empty(), Optional.empty(), Migration.all().subList(0, 1), source -> source).close();
        assertThat(run(0, "rollback")).contains("nothing to do");
        assertThat(run(0, "upgrade")).contains("was of format 1");
        assertThat(run(0, "upgrade", "--forget")).contains("took away 1");
        assertThat(run(1, "rollback")).contains("nothing is kept of before an upgrade");
    }

    @Test
    void soIsOneWhoseDatabaseIsPostgres() throws Exception {
        PostgresServer.Database database = PostgresServer.freshDatabase();
        Optional<String> url = Optional.of(database.userUrl());
        List<KeptTable> before = firstFormat(url, Optional.of(database.ownerUrl()));
        Path config = Files.writeString(elsewhere.resolve("outlay.yaml"), "database_url: " + database.userUrl()
                + "\ndatabase_owner_url: " + database.ownerUrl() + "\n");
        assertThat(run(0, "upgrade", "--config", config.toString())).contains("was of format 1", KEPT);
        assertThat(StoreCheck.tables(data, url)).hasSizeGreaterThan(before.size());
        assertThat(run(0, "rollback", "--config", config.toString())).contains("those of version 1 again");
        assertThat(StoreCheck.tables(data, url)).isEqualTo(before);
        Store.open(data, url, Optional.empty(), Migration.all().subList(0, 1), source -> source).close();
    }

    /// What is in nothing but the database and came since would be lost; that takes a word more.
    @Test
    void goesBackOverChangesOnlyWhenTold() throws Exception {
        firstFormat(Optional.empty(), Optional.empty());
        run(0, "upgrade");
        run(0, "keys", "create", "--client", "acme", "--kind", "server");
        assertThat(run(1, "rollback")).contains("access_key (0 rows then, 1 now)", "--lose-changes");
        assertThat(run(0, "keys", "list", "--client", "acme", "--format", "csv").lines()).hasSize(2);
        run(0, "rollback", "--lose-changes");
        assertThat(StoreCheck.version(data, Optional.empty())).contains(1);
    }

    @Test
    void aFolderOfANewerVersionIsRefusedAndStaysAsItIs() throws Exception {
        Path exports = elsewhere.resolve("exports");
        Crowd.files(exports, Crowd.people(6));
        run(0, "import", exports.toString(), "--client", "acme");
        assertThat(Files.readString(data.resolve("format"))).isEqualTo("outlay data folder, format 2\n");
        Files.writeString(data.resolve("format"), "outlay data folder, format 3\n");
        List<String> before = files();
        for (List<String> words : List.of(List.of("import", exports.toString(), "--client", "acme"),
                List.of("report", "channels", "--client", "acme"), List.of("upgrade"), List.of("doctor"),
                List.of("keys", "list", "--client", "acme"), List.of("check", "--config", listen()))) {
            assertThat(run(1, words.toArray(String[]::new))).as("%s", words)
                    .contains("has the format 3 of a newer Outlay, and this one knows up to 2: start the newer Outlay");
        }
        assertThatThrownBy(() -> Server.start(new Settings(data, "127.0.0.1", 0, Optional.empty(), Optional.empty())))
                .isInstanceOf(IOException.class).hasMessageContaining("format 3 of a newer Outlay");
        assertThat(files()).isEqualTo(before);
        Files.writeString(data.resolve("format"), "what is this\n");
        assertThat(run(1, "report", "channels", "--client", "acme")).contains("not what Outlay writes there");
    }

    private String listen() throws IOException {
        return Files.writeString(elsewhere.resolve("free.yaml"), "listen: 127.0.0.1:0\n").toString();
    }

    @Test
    void changesNothingWhereThereIsNoRoomForACopy() throws Exception {
        List<KeptTable> before = firstFormat(Optional.empty(), Optional.empty());
        assertThatThrownBy(() -> Store.open(data, Optional.empty(), Optional.empty(), Migration.all(),
                source -> source, folder -> 1 << 20)).isInstanceOf(StoreRefused.class)
                .hasMessageContaining("make room. Nothing has been changed");
        assertThat(StoreCheck.tables(data, Optional.empty())).isEqualTo(before);
        assertThat(KeptUpgrade.of(data)).isEmpty();
    }

    /// Whoever is erased must not be left in what is kept of before an upgrade, nor half of one.
    @Test
    void anErasureTakesWhatIsKeptAway() throws Exception {
        firstFormat(Optional.empty(), Optional.empty());
        Path exports = elsewhere.resolve("exports");
        Crowd.files(exports, Crowd.people(6));
        run(0, "import", exports.toString(), "--client", "acme");
        assertThat(data.resolve(KEPT)).isDirectory();
        Files.createDirectory(data.resolve("before-upgrade-002.unfinished"));
        run(0, "erase", Crowd.people(6).get(2).email(), "--client", "acme");
        assertThat(files()).noneMatch(name -> name.contains("before-upgrade"));
    }

    private List<String> files() throws IOException {
        try (Stream<Path> all = Files.walk(data)) {
            return all.map(file -> data.relativize(file).toString()).filter(name -> !name.startsWith("audit"))
                    .sorted().toList();
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
