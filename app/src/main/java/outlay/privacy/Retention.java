package outlay.privacy;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import outlay.base.ClientId;
import outlay.collect.Quarantine;
import outlay.fact.Event;
import outlay.json.Json;
import outlay.log.Entry;
import outlay.log.FactCodec;
import outlay.log.LocalLog;
import outlay.log.Log;
import outlay.log.Quarantined;
import outlay.log.Rewrite;
import outlay.log.Segment;
import outlay.store.ErasureStore;
import outlay.store.KeptErasure;

/// Ends what has been kept for its time: of events what the door learned beside them and the paths of their pages, of
/// what lies in quarantine its bytes, of erasures their records. No sum changes by it.
///
/// The time counts from the receipt.
public final class Retention {
    private static final String GONE = "past its time";
    private final Limits limits;

    /// How long each class is kept. IP addresses are cut at the door, and are cut off events with the rest.
    public record Limits(Duration events, Duration quarantine, Duration audit) {
        public static final Limits USUAL = new Limits(Duration.ofDays(396), Duration.ofDays(30),
                Duration.ofDays(3 * 365));

        /// In words, by class.
        public SortedMap<String, String> words() {
            return new TreeMap<>(Map.of("events", "what was learned beside an event: " + events.toDays() + " days",
                    "quarantine", "what could not be understood: " + quarantine.toDays() + " days", "audit",
                    "that an erasure was done: " + audit.toDays() + " days", "ip",
                    "addresses: cut to their network before anything is stored", "ledger",
                    "when, from where, and for how much, to balance the books: 10 years, without a link to you once "
                            + "you are erased"));
        }
    }

    public Retention(Limits limits) {
        this.limits = limits;
    }

    /// How many rows of each class are past their time.
    public SortedMap<String, Long> status(Log log, ErasureStore store, Instant now) {
        return counted(log, store, now, (client, position) -> {});
    }

    private SortedMap<String, Long> counted(Log log, ErasureStore store, Instant now,
            BiConsumer<ClientId, Long> entries) {
        SortedMap<String, Long> past = new TreeMap<>(Map.of("events", 0L, "quarantine", 0L));
        Rewrite rule = rule(now);
        try (Log.Cursor cursor = log.read(0)) {
            while (cursor.next()) {
                Entry entry = cursor.entry();
                if (rule.apply(cursor.position(), entry) != entry) {
                    past.merge(entry.kind() == Entry.Kind.EVENT ? "events" : "quarantine", 1L, Long::sum);
                    entries.accept(entry.client(), cursor.position());
                }
            }
        }
        past.put("audit", (long) past(store, now).size());
        return past;
    }

    /// Ends it, and returns how many rows of each class it was.
    public SortedMap<String, Long> run(LocalLog log, ErasureStore store, List<Derived> derived, Instant now)
            throws IOException {
        log.seal();
        Rewrite rule = rule(now);
        SortedMap<ClientId, TreeSet<Long>> positions = new TreeMap<>();
        SortedMap<String, Long> done = counted(log, store, now, (client, position) -> positions
                .computeIfAbsent(client, any -> new TreeSet<>()).add(position));
        for (Segment segment : log.sealed()) {
            if (positions.values().stream().anyMatch(each -> !each.subSet(segment.firstPosition(),
                    segment.nextPosition()).isEmpty())) {
                log.rewrite(segment, rule);
            }
        }
        for (Map.Entry<ClientId, TreeSet<Long>> client : positions.entrySet()) {
            for (Derived each : derived) {
                each.follow(client.getKey(), rule, client.getValue());
            }
        }
        past(store, now).forEach(store::forget);
        return done;
    }

    private List<KeptErasure> past(ErasureStore store, Instant now) {
        return store.all().stream().filter(each -> each.state().equals(ErasureRecord.State.DONE.name())
                && each.requestedAt().isBefore(now.minus(limits.audit))).toList();
    }

    private Rewrite rule(Instant now) {
        Instant events = now.minus(limits.events);
        Instant quarantine = now.minus(limits.quarantine);
        return (position, entry) -> switch (entry.kind()) {
            case EVENT -> entry.receivedAt().isBefore(events) ? event(entry) : entry;
            case QUARANTINE -> entry.receivedAt().isBefore(quarantine) ? quarantined(entry) : entry;
            case CONTACT, DEAL, COMPANY, STAGE_ENTRY, IMPORT, LIFT_TEST, RATE, SPEND_ROW, WITHDRAWAL, UNDO,
                    COLUMN_MAPPING, BROUGHT ->
                entry;
        };
    }

    private static Entry event(Entry entry) {
        if (!(FactCodec.decode(entry) instanceof Event event)) {
            return entry;
        }
        Entry lean = FactCodec.encode(Nameless.lean(event), entry.receivedAt());
        return Arrays.equals(lean.body(), entry.body()) ? entry : lean;
    }

    private static Entry quarantined(Entry entry) {
        if (entry.id().startsWith(QuarantineErasure.CONFLICT)) {
            Quarantined kept = Quarantined.decode(entry);
            return kept.body().length == 0
                    ? entry
                    : new Entry(entry.client(), entry.id(), entry.kind(), entry.receivedAt(),
                            new Quarantined(kept.reason(), kept.kind(), kept.id(), kept.first(), new byte[0])
                                    .encode());
        }
        Quarantine kept = Quarantine.of(entry);
        return kept.bytes().length == 0
                ? entry
                : new Entry(entry.client(), entry.id(), entry.kind(), entry.receivedAt(), Json.records()
                        .writeValueAsBytes(new Quarantine(kept.reason(), GONE, kept.file(), kept.line(),
                                new byte[0])));
    }
}
