package outlay.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import outlay.Server;
import outlay.Settings;

/// The server in a process of its own, with a key and a link to load it through, and no quota in the way.
final class Collector implements AutoCloseable {
    private static final Pattern KEY = Pattern.compile("key: +(\\S+)");
    private static final Pattern LINK = Pattern.compile("link: +(\\S+)");

    private final Child server;
    private final int port;
    private final String key;
    private final String link;

    private Collector(Child server, int port, String key, String link) {
        this.server = server;
        this.port = port;
        this.key = key;
        this.link = link;
    }

    /// @param syncMillis what each sync takes, empty for those of the machine's disk; 0 never syncs, as a named
    ///                   alternative
    static Collector start(Path jar, Path data, int port, String heap, OptionalInt syncMillis)
            throws IOException, InterruptedException {
        Product.requireFree(port);
        String folder = data.toString();
        String key = made(KEY, jar, "keys", "create", "--client", "bench", "--kind", "server", "--data", folder);
        String link = made(LINK, jar, "links", "create", "--client", "bench", "--to",
                "https://shop.example/?sub={sub1}", "--campaign", "bench", "--data", folder);
        Path config = Files.writeString(data.resolve("bench.yml"),
                "data: " + folder + "\nlisten: 127.0.0.1:" + port + "\nserver_key_rate: 10000000\nsign_in: off\n");
        List<String> serve = syncMillis.isEmpty()
                ? Product.command(heap, jar, List.of("serve", "--config", config.toString()))
                : List.of(Product.OPTIONS, "-Xmx" + heap, "--enable-native-access=ALL-UNNAMED", "-cp",
                        System.getProperty("java.class.path"), Paced.class.getName(), config.toString(),
                        Integer.toString(syncMillis.getAsInt()));
        Collector collector = new Collector(Child.start(serve), port, key, link);
        collector.awaitReady();
        return collector;
    }

    int port() {
        return port;
    }

    String key() {
        return key;
    }

    /// The link's path.
    String link() {
        return link;
    }

    /// A metric of the server's own, such as `outlay_heap_used_bytes`.
    double metric(String name) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            String text = http.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + (port + 1) + "/metrics"))
                    .build(), HttpResponse.BodyHandlers.ofString()).body();
            return text.lines().filter(line -> line.startsWith(name + " ")).findFirst()
                    .map(line -> Double.parseDouble(line.substring(name.length() + 1)))
                    .orElseThrow(() -> new IOException("the server has no metric " + name));
        }
    }

    /// What is on the heap once everything that nobody needs is gone, in bytes.
    double heapAfterGc() throws IOException, InterruptedException {
        Process collect = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                Long.toString(server.pid()), "GC.run").redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        if (collect.waitFor() != 0) {
            throw new IOException("jcmd could not have the server collect its garbage");
        }
        return metric("outlay_heap_used_bytes");
    }

    double cpuSeconds() {
        return server.cpuSeconds();
    }

    static double ownCpuSeconds() {
        return Child.cpuSeconds(ProcessHandle.current());
    }

    private void awaitReady() throws IOException, InterruptedException {
        byte[] knock = "GET /readyz HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".getBytes(
                StandardCharsets.US_ASCII);
        while (true) {
            try (Wire wire = new Wire(port)) {
                if (wire.exchange(knock) == 200) {
                    return;
                }
            } catch (IOException notYet) {
                if (!server.alive()) {
                    throw new IOException("the server ended: " + server.printed(), notYet);
                }
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    private static String made(Pattern pattern, Path jar, String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("-jar", jar.toString()));
        command.addAll(List.of(words));
        String printed = Child.run(command).printed();
        Matcher matcher = pattern.matcher(printed);
        if (!matcher.find()) {
            throw new IOException("not understood: " + printed);
        }
        return matcher.group(1);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    /// The same server over a disk whose syncs take as long as it is told.
    static final class Paced {
        private Paced() {}

        public static void main(String[] args) throws Exception {
            Server server = Server.start(Settings.read(Optional.of(Path.of(args[0])), Map.of()),
                    new PacedDisk(Integer.parseInt(args[1])));
            new PrintWriter(System.out, true).println("Outlay is at " + server.uri());
            new CountDownLatch(1).await();
        }
    }
}
