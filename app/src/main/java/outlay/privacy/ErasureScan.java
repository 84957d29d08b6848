package outlay.privacy;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import outlay.base.ClientId;
import outlay.fact.Event;
import outlay.fact.Fact;
import outlay.fact.Import;
import outlay.log.Entry;
import outlay.log.FactCodec;
import outlay.log.Log;

/// What an erasure would change in the log.
///
/// @param positions of the entries, in order
/// @param entries   how many, by kind
/// @param sources   the imports that brought some of them: of each kind of fact the first that ends behind one
record ErasureScan(SortedSet<Long> positions, SortedMap<String, Integer> entries,
        List<ErasureRecord.SourceFile> sources) {
    static ErasureScan of(Log log, long from, ClientId client, EntryErasure rule) {
        ErasureScan scan = new ErasureScan(new TreeSet<>(), new TreeMap<>(), new ArrayList<>());
        Set<Import.Kind> open = EnumSet.noneOf(Import.Kind.class);
        try (Log.Cursor cursor = log.read(from)) {
            while (cursor.next()) {
                Entry entry = cursor.entry();
                if (!entry.client().equals(client)) {
                    continue;
                }
                if (rule.apply(cursor.position(), entry) != entry) {
                    scan.positions.add(cursor.position());
                    scan.entries.merge(entry.kind().name().toLowerCase(Locale.ROOT), 1, Integer::sum);
                    came(entry, open);
                }
                if (entry.kind() == Entry.Kind.IMPORT && FactCodec.decode(entry) instanceof Import done
                        && open.remove(done.kind())) {
                    scan.sources.add(new ErasureRecord.SourceFile(rule.plain(done.fileName()), done.sha256(),
                            done.at()));
                }
            }
        }
        return scan;
    }

    private static void came(Entry entry, Set<Import.Kind> open) {
        switch (entry.kind()) {
            case EVENT -> {
                Fact fact = FactCodec.decode(entry);
                if (fact instanceof Event event && event.seen().isEmpty()) {
                    open.add(Import.Kind.EVENTS);
                }
            }
            case CONTACT -> open.add(Import.Kind.CONTACTS);
            case DEAL -> open.add(Import.Kind.DEALS);
            case SPEND_ROW -> open.add(Import.Kind.SPEND);
            case LIFT_TEST -> open.add(Import.Kind.LIFT_TESTS);
            case REACH -> open.add(Import.Kind.REACH);
            case COMPANY -> open.add(Import.Kind.COMPANIES);
            case STAGE_ENTRY -> open.add(Import.Kind.STAGE_HISTORY);
            case QUARANTINE, IMPORT, RATE, WITHDRAWAL, UNDO, COLUMN_MAPPING, BROUGHT -> {
            }
        }
    }
}
