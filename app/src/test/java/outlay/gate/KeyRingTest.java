package outlay.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.base.ClientId;
import outlay.collect.door.Key;
import outlay.store.KeptKey;
import outlay.store.Store;
import outlay.vault.Secrets;
import outlay.vault.Vaults;

class KeyRingTest {
    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    private static final ClientId ACME = new ClientId("acme");

    @TempDir
    Path folder;

    private Secrets secrets() {
        return Vaults.of(folder);
    }

    @Test
    void opensForValidKeysOnly() throws Exception {
        Secrets secret = secrets();
        IssuedKey browser = issued(secret, Key.Kind.BROWSER, false);
        IssuedKey server = issued(secret, Key.Kind.SERVER, false);
        IssuedKey revoked = issued(secret, Key.Kind.SERVER, false);
        KeyRing ring = new KeyRing(secret);
        assertThat(ring.find(browser.presented())).isEmpty();
        ring.hold(List.of(browser.kept(), server.kept(), revoked(revoked.kept())));
        assertThat(ring.find(browser.presented()).orElseThrow()).satisfies(key -> {
            assertThat(key.id()).isEqualTo(browser.kept().id());
            assertThat(key.client()).isEqualTo(ACME);
            assertThat(key.kind()).isEqualTo(Key.Kind.BROWSER);
            assertThat(key.hmacSecret()).isEmpty();
        });
        assertThat(ring.find(server.presented()).orElseThrow().kind()).isEqualTo(Key.Kind.SERVER);
        for (String other : List.of("", "x", revoked.presented(), server.kept().id(), server.kept().presentedSha256(),
                server.presented() + " ", server.presented().toLowerCase(java.util.Locale.ROOT), "x".repeat(100_000))) {
            assertThat(ring.find(other)).as(other).isEmpty();
        }
    }

    @Test
    void whatIsKeptOfASecretKeyOpensNothingAndSignsNothing() throws Exception {
        Secrets secret = secrets();
        IssuedKey signed = issued(secret, Key.Kind.SERVER, true);
        IssuedKey server = issued(secret, Key.Kind.SERVER, false);
        try (Store store = Store.open(folder, Optional.empty(), Optional.empty())) {
            store.gates().add(signed.kept());
            store.gates().add(server.kept());
        }
        String database = new String(Files.readAllBytes(folder.resolve("state.db")),
                java.nio.charset.StandardCharsets.ISO_8859_1);
        assertThat(database).contains(server.kept().id()).doesNotContain(server.presented(),
                signed.signingSecret().orElseThrow());
        KeyRing ring = new KeyRing(secret);
        ring.hold(List.of(signed.kept()));
        byte[] key = ring.find(signed.presented()).orElseThrow().hmacSecret().orElseThrow();
        assertThat(java.util.HexFormat.of().formatHex(key)).isEqualTo(signed.signingSecret().orElseThrow());
    }

    @Test
    void theWatchSeesChangesOfOthersAndSurvivesTheLossOfTheStore() throws Exception {
        Secrets secret = secrets();
        KeyRing ring = new KeyRing(secret);
        IssuedKey early = issued(secret, Key.Kind.SERVER, false);
        IssuedKey late = issued(secret, Key.Kind.SERVER, false);
        try (Store elsewhere = Store.open(folder, Optional.empty(), Optional.empty())) {
            elsewhere.gates().add(early.kept());
            Store store = Store.open(folder, Optional.empty(), Optional.empty());
            try (GateWatch watch = GateWatch.start(store.gates(), ring, links -> {},
                    new KeyUses(store.gates(), Map::of), Duration.ofMillis(20))) {
                assertThat(ring.find(early.presented())).isPresent();
                elsewhere.gates().add(late.kept());
                until(() -> ring.find(late.presented()).isPresent());
                elsewhere.gates().revoke(ACME, early.kept().id(), NOW);
                watch.look();
                assertThat(ring.find(early.presented())).isEmpty();
                store.close();
                until(() -> !watch.reading());
                assertThat(ring.find(late.presented())).isPresent();
            }
        }
    }

    private static void until(java.util.function.BooleanSupplier holds) {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!holds.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.onSpinWait();
        }
    }

    static IssuedKey issued(Secrets secret, Key.Kind kind, boolean signed) {
        return IssuedKey.make(new IssuedKey.Wanted(ACME, kind, false, false, signed, List.of()), secret,
                new SecureRandom(), NOW);
    }

    private static KeptKey revoked(KeptKey key) {
        return new KeptKey(key.id(), key.client(), key.kind(), key.mayAssertRevenue(), key.consentRequired(),
                key.signed(), key.origins(), key.presentedSha256(), key.shown(), key.createdAt(), Optional.of(NOW));
    }
}
