package outlay.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.base.ClientId;

/// A process that brings the tables up to date is killed at a random moment. Either nothing of the step was done, and
/// the program before it starts as ever; or all of it was, and that program refuses in the sentence that says what to
/// do. The newer program goes on in both cases. `-Doutlay.test.migration.kills=100` kills more often.
class MigrationKillTest {
    private static final int KILLS = Integer.getInteger("outlay.test.migration.kills", 6);
    private static final int ROWS = 400_000;
    private static final ClientId ACME = new ClientId("acme");

    @TempDir
    Path folder;

    /// What a later version would do: some tables, and rows that take a moment.
    static List<Migration> later() {
        List<Migration> later = new ArrayList<>(Migration.all());
        int next = later.getLast().number() + 1;
        later.add(new Migration(next, "later.sql", """
                CREATE TABLE later_one (client TEXT NOT NULL, id BIGINT NOT NULL, PRIMARY KEY (client, id));
                INSERT INTO later_one (client, id) WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n
                WHERE i < %d) SELECT 'acme', i FROM n;
                CREATE TABLE later_two (client TEXT NOT NULL, id BIGINT NOT NULL, PRIMARY KEY (client, id));
                INSERT INTO later_two (client, id) SELECT client, id FROM later_one;
                """.formatted(ROWS)));
        return later;
    }

    @Test
    void eachStepIsDoneAsAWholeOrNotAtAll() throws Exception {
        SplittableRandom random = new SplittableRandom(5);
        int refused = 0;
        for (int i = 0; i < KILLS; i++) {
            Path data = Files.createDirectory(folder.resolve("data-" + i));
            Store.open(data, Optional.empty(), Optional.empty()).close();
            List<KeptTable> tables = StoreCheck.tables(data, Optional.empty());
            kill(data, random.nextInt(1_200));
            try (Store before = Store.open(data, Optional.empty(), Optional.empty())) {
                assertThat(before.clients()).isEmpty();
            } catch (StoreRefused newer) {
                refused++;
                assertThat(newer).hasMessageContaining("has the tables of a newer Outlay (later.sql; this one knows "
                        + Migration.all().getLast().number()
                        + "): start the newer Outlay, or restore a backup from before it.");
            }
            try (Store after = Store.open(data, Optional.empty(), Optional.empty(), later(), source -> source)) {
                assertThat(after.engine().<Long>read(handle -> handle.createQuery("SELECT COUNT(*) FROM later_two")
                        .mapTo(Long.class).one())).isEqualTo(ROWS);
                assertThat(after.of(ACME)).isNotNull();
            }
            List<KeptUpgrade> kept = KeptUpgrade.of(data);
            assertThat(kept).extracting(KeptUpgrade::version).containsExactly(Migration.NAMES.size());
            assertThat(StoreCopy.tables(kept.getFirst().database())).isEqualTo(tables);
            assertThatThrownBy(() -> Store.open(data, Optional.empty(), Optional.empty()))
                    .isInstanceOf(StoreRefused.class).hasMessageContaining("restore a backup from before it");
        }
        assertThat(refused).as("some are killed on the way").isLessThan(KILLS);
    }

    private static void kill(Path data, int millis) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m", "--enable-native-access=ALL-UNNAMED", "-cp",
                System.getProperty("java.class.path"), Migrating.class.getName(), data.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        BufferedReader out = process.inputReader();
        assertThat(out.readLine()).isEqualTo("begins");
        TimeUnit.MILLISECONDS.sleep(millis);
        process.destroyForcibly().waitFor();
    }

    /// The later program.
    static final class Migrating {
        private Migrating() {}

        public static void main(String[] args) {
            System.out.println("begins");
            Store.open(Path.of(args[0]), Optional.empty(), Optional.empty(), later(), source -> source).close();
        }
    }
}
