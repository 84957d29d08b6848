package outlay.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// A Java process of its own, so that neither the memory nor the warmth of one measurement is another's.
final class Child implements AutoCloseable {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

    private final Process process;
    private final Path output;
    private final long begin = System.nanoTime();
    /// Where the measurement is stopped before its end.
    private final Thread atTheEnd;

    private Child(Process process, Path output) {
        this.process = process;
        this.output = output;
        atTheEnd = new Thread(process::destroy);
        Runtime.getRuntime().addShutdownHook(atTheEnd);
    }

    /// @param peakKilobytes the most memory that the process had at once
    record Run(double seconds, long peakKilobytes, String printed) {}

    static Child start(List<String> arguments) throws IOException {
        return start(List.of(), arguments);
    }

    /// One that gets only what all others leave of the processors, Java's own threads included: it stands for other
    /// machines.
    static Child startOnWhatIsLeft(List<String> arguments) throws IOException {
        return start(List.of("chrt", "--idle", "0"), arguments);
    }

    private static Child start(List<String> by, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(by);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(arguments);
        Path output = Files.createTempFile("outlay-bench", ".txt");
        return new Child(
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile()).start(), output);
    }

    static Run run(List<String> arguments) throws IOException, InterruptedException {
        try (Child child = start(arguments)) {
            long peak = 0;
            while (!child.process.waitFor(BETWEEN_LOOKS)) {
                peak = Math.max(peak, child.kilobytes("VmHWM:"));
            }
            double seconds = child.seconds();
            String printed = Files.readString(child.output);
            if (child.process.exitValue() != 0) {
                throw new IOException("ended with " + child.process.exitValue() + ": " + arguments + "\n" + printed);
            }
            return new Run(seconds, peak, printed);
        }
    }

    boolean alive() {
        return process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    /// Of the processors, by all its threads together.
    double cpuSeconds() {
        return cpuSeconds(process.toHandle());
    }

    static double cpuSeconds(ProcessHandle of) {
        return of.info().totalCpuDuration().orElse(Duration.ZERO).toMillis() / 1e3;
    }

    double seconds() {
        return (System.nanoTime() - begin) / 1e9;
    }

    /// Writes a line to what it reads.
    void tell(String line) throws IOException {
        BufferedWriter to = process.outputWriter();
        to.write(line);
        to.newLine();
        to.flush();
    }

    String printed() throws IOException {
        return Files.readString(output);
    }

    /// A figure of the kernel's about the process, such as `VmRSS:`. `VmHWM:` is its own high-water mark, so that
    /// nothing between two looks is missed but the very end.
    long kilobytes(String name) {
        try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(process.pid()), "status"))) {
            return lines.filter(line -> line.startsWith(name)).findFirst()
                    .map(line -> Long.parseLong(line.replaceAll("\\D", ""))).orElse(0L);
        } catch (IOException | java.io.UncheckedIOException endedMeanwhile) {
            return 0;
        }
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        process.onExit().join();
        Runtime.getRuntime().removeShutdownHook(atTheEnd);
        Files.delete(output);
    }
}
