package outlay.telling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.activate.outbox.FeedFiles;
import outlay.activate.outbox.Telling;
import outlay.base.ClientId;
import outlay.gate.Quotas;
import outlay.store.OutboxStore;
import outlay.store.Store;
import outlay.vault.Sealing;
import outlay.web.Refused;
import outlay.web.Request;
import outlay.web.Response;

/// How often a file may be asked for, and what somebody hears who asks too often or for one that is not there.
class FeedDoorTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-20T10:00:00Z"), ZoneOffset.UTC);
    private static final ClientId ACME = new ClientId("acme");
    private static final int AT_ONCE = 10;
    private final AtomicLong nanos = new AtomicLong();
    private final Quotas networks = new Quotas(5, 100, nanos::get);
    private final Quotas addresses = new Quotas(1, 100, nanos::get);
    private Optional<Store> store = Optional.empty();

    @TempDir
    private Path folder = Path.of("");

    @BeforeEach
    void open() {
        store = Optional.of(Store.open(folder, Optional.empty(), Optional.empty()));
    }

    @AfterEach
    void close() {
        store.ifPresent(Store::close);
    }

    @Test
    void anAddressIsServedSoOftenAndItsNeighbourStill() {
        AccountBook book = book();
        String first = address(book, "one");
        String second = address(book, "two");
        FeedDoor door = door(book);
        for (int i = 0; i < AT_ONCE; i++) {
            assertThat(fetch(door, first, "one", "198.51.100." + i).status()).isEqualTo(200);
        }
        Response refused = fetch(door, first, "one", "192.0.2.1");
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.headers().get("Retry-After")).isEqualTo("2");
        assertThat(new String(refused.body(), StandardCharsets.UTF_8))
                .contains("Too many requests", "this file was fetched too often; once an hour is enough");
        assertThat(fetch(door, second, "two", "192.0.2.1").status()).isEqualTo(200);
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(2));
        assertThat(fetch(door, first, "one", "192.0.2.1").status()).isEqualTo(200);
    }

    @Test
    void whoeverTriesTokensIsHeldUpTogetherWithTheirNeighboursOnly() {
        AccountBook book = book();
        String token = address(book, "one");
        FeedDoor door = door(book);
        for (int i = 0; i < 5 * AT_ONCE; i++) {
            String guess = "guess-" + i;
            assertThatThrownBy(() -> fetch(door, guess, "one", "203.0.113.7")).isInstanceOfSatisfying(Refused.class,
                    refused -> assertThat(refused.problem().detail()).contains("there is no such file",
                            "the address is not complete", "outlay destinations feed"));
        }
        Response refused = fetch(door, token, "one", "203.0.113.200");
        assertThat(refused.status()).as("the same /24").isEqualTo(429);
        assertThat(new String(refused.body(), StandardCharsets.UTF_8)).contains("from your network");
        assertThat(fetch(door, token, "one", "203.0.114.7").status()).isEqualTo(200);
    }

    private AccountBook book() {
        return new AccountBook(store.orElseThrow().accounts(), Sealing.NONE, url -> Optional.empty(), CLOCK,
                nanos::get);
    }

    private String address(AccountBook book, String name) {
        book.add(ACME, name, "google-csv", Map.of("conversion_name", "Order"), true);
        return book.address(ACME, name);
    }

    private FeedDoor door(AccountBook book) {
        OutboxStore outbox = store.orElseThrow().outbox(Sealing.NONE, (client, text) -> text);
        return new FeedDoor(book, outbox,
                new FeedFiles(outbox, (wish, now) -> new Telling.Told.Nothing("unwanted")),
                new FeedDoor.Limits(name -> networks.waitFor(name, 1), name -> addresses.waitFor(name, 1)), CLOCK);
    }

    private static Response fetch(FeedDoor door, String token, String name, String from) {
        return door.handle(new Request("GET", "/feeds/" + token + "/" + name + ".csv",
                Map.of("token", token, "file", name + ".csv"), Map.<String, List<String>>of(), Map.of(), new byte[0],
                from));
    }
}
