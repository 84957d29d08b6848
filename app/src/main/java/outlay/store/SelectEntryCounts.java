package outlay.store;

import java.util.Comparator;
import java.util.List;
import org.jdbi.v3.core.Handle;
import outlay.base.ClientId;
import outlay.base.Day;
import outlay.log.Entry;

final class SelectEntryCounts {
    private SelectEntryCounts() {}

    static List<EntryCount> of(Handle handle, ClientId client) {
        return handle.createQuery("SELECT kind, day, entries FROM entry_count WHERE client = :client")
                .bind("client", client.value())
                .map((row, context) -> new EntryCount(
                        new EntryCount.Of(Entry.Kind.valueOf(row.getString(1)), Day.parse(row.getString(2))),
                        row.getLong(3)))
                .stream()
                .sorted(Comparator.comparing(EntryCount::of))
                .toList();
    }
}
