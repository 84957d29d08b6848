package outlay.notify;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import outlay.json.BadJson;
import outlay.json.Json;
import tools.jackson.databind.JsonNode;

/// A program that is told, on this machine, which verifies as the specification of Standard Webhooks says and with none
/// of the product's code.
public final class Receiver implements AutoCloseable {
    private final HttpServer server;
    private final LinkedBlockingQueue<Got> got = new LinkedBlockingQueue<>();
    private final List<Integer> answers = new CopyOnWriteArrayList<>();

    /// @param signature the header as it came
    public record Got(String path, String id, String seconds, String signature, String body) {
        public JsonNode json() throws BadJson {
            return Json.read(body.getBytes(StandardCharsets.UTF_8), 1 << 16);
        }

        /// Whether one of the signatures is that of a secret.
        public boolean signedWith(String secret) throws GeneralSecurityException {
            byte[] key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            byte[] expected = mac.doFinal((id + "." + seconds + "." + body).getBytes(StandardCharsets.UTF_8));
            for (String one : signature.split(" ")) {
                if (one.startsWith("v1,")
                        && MessageDigest.isEqual(Base64.getDecoder().decode(one.substring(3)), expected)) {
                    return true;
                }
            }
            return false;
        }
    }

    public Receiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::take);
        server.start();
    }

    private void take(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        got.add(new Got(exchange.getRequestURI().getPath(), header(exchange, "webhook-id"),
                header(exchange, "webhook-timestamp"), header(exchange, "webhook-signature"), body));
        exchange.sendResponseHeaders(answers.isEmpty() ? 204 : answers.removeFirst(), -1);
        exchange.close();
    }

    private static String header(HttpExchange exchange, String name) {
        String value = exchange.getRequestHeaders().getFirst(name);
        return value == null ? "" : value;
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /// What it answers next, one after the other; 204 when there are none left.
    public void answers(Integer... statuses) {
        answers.addAll(List.of(statuses));
    }

    /// The next that comes.
    public Got next() throws InterruptedException {
        Got next = got.poll(60, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("nothing has come");
        }
        return next;
    }

    int waiting() {
        return got.size();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
