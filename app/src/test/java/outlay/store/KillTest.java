package outlay.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.AbstractList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.log.Entry;

/// Kills a process while it writes to SQLite, several times over one database.
final class KillTest {
    private static final long SEED = 29;
    private static final int ENTRIES = 8_000;
    private static final int KILLS = 5;
    private static final int BATCH = 20;
    private static final String MARK = "entry ";

    /// The process that is killed: brings the store in the folder given to where the log is, and tells how far it is.
    public static void main(String[] arguments) {
        List<Entry> entries = Sample.entries(SEED, ENTRIES, 3);
        List<Entry> telling = new AbstractList<>() {
            private int told = -1;

            @Override
            public Entry get(int index) {
                // An entry is looked at more than once, and told of once.
                if (index % BATCH == 0 && index > told) {
                    told = index;
                    System.out.println(MARK + index);
                }
                return entries.get(index);
            }

            @Override
            public int size() {
                return entries.size();
            }
        };
        try (Store store = Store.open(Path.of(arguments[0]), Optional.empty(), Optional.empty())) {
            // Fewer than half of the entries are rows.
            new Projector(store, new MemoryLog(telling), BATCH / 4).catchUp();
        }
    }

    @Test
    void killsLoseAndRepeatNothing(@TempDir Path killed, @TempDir Path calm)
            throws IOException, InterruptedException, SQLException {
        SplittableRandom random = new SplittableRandom(SEED);
        MemoryLog log = new MemoryLog(Sample.entries(SEED, ENTRIES, 3));
        for (int i = 0; i < KILLS; i++) {
            Process child = start(killed);
            // Not at the batch itself: the moment after it is told falls anywhere in the work on it.
            assertThat(told(child, 2 + random.nextInt(8))).as("the child got to work").isTrue();
            TimeUnit.MICROSECONDS.sleep(random.nextInt(4_000));
            child.destroyForcibly().waitFor();
            try (Store store = Store.open(killed, Optional.empty(), Optional.empty())) {
                long position = store.position();
                assertThat(position).as("the kill hit the work").isPositive().isLessThan(log.end());
                assertThat(counted(store)).as("entries counted up to position %d", position).isEqualTo(position / 7);
            }
        }
        catchUp(killed, log);
        catchUp(calm, log);
        assertThat(dump(killed)).isEqualTo(dump(calm));
    }

    private static boolean told(Process child, int batches) throws IOException {
        BufferedReader output = child.inputReader();
        int told = 0;
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            told += line.startsWith(MARK) ? 1 : 0;
            if (told == batches) {
                return true;
            }
        }
        return false;
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

    private static Process start(Path folder) throws IOException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        return new ProcessBuilder(java.toString(), "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED",
                "-cp", System.getProperty("java.class.path"), KillTest.class.getName(), folder.toString())
                .redirectErrorStream(true)
                .start();
    }
}
