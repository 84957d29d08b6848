package outlay;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.base.ClientId;
import outlay.collect.door.Key;
import outlay.gate.TestKeys;
import outlay.log.FaultyDisk;
import outlay.log.LocalLog;
import outlay.log.Log;
import outlay.store.KeptLink;
import outlay.store.Store;
import outlay.vault.Vaults;

/// The server over a disk that fills up, breaks or hangs: it refuses what it cannot keep, sends visitors on, says so to
/// who watches, and heals.
class FailingDiskServerTest {
    private static final ClientId ACME = new ClientId("acme");

    @TempDir
    Path data;

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void refusesSendsOnAndHeals() throws Exception {
        String key = prepared();
        Set<String> told = new HashSet<>();
        long redirected = 0;
        FaultyDisk disk = new FaultyDisk();
        try (Server server = Server.start(settings(), disk)) {
            int number = 0;
            for (FaultyDisk.Fault fault : List.of(FaultyDisk.Fault.FULL, FaultyDisk.Fault.SYNC_FAILS,
                    FaultyDisk.Fault.HANGS)) {
                String before = "event " + number++;
                assertThat(post(server, key, before).statusCode()).isEqualTo(200);
                told.add(before);
                disk.turn(fault);
                HttpResponse<String> refused = post(server, key, "event " + number++);
                assertThat(refused.statusCode()).as("%s", fault).isEqualTo(503);
                assertThat(refused.headers().firstValue("Retry-After").orElse("")).matches("[1-5]");
                for (int i = 0; i < 20; i++) {
                    assertThat(get(server.uri().resolve("/c/link")).statusCode()).isEqualTo(302);
                    redirected++;
                }
                if (fault != FaultyDisk.Fault.HANGS) {
                    HttpResponse<String> ready = get(server.adminUri().resolve("/readyz"));
                    assertThat(ready.statusCode()).isEqualTo(503);
                    assertThat(ready.body()).contains("{\"check\":\"log\",\"status\":\"fail\"");
                }
                assertThat(get(server.adminUri().resolve("/livez")).statusCode()).isEqualTo(200);
                disk.turn(FaultyDisk.Fault.NONE);
                String after = "event " + number++;
                untilTaken(server, key, after);
                told.add(after);
                assertThat(get(server.adminUri().resolve("/readyz")).body())
                        .contains("{\"check\":\"log\",\"status\":\"ok\"");
            }
        }
        Set<String> stored = stored();
        assertThat(stored).containsAll(told);
        assertThat(stored.stream().filter(id -> id.startsWith("click/")).count()).isEqualTo(redirected);
    }

    private static void before(long end) {
        assertThat(System.nanoTime()).isLessThan(end);
    }

    private void untilTaken(Server server, String key, String id) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (post(server, key, id).statusCode() != 200) {
            before(end);
        }
    }

    private Set<String> stored() throws Exception {
        Set<String> stored = new HashSet<>();
        try (Log log = LocalLog.openReadOnly(data.resolve("log"), Vaults.of(data)); Log.Cursor cursor = log.read(0)) {
            while (cursor.next()) {
                assertThat(stored.add(cursor.entry().id())).isTrue();
            }
        }
        return stored;
    }

    private String prepared() throws Exception {
        try (Store store = Store.open(data, Optional.empty(), Optional.empty())) {
            store.gates().add(new KeptLink("link", ACME, "https://shop.example/", Instant.EPOCH, Optional.empty()));
        }
        return TestKeys.keep(data, ACME, Key.Kind.SERVER, "shop", "a server's key");
    }

    private HttpResponse<String> post(Server server, String key, String id) throws Exception {
        return http.send(HttpRequest.newBuilder(server.uri().resolve("/v1/track")).header("Authorization",
                "Bearer " + key).POST(HttpRequest.BodyPublishers.ofString(HttpSenders.body(id))).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> get(URI uri) throws Exception {
        return http.send(HttpRequest.newBuilder(uri).header("User-Agent", "Mozilla/5.0 Firefox/140.0").build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private Settings settings() {
        return new Settings(data, "127.0.0.1", 0, Optional.empty(), Optional.empty());
    }
}
