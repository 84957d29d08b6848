package outlay.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
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
                }
            };
            DemoImport.importer(log, telling).importFiles(DemoImport.CLIENT, List.of(Path.of(arguments[1])),
                    Importer.Options.NONE);
        }
    }

    @Test
    void killsDoNotShowInTheReports() throws IOException, InterruptedException {
        List<Path> files = DemoImport.written(temporary);
        Path killed = Files.createDirectories(temporary.resolve("killed"));
        long before = 0;
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < KILLS; i++) {
            Process child = start(killed, temporary.resolve("files"));
            // Where it is hit within the step that it told of, or after it, is left to chance.
            assertThat(told(child, 1 + random.nextInt(7))).as("the child got to work").isTrue();
            TimeUnit.MICROSECONDS.sleep(random.nextInt(20_000));
            child.destroyForcibly().waitFor();
            try (LocalLog log = LocalLog.open(killed, LogSettings.DEFAULT)) {
                assertThat(log.end()).as("the log after kill %d", i).isGreaterThanOrEqualTo(before);
                before = log.end();
            }
        }
        try (LocalLog log = LocalLog.open(killed, LogSettings.DEFAULT);
                LocalLog calm = LocalLog.open(Files.createDirectories(temporary.resolve("calm")),
                        LogSettings.DEFAULT)) {
            DemoImport.imported(calm, files);
            assertThat(entries(log)).as("the kills hit the work").isPositive().isLessThan(entries(calm));
            DemoImport.imported(log, files);
            Map<String, String> expected = DemoImport.reports(calm);
            assertThat(DemoImport.reports(log)).isEqualTo(expected);
            assertThat(entries(log)).as("entries, none of them twice").isEqualTo(entries(calm));

            for (LocalLog again : List.of(log, calm)) {
                long end = again.end();
                ImportResult result = DemoImport.imported(again, files);
                assertThat(result.files()).hasSameSizeAs(files)
                        .allSatisfy(file -> assertThat(file.state()).isEqualTo(State.UNCHANGED));
                assertThat(again.end()).isEqualTo(end);
                assertThat(DemoImport.reports(again)).isEqualTo(expected);
            }
        }
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

    private static boolean told(Process child, int steps) throws IOException {
        BufferedReader output = child.inputReader();
        int told = 0;
        for (String line = output.readLine(); line != null && told < steps; line = output.readLine()) {
            told += line.startsWith(MARK) ? 1 : 0;
        }
        return told == steps;
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
