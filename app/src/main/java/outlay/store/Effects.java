package outlay.store;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import outlay.base.ClientId;
import outlay.base.Day;
import outlay.fact.Import;
import outlay.fact.SpendRow;
import outlay.log.Entry;
import outlay.log.FactCodec;
import outlay.log.Log;

/// What a stretch of the log does to the tables, gathered client by client, because PostgreSQL lets a transaction write
/// for one client at a time.
final class Effects {
    /// A fact and where in the log it is.
    record At<T>(long position, T what) {}

    /// A wish and when its cause came in.
    record Wished(Wish wish, Instant came) {}

    /// So many counted entries are read and kept in mind in the time in which a row is written.
    private static final int COUNTED_IN_A_ROW = 16;

    private final Outbox outbox;
    private final Map<ClientId, OfClient> clients = new TreeMap<>();
    private int entries;
    private int written;

    private static final class OfClient {
        private final List<At<Import>> imports = new ArrayList<>();
        private final List<At<SpendRow>> spendRows = new ArrayList<>();
        private final List<Refused> refusals = new ArrayList<>();
        private final List<Wished> wishes = new ArrayList<>();
        private final Map<EntryCount.Of, Long> counts = new TreeMap<>();
    }

    /// @param outbox what the entries make somebody want to tell, and where that is kept
    Effects(Outbox outbox) {
        this.outbox = outbox;
    }

    /// Takes the entry that the cursor stands at. Most are events that nobody wants to tell of, and are not opened.
    void add(Log.Cursor cursor) {
        Log.Head head = cursor.head();
        long position = cursor.position();
        OfClient client = clients.computeIfAbsent(head.client(), any -> new OfClient());
        switch (head.kind()) {
            case SPEND_ROW ->
                row(client.spendRows, new At<>(position, fact(SpendRow.class, position, cursor.entry())));
            case IMPORT -> row(client.imports, new At<>(position, fact(Import.class, position, cursor.entry())));
            case QUARANTINE -> row(client.refusals, refused(position, cursor.entry()));
            case EVENT, CONTACT, DEAL, COMPANY, STAGE_ENTRY, RATE, LIFT_TEST, REACH, WITHDRAWAL, UNDO, BROUGHT,
                    COLUMN_MAPPING -> {
                // Only counted: whoever needs them reads them from the log into memory.
            }
        }
        if (outbox.wishes().mayComeOf(head.client(), head.kind())) {
            Entry entry = cursor.entry();
            outbox.wishes().of(position, entry).forEach(wish -> wished(wish, entry));
        }
        Day received = Day.of(head.receivedAt(), ZoneOffset.UTC);
        client.counts.merge(new EntryCount.Of(head.kind(), received), 1L, Long::sum);
        entries++;
    }

    /// A rule of one client can cause nothing at another's.
    private void wished(Wish wish, Entry entry) {
        if (!wish.client().equals(entry.client())) {
            throw new IllegalStateException("a fact of " + entry.client() + " caused a wish of " + wish.client());
        }
        OfClient client = clients.computeIfAbsent(entry.client(), any -> new OfClient());
        row(client.wishes, new Wished(wish, entry.receivedAt()));
    }

    private <T> void row(List<T> rows, T row) {
        rows.add(row);
        written++;
    }

    /// Whom something is to be told.
    Set<Lane> lanes() {
        Set<Lane> lanes = new LinkedHashSet<>();
        clients.values().forEach(client -> client.wishes
                .forEach(wished -> lanes.add(new Lane(wished.wish().client(), wished.wish().account()))));
        return lanes;
    }

    boolean isEmpty() {
        return entries == 0;
    }

    /// Whether there is as much to write as `rows` rows are; entries that are only counted write next to nothing.
    boolean fills(int rows) {
        return written + entries / COUNTED_IN_A_ROW >= rows;
    }

    /// Writes all of it, in the caller's transaction.
    void write(Engine engine, Handle handle) {
        clients.forEach((id, client) -> {
            engine.actFor(handle, id);
            InsertClient.unlessKnown(handle, id);
            insert(handle, id, client);
            AddEntryCounts.all(handle, id, client.counts);
            if (!client.wishes.isEmpty()) {
                outbox.store().insert(handle, id, client.wishes);
            }
        });
    }

    /// Puts the rows of entries that were counted before in place of those that they had, in the caller's transaction.
    void correct(Engine engine, Handle handle) {
        clients.forEach((id, client) -> {
            engine.actFor(handle, id);
            client.imports.forEach(done -> Corrections.forget(handle, done.position()));
            client.spendRows.forEach(row -> Corrections.forget(handle, row.position()));
            client.refusals.forEach(refused -> Corrections.forget(handle, refused.position()));
            insert(handle, id, client);
        });
    }

    private static void insert(Handle handle, ClientId id, OfClient client) {
        if (!client.spendRows.isEmpty()) {
            InsertSpendRows.all(handle, client.spendRows);
        }
        if (!client.imports.isEmpty()) {
            InsertImports.all(handle, client.imports);
        }
        if (!client.refusals.isEmpty()) {
            InsertRefusals.all(handle, id, client.refusals);
        }
    }

    private static <T> T fact(Class<T> type, long position, Entry entry) {
        try {
            return type.cast(FactCodec.decode(entry));
        } catch (RuntimeException wrong) {
            throw new StoreRefused("the entry at position " + position + " of the log cannot be read as "
                    + entry.kind() + ": it was written by a newer Outlay, or the log is damaged.", wrong);
        }
    }

    private static Refused refused(long position, Entry entry) {
        QuarantineNote note = QuarantineNote.of(entry);
        return new Refused(position, note.reason(), entry.body().length, entry.receivedAt());
    }
}
