package outlay.access;

import com.nimbusds.jose.jwk.JWKSet;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import outlay.json.BadJson;
import outlay.json.Json;
import tools.jackson.databind.JsonNode;

/// The issuer of single sign-on, as we talk to it: where its endpoints are, what it gives for a code, and the keys that
/// it signs with. It is the operator's own choice, so it may be inside; nothing else is called, and no redirect
/// followed.
final class Issuer implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int MOST_BYTES = 256 * 1024;
    private static final int DONE = 200;
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

    private final SsoSettings settings;
    private final HttpClient http = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(PATIENCE).build();

    /// @param authorization where people sign in
    private record Endpoints(URI authorization, URI token, URI keys) {}

    Issuer(SsoSettings settings) {
        this.settings = settings;
    }

    /// Where to send a browser.
    URI signIn(Map<String, String> parameters) throws IOException {
        URI at = endpoints().authorization();
        return URI.create(at + (at.getRawQuery() == null ? "?" : "&") + form(parameters));
    }

    /// The ID token for a code.
    ///
    /// @param verifier what the challenge of the sign-in was made from (RFC 7636)
    String idToken(String code, String redirect, String verifier) throws IOException {
        String credentials = encoded(settings.clientId()) + ":" + encoded(settings.clientSecret());
        HttpRequest request = HttpRequest.newBuilder(endpoints().token()).timeout(PATIENCE)
                .header("Authorization", "Basic " + Base64.getEncoder()
                        .encodeToString(credentials.getBytes(StandardCharsets.UTF_8)))
                .header("Content-Type", "application/x-www-form-urlencoded").header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(form(Map.of("grant_type", "authorization_code", "code", code,
                        "redirect_uri", redirect, "code_verifier", verifier))))
                .build();
        String token = json(request).path("id_token").asString("");
        if (token.isEmpty()) {
            throw new IOException("the issuer gave no id_token");
        }
        return token;
    }

    /// Asked at every sign-in: keys that the issuer has withdrawn open nothing.
    JWKSet keys() throws IOException {
        try {
            return JWKSet.parse(new String(bytes(HttpRequest.newBuilder(endpoints().keys()).timeout(PATIENCE).build()),
                    StandardCharsets.UTF_8));
        } catch (ParseException wrong) {
            throw new IOException("the issuer's keys cannot be read", wrong);
        }
    }

    private Endpoints endpoints() throws IOException {
        String base = settings.issuer().toString();
        JsonNode found = json(HttpRequest.newBuilder(URI.create(base.replaceFirst("/$", "")
                + "/.well-known/openid-configuration")).timeout(PATIENCE).build());
        if (!found.path("issuer").asString("").equals(base)) {
            throw new IOException("the issuer calls itself \"" + found.path("issuer").asString("")
                    + "\", and not \"" + base + "\"");
        }
        return new Endpoints(safe(found, "authorization_endpoint"), safe(found, "token_endpoint"),
                safe(found, "jwks_uri"));
    }

    /// Codes and secrets go over TLS, unless the issuer is on this machine.
    private static URI safe(JsonNode found, String name) throws IOException {
        try {
            URI at = URI.create(found.path(name).asString(""));
            if (permitted(at)) {
                return at;
            }
        } catch (IllegalArgumentException noAddress) {
            throw new IOException("the issuer's " + name + " is no address", noAddress);
        }
        throw new IOException("the issuer's " + name + " must begin with https://");
    }

    /// Whether an issuer, or a part of one, may be there.
    static boolean permitted(URI at) {
        return at.getHost() != null && ("https".equals(at.getScheme())
                || "http".equals(at.getScheme()) && LOOPBACK.contains(at.getHost()));
    }

    private JsonNode json(HttpRequest request) throws IOException {
        try {
            return Json.read(bytes(request), MOST_BYTES);
        } catch (BadJson wrong) {
            throw new IOException("the issuer's answer is not JSON", wrong);
        }
    }

    private byte[] bytes(HttpRequest request) throws IOException {
        try {
            HttpResponse<InputStream> answer = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = answer.body()) {
                byte[] bytes = body.readNBytes(MOST_BYTES + 1);
                if (answer.statusCode() != DONE || bytes.length > MOST_BYTES) {
                    throw new IOException("the issuer answered " + answer.statusCode() + " at "
                            + request.uri().getPath());
                }
                return bytes;
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IOException("the server is stopping", stop);
        }
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream().sorted(Map.Entry.comparingByKey())
                .map(field -> field.getKey() + "=" + encoded(field.getValue())).collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        http.close();
    }
}
