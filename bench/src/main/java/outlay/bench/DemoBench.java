package outlay.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// How long the main job takes from an empty data folder to the printed report, as a process of its own, and how much
/// memory it had at the most; beside a bare Java process that does nothing.
@Command(name = "demo", description = "The demo from an empty folder to its report: time and peak memory by size.")
final class DemoBench implements Callable<Integer> {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

    @Option(names = "--jar", defaultValue = "${sys:outlay.jar}", description = "The product's jar.")
    private Path jar = Path.of("outlay.jar");

    @Option(names = "--size", split = ",", defaultValue = "small,medium,large",
            description = "Sizes of the demo world.")
    private List<String> sizes = List.of();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private record Run(double seconds, long peakKilobytes) {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Run bare = run(List.of(java.toString(), "-jar", jar.toString(), "--version"));
        out.printf("%-8s %10s %12s %14s%n", "size", "seconds", "peak MiB", "x bare start");
        out.printf("%-8s %10.1f %12d %14.1f%n", "bare", bare.seconds, bare.peakKilobytes >> 10, 1.0);
        for (String size : sizes) {
            Path data = Files.createTempDirectory("outlay-bench");
            try {
                Run run = run(
                        List.of(java.toString(), "-jar", jar.toString(), "demo", "--once", "--size", size, "--data",
                                data.toString()));
                out.printf("%-8s %10.1f %12d %14.1f%n", size, run.seconds, run.peakKilobytes >> 10,
                        run.seconds / bare.seconds);
                out.flush();
            } finally {
                delete(data);
            }
        }
        return 0;
    }

    private static Run run(List<String> command) throws IOException, InterruptedException {
        Path output = Files.createTempFile("outlay-bench", ".txt");
        long begin = System.nanoTime();
        Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile()).start();
        long peak = 0;
        while (!process.waitFor(BETWEEN_LOOKS)) {
            peak = Math.max(peak, peakKilobytes(process.pid()));
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        String printed = Files.readString(output);
        Files.delete(output);
        if (process.exitValue() != 0) {
            throw new IOException("ended with " + process.exitValue() + ": " + command + "\n" + printed);
        }
        return new Run(seconds, peak);
    }

    /// The kernel's own high-water mark, so that nothing between two looks is missed but the very end.
    private static long peakKilobytes(long pid) {
        try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(pid), "status"))) {
            return lines.filter(line -> line.startsWith("VmHWM:")).findFirst()
                    .map(line -> Long.parseLong(line.replaceAll("\\D", ""))).orElse(0L);
        } catch (IOException | java.io.UncheckedIOException endedMeanwhile) {
            return 0;
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
