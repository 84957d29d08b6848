package outlay.web;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.List;

/// What an operator puts before a server, as docs/how-to/install-the-tag.md says for nginx: it keeps the name of the
/// host that was asked for, and says who the visitor is, whatever the visitor says.
final class ReverseProxy implements AutoCloseable {
    /// Of this hop, and not of the next one.
    private static final List<String> OWN = List.of("host", "x-forwarded-for", "connection", "upgrade",
            "http2-settings", "content-length", "transfer-encoding");

    private final HttpServer server;
    private final URI behind;
    private final String host;
    private final String visitor;

    private ReverseProxy(HttpServer server, URI behind, String host, String visitor) {
        this.server = server;
        this.behind = behind;
        this.host = host;
        this.visitor = visitor;
    }

    /// @param host    that visitors ask for
    /// @param visitor the address from which every one of them comes
    static ReverseProxy start(URI behind, String host, String visitor) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        ReverseProxy proxy = new ReverseProxy(server, behind, host, visitor);
        server.createContext("/", proxy::pass);
        server.start();
        return proxy;
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    private void pass(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        byte[] answer = ask(head(exchange, body.length), body);
        int end = end(answer);
        int status = Integer.parseInt(new String(answer, 9, 3, US_ASCII));
        exchange.sendResponseHeaders(status, answer.length - end == 0 ? -1 : answer.length - end);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(answer, end, answer.length - end);
        }
    }

    private String head(HttpExchange exchange, int bytes) {
        StringBuilder head = new StringBuilder(exchange.getRequestMethod() + " " + exchange.getRequestURI()
                + " HTTP/1.1\r\nHost: " + host + "\r\nX-Forwarded-For: " + visitor
                + "\r\nConnection: close\r\nContent-Length: " + bytes + "\r\n");
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (OWN.stream().noneMatch(name::equalsIgnoreCase)) {
                values.forEach(value -> head.append(name).append(": ").append(value).append("\r\n"));
            }
        });
        return head.append("\r\n").toString();
    }

    private byte[] ask(String head, byte[] body) throws IOException {
        try (Socket socket = new Socket(behind.getHost(), behind.getPort())) {
            ByteArrayOutputStream asked = new ByteArrayOutputStream();
            asked.writeBytes(head.getBytes(US_ASCII));
            asked.writeBytes(body);
            socket.getOutputStream().write(asked.toByteArray());
            return socket.getInputStream().readAllBytes();
        }
    }

    /// Where the head of an answer ends.
    private static int end(byte[] answer) {
        int end = new String(answer, US_ASCII).indexOf("\r\n\r\n");
        if (end < 0) {
            throw new IllegalStateException("no answer: " + new String(answer, US_ASCII));
        }
        return end + 4;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
