package outlay.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import outlay.base.ClientId;
import outlay.testkit.Property;

/// What every log must do; inherited by the tests of each implementation.
abstract class LogContract {
    static final ClientId ACME = new ClientId("acme");
    static final ClientId BETA = new ClientId("beta");
    private Log log = new NoLog();

    /// An empty log.
    abstract Log create() throws Exception;

    /// Closes the log and opens the same again.
    abstract Log reopen(Log log) throws Exception;

    /// What the implementation checks after every test.
    abstract void checkAtRest(Log log);

    @BeforeEach
    void open() throws Exception {
        log = create();
    }

    @AfterEach
    void rest() {
        checkAtRest(log);
        log.close();
    }

    static Entry event(String id, String body) {
        return event(ACME, id, body);
    }

    static Entry event(ClientId client, String id, String body) {
        return new Entry(client, id, Entry.Kind.EVENT, Instant.ofEpochSecond(1_790_000_000L, 123_456_789),
                body.getBytes(StandardCharsets.UTF_8));
    }

    static List<Outcome> append(Log log, Entry... entries) {
        return log.append(List.of(entries)).join();
    }

    /// The bodies from a position on.
    static List<String> bodies(Log log, long from) {
        List<String> bodies = new ArrayList<>();
        try (Log.Cursor cursor = log.read(from)) {
            while (cursor.next()) {
                bodies.add(new String(cursor.entry().body(), StandardCharsets.UTF_8));
            }
        }
        return bodies;
    }

    @Test
    void anEmptyLogHoldsNothing() {
        assertThat(bodies(log, 0)).isEmpty();
        assertThat(append(log)).isEmpty();
    }

    @Test
    void whatIsStoredIsReadUnchangedAndInOrder() throws Exception {
        Entry first = event("1", "one");
        Entry second = new Entry(BETA, "ä\n\u0000 id", Entry.Kind.QUARANTINE, Instant.EPOCH.minusNanos(1),
                new byte[]{0, -1, 7});
        Entry third = new Entry(ACME, "", Entry.Kind.RATE, Instant.MAX, new byte[0]);
        append(log, first, second, third);
        for (int round = 0; round < 2; round++) {
            try (Log.Cursor cursor = log.read(0)) {
                for (Entry entry : List.of(first, second, third)) {
                    assertThat(cursor.next()).isTrue();
                    assertThat(cursor.entry()).usingRecursiveComparison().isEqualTo(entry);
                    assertThat(cursor.head())
                            .isEqualTo(new Log.Head(entry.client(), entry.kind(), entry.receivedAt()));
                    assertThat(cursor.nextPosition()).isGreaterThan(cursor.position());
                }
                assertThat(cursor.next()).isFalse();
            }
            log = reopen(log);
        }
    }

    @Test
    void readingBeginsWhereItIsTold() {
        List<Outcome> outcomes = append(log, event("1", "one"), event("2", "two"), event("3", "three"));
        long second = ((Outcome.Stored) outcomes.get(1)).position();
        assertThat(bodies(log, second)).containsExactly("two", "three");
        assertThat(bodies(log, second + 1)).containsExactly("three");
        assertThat(bodies(log, log.end())).isEmpty();
        assertThat(bodies(log, Long.MAX_VALUE)).isEmpty();
    }

    @Test
    void aCursorEndsWhereTheLogEndedWhenItWasMade() {
        append(log, event("1", "one"));
        try (Log.Cursor cursor = log.read(0)) {
            append(log, event("2", "two"));
            assertThat(cursor.next()).isTrue();
            assertThat(cursor.next()).isFalse();
        }
    }

    @Test
    void aRepeatedEntryIsADuplicateAcrossCallsBatchesAndRestarts() throws Exception {
        long first = ((Outcome.Stored) append(log, event("1", "one")).getFirst()).position();
        assertThat(append(log, event("1", "one"))).containsExactly(new Outcome.Duplicate(first));
        List<Outcome> both = append(log, event("2", "two"), event("2", "two"));
        assertThat(both.get(1)).isEqualTo(new Outcome.Duplicate(((Outcome.Stored) both.getFirst()).position()));
        log = reopen(log);
        assertThat(append(log, event("1", "one"))).containsExactly(new Outcome.Duplicate(first));
        assertThat(bodies(log, 0)).containsExactly("one", "two");
    }

    @Test
    void theSameIdOfAnotherClientIsAnotherEntry() {
        assertThat(append(log, event(ACME, "1", "one"), event(BETA, "1", "other")))
                .allMatch(Outcome.Stored.class::isInstance);
    }

