package outlay.privacy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.IntStream;
import outlay.base.ClientId;
import outlay.fact.Event;
import outlay.journey.JourneyColumns;
import outlay.log.Entry;
import outlay.log.FactCodec;
import outlay.log.Log;
import outlay.report.Books;

/// What shorter times would end that the present ones would not, of what the log holds now: counted, and nothing is
/// changed.
public final class RetentionOutlook {
    private static final int AT_ONCE = 1_000;

    private final RetentionRule before;
    private final RetentionRule after;
    private final BiFunction<ClientId, List<Event>, List<String>> whose;
    private final SortedMap<String, Long> rows = new TreeMap<>();
    private final Map<ClientId, TextSet> visits = new TreeMap<>();
    private final Map<ClientId, TextSet> people = new TreeMap<>();
    private final Map<ClientId, List<Event>> asked = new TreeMap<>();

    /// @param rows        by class
    /// @param people      whose events are among them
    /// @param conversions of whom at least one of the visits before is among them
    public record Found(SortedMap<String, Long> rows, long people, long conversions) {}

    private RetentionOutlook(RetentionRule before, RetentionRule after,
            BiFunction<ClientId, List<Event>, List<String>> whose) {
        this.before = before;
        this.after = after;
        this.whose = whose;
    }

    /// How often the log is read for it.
    public static int readings(RetentionTimes held, RetentionTimes then) {
        return 1 + held.of(RetentionClass.CONTACTS).map(span -> 1).orElse(0)
                + then.of(RetentionClass.CONTACTS).map(span -> 1).orElse(0);
    }

    /// @param log   as reports read it
    /// @param held  what would hold then without the change
    /// @param then  with it
    /// @param at    when it holds
    /// @param whose names the people whose events they are, as far as they are anybody's
    public static Found of(Log log, RetentionTimes held, RetentionTimes then, Instant at,
            BiFunction<ClientId, List<Event>, List<String>> whose, Function<ClientId, Books> books) {
        // What takes the place of an id is of no matter where nothing is changed.
        byte[] noKey = new byte[1];
        RetentionOutlook outlook = new RetentionOutlook(
                new RetentionRule(held.before(at), CrmReceipts.of(log, held), noKey),
                new RetentionRule(then.before(at), CrmReceipts.of(log, then), noKey), whose);
        then.spans().keySet().forEach(kind -> outlook.rows.put(kind.label(), 0L));
        try (Log.Cursor cursor = log.read(0)) {
            while (cursor.next()) {
                outlook.add(cursor.entry());
            }
        }
        outlook.asked.forEach(outlook::ask);
        long conversions = outlook.visits.entrySet().stream()
                .mapToLong(client -> conversions(books.apply(client.getKey()).ledger().journeys(), client.getValue()))
                .sum();
        return new Found(outlook.rows, outlook.people.values().stream().mapToLong(TextSet::size).sum(), conversions);
    }

    private void add(Entry entry) {
        if (!after.isPast(entry)) {
            return;
        }
        Optional<RetentionRule.Ended> ended = after.ended(entry);
        Optional<RetentionClass> anyway = before.ended(entry).map(RetentionRule.Ended::kind);
        ended.map(RetentionRule.Ended::kind).filter(kind -> !anyway.equals(Optional.of(kind))).ifPresent(kind -> {
            rows.merge(kind.label(), 1L, Long::sum);
            if (kind == RetentionClass.EVENTS && FactCodec.decode(entry) instanceof Event event) {
                visits.computeIfAbsent(entry.client(), added -> new TextSet()).add(event.id());
                List<Event> list = asked.computeIfAbsent(entry.client(), added -> new ArrayList<>());
                list.add(event);
                if (list.size() >= AT_ONCE) {
                    ask(entry.client(), list);
                    list.clear();
                }
            }
        });
    }

    private void ask(ClientId client, List<Event> events) {
        TextSet known = people.computeIfAbsent(client, added -> new TextSet());
        whose.apply(client, events).forEach(known::add);
    }

    private static long conversions(JourneyColumns journeys, TextSet visits) {
        return IntStream.range(0, journeys.conversions())
                .filter(conversion -> journeys.party(conversion) != JourneyColumns.NOBODY
                        && journeys.touchesOf(journeys.party(conversion))
                                .filter(touch -> journeys.touchAt(touch) <= journeys.conversionAt(conversion))
                                .anyMatch(touch -> visits.has(journeys.touchId(touch))))
                .count();
    }
}
