package outlay.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.base.ClientId;
import outlay.collect.Quarantine;
import outlay.collect.Refusal;
import outlay.base.Money;
import outlay.fact.Clue;
import outlay.fact.Consent;
import outlay.fact.Contact;
import outlay.fact.Deal;
import outlay.fact.Event;
import outlay.fact.Landing;
import outlay.fact.Seen;
import outlay.fact.StageEntry;
import outlay.live.Happenings;
import outlay.live.LiveBooks;
import outlay.log.Entry;
import outlay.log.FactCodec;
import outlay.log.LocalLog;
import outlay.log.Log;
import outlay.log.LogSettings;
import outlay.log.MemoryLog;
import outlay.report.Answer;
import outlay.report.Books;
import outlay.report.Question;
import outlay.store.Store;
import outlay.testkit.Property;
import outlay.vault.Sealing;
import outlay.web.QuestionReader;

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
                new Landing("https://shop.example/me/ann?utm_source=x", "", new TreeMap<>(),
                        new TreeMap<>(Map.of("gclid", "g-1"))),
                Optional.empty(), Optional.of(seen)).from("LI"), NOW.minus(age));
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

    private static RetentionTimes times(int details, int events) {
        return new RetentionTimes(Map.of(RetentionClass.DETAILS, Span.days(details), RetentionClass.EVENTS,
                Span.days(events), RetentionClass.QUARANTINE, Span.days(30)));
    }

    private Retention retention(LocalLog log, Store store, List<Derived> derived) {
        return new Retention(log, store.erasures(), data, new byte[]{1}, derived, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private LocalLog log() throws IOException {
        return LocalLog.open(data.resolve("log"), LogSettings.DEFAULT.withEntryBytes(4_000).withSegmentBytes(50_000),
                Sealing.NONE);
    }

    private Store store() {
        return Store.open(data, Optional.empty(), Optional.empty());
    }

    @Test
    void onlyWhatIsPastItsTimeIsEnded() throws IOException {
        RetentionTimes times = times(396, 800);
        try (LocalLog log = log(); Store store = store()) {
            log.append(List.of(event("old", Duration.ofDays(400)), event("new", Duration.ofDays(390)),
                    kept("old text", Duration.ofDays(31)), kept("new text", Duration.ofDays(29)),
                    event("oldest dev-1", Duration.ofDays(801)))).join();
            List<String> before = bodies(log);
            Retention retention = retention(log, store, List.of());
            assertThat(retention.status(times)).containsEntry("details", 1L).containsEntry("events", 1L)
                    .containsEntry("quarantine", 1L);
            RetentionRecord done = retention.run(times, () -> false);
            assertThat(done.ended()).containsEntry("details", 1L).containsEntry("events", 1L)
                    .containsEntry("quarantine", 1L);
            assertThat(retention.status(times).values()).allMatch(rows -> rows == 0);
            assertThat(done.pastAt(NOW, times).values()).allMatch(rows -> rows == 0);
            List<String> after = bodies(log);
            assertThat(after.get(0)).doesNotContain("Firefox", "203.0", "fb.1", "/me/ann")
                    .contains("dev-1", "old", "\"visitorCountry\":\"LI\"");
            assertThat(after.get(1)).isEqualTo(before.get(1));
            assertThat(after.get(2)).isNotEqualTo(before.get(2)).contains("past its time");
            assertThat(after.get(3)).isEqualTo(before.get(3));
            assertThat(after.get(4)).doesNotContain("Firefox", "203.0", "fb.1", "/me/ann", "dev-1", "g-1",
                    "visitorCountry");
            assertThat(RetentionRecord.of(data)).contains(done);
        }
    }

    /// What will be past, and when, is counted with the rest, so that the metric is right on days without a run.
    @Test
    void whatBecomesPastIsCountedDayByDay() throws IOException {
        RetentionTimes times = times(396, 800);
        try (LocalLog log = log(); Store store = store()) {
            log.append(List.of(event("a", Duration.ofDays(390)), event("b", Duration.ofDays(390)),
                    kept("text", Duration.ofDays(29)))).join();
            RetentionRecord done = retention(log, store, List.of()).run(times, () -> false);
            for (int days = 0; days < 20; days++) {
                Instant then = NOW.plus(Duration.ofDays(days)).plusSeconds(1);
                assertThat(done.pastAt(then, times)).as("after %d days", days).isEqualTo(Retention.status(log, times,
                        then));
            }
        }
    }

    @Test
    void withoutTimesNothingIsEnded() throws IOException {
        try (LocalLog log = log(); Store store = store()) {
            log.append(List.of(event("a", Duration.ofDays(9_000)))).join();
            List<String> before = bodies(log);
            assertThat(retention(log, store, List.of()).run(RetentionTimes.KEEP, () -> false).files()).isZero();
            assertThat(bodies(log)).isEqualTo(before);
            assertThat(log.sealed()).isEmpty();
        }
    }

    /// Whatever was made of the log follows all entries that changed, even where the run that changed them never came
    /// to it.
    @Test
    void aRunThatEndsAnywhereIsEndedByTheNext() throws IOException {
        RetentionTimes times = times(30, 60);
        for (int cut = 0; cut < 12; cut++) {
            int at = cut;
            Path folder = Files.createDirectories(data.resolve("cut-" + cut));
            Set<Long> followed = new TreeSet<>();
            try (LocalLog log = LocalLog.open(folder.resolve("log"),
                    LogSettings.DEFAULT.withEntryBytes(4_000).withSegmentBytes(50_000), Sealing.NONE);
                    Store store = Store.open(folder, Optional.empty(), Optional.empty())) {
                for (int i = 0; i < 600; i++) {
                    log.append(List.of(event("e" + i, Duration.ofDays(i % 100)))).join();
                }
                AtomicInteger asked = new AtomicInteger();
                boolean follows = cut % 2 == 0;
                List<Derived> fails = List.of((client, rule, positions) -> {
                    if (follows) {
                        throw new IOException("killed");
                    }
                    followed.addAll(positions);
                });
                Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
                try {
                    new Retention(log, store.erasures(), folder, new byte[]{1}, fails, clock).run(times,
                            () -> !follows && asked.getAndIncrement() >= at);
                } catch (IOException killed) {
                    assertThat(killed).hasMessage("killed");
                }
                RetentionRecord half = RetentionRecord.of(folder).orElseThrow();
                assertThat(half.done()).isEqualTo(!follows && at >= half.files());
                RetentionRecord done = new Retention(log, store.erasures(), folder, new byte[]{1},
                        List.of((client, rule, positions) -> followed.addAll(positions)),
                        Clock.offset(clock, Duration.ofHours(5))).run(times, () -> false);
                assertThat(done.done()).isTrue();
                assertThat(done.stretches()).isEmpty();
                assertThat(Retention.status(log, times, NOW).values()).allMatch(rows -> rows == 0);
                assertThat(followed).containsAll(changed(log, times));
            }
        }
    }

    /// The positions of all that is past its time.
    private static List<Long> changed(Log log, RetentionTimes times) {
        List<Long> positions = new ArrayList<>();
        try (Log.Cursor cursor = log.read(0)) {
            while (cursor.next()) {
                if (cursor.entry().receivedAt().isBefore(times.before(NOW).get(RetentionClass.DETAILS))) {
                    positions.add(cursor.position());
                }
            }
        }
        assertThat(positions).hasSizeGreaterThan(100);
        return positions;
    }

    /// Spend, revenue and orders stay; visits that are past lead to nobody, and what they led to is unattributed.
    @Test
    void totalsStayAndJourneysLoseWhatIsPast() {
        long[] lost = new long[1];
        RetentionTimes times = new RetentionTimes(Map.of(RetentionClass.DETAILS, Span.days(10), RetentionClass.EVENTS,
                Span.days(50), RetentionClass.CONTACTS, Span.days(40), RetentionClass.QUARANTINE, Span.days(30)));
        Property.check(60, 41, draw -> {
            List<Entry> before = new ArrayList<>();
            Happenings.random(draw, draw.between(5, 40)).forEach(fact -> before.add(FactCodec.encode(fact,
                    NOW.minus(Duration.ofDays(draw.between(0, 100))))));
            RetentionRule rule = new RetentionRule(times.before(NOW), CrmReceipts.NONE, new byte[]{1});
            List<Entry> after = before.stream().map(entry -> rule.apply(0, entry)).toList();
            assertThat(after.stream().map(entry -> rule.apply(0, entry)).toList()).isEqualTo(after);
            Question question = QuestionReader.read(Question.By.CHANNELS, Map.of("client", Happenings.CLIENT.value()));
            Map<String, Answer.Balance> were = balances(before, question);
            Map<String, Answer.Balance> are = balances(after, question);
            assertThat(are.keySet()).isEqualTo(were.keySet());
            were.forEach((currency, was) -> {
                Answer.Balance is = Optional.ofNullable(are.get(currency)).orElseThrow();
                assertThat(is.holds()).isTrue();
                assertThat(is.revenueMinor()).isEqualTo(was.revenueMinor());
                assertThat(is.importedSpendMicros()).isEqualTo(was.importedSpendMicros());
                assertThat(is.reportedSpendMicros()).isEqualTo(was.reportedSpendMicros());
                lost[0] += was.creditedMinor() == is.creditedMinor() ? 0 : 1;
            });
        });
        assertThat(lost[0]).isGreaterThan(10);
    }

    /// What a shorter time is said to end is what the run by it ends, and no total changes by asking.
    @Test
    void whatIsForetoldIsWhatEnds() {
        long[] told = new long[3];
        RetentionTimes held = new RetentionTimes(Map.of(RetentionClass.DETAILS, Span.days(60), RetentionClass.EVENTS,
                Span.days(90), RetentionClass.CONTACTS, Span.days(80)));
        RetentionTimes then = new RetentionTimes(Map.of(RetentionClass.DETAILS, Span.days(10), RetentionClass.EVENTS,
                Span.days(50), RetentionClass.CONTACTS, Span.days(40), RetentionClass.QUARANTINE, Span.days(30)));
        Property.check(40, 43, draw -> {
            List<Entry> before = new ArrayList<>();
            Happenings.random(draw, draw.between(5, 40)).forEach(fact -> before.add(FactCodec.encode(fact,
                    NOW.minus(Duration.ofDays(draw.between(0, 100))))));
            MemoryLog log = new MemoryLog();
            log.append(before).join();
            LiveBooks books = new LiveBooks(log);
            RetentionOutlook.Found found = RetentionOutlook.of(log, held, then, NOW,
                    (client, events) -> books.people(client, (persons, version) -> events.stream()
                            .flatMap(event -> persons.personOf(event).stream()).toList()),
                    books::of);
            RetentionRule anyway = new RetentionRule(held.before(NOW), CrmReceipts.of(log, held), new byte[]{1});
            RetentionRule rule = new RetentionRule(then.before(NOW), CrmReceipts.of(log, then), new byte[]{1});
            List<Entry> stored = new ArrayList<>();
            try (Log.Cursor cursor = log.read(0)) {
                while (cursor.next()) {
                    stored.add(cursor.entry());
                }
            }
            long changed = stored.stream().filter(entry -> !Arrays.equals(rule.apply(0, entry).body(),
                    anyway.apply(0, entry).body())).count();
            assertThat(found.rows().values().stream().mapToLong(Long::longValue).sum()).isEqualTo(changed);
            assertThat(found.rows().keySet()).containsExactlyInAnyOrder("details", "events", "contacts", "quarantine");
            assertThat(found.people()).isLessThanOrEqualTo(found.rows().getOrDefault("events", 0L));
            told[0] += changed;
            told[1] += found.people();
            told[2] += found.conversions();
            assertThat(RetentionOutlook.of(log, then, then, NOW, (client, events) -> List.of(), books::of).rows()
                    .values()).allMatch(rows -> rows == 0);
        });
        assertThat(Arrays.stream(told).min().orElseThrow()).isGreaterThan(10);
    }

    /// A record that the CRM still tells of stays whole; one that it has not told of for the time loses all that leads
    /// to a person, in all its versions.
    @Test
    void aRecordOfTheCrmEndsByTheLastWordOnIt() throws IOException {
        RetentionTimes times = new RetentionTimes(Map.of(RetentionClass.CONTACTS, Span.days(100)));
        try (LocalLog log = log(); Store store = store()) {
            log.append(List.of(contact("17", "v1", 300), contact("17", "v2", 200), entered("17", 150),
                    contact("18", "v1", 300), contact("18", "v2", 99), entered("18", 300),
                    deal("d1", "Order of Ann Lee", 300), deal("d2", "Order of Bob Ray", 90))).join();
            List<String> before = bodies(log);
            Retention retention = retention(log, store, List.of());
            assertThat(retention.status(times)).containsExactly(Map.entry("contacts", 4L));
            RetentionRecord done = retention.run(times, () -> false);
            assertThat(done.ended()).containsExactly(Map.entry("contacts", 4L));
            List<String> after = bodies(log);
            for (int ended : List.of(0, 1, 2, 6)) {
                assertThat(after.get(ended)).doesNotContain("\"17\"", "ann.lee", "Ann", "v1", "v2", "kw-1");
            }
            assertThat(after.get(0)).contains("co-1", "lead");
            assertThat(after.get(2)).contains("sql");
            assertThat(after.get(6)).contains("d1", "co-1", "500000");
            for (int kept : List.of(3, 4, 5, 7)) {
                assertThat(after.get(kept)).isEqualTo(before.get(kept));
            }
            assertThat(retention.run(times, () -> false).ended()).containsExactly(Map.entry("contacts", 0L));
            assertThat(bodies(log)).isEqualTo(after);
            Instant soon = NOW.plus(Duration.ofDays(2));
            assertThat(done.pastAt(soon, times)).isEqualTo(Retention.status(log, times, soon))
                    .containsExactly(Map.entry("contacts", 3L));
        }
    }

    private static Entry contact(String id, String version, int days) {
        Instant at = NOW.minus(Duration.ofDays(days));
        return FactCodec.encode(new Contact(ACME, "hubspot", id, version, Optional.of(at), "ann.lee@x.com", "co-1",
                "Acme", Optional.of(at), new TreeMap<>(Map.of("lead", at)),
                Clue.sorted(List.of(Clue.click("gclid", "kw-1"))), ""), at);
    }

    private static Entry entered(String id, int days) {
        Instant at = NOW.minus(Duration.ofDays(days));
        return FactCodec.encode(new StageEntry(ACME, "hubspot", StageEntry.Of.CONTACT, id, "sql", at), at);
    }

    private static Entry deal(String id, String name, int days) {
        Instant at = NOW.minus(Duration.ofDays(days));
        return FactCodec.encode(new Deal(ACME, "hubspot", id, "w1", Optional.of(at), name,
                Optional.of(Money.parse("5000.00", "USD")), "won", Deal.Status.WON, Optional.of(at), Optional.of(at),
                List.of("17"), List.of("ann.lee@x.com"), "co-1", "Acme", new TreeMap<>()), at);
    }

    private static Map<String, Answer.Balance> balances(List<Entry> entries, Question question) {
        Map<String, Answer.Balance> balances = new TreeMap<>();
        Books.of(entries.stream().map(FactCodec::decode).toList()).answer(question).balances()
                .forEach(each -> balances.put(each.currency().code(), each));
        return balances;
    }

    @Test
    void theDailyRunIsDueOnceADayAndCatchesUp() throws IOException {
        RetentionTimes times = times(30, 60);
        Instant now = Instant.parse("2026-11-26T02:00:00Z");
        try (LocalLog log = log(); Store store = store()) {
            Retention retention = new Retention(log, store.erasures(), data, new byte[]{1}, List.of(),
                    Clock.fixed(now, ZoneOffset.UTC));
            try (RetentionJob job = job(retention, times, now)) {
                assertThat(job.isDue(now)).as("never ran").isTrue();
                assertThat(job.past()).isEmpty();
            }
            retention.run(times, () -> false);
            try (RetentionJob job = job(retention, times, now);
                    RetentionJob other = job(retention, times(30, 61), now)) {
                assertThat(job.past()).containsEntry("events", 0L);
                assertThat(job.isDue(Instant.parse("2026-11-26T03:29:00Z"))).isFalse();
                assertThat(job.isDue(Instant.parse("2026-11-26T03:30:00Z"))).isTrue();
                assertThat(job.isDue(Instant.parse("2026-12-24T00:00:00Z"))).as("was off").isTrue();
                assertThat(other.isDue(now)).as("another time is set").isTrue();
            }
        }
    }

    private RetentionJob job(Retention retention, RetentionTimes times, Instant now)
            throws IOException {
        return new RetentionJob(retention, () -> times, LocalTime.of(3, 30), data, Clock.fixed(now, ZoneOffset.UTC),
                work -> work.run());
    }

    @Test
    void spansAreDaysMonthsAndYearsOfTheCalendar() {
        assertThat(Span.parse("25 months").before(Instant.parse("2026-03-31T17:00:00Z")))
                .isEqualTo("2024-02-29T00:00:00Z");
        assertThat(Span.parse("1 year")).hasToString("1 year");
        assertThat(Span.parse(" 396 Days ")).hasToString("396 days");
        for (String wrong : List.of("", "0 days", "25", "months", "-1 days", "2 weeks", "1.5 years")) {
            assertThatThrownBy(() -> Span.parse(wrong)).hasMessageContaining("25 months");
        }
    }
}