    @Test
    void aConflictKeepsTheFirstAndQuarantinesTheOther() throws Exception {
        List<Outcome> outcomes = append(log, event("1", "one"), event("1", "other"));
        long first = ((Outcome.Stored) outcomes.getFirst()).position();
        long kept = ((Outcome.Conflict) outcomes.get(1)).position();
        for (int round = 0; round < 2; round++) {
            try (Log.Cursor cursor = log.read(kept)) {
                assertThat(cursor.next()).isTrue();
                assertThat(cursor.entry().kind()).isEqualTo(Entry.Kind.QUARANTINE);
                assertThat(Quarantined.decode(cursor.entry())).usingRecursiveComparison()
                        .isEqualTo(new Quarantined("CONFLICT", Entry.Kind.EVENT, "1", first,
                                "other".getBytes(StandardCharsets.UTF_8)));
            }
            assertThat(append(log, event("1", "other"))).containsExactly(new Outcome.Duplicate(kept));
            assertThat(append(log, event("1", "one"))).containsExactly(new Outcome.Duplicate(first));
            log = reopen(log);
        }
        Entry sameBytesOtherKind = new Entry(ACME, "1", Entry.Kind.RATE, Instant.EPOCH, "one".getBytes(
                StandardCharsets.UTF_8));
        assertThat(append(log, sameBytesOtherKind).getFirst()).isInstanceOf(Outcome.Conflict.class);
    }

    @Test
    void nobodysIdMeetsThatOfAConflict() {
        long kept = ((Outcome.Conflict) append(log, event("1", "one"), event("1", "other")).get(1)).position();
        try (Log.Cursor cursor = log.read(kept)) {
            assertThat(cursor.next()).isTrue();
            String id = cursor.entry().id();
            assertThat(append(log, event(id, "mine")).getFirst()).isInstanceOf(Outcome.Stored.class);
        }
    }

    @Test
    void anIdThatIsNotTextDoesNoHarm() {
        assertThat(append(log, event("\ud800", "one"), event("\ud800", "other"), event("2", "two")))
                .noneMatch(Outcome.Refused.class::isInstance);
    }

    @Test
    void manySendersGetTheirOwnAnswers() throws Exception {
        int senders = 32;
        int each = 200;
        List<Thread> threads = new ArrayList<>();
        Map<Long, String> told = java.util.Collections.synchronizedMap(new HashMap<>());
        for (int s = 0; s < senders; s++) {
            int sender = s;
            threads.add(Thread.startVirtualThread(() -> {
                for (int i = 0; i < each; i++) {
                    String own = sender + "/" + i;
                    List<Outcome> outcomes = append(log, event(own, own), event("shared " + i, "shared"));
                    told.put(((Outcome.Stored) outcomes.getFirst()).position(), own);
                    if (outcomes.get(1) instanceof Outcome.Stored(long position)) {
                        told.put(position, "shared");
                    }
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        Map<Long, String> read = new HashMap<>();
        try (Log.Cursor cursor = log.read(0)) {
            while (cursor.next()) {
                read.put(cursor.position(), new String(cursor.entry().body(), StandardCharsets.UTF_8));
            }
        }
        assertThat(read).hasSize(senders * each + each).isEqualTo(told);
    }

    /// Ids that repeat, bodies that differ, several clients, batches and restarts, against a map.
    @Test
    void outcomesAreThoseOfAMap() {
        Property.check(40, 20261124, draw -> {
            try {
                Log tried = create();
                try {
                    Map<String, String> first = new HashMap<>();
                    Map<String, Boolean> conflicts = new HashMap<>();
                    int rounds = draw.between(1, 12);
                    for (int round = 0; round < rounds; round++) {
                        List<Entry> batch = draw.list(1, 20, d -> event(d.pick(ACME, BETA), "" + d.between(0, 8), ""
                                + d.between(0, 3)));
                        List<Outcome> outcomes = tried.append(batch).join();
                        for (int i = 0; i < batch.size(); i++) {
                            assertThat(outcomes.get(i).getClass()).isEqualTo(expected(batch.get(i), first, conflicts));
                        }
                        if (draw.chance(20)) {
                            tried = reopen(tried);
                        }
                    }
                    assertThat(bodies(tried, 0)).hasSize(first.size() + conflicts.size());
                } finally {
                    checkAtRest(tried);
                    tried.close();
                }
            } catch (Exception failure) {
                throw new IllegalStateException(failure);
            }
        });
    }

    private static Class<?> expected(Entry entry, Map<String, String> first, Map<String, Boolean> conflicts) {
        String key = entry.client() + "/" + entry.id();
        String body = new String(entry.body(), StandardCharsets.UTF_8);
        String stored = first.putIfAbsent(key, body);
        if (stored == null) {
            return Outcome.Stored.class;
        }
        boolean known = stored.equals(body) || conflicts.put(key + "/" + body, true) != null;
        return known ? Outcome.Duplicate.class : Outcome.Conflict.class;
    }

    static String randomBody(SplittableRandom random, int most) {
        return "x".repeat(random.nextInt(most)) + random.nextLong();
    }

    /// Before the first is made.
    private static final class NoLog implements Log {
        @Override
        public CompletableFuture<List<Outcome>> append(List<Entry> entries) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Cursor read(long from) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long end() {
            return 0;
        }

        @Override
        public void close() {}
    }
}
