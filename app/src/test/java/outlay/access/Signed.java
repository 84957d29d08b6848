package outlay.access;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import outlay.AccessSettings;
import outlay.Privacy;
import outlay.Server;
import outlay.Settings;
import outlay.base.ClientId;
import outlay.store.AccessStore;
import outlay.store.KeptMembership;
import outlay.store.KeptUser;
import outlay.store.Store;
import outlay.vault.Vaults;

/// A whole server where everybody has to sign in, and those who do.
final class Signed implements AutoCloseable {
    private static final String COOKIE = "outlay-on-this-machine=";
    private final HttpClient http = HttpClient.newHttpClient();
    private final SecureRandom random = new SecureRandom();
    private final Path data;
    final Server server;
    private final Store store;
    final AccessStore access;

    /// What a browser shows, or a program.
    ///
    /// @param headers by name
    record Shown(String who, Map<String, String> headers) {
        static final Shown NOTHING = new Shown("anonymous", Map.of());

        static Shown bearer(String who, String key) {
            return new Shown(who, Map.of("Authorization", "Bearer " + key));
        }

        String header(String name) {
            return Objects.requireNonNull(headers.get(name), name);
        }

        Shown with(String name, String value) {
            Map<String, String> more = new LinkedHashMap<>(headers);
            more.put(name, value);
            return new Shown(who, more);
        }

        Shown without(String name) {
            Map<String, String> fewer = new LinkedHashMap<>(headers);
            fewer.remove(name);
            return new Shown(who, fewer);
        }
    }

    Signed(Path data) throws IOException {
        this(new Settings(data, "127.0.0.1", 0, Optional.empty(), Optional.empty())
                .withAccess(AccessSettings.REQUIRED));
    }

    Signed(Settings settings) throws IOException {
        data = settings.data();
        server = Server.start(settings);
        store = Store.open(data, Optional.empty(), Optional.empty());
        access = store.access();
    }

    /// Somebody who is signed in.
    ///
    /// @param everywhere a role's label, or ""
    Shown user(String name, String everywhere, Map<ClientId, Role> roles) {
        String id = "usr_" + name;
        access.add(new KeptUser(id, name + "@example.com", "", "", 0, List.of(), everywhere, "", Instant.EPOCH,
                Optional.empty()));
        roles.forEach((client, role) -> access
                .put(new KeptMembership(client, id, role.label(), Instant.EPOCH)));
        return session(name);
    }

    Shown session(String name) {
        String secret = new Sessions(access, Clock.systemUTC(), random).begin("usr_" + name, "test");
        return cookie(name, secret);
    }

    static Shown cookie(String who, String secret) {
        return new Shown(who, Map.of("Cookie", COOKIE + secret, Guard.CSRF_HEADER, Sessions.csrf(secret)));
    }

    /// What the answer has put into the browser.
    static Shown signedIn(String who, HttpResponse<String> answer) {
        String set = answer.headers().firstValue("Set-Cookie").orElseThrow();
        return cookie(who, set.substring(COOKIE.length(), set.indexOf(';')));
    }

    Shown token(ClientId client, Role role) {
        return Shown.bearer("token " + role.label() + " of " + client,
                new ServiceTokens(access, Clock.systemUTC(), random).create(client, role.label(), "test", "test")
                        .presented());
    }

    Shown peopleKey(ClientId client) {
        return Shown.bearer("people key of " + client, new Privacy(Vaults.of(data)).peopleKey(client));
    }

    HttpResponse<String> ask(String method, String path, String body, Shown shown) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.uri() + path.substring(1)))
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        List<String> named = new ArrayList<>();
        shown.headers().forEach((name, value) -> {
            request.header(name, value);
            named.add(name);
        });
        if (!body.isEmpty() && !named.contains("Content-Type")) {
            request.header("Content-Type", "application/json");
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> post(String path, String body, Shown shown) throws Exception {
        return ask("POST", path, body, shown);
    }

    HttpResponse<String> get(String path, Shown shown) throws Exception {
        return ask("GET", path, "", shown);
    }

    @Override
    public void close() {
        store.close();
        server.close();
    }
}
