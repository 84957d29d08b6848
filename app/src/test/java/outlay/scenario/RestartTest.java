package outlay.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.collect.ImportResult;
import outlay.collect.ImportResult.State;
import outlay.collect.Importer;
import outlay.collect.Progress;
import outlay.log.LocalLog;
import outlay.log.LogSettings;

/// An import that is killed and begun again ends in the same books as one that nobody disturbed.
class RestartTest {
    private static final long SEED = 7;
    private static final int KILLS = 5;
    private static final String MARK = "appended ";

    @TempDir
    private Path temporary = Path.of("");

    /// The process that is killed: imports a folder into a log and tells each step.
    public static void main(String[] arguments) throws IOException {
        try (LocalLog log = LocalLog.open(Path.of(arguments[0]), LogSettings.DEFAULT)) {
            Progress telling = new Progress() {
                @Override
                public void read(Path file, long facts) {}

                @Override
                public void appended(Path file, long done, long all) {
                    System.out.println(MARK + file.getFileName() + " " + done + " of " + all);
                    awaitGo();
                }
            };
            DemoImport.importer(log, telling).importFiles(DemoImport.CLIENT, List.of(Path.of(arguments[1])),
                    Importer.Options.NONE);
        }
    }

    /// However slowly whoever kills it listens, it is at most one step ahead.
    private static void awaitGo() {
        try {
            if (System.in.read() < 0) {
                throw new IllegalStateException("nobody says to go on");
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Test
    void killsDoNotShowInTheReports() throws IOException, InterruptedException {
        List<Path> files = DemoImport.written(temporary);
        Path killed = Files.createDirectories(temporary.resolve("killed"));
        try (LocalLog calm = LocalLog.open(Files.createDirectories(temporary.resolve("calm")),
                LogSettings.DEFAULT)) {
            DemoImport.imported(calm, files);
            Map<String, String> expected = DemoImport.reports(calm);
            // On a quick machine the last ones may find nothing left to do.
            assertThat(killsAtWork(killed, entries(calm))).isGreaterThanOrEqualTo(KILLS - 2);
            try (LocalLog log = LocalLog.open(killed, LogSettings.DEFAULT)) {
                DemoImport.imported(log, files);
                assertThat(DemoImport.reports(log)).isEqualTo(expected);
                assertThat(entries(log)).as("entries, none of them twice").isEqualTo(entries(calm));
                nothingChanges(log, files, expected);
            }
            nothingChanges(calm, files, expected);
        }
    }

    /// How many of the kills left something to be done.
    private int killsAtWork(Path killed, long all) throws IOException, InterruptedException {
        SplittableRandom random = new SplittableRandom(SEED);
        long before = 0;
        int hits = 0;
        for (int i = 0; i < KILLS; i++) {
            Process child = start(killed, temporary.resolve("files"));
            told(child, 1 + random.nextInt(5));
            // Not at the step itself: the moment after it is told falls anywhere in the work on the next.
            TimeUnit.MICROSECONDS.sleep(random.nextInt(3_000));
            child.destroyForcibly().waitFor();
            try (LocalLog log = LocalLog.open(killed, LogSettings.DEFAULT)) {
                long now = entries(log);
                assertThat(now).as("entries after kill %d", i).isPositive().isGreaterThanOrEqualTo(before);
                before = now;
                hits += now < all ? 1 : 0;
            }
        }
        return hits;
    }

    private static void nothingChanges(LocalLog log, List<Path> files, Map<String, String> expected) {
        long end = log.end();
        ImportResult result = DemoImport.imported(log, files);
        assertThat(result.files()).hasSameSizeAs(files)
                .allSatisfy(file -> assertThat(file.state()).isEqualTo(State.UNCHANGED));
        assertThat(log.end()).isEqualTo(end);
        assertThat(DemoImport.reports(log)).isEqualTo(expected);
    }

    private static long entries(LocalLog log) {
        long entries = 0;
        try (var cursor = log.read(0)) {
            while (cursor.next()) {
                entries++;
            }
        }
        return entries;
    }

    /// Returns once the child has told of so many steps and begins the next, or has come to its end.
    private static void told(Process child, int steps) throws IOException {
        BufferedReader output = child.inputReader();
        int told = 0;
        while (told < steps) {
            String line = output.readLine();
            if (line == null) {
                return;
            }
            if (line.startsWith(MARK)) {
                told++;
                child.getOutputStream().write('\n');
                child.getOutputStream().flush();
            }
        }
    }

    private static Process start(Path log, Path files) throws IOException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        return new ProcessBuilder(
                Stream.of(java.toString(), "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx512m", "-cp",
                        System.getProperty("java.class.path"), RestartTest.class.getName(), log.toString(),
                        files.toString())
                        .toList())
                .redirectErrorStream(true).start();
    }
}
