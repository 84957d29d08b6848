package outlay.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Another process writes under load and is killed at random moments. What it was told to be stored is stored.
/// `-Doutlay.test.writer.kills=100` kills it more often.
final class KillTest {
    private static final int KILLS = Integer.getInteger("outlay.test.writer.kills", 25);

    @TempDir
    private Path temporary = Path.of("");

    /// Told and, after the kill, not there; how many were told in all.
    private record Verdict(long lost, long told) {}

    @Test
    void nothingThatWasToldIsLostTornOrTwice() throws Exception {
        Verdict verdict = cycles(KILLS, "honest");
        assertThat(verdict.lost()).isZero();
        assertThat(verdict.told()).isGreaterThan(KILLS * 200L);
    }

    /// The same with a disk that lies about its syncs: were it not found out here, the test above would prove nothing.
    @Test
    void aDiskThatLiesIsFoundOut() throws Exception {
        assertThat(cycles(2, "lying").lost()).isPositive();
    }

    @Test
    void aReaderInAnotherProcessFollowsTheWriter() throws Exception {
        Process process = start(0, "honest");
        try (BufferedReader out = process.inputReader()) {
            long read = 0;
            long told = Long.parseLong(out.readLine().split(" ")[1]);
            try (Log reader = LocalLog.openReadOnly(temporary)) {
                for (int look = 0; look < 40; look++) {
                    for (int i = 0; i < 50; i++) {
                        told = Math.max(told, Long.parseLong(out.readLine().split(" ")[1]));
                    }
                    try (Log.Cursor cursor = reader.read(read)) {
                        while (cursor.next()) {
                            assertThat(cursor.position()).isEqualTo(read++);
                            assertThat(cursor.entry().body()).isEqualTo(KilledWriter.body(cursor.entry().id()));
                        }
                    }
                    assertThat(read).isGreaterThan(told);
                }
            }
        } finally {
            kill(process);
            process.waitFor();
        }
    }

    private Process start(int cycle, String mode) throws IOException {
        return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m", "-cp", System.getProperty("java.class.path"),
                KilledWriter.class.getName(), temporary.toString(), "" + cycle, mode)
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    private Verdict cycles(int cycles, String mode) throws Exception {
        SplittableRandom random = new SplittableRandom(42);
        Map<String, Long> told = new HashMap<>();
        long lost = 0;
        for (int cycle = 0; cycle < cycles; cycle++) {
            told.putAll(killed(cycle, mode, 20 + random.nextInt(200)));
            try (LocalLog log = LocalLog.open(temporary, KilledWriter.SETTINGS)) {
                lost = told.size() - found(log, told);
                LocalLogTest.checkBooks(log);
            }
        }
        return new Verdict(lost, told.size());
    }

    /// How many of those told are there, at the position told; nothing is there twice or changed.
    private static long found(LocalLog log, Map<String, Long> told) {
        Map<String, Long> there = new HashMap<>();
        try (Log.Cursor cursor = log.read(0)) {
            while (cursor.next()) {
                Entry entry = cursor.entry();
                assertThat(there.put(entry.id(), cursor.position())).isNull();
                assertThat(entry.body()).isEqualTo(KilledWriter.body(entry.id()));
            }
        }
        return told.entrySet().stream().filter(one -> one.getValue().equals(there.get(one.getKey()))).count();
    }

    /// What the process told before it was killed, `millis` after its first word.
    private Map<String, Long> killed(int cycle, String mode, int millis) throws Exception {
        Process process = start(cycle, mode);
        try (BufferedReader out = process.inputReader()) {
            Map<String, Long> told = new HashMap<>();
            String line = out.readLine();
            Thread killer = Thread.startVirtualThread(() -> {
                try {
                    Thread.sleep(millis);
                } catch (InterruptedException stop) {
                    Thread.currentThread().interrupt();
                }
                kill(process);
            });
            while (line != null) {
                String[] words = line.split(" ");
                if (words.length == 3 && words[2].equals(".")) {
                    told.put(words[0], Long.valueOf(words[1]));
                }
                line = out.readLine();
            }
            killer.join();
            process.waitFor();
            return told;
        } finally {
            kill(process);
        }
    }

    /// Through its handle: killing the process itself would also close our end of the pipe, with what it told last.
    private static void kill(Process process) {
        process.toHandle().destroyForcibly();
    }

    /// The process that is killed.
    static final class KilledWriter {
        static final LogSettings SETTINGS = LogSettings.DEFAULT.withEntryBytes(4_096).withSegmentBytes(512 << 10);
        private static final int SENDERS = 8;

        private KilledWriter() {}

        static byte[] body(String id) {
            return (id + " ").repeat(20 + Math.floorMod(id.hashCode(), 60)).getBytes(
                    java.nio.charset.StandardCharsets.UTF_8);
        }

        @SuppressWarnings("resource") // it is killed
        public static void main(String[] args) throws IOException {
            Disk disk = args[2].equals("lying") ? new LyingDisk() : new RealDisk();
            LocalLog log = LocalLog.open(Path.of(args[0]), SETTINGS, disk);
            for (int i = 0; i < SENDERS; i++) {
                String sender = args[1] + "/" + i;
                Thread.ofPlatform().start(() -> send(log, sender));
            }
        }

        private static void send(LocalLog log, String sender) {
            for (int i = 0;; i++) {
                List<Entry> entries = new ArrayList<>();
                for (int j = 0; j < 1 + i % 5; j++) {
                    entries.add(entry(sender + "/" + i + "/" + j));
                }
                CompletableFuture<List<Outcome>> answer = log.append(entries);
                List<Outcome> again = log.append(entries).join();
                StringBuilder lines = new StringBuilder();
                List<Outcome> outcomes = answer.join();
                for (int j = 0; j < entries.size(); j++) {
                    long position = ((Outcome.Stored) outcomes.get(j)).position();
                    if (!again.get(j).equals(new Outcome.Duplicate(position))) {
                        throw new IllegalStateException("sent twice: " + outcomes.get(j) + " and " + again.get(j));
                    }
                    lines.append(entries.get(j).id()).append(' ').append(position).append(" .\n");
                }
                System.out.print(lines);
                System.out.flush();
            }
        }

        private static Entry entry(String id) {
            return new Entry(LogContract.ACME, id, Entry.Kind.EVENT, Instant.EPOCH, body(id));
        }
    }
}
