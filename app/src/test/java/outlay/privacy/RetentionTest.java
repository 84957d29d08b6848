package outlay.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.base.ClientId;
import outlay.collect.Quarantine;
import outlay.collect.Refusal;
import outlay.fact.Consent;
import outlay.fact.Event;
import outlay.fact.Landing;
import outlay.fact.Seen;
import outlay.log.Entry;
import outlay.log.FactCodec;
import outlay.log.LocalLog;
import outlay.log.Log;
import outlay.log.LogSettings;
import outlay.store.Store;
import outlay.vault.Sealing;

/// What is past its time is ended, what is not stays to the byte, and nothing is past it afterwards.
class RetentionTest {
    private static final Instant NOW = Instant.parse("2026-11-26T00:00:00Z");
    private static final ClientId ACME = new ClientId("acme");

    @TempDir
    Path data;

    private static Entry event(String id, Duration age) {
        Seen seen = new Seen(Seen.Trust.SERVER, "k", false, Seen.Bot.NO, Seen.Clock.AS_SENT, Consent.UNKNOWN,
                "203.0.113.0", "Firefox", "", new TreeMap<>(Map.of("_fbp", "fb.1")));
        return FactCodec.encode(new Event(ACME, id, NOW.minus(age), Event.Type.PAGE, "", "dev-1", "", "", "",
                new Landing("https://shop.example/me/ann?utm_source=x", "", new TreeMap<>(), new TreeMap<>()),
                Optional.empty(), Optional.of(seen)), NOW.minus(age));
    }

    private static Entry kept(String text, Duration age) {
        return new Quarantine(Refusal.NOT_JSON, "no", "/v1/batch", 1, text.getBytes(StandardCharsets.UTF_8))
                .entry(ACME, "door", NOW.minus(age));
    }

    private static List<String> bodies(Log log) {
        List<String> bodies = new java.util.ArrayList<>();
        try (Log.Cursor cursor = log.read(0)) {
            while (cursor.next()) {
                bodies.add(new String(cursor.entry().body(), StandardCharsets.UTF_8));
            }
        }
        return bodies;
    }

    @Test
    void onlyWhatIsPastItsTimeIsEnded() throws IOException {
        Retention retention = new Retention(Retention.Limits.USUAL);
        try (LocalLog log = LocalLog.open(data.resolve("log"), LogSettings.DEFAULT, Sealing.NONE);
                Store store = Store.open(data, Optional.empty(), Optional.empty())) {
            log.append(List.of(event("old", Duration.ofDays(400)), event("new", Duration.ofDays(390)),
                    kept("old text", Duration.ofDays(31)), kept("new text", Duration.ofDays(29)))).join();
            List<String> before = bodies(log);
            assertThat(retention.status(log, store.erasures(), NOW)).containsEntry("events", 1L)
                    .containsEntry("quarantine", 1L).containsEntry("audit", 0L);
            assertThat(retention.run(log, store.erasures(), List.of(), NOW)).containsEntry("events", 1L);
            assertThat(retention.status(log, store.erasures(), NOW).values()).allMatch(rows -> rows == 0);
            List<String> after = bodies(log);
            assertThat(after.get(0)).doesNotContain("Firefox", "203.0", "fb.1", "/me/ann").contains("dev-1", "old");
            assertThat(after.get(1)).isEqualTo(before.get(1));
            assertThat(after.get(2)).isNotEqualTo(before.get(2)).contains("past its time");
            assertThat(after.get(3)).isEqualTo(before.get(3));
        }
    }
}
