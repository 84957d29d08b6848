package outlay.collect.door.tag;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/// Somebody's web server under any host name, with a certificate that only a browser told to ignore it takes. It hands
/// `/o/` on to Outlay as the examples in the documents do, and notes what is posted to the rest.
final class TlsSite implements AutoCloseable {
    private static final char[] PASSWORD = "changeit".toCharArray();

    /// A page with its headers.
    private record Content(String html, Map<String, String> headers) {}

    private final HttpsServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Content> contents = new ConcurrentHashMap<>();
    private final List<String> posted = new CopyOnWriteArrayList<>();
    private final List<String> collected = new CopyOnWriteArrayList<>();
    private final int outlay;
    private volatile boolean down;

    /// @param outlay the port that `/o/` goes to
    TlsSite(Path folder, int outlay) throws IOException, GeneralSecurityException, InterruptedException {
        this.outlay = outlay;
        server = HttpsServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(certified(folder.resolve("site.p12"))));
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    String url(String host, String path) {
        return "https://" + host + ":" + server.getAddress().getPort() + path;
    }

    /// What every host answers at `path`.
    TlsSite page(String path, String html, Map<String, String> headers) {
        contents.put(path, new Content(html, headers));
        return this;
    }

    /// While it is down, Outlay takes no events; the site and the script are there.
    void down(boolean now) {
        down = now;
    }

    /// Bodies that forms of the site have sent.
    List<String> posted() {
        return List.copyOf(posted);
    }

    /// Bodies that were on their way to Outlay and held `text`.
    List<String> collected(String text) {
        return collected.stream().filter(body -> body.contains(text)).toList();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String path = exchange.getRequestURI().getPath();
            if (path.startsWith("/o/")) {
                collected.add(new String(body, StandardCharsets.UTF_8));
                handOn(exchange, body);
                return;
            }
            if (exchange.getRequestMethod().equals("POST")) {
                posted.add(new String(body, StandardCharsets.UTF_8));
            }
            Content content = contents.getOrDefault(path, new Content("<title>elsewhere</title>", Map.of()));
            content.headers.forEach(exchange.getResponseHeaders()::set);
            exchange.getResponseHeaders().set("Content-Type",
                    path.endsWith(".js") ? "text/javascript" : "text/html; charset=utf-8");
            send(exchange, 200, content.html.getBytes(StandardCharsets.UTF_8));
        }
    }

    /// The request as it came, its host included, over a connection of its own.
    private void handOn(HttpExchange exchange, byte[] body) throws IOException {
        if (down && exchange.getRequestMethod().equals("POST")) {
            send(exchange, 502, new byte[0]);
            return;
        }
        try (Socket socket = new Socket("127.0.0.1", outlay)) {
            StringBuilder head = new StringBuilder(exchange.getRequestMethod() + " " + exchange.getRequestURI()
                    + " HTTP/1.1\r\nConnection: close\r\n");
            exchange.getRequestHeaders().forEach((name, values) -> {
                if (!List.of("Connection", "Accept-encoding", "Content-length").contains(name)) {
                    values.forEach(value -> head.append(name).append(": ").append(value).append("\r\n"));
                }
            });
            head.append("Content-Length: ").append(body.length).append("\r\n\r\n");
            OutputStream out = socket.getOutputStream();
            out.write(head.toString().getBytes(StandardCharsets.ISO_8859_1));
            out.write(body);
            out.flush();
            handBack(exchange, socket.getInputStream());
        }
    }

    private static void handBack(HttpExchange exchange, InputStream in) throws IOException {
        byte[] all = in.readAllBytes();
        String text = new String(all, StandardCharsets.ISO_8859_1);
        int end = text.indexOf("\r\n\r\n");
        String[] lines = text.substring(0, end).split("\r\n");
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            if (!lines[i].regionMatches(true, 0, "Content-Length", 0, colon)) {
                exchange.getResponseHeaders().add(lines[i].substring(0, colon), lines[i].substring(colon + 1).strip());
            }
        }
        byte[] body = new byte[all.length - end - 4];
        System.arraycopy(all, end + 4, body, 0, body.length);
        send(exchange, Integer.parseInt(lines[0].split(" ")[1]), body);
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    /// The JDK makes no certificates but through its own tool.
    private static SSLContext certified(Path file) throws IOException, GeneralSecurityException, InterruptedException {
        Process keytool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair", "-alias", "site", "-keyalg", "EC", "-dname", "CN=site", "-validity", "2", "-storetype",
                "PKCS12", "-keystore", file.toString(), "-storepass", new String(PASSWORD)).redirectErrorStream(true)
                .redirectOutput(file.resolveSibling("keytool.log").toFile()).start();
        if (!keytool.waitFor(1, TimeUnit.MINUTES) || keytool.exitValue() != 0) {
            throw new IllegalStateException("keytool made no certificate");
        }
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD);
        }
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }
}
