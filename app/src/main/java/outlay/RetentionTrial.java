package outlay;

import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToLongBiFunction;
import outlay.base.ClientId;
import outlay.fact.Event;
import outlay.live.LiveBooks;
import outlay.log.Log;
import outlay.privacy.RetentionClass;
import outlay.privacy.RetentionOutlook;
import outlay.privacy.RetentionTimes;
import outlay.setting.Progress;
import tools.jackson.databind.node.ObjectNode;

/// What shorter times would end, of all clients. It reads the whole log: how much goes must not be guessed.
final class RetentionTrial {
    private final Log log;
    private final LiveBooks books;
    private final ToLongBiFunction<RetentionTimes, Instant> erasures;

    /// @param log      as reports read it
    /// @param erasures records of finished ones that are past their time then
    RetentionTrial(Log log, LiveBooks books, ToLongBiFunction<RetentionTimes, Instant> erasures) {
        this.log = log;
        this.books = books;
        this.erasures = erasures;
    }

    /// @param held what would hold then without the change
    /// @param then with it
    void say(RetentionTimes held, RetentionTimes then, Instant at, ObjectNode figures, Progress progress) {
        LastEntries all = new LastEntries(log, Long.MAX_VALUE, RetentionOutlook.readings(held, then), progress);
        RetentionOutlook.Found found = RetentionOutlook.of(all, held, then, at, this::whose, books::of);
        SortedMap<String, Long> rows = new TreeMap<>(found.rows());
        rows.computeIfPresent(RetentionClass.ERASURES.label(),
                (kind, none) -> erasures.applyAsLong(then, at) - erasures.applyAsLong(held, at));
        ObjectNode counts = figures.put("at", at.toString()).putObject("rows");
        rows.forEach(counts::put);
        figures.put("people", found.people()).put("conversions", found.conversions());
    }

    private List<String> whose(ClientId client, List<Event> events) {
        return books.people(client, (persons, version) -> events.stream()
                .flatMap(event -> persons.personOf(event).stream()).toList());
    }
}
