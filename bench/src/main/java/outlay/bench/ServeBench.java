package outlay.bench;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// How long a server over a filled data folder takes until it is ready, how much memory it has then, and how fast it
/// answers the report of channels, beside an answer that needs no books; then what each page asks it for.
@Command(name = "serve", mixinStandardHelpOptions = true,
        description = "The server over demo data: time until it is ready, memory, latency of reports and pages.")
final class ServeBench implements Callable<Integer> {
    @Option(names = "--jar", defaultValue = "${sys:outlay.jar}", description = "The product's jar.")
    private Path jar = Path.of("outlay.jar");

    @Option(names = "--size", split = ",", defaultValue = "small,medium",
            description = "Sizes of the demo worlds in the data folder.")
    private List<String> sizes = List.of();

    @Option(names = "--requests", defaultValue = "200", description = "Requests of each kind (default: 200).")
    private int requests = 200;

    @Option(names = "--openings", defaultValue = "50", description = "Of each page (default: 50).")
    private int openings = 50;

    @Option(names = "--heap", defaultValue = "4g", description = "The most heap of the server (default: 4g).")
    private String heap = "4g";

    @Option(names = "--port", defaultValue = "18484", description = "A free port.")
    private int port = 18_484;

    @Option(names = "--folder", defaultValue = "${sys:java.io.tmpdir}", description = "Where the data folder goes.")
    private Path parent = Path.of(".");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException, InterruptedException {
        Product.requireFree(port);
        Path data = Folders.make(parent);
        try {
            for (String size : sizes) {
                Child.run(Product.command(heap, jar,
                        List.of("demo", "--once", "--size", size, "--data", data.toString())));
            }
            Path config = Files.writeString(data.resolve("bench.yml"), "sign_in: off\n");
            List<String> serve = Product.command(heap, jar, List.of("serve", "--port", Integer.toString(port), "--data",
                    data.toString(), "--config", config.toString()));
            try (HttpClient client = HttpClient.newHttpClient(); Child server = Child.start(serve)) {
                measure(client, server);
            }
        } finally {
            Folders.delete(data);
        }
        return 0;
    }

    private void measure(HttpClient client, Child server) throws IOException, InterruptedException {
        while (!ready(client)) {
            if (!server.alive()) {
                throw new IOException("the server ended: " + server.printed());
            }
            TimeUnit.MILLISECONDS.sleep(10);
        }
        Sheet sheet = new Sheet(spec.commandLine().getOut(), "what", "p50 ms", "p95 ms", "MiB");
        sheet.row("start until /readyz answers 200", Sheet.millis(server.seconds() * 1e9), "", memory(server));
        latency(sheet, client, "/livez", "/livez", server);
        for (String size : sizes) {
            String name = client(size);
            String report = "/api/v1/reports/channels?currency=USD&client=" + name;
            long start = System.nanoTime();
            get(client, report);
            sheet.row(size + ": first report after the start", Sheet.millis(System.nanoTime() - start), "",
                    memory(server));
            latency(sheet, client, size + ": report of channels", report, server);
        }
        for (String size : sizes) {
            pages(sheet, client, size);
        }
        sheet.row("most memory", "", "", Sheet.whole(server.kilobytes("VmHWM:") / 1024.0));
    }

    /// Of the demo's world of that size.
    static String client(String size) {
        return size.equals("small") ? "demo" : "demo-" + size;
    }

    /// A page asks all its questions at once and is there when the slowest is answered; one after the other is the most
    /// that it can take.
    private void pages(Sheet sheet, HttpClient client, String size) throws IOException, InterruptedException {
        Sheet pages = sheet.another(size + ": opening a page", "questions", "slowest p50", "slowest p95", "sum p95");
        for (Map.Entry<String, List<String>> page : PageQuestions.about(client(size)).entrySet()) {
            long[] slowest = new long[openings];
            long[] all = new long[openings];
            for (int i = 0; i < openings; i++) {
                for (String question : page.getValue()) {
                    long start = System.nanoTime();
                    get(client, question);
                    long took = System.nanoTime() - start;
                    slowest[i] = Math.max(slowest[i], took);
                    all[i] += took;
                }
            }
            pages.row(page.getKey(), Integer.toString(page.getValue().size()),
                    Sheet.millis(Sheet.percentile(slowest, 0.5)), Sheet.millis(Sheet.percentile(slowest, 0.95)),
                    Sheet.millis(Sheet.percentile(all, 0.95)));
        }
    }

    private void latency(Sheet sheet, HttpClient client, String what, String path, Child server)
            throws IOException, InterruptedException {
        long[] nanos = new long[requests];
        for (int i = 0; i < requests; i++) {
            long start = System.nanoTime();
            get(client, path);
            nanos[i] = System.nanoTime() - start;
        }
        sheet.row(what, Sheet.millis(Sheet.percentile(nanos, 0.5)), Sheet.millis(Sheet.percentile(nanos, 0.95)),
                memory(server));
    }

    private static String memory(Child server) {
        return Sheet.whole(server.kilobytes("VmRSS:") / 1024.0);
    }

    private boolean ready(HttpClient client) throws IOException, InterruptedException {
        try {
            return client.send(request("/readyz"), HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (ConnectException notYet) {
            return false;
        }
    }

    private void get(HttpClient client, String path) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = client.send(request(path), HttpResponse.BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            throw new IOException(path + " was answered with " + answer.statusCode());
        }
    }

    private HttpRequest request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build();
    }
}
