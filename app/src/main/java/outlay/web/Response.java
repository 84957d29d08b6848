package outlay.web;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/// One HTTP answer, written whole. Length and security headers are added by the server.
///
/// @param headers by the name that is sent, among them `Content-Type`
public record Response(int status, Map<String, String> headers, byte[] body) {
    public Response {
        headers = Collections.unmodifiableMap(new TreeMap<>(headers));
    }

    public static Response of(int status, String contentType, byte[] body) {
        return new Response(status, Map.of("Content-Type", contentType), body);
    }

    public static Response json(byte[] body) {
        return of(200, "application/json", body);
    }

    public static Response text(int status, String text) {
        return of(status, "text/plain; charset=utf-8", (text + "\n").getBytes(StandardCharsets.UTF_8));
    }

    public Response with(String name, String value) {
        Map<String, String> more = new TreeMap<>(headers);
        more.put(name, value);
        return new Response(status, more, body);
    }
}
