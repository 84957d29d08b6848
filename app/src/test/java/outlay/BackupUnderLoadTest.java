package outlay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.base.ClientId;
import outlay.collect.door.Key;
import outlay.fact.Event;
import outlay.gate.TestKeys;
import outlay.log.FactCodec;
import outlay.log.LocalLog;
import outlay.log.Log;
import outlay.vault.Vaults;

/// Backups of a server under load, and restores of them, each in a process of its own, half of them killed. What was
/// acknowledged before a backup began is in it; a killed one leaves nothing that is taken for a backup, a killed
/// restore nothing that is taken for a data folder. `-Doutlay.test.backups=50` makes more of them.
class BackupUnderLoadTest {
    private static final int BACKUPS = Integer.getInteger("outlay.test.backups", 2);
    /// More than a thousand a second are on their way, and the machine has time left for what is tested.
    /// `-Doutlay.test.between=500` for many backups, which else have to take more and more.
    private static final Duration BETWEEN_EVENTS = Duration.ofMillis(Integer.getInteger("outlay.test.between", 50));

    @TempDir
    Path data;
    @TempDir
    Path elsewhere;
    private final SplittableRandom random = new SplittableRandom(11);

    @Test
    void everyBackupIsWholeOrNone() throws Exception {
        HttpSenders senders = new HttpSenders(TestKeys.keep(data, new ClientId("acme"), Key.Kind.SERVER, "shop",
                "a server's key"), BETWEEN_EVENTS);
        try (ServedProcess server = ServedProcess.start(data, false)) {
            senders.send(server.uri(), () -> {
                for (int i = 0; i < BACKUPS; i++) {
                    senders.untilTold(100);
                    backUp(i, senders);
                }
                server.kill();
            });
        }
        Path last = elsewhere.resolve("back-" + (BACKUPS - 1 - (BACKUPS - 1) % 2));
        try (ServedProcess restored = ServedProcess.start(last, false)) {
            assertThat(restored.uri()).isNotNull();
        }
    }

    /// Every second one is killed on its way.
    private void backUp(int i, HttpSenders senders) throws IOException, InterruptedException {
        Path file = elsewhere.resolve(i + ".backup");
        Path back = elsewhere.resolve("back-" + i);
        Set<String> told = new HashSet<>(senders.told());
        List<String> backup = List.of("backup", file.toString(), "--key-file", key(), "--data", data.toString());
        List<String> restore = List.of("restore", file.toString(), "--key-file", key(), "--data", back.toString());
        if (i % 2 == 1) {
            kill(backup);
            if (!Files.exists(file)) {
                run(backup);
            }
            kill(restore);
            assertThat(!Files.exists(back) || Files.exists(back.resolve("vault.json"))).isTrue();
        } else {
            run(backup);
        }
        if (!Files.exists(back)) {
            run(restore);
        }
        told.removeAll(stored(back));
        assertThat(told).as("acknowledged before backup %s began, and not in it", i).isEmpty();
        try (Stream<Path> left = Files.list(elsewhere)) {
            assertThat(left.map(Path::toString)).noneMatch(name -> name.endsWith(".restoring"));
        }
    }

    private void kill(List<String> words) throws IOException, InterruptedException {
        Process process = begin(words);
        TimeUnit.MILLISECONDS.sleep(300 + random.nextInt(2_500));
        process.destroyForcibly().waitFor();
    }

    private void run(List<String> words) throws IOException, InterruptedException {
        Process process = begin(words);
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as("%s: %s", words,
                Files.readString(elsewhere.resolve("out.txt"), StandardCharsets.UTF_8)).isZero();
    }

    private Process begin(List<String> words) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC", "-Xmx512m", "--enable-native-access=ALL-UNNAMED", "-cp",
                System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(words);
        return new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(elsewhere.resolve("out.txt").toFile()).start();
    }

    private String key() {
        return elsewhere.resolve("backup.key").toString();
    }

    private static Set<String> stored(Path folder) throws IOException {
        Set<String> stored = new HashSet<>();
        try (Log log = LocalLog.openReadOnly(folder.resolve("log"), Vaults.of(folder));
                Log.Cursor cursor = log.read(0)) {
            while (cursor.next()) {
                assertThat(stored.add(((Event) FactCodec.decode(cursor.entry())).id())).isTrue();
            }
        }
        return stored;
    }
}
