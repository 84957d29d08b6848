package outlay.store;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;
import outlay.base.ClientId;

/// Puts rows into tables, many at a time, client by client.
final class TableWriter implements TableRows.Taker, AutoCloseable {
    private static final int BATCH = 500;
    private final Handle handle;
    private final TableRows into;
    private final Map<String, TableRows.Table> tables;
    private Optional<TableRows.Table> table = Optional.empty();
    private @Nullable Object client;
    private @Nullable PreparedBatch batch;

    /// Takes away the rows that migrations have put into new tables.
    TableWriter(Handle handle, TableRows into) {
        this.handle = handle;
        this.into = into;
        this.tables = into.tables().stream().collect(Collectors.toMap(TableRows.Table::name, Function.identity(),
                (one, other) -> one, TreeMap::new));
        into.tables().stream().filter(each -> !each.ofClients())
                .forEach(each -> handle.execute("DELETE FROM " + each.name()));
    }

    @Override
    public void take(TableRows.Table from, @Nullable Object[] cells) {
        if (table.isEmpty() || !table.get().name().equals(from.name())) {
            begin(from);
        }
        if (from.ofClients()) {
            actFor(String.valueOf(cells[clientColumn(from)]));
        }
        PreparedBatch filling = batch;
        if (filling == null) {
            filling = handle.prepareBatch("INSERT INTO " + from.name() + " (" + from.names() + ") VALUES ("
                    + String.join(", ", Collections.nCopies(cells.length, "?")) + ")");
            batch = filling;
        }
        for (int i = 0; i < cells.length; i++) {
            filling.bind(i, cells[i]);
        }
        filling.add();
        if (filling.size() == BATCH) {
            flush();
        }
    }

    private void begin(TableRows.Table from) {
        flush();
        if (!from.equals(tables.get(from.name()))) {
            throw new StoreRefused("the table " + from.name() + " has other columns than in the copy; both have to be "
                    + "made by the same migrations");
        }
        table = Optional.of(from);
        client = null;
    }

    private void actFor(String next) {
        if (!next.equals(client)) {
            flush();
            into.actFor(new ClientId(next));
            client = next;
        }
    }

    private static int clientColumn(TableRows.Table of) {
        return of.columns().indexOf(new TableRows.Column("client", true));
    }

    private void flush() {
        PreparedBatch filled = batch;
        batch = null;
        if (filled != null) {
            try (filled) {
                filled.execute();
            }
        }
    }

    @Override
    public void close() {
        flush();
    }
}
