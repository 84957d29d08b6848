package outlay.privacy;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import outlay.base.ClientId;
import outlay.log.Entry;
import outlay.log.Log;

/// What one reading of the log counts.
///
/// @param past      rows of the log whose time is over and that still hold what has to be ended, by class
/// @param kept      rows whose time is not over, by class and the day (UTC) from which their time counts: what will be
///                  past, and when
/// @param positions of the rows that are past, in order, by client
record RetentionScan(SortedMap<String, Long> past, SortedMap<String, SortedMap<LocalDate, Long>> kept,
        SortedMap<ClientId, List<Long>> positions) {
    private static final List<RetentionClass> OF_EVENTS = List.of(RetentionClass.DETAILS, RetentionClass.EVENTS);
    private static final List<RetentionClass> OF_RECORDS = List.of(RetentionClass.CONTACTS);
    private static final List<RetentionClass> OF_QUARANTINE = List.of(RetentionClass.QUARANTINE);

    /// @param classes those that have a time
    static RetentionScan of(Log log, RetentionRule rule, Set<RetentionClass> classes) {
        RetentionScan scan = new RetentionScan(new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
        classes.forEach(kind -> {
            scan.past.put(kind.label(), 0L);
            scan.kept.put(kind.label(), new TreeMap<>());
        });
        try (Log.Cursor cursor = log.read(0)) {
            while (cursor.next()) {
                scan.add(cursor.position(), cursor.entry(), rule, classes);
            }
        }
        return scan;
    }

    private void add(long position, Entry entry, RetentionRule rule, Set<RetentionClass> classes) {
        if (rule.isPast(entry)) {
            rule.ended(entry).ifPresent(ended -> {
                past.merge(ended.kind().label(), 1L, Long::sum);
                positions.computeIfAbsent(entry.client(), any -> new ArrayList<>()).add(position);
            });
        }
        for (RetentionClass kind : classesOf(entry.kind())) {
            if (classes.contains(kind) && !rule.isPast(kind, entry)) {
                kept.getOrDefault(kind.label(), new TreeMap<>())
                        .merge(LocalDate.ofInstant(rule.countsFrom(entry), ZoneOffset.UTC), 1L, Long::sum);
            }
        }
    }

    private static List<RetentionClass> classesOf(Entry.Kind kind) {
        return switch (kind) {
            case EVENT -> OF_EVENTS;
            case QUARANTINE -> OF_QUARANTINE;
            case CONTACT, DEAL, STAGE_ENTRY -> OF_RECORDS;
            case COMPANY, IMPORT, LIFT_TEST, REACH, RATE, SPEND_ROW, WITHDRAWAL, UNDO,
                    COLUMN_MAPPING,
                    BROUGHT ->
                List.of();
        };
    }
}
