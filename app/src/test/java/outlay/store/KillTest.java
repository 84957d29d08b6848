package outlay.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Kills a process while it writes to SQLite, several times over one database.
final class KillTest {
    private static final long SEED = 29;
    private static final int ENTRIES = 20_000;
    private static final int KILLS = 6;

    /// The process that is killed: brings the store in the folder given to where the log is.
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        MemoryLog log = new MemoryLog(Sample.entries(SEED, ENTRIES, 3));
        try (Store store = Store.open(folder, Optional.empty(), Optional.empty())) {
            Files.createFile(folder.resolve(arguments[1]));
            new Projector(store, log, 10).catchUp();
        }
    }

    @Test
    void killsLoseAndRepeatNothing(@TempDir Path killed, @TempDir Path calm)
            throws IOException, InterruptedException, SQLException {
        SplittableRandom random = new SplittableRandom(SEED);
        int inTheMiddle = 0;
        MemoryLog log = new MemoryLog(Sample.entries(SEED, ENTRIES, 3));
        for (int i = 0; i < KILLS; i++) {
            Process child = start(killed, "started-" + i);
            while (child.isAlive() && !Files.exists(killed.resolve("started-" + i))) {
                TimeUnit.MILLISECONDS.sleep(5);
            }
            TimeUnit.MILLISECONDS.sleep(100 + random.nextInt(200));
            child.destroyForcibly().waitFor();
            try (Store store = Store.open(killed, Optional.empty(), Optional.empty())) {
                long position = store.position();
                inTheMiddle += position > 0 && position < log.end() ? 1 : 0;
                assertThat(counted(store)).as("entries counted up to position %d", position).isEqualTo(position / 7);
            }
        }
        assertThat(inTheMiddle).as("kills that hit the work").isPositive();
        catchUp(killed, log);
        catchUp(calm, log);
        assertThat(dump(killed)).isEqualTo(dump(calm));
    }

    private static long counted(Store store) {
        return store.clients()
                .stream()
                .flatMap(client -> store.of(client).entryCounts().stream())
                .mapToLong(EntryCount::entries)
                .sum();
    }

    private static void catchUp(Path folder, MemoryLog log) {
        try (Store store = Store.open(folder, Optional.empty(), Optional.empty())) {
            assertThat(new Projector(store, log).catchUp()).isEqualTo(log.end());
        }
    }

    private static Dump dump(Path folder) throws SQLException {
        return Dump.of("jdbc:sqlite:" + folder.resolve("state.db"), "");
    }

    private static Process start(Path folder, String mark) throws IOException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        return new ProcessBuilder(java.toString(), "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED",
                "-cp", System.getProperty("java.class.path"), KillTest.class.getName(), folder.toString(), mark)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile())
                .start();
    }
}
