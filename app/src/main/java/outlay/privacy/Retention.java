package outlay.privacy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import outlay.base.ClientId;
import outlay.log.Entry;
import outlay.log.LocalLog;
import outlay.log.Log;
import outlay.log.Segment;
import outlay.store.ErasureStore;
import outlay.store.KeptErasure;

/// Ends what has been kept for its time. Spend, revenue and orders stay what they are. Where the events' time is over,
/// visits lead to nobody any more: orders that they led to become unattributed.
///
/// Stopped or killed at any moment, the next run does what is left: files of the log are replaced one by one, and what
/// is made of the log follows by a note that is on disk before the first of them changes.
public final class Retention {
    private final LocalLog log;
    private final ErasureStore store;
    private final Path data;
    private final byte[] markKey;
    private final List<Derived> derived;
    private final Clock clock;

    /// @param markKey of the marks of erased identifiers
    /// @param derived what is made of the log, in the order in which it follows
    public Retention(LocalLog log, ErasureStore store, Path data, byte[] markKey, List<Derived> derived, Clock clock) {
        this.log = log;
        this.store = store;
        this.data = data;
        this.markKey = markKey.clone();
        this.derived = List.copyOf(derived);
        this.clock = clock;
    }

    /// How many rows of each class are past their time; counted now, and nothing is changed.
    public SortedMap<String, Long> status(RetentionTimes times) {
        Instant now = clock.instant();
        SortedMap<String, Long> past = status(log, times, now);
        if (times.of(RetentionClass.ERASURES).isPresent()) {
            past.put(RetentionClass.ERASURES.label(), erasuresPast(times, now));
        }
        return past;
    }

    /// Likewise, of what the log holds.
    public static SortedMap<String, Long> status(Log log, RetentionTimes times, Instant now) {
        // What takes the place of an id is of no matter where nothing is changed.
        RetentionRule rule = new RetentionRule(times.before(now), CrmReceipts.of(log, times), new byte[1]);
        return RetentionScan.of(log, rule, times.spans().keySet()).past();
    }

    /// Ends it. One call at a time, and none beside erasures that rewrite the log.
    ///
    /// @param stop asked between two files; what is not done then is done by the next call
    public RetentionRecord run(RetentionTimes times, BooleanSupplier stop) throws IOException {
        Instant now = clock.instant();
        RetentionRule rule = new RetentionRule(times.before(now), CrmReceipts.of(log, times), markKey);
        RetentionScan scan = RetentionScan.of(log, rule, times.spans().keySet());
        Optional<RetentionRecord> before = RetentionRecord.of(data);
        List<RetentionRecord.Stretch> interrupted = before.map(RetentionRecord::stretches).orElse(List.of());
        List<Segment> files = holding(scan);
        RetentionRecord record = begun(times, now, scan, before, files);
        record.write(data);
        long changed = 0;
        for (Segment file : files) {
            if (stop.getAsBoolean()) {
                return record;
            }
            changed += log.rewrite(file, rule).size();
            record = record.withFile();
            record.write(data);
        }
        follow(rule, positions(scan, interrupted, before, rule));
        List<KeptErasure> erasures = erasures(times, now);
        erasures.forEach(store::forget);
        SortedMap<String, Long> left = changed == sum(scan)
                ? zeros(scan.past())
                : status(log, times, now);
        record = record.finished(clock.instant(), left, ended(scan, left, erasures.size()));
        record.write(data);
        return record;
    }

    private RetentionRecord begun(RetentionTimes times, Instant now, RetentionScan scan,
            Optional<RetentionRecord> before, List<Segment> files) {
        List<RetentionRecord.Stretch> stretches = new ArrayList<>(
                before.map(RetentionRecord::stretches).orElse(List.of()));
        files.forEach(file -> stretches.add(new RetentionRecord.Stretch(file.firstPosition(), file.nextPosition())));
        SortedMap<String, Instant> from = new TreeMap<>();
        times.before(now).forEach((kind, at) -> from.put(kind.label(), at));
        Optional<Instant> earlier = before.flatMap(RetentionRecord::eventsKeptFrom);
        Optional<Instant> keptFrom = Stream.concat(earlier.stream(),
                Optional.ofNullable(from.get(RetentionClass.EVENTS.label())).stream()).max(Instant::compareTo);
        return new RetentionRecord(false, now, Optional.empty(), RetentionRecord.words(times), from, scan.past(),
                new TreeMap<>(), scan.kept(), files.size(), 0, List.copyOf(stretches), keptFrom);
    }

