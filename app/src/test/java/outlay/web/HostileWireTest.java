package outlay.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What does not keep to HTTP, or keeps to it too slowly, by a raw socket.
class HostileWireTest {
    private static final Bounds QUICK = new Bounds(400, 20, 400, 800, 5_000, 4_096);

    private final List<String> seen = new CopyOnWriteArrayList<>();
    private final WebServer server;

    HostileWireTest() throws IOException {
        server = WebServer.start(new InetSocketAddress("127.0.0.1", 0), HostNames.LOOPBACK,
                new Proxies(List.of("127.0.0.9")), QUICK, request -> {
                    seen.add(request.method() + " " + request.path() + " from " + request.remote());
                    return Response.text(200, "body of " + request.body().length);
                });
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void twoReadingsOfOneRequestAreNone() throws IOException {
        String smuggled = "GET /smuggled HTTP/1.1\r\nHost: localhost\r\n\r\n";
        List<String> shapes = List.of("Content-Length: 6\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + smuggled,
                "Transfer-Encoding: chunked\r\nContent-Length: 6\r\n\r\n0\r\n\r\n" + smuggled,
                "Content-Length: 0\r\nContent-Length: 5\r\n\r\nhello", "Content-Length: 0, 5\r\n\r\nhello",
                "Content-Length: +5\r\n\r\nhello", "Content-Length: 0x5\r\n\r\nhello", "Content-Length: -1\r\n\r\n",
                "Content-Length: 5 \r\n Content-Length: 6\r\n\r\nhello", "Content-Length:\r\n\r\n",
                "Content-Length: 99999999999999999999\r\n\r\n", "Content-Length : 5\r\n\r\nhello",
                "X: a\r\n folded: b\r\n\r\n", "X: a\r\n\tContent-Length: 5\r\n\r\n",
                "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
                "Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n" + smuggled,
                "Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n" + smuggled,
                "Transfer-Encoding: identity\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + smuggled,
                "Transfer-Encoding: \u000bchunked\r\n\r\n0\r\n\r\n" + smuggled,
                "Transfer-Encoding: chunked\r\n\r\n-1\r\n\r\n",
                "Transfer-Encoding: chunked\r\n\r\n0x5\r\nhello\r\n0\r\n\r\n",
                "Transfer-Encoding: chunked\r\n\r\nfffffffffffffffff\r\n", "X\u0000: a\r\n\r\n", "X: a\u0000b\r\n\r\n",
                "X: a\rb\r\n\r\n", ": a\r\n\r\n", "X a\r\n\r\n", "Host: evil.example\r\n\r\n");
        for (String shape : shapes) {
            seen.clear();
            String answer = raw("127.0.0.1", "POST /a HTTP/1.1\r\nHost: localhost\r\n" + shape);
            assertThat(answer).as(shape).matches("(?s)HTTP/1\\.1 (400|413|421|501).*");
            assertThat(seen).as(shape).isEmpty();
        }
        assertThat(raw("127.0.0.1", "GET /a HTTP/0.9\r\n\r\n")).doesNotContain("body of");
        assertThat(raw("127.0.0.1", "GET /a HTTP/1.1\r\n\r\n")).startsWith("HTTP/1.1 400");
        assertThat(raw("127.0.0.1", "GET http://evil.example/a HTTP/1.1\r\nHost: localhost\r\n\r\n"))
                .doesNotContain("body of");
    }

    @Test
    void headersAreBounded() throws IOException {
        assertThat(get("X: 1\r\n".repeat(60))).startsWith("HTTP/1.1 200");
        assertThat(get("X: 1\r\n".repeat(70))).startsWith("HTTP/1.1 431");
        assertThat(get("X: " + "y".repeat(17_000) + "\r\n")).startsWith("HTTP/1.1 431");
        assertThat(raw("127.0.0.1", "GET /" + "a".repeat(8_300) + " HTTP/1.1\r\nHost: localhost\r\n"
                + "Connection: close\r\n\r\n")).startsWith("HTTP/1.1 414");
    }

    @Test
    void bodiesAreBoundedHoweverTheyAreAnnounced() throws IOException {
        assertThat(raw("127.0.0.1", "POST /a HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                + "Content-Length: 4096\r\n\r\n" + "x".repeat(4_096))).contains("body of 4096");
        assertThat(raw("127.0.0.1", "POST /a HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4097\r\n\r\nx"))
                .startsWith("HTTP/1.1 413");
        assertThat(raw("127.0.0.1", "POST /a HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n"
                + "1000\r\n" + "x".repeat(4_096) + "\r\n1\r\nx\r\n")).startsWith("HTTP/1.1 413");
    }

    @Test
    void aForgedForwardingChangesNothing() throws IOException {
        get("X-Forwarded-For: 198.51.100.7\r\nForwarded: for=198.51.100.7\r\nX-Real-IP: 198.51.100.7\r\n");
        assertThat(seen).containsExactly("GET /a from 127.0.0.1");
        seen.clear();
        raw("127.0.0.9", "GET /a HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                + "X-Forwarded-For: 10.0.0.1, 198.51.100.7\r\n\r\n");
        assertThat(seen).containsExactly("GET /a from 198.51.100.7");
    }

    @Test
    void aHeaderThatDripsIsCutOffAndABodyThatDripsIsTold() throws Exception {
        long start = System.nanoTime();
        try (Socket header = connected("127.0.0.1"); Socket body = connected("127.0.0.1")) {
            send(header, "GET /a HTTP/1.1\r\nHost: localhost\r\n");
            send(body, "POST /a HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\n");
            Thread dripping = Thread.ofVirtual().start(() -> {
                try {
                    while (!Thread.interrupted()) {
                        TimeUnit.MILLISECONDS.sleep(50);
                        send(header, "X: y\r\n");
                        send(body, "x");
                    }
                } catch (IOException | InterruptedException cutOff) {
                    // What this test is about.
                }
            });
            assertThat(read(header)).doesNotContain("body of");
            assertThat(read(body)).startsWith("HTTP/1.1 408");
            dripping.interrupt();
            dripping.join();
        }
        // Dripped to its end, the body alone would take fifty seconds.
        assertThat(System.nanoTime() - start).isLessThan(TimeUnit.SECONDS.toNanos(30));
        assertThat(server.refusedConnections()).isEqualTo(1);
        assertThat(get("")).startsWith("HTTP/1.1 200");
    }

    @Test
    void oneSenderGetsSoManyConnectionsAndNobodyElsePays() throws IOException {
        List<Socket> open = new ArrayList<>();
        try {
            for (int i = 0; i < 40; i++) {
                open.add(connected("127.0.3." + (i + 1)));
            }
            int served = 0;
            for (Socket socket : open) {
                served += request(socket).startsWith("HTTP/1.1 200") ? 1 : 0;
            }
            assertThat(served).isEqualTo(20);
            assertThat(raw("127.0.4.1", "GET /a HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                    .startsWith("HTTP/1.1 200");
        } finally {
            for (Socket socket : open) {
                socket.close();
            }
        }
    }

    /// The answer, or "" where the connection was cut off.
    private static String request(Socket socket) {
        try {
            send(socket, "GET /a HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
            return read(socket);
        } catch (IOException cutOff) {
            return "";
        }
    }

    private String get(String headers) throws IOException {
        return raw("127.0.0.1", "GET /a HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + headers + "\r\n");
    }

    private String raw(String from, String request) throws IOException {
        try (Socket socket = connected(from)) {
            send(socket, request);
            return read(socket);
        }
    }

    private Socket connected(String from) throws IOException {
        Socket socket = new Socket();
        socket.bind(new InetSocketAddress(InetAddress.getByName(from), 0));
        socket.connect(new InetSocketAddress("127.0.0.1", server.port()));
        socket.setSoTimeout(60_000);
        return socket;
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
    }

    /// Until the server closes, by whatever means, or has answered one request whole.
    private static String read(Socket socket) {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        try {
            InputStream in = socket.getInputStream();
            for (int next = in.read(); next >= 0; next = in.read()) {
                answer.write(next);
            }
        } catch (IOException cutOff) {
            // As good as an end.
        }
        return answer.toString(StandardCharsets.ISO_8859_1);
    }
}
