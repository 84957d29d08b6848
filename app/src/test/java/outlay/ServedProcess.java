package outlay;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import outlay.log.LyingDisk;

/// The real server in a process of its own, to be killed.
final class ServedProcess implements AutoCloseable {
    private static final Pattern GREETING = Pattern.compile("Outlay is at (\\S+)");

    private final Process process;
    private final URI uri;

    private ServedProcess(Process process, URI uri) {
        this.process = process;
        this.uri = uri;
    }

    /// @param lying on a disk that keeps in memory what it says is synced
    static ServedProcess start(Path data, boolean lying) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC", "-Xmx512m", "--enable-native-access=ALL-UNNAMED", "-cp",
                System.getProperty("java.class.path")));
        command.addAll(lying
                ? List.of(Lying.class.getName(), data.toString())
                : List.of(Main.class.getName(), "serve", "--port", "0", "--data", data.toString()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("OUTLAY_SERVER_KEY_RATE", "1000000");
        builder.environment().put("OUTLAY_SIGN_IN", "off");
        Process process = builder.start();
        BufferedReader out = process.inputReader();
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            Matcher greeting = GREETING.matcher(line);
            if (greeting.find()) {
                return new ServedProcess(process, URI.create(greeting.group(1)));
            }
        }
        throw new IOException("the server ended without a greeting");
    }

    URI uri() {
        return uri;
    }

    /// SIGKILL: nothing in the process gets to run any more.
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /// SIGTERM; how many seconds it took to end, empty when it did not in a minute.
    Optional<Double> terminate() throws InterruptedException {
        long start = System.nanoTime();
        process.destroy();
        return process.waitFor(1, TimeUnit.MINUTES)
                ? Optional.of((System.nanoTime() - start) / 1e9)
                : Optional.empty();
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }

    /// The server on a disk that lies.
    static final class Lying {
        private Lying() {}

        public static void main(String[] args) throws Exception {
            Settings settings = Settings.read(Optional.empty(), Map.of("OUTLAY_DATA", args[0], "OUTLAY_LISTEN",
                    "127.0.0.1:0", "OUTLAY_SIGN_IN", "off"));
            Server server = Server.start(settings, new LyingDisk());
            PrintWriter out = new PrintWriter(System.out, true);
            out.println("Outlay is at " + server.uri());
            new CountDownLatch(1).await();
        }
    }
}