    private static long sum(RetentionScan scan) {
        return scan.past().values().stream().mapToLong(Long::longValue).sum();
    }

    private static SortedMap<String, Long> zeros(SortedMap<String, Long> classes) {
        SortedMap<String, Long> zeros = new TreeMap<>(classes);
        zeros.replaceAll((kind, rows) -> 0L);
        return zeros;
    }

    private static SortedMap<String, Long> ended(RetentionScan scan, Map<String, Long> left, int erasures) {
        SortedMap<String, Long> ended = new TreeMap<>(scan.past());
        ended.replaceAll((kind, rows) -> rows - left.getOrDefault(kind, 0L));
        ended.computeIfPresent(RetentionClass.ERASURES.label(), (kind, rows) -> (long) erasures);
        return ended;
    }

    /// The files that hold what is past; the one that is being written is ended only where it does.
    private List<Segment> holding(RetentionScan scan) throws IOException {
        long last = scan.positions().values().stream().mapToLong(List::getLast).max().orElse(-1);
        if (last >= end(log.sealed())) {
            log.seal();
        }
        List<Segment> sealed = log.sealed();
        if (last >= end(sealed)) {
            throw new IOException("the log's last file could not be ended; make room on the disk and run it again");
        }
        return sealed.stream().filter(segment -> scan.positions().values().stream()
                .anyMatch(positions -> isAnyIn(positions, segment.firstPosition(), segment.nextPosition()))).toList();
    }

    private static long end(List<Segment> sealed) {
        return sealed.isEmpty() ? 0 : sealed.getLast().nextPosition();
    }

    private static boolean isAnyIn(List<Long> positions, long first, long next) {
        int at = Collections.binarySearch(positions, first);
        int from = at < 0 ? -at - 1 : at;
        return from < positions.size() && positions.get(from) < next;
    }

    /// Those that this run changes, and in the stretches that an interrupted one may have changed all that it may have.
    private SortedMap<ClientId, TreeSet<Long>> positions(RetentionScan scan,
            List<RetentionRecord.Stretch> interrupted, Optional<RetentionRecord> before, RetentionRule rule) {
        SortedMap<ClientId, TreeSet<Long>> all = new TreeMap<>();
        scan.positions().forEach((client, positions) -> all.put(client, new TreeSet<>(positions)));
        SortedMap<RetentionClass, Instant> then = new TreeMap<>();
        before.map(RetentionRecord::before).ifPresent(from -> from.forEach((label, at) -> Stream
                .of(RetentionClass.values()).filter(kind -> kind.label().equals(label))
                .forEach(kind -> then.put(kind, at))));
        RetentionRule former = new RetentionRule(then, CrmReceipts.NONE, markKey);
        for (RetentionRecord.Stretch stretch : interrupted) {
            try (Log.Cursor cursor = log.read(stretch.first())) {
                while (cursor.next() && cursor.position() < stretch.next()) {
                    Entry entry = cursor.entry();
                    if (rule.isPast(entry) || former.isPast(entry)) {
                        all.computeIfAbsent(entry.client(), any -> new TreeSet<>()).add(cursor.position());
                    }
                }
            }
        }
        return all;
    }

    private void follow(RetentionRule rule, SortedMap<ClientId, TreeSet<Long>> positions) throws IOException {
        for (Map.Entry<ClientId, TreeSet<Long>> client : positions.entrySet()) {
            for (Derived each : derived) {
                each.follow(client.getKey(), rule, client.getValue());
            }
        }
    }

    /// How many records of finished erasures are past their time then.
    long erasuresPast(RetentionTimes times, Instant then) {
        return erasures(times, then).size();
    }

    private List<KeptErasure> erasures(RetentionTimes times, Instant now) {
        Optional<Span> span = times.of(RetentionClass.ERASURES);
        return span.isEmpty()
                ? List.of()
                : store.all().stream().filter(each -> each.state().equals(ErasureRecord.State.DONE.name())
                        && each.requestedAt().isBefore(span.get().before(now))).toList();
    }
}
