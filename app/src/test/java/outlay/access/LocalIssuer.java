package outlay.access;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import outlay.web.Request;
import outlay.web.Response;
import outlay.web.Router;
import outlay.web.WebServer;

/// An issuer of OpenID Connect on this machine, which gives for each code what the test says.
final class LocalIssuer implements AutoCloseable {
    private final WebServer server;
    private final Map<String, String> tokens = new ConcurrentHashMap<>();
    private final List<JWK> keys;
    private volatile Map<String, String> asked = Map.of();

    LocalIssuer(List<JWK> keys) throws IOException {
        this.keys = keys;
        server = WebServer.onLoopback(0, new Router().get("/.well-known/openid-configuration", request -> json(
                "{\"issuer\":\"" + uri() + "\",\"authorization_endpoint\":\"" + uri() + "/authorize\","
                        + "\"token_endpoint\":\"" + uri() + "/token\",\"jwks_uri\":\"" + uri() + "/keys\"}"))
                .get("/keys", request -> json(new JWKSet(this.keys).toString(true))).post("/token", this::token));
    }

    String uri() {
        return "http://127.0.0.1:" + server.port();
    }

    void gives(String code, String token) {
        tokens.put(code, token);
    }

    /// What the last code was sent with.
    Map<String, String> asked() {
        return asked;
    }

    private Response token(Request request) {
        asked = fields(new String(request.body(), StandardCharsets.UTF_8));
        return json("{\"id_token\":\"" + tokens.getOrDefault(asked.getOrDefault("code", ""), "") + "\"}");
    }

    static Map<String, String> fields(String form) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String field : form.split("&", -1)) {
            int equals = field.indexOf('=');
            fields.put(field.substring(0, equals),
                    URLDecoder.decode(field.substring(equals + 1), StandardCharsets.UTF_8));
        }
        return fields;
    }

    private static Response json(String text) {
        return Response.json(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        server.close();
    }
}
