package outlay.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;
import outlay.base.ClientId;

/// Every row of a database, in an order that is the same in both of them: tables by name, clients by name, rows by key.
/// On PostgreSQL it acts for one client after the other, because the wall hides the rest even from a copy.
final class TableRows {
    /// Made by migrations, and not rows of anybody.
    static final String MIGRATIONS = "schema_migration";
    private static final int FETCHED = 1_000;
    private final Handle handle;
    private final boolean walled;
    private final List<Table> tables;

    private TableRows(Handle handle, boolean walled) {
        this.handle = handle;
        this.walled = walled;
        this.tables = tables(handle, walled ? Postgres.SCHEMA : null);
    }

    /// A column is text or a whole number; there is nothing else in the subset of SQL.
    record Column(String name, boolean text) {}

    /// @param key the columns of the primary key, in its order; all columns where there is none
    record Table(String name, List<Column> columns, List<Column> key) {
        boolean ofClients() {
            return columns.stream().anyMatch(column -> column.name().equals("client"));
        }

        String names() {
            return columns.stream().map(Column::name).collect(Collectors.joining(", "));
        }
    }

    /// Whoever takes the rows.
    @FunctionalInterface
    interface Taker {
        /// @param cells in the order of the table's columns, each a `Long`, a `String` or nothing
        void take(Table table, @Nullable Object[] cells);
    }

    static TableRows inSqlite(Handle handle) {
        return new TableRows(handle, false);
    }

    /// @param handle of a role that the wall binds, in a transaction
    static TableRows inPostgres(Handle handle) {
        return new TableRows(handle, true);
    }

    List<Table> tables() {
        return tables;
    }

    /// Hands all rows on, and says what they were.
    List<KeptTable> read(Taker taker) {
        SortedSet<ClientId> clients = new TreeSet<>(SelectClients.all(handle));
        if (tables.stream().anyMatch(table -> table.name().equals("gate_client"))) {
            clients.addAll(GateClients.all(handle));
        }
        return tables.stream().map(table -> read(table, clients, taker)).toList();
    }

    private KeptTable read(Table table, SortedSet<ClientId> clients, Taker taker) {
        MessageDigest digest = Migration.digest();
        long rows = 0;
        if (table.ofClients()) {
            for (ClientId client : walled ? clients : clientsIn(table)) {
                actFor(client);
                rows += read(table, digest, taker, select(table, " WHERE client = :client")
                        .bind("client", client.value()));
            }
        } else {
            rows = read(table, digest, taker, select(table, ""));
        }
        return new KeptTable(table.name(), rows, HexFormat.of().formatHex(digest.digest()));
    }

    /// Where there is no wall, also those that no list of clients has.
    private SortedSet<ClientId> clientsIn(Table table) {
        return new TreeSet<>(handle.createQuery("SELECT DISTINCT client FROM " + table.name())
                .map((row, context) -> new ClientId(row.getString(1))).list());
    }

    private Query select(Table table, String condition) {
        // Both databases then sort text by its bytes.
        String order = table.key().stream().map(column -> column.name() + (walled && column.text()
                ? " COLLATE \"C\""
                : "")).collect(Collectors.joining(", "));
        return handle
                .createQuery("SELECT " + table.names() + " FROM " + table.name() + condition + " ORDER BY " + order)
                .setFetchSize(FETCHED);
    }

    private static long read(Table table, MessageDigest digest, Taker taker, Query query) {
        try (Stream<@Nullable Object[]> rows = query.map((row, context) -> cells(table, row)).stream()) {
            return rows.mapToLong(cells -> {
                digest(digest, cells);
                taker.take(table, cells);
                return 1;
            }).sum();
        }
    }

    private static @Nullable Object[] cells(Table table, ResultSet row) throws SQLException {
        @Nullable
        Object[] cells = new Object[table.columns().size()];
        for (int i = 0; i < cells.length; i++) {
            Object cell = table.columns().get(i).text() ? row.getString(i + 1) : (Object) row.getLong(i + 1);
            cells[i] = row.wasNull() ? null : cell;
        }
        return cells;
    }

    private static void digest(MessageDigest digest, @Nullable Object[] cells) {
        for (Object cell : cells) {
            if (cell == null) {
                digest.update((byte) 0);
            } else if (cell instanceof String text) {
                byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                digest.update((byte) 1);
                digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
                digest.update(bytes);
            } else {
                digest.update((byte) 2);
                digest.update(ByteBuffer.allocate(Long.BYTES).putLong((Long) cell).array());
            }
        }
    }

    long count(Table table) {
        return handle.createQuery("SELECT COUNT(*) FROM " + table.name()).mapTo(Long.class).one();
    }

    void actFor(ClientId client) {
        if (walled) {
            Postgres.act(handle, client);
        }
    }

    private static List<Table> tables(Handle handle, @Nullable String schema) {
        List<String> names = handle.queryMetadata(data -> data.getTables(null, schema, "%", new String[]{"TABLE"}))
                .map((row, context) -> row.getString("TABLE_NAME"))
                .stream().filter(name -> !name.equals(MIGRATIONS) && !name.startsWith("sqlite_")).sorted().toList();
        return names.stream().map(name -> table(handle, schema, name)).toList();
    }

    private static Table table(Handle handle, @Nullable String schema, String name) {
        Map<String, Column> columns = new TreeMap<>();
        handle.queryMetadata(data -> data.getColumns(null, schema, name.replace("_", data.getSearchStringEscape()
                + "_"), "%")).map((row, context) -> column(row)).forEach(column -> columns.put(column.name(), column));
        Map<Integer, Column> key = new TreeMap<>();
        handle.queryMetadata((DatabaseMetaData data) -> data.getPrimaryKeys(null, schema, name))
                .map((row, context) -> Map.entry(row.getInt("KEY_SEQ"), row.getString("COLUMN_NAME")))
                .forEach(part -> key.put(part.getKey(), columns.get(part.getValue())));
        List<Column> all = List.copyOf(columns.values());
        return new Table(name, all, key.isEmpty() ? all : List.copyOf(key.values()));
    }

    private static Column column(ResultSet row) throws SQLException {
        String type = row.getString("TYPE_NAME").toLowerCase(Locale.ROOT);
        return switch (type) {
            case "text" -> new Column(row.getString("COLUMN_NAME"), true);
            case "bigint", "int8" -> new Column(row.getString("COLUMN_NAME"), false);
            default -> throw new IllegalStateException("a column is " + type + ", which is no type that both databases"
                    + " have; write it as TEXT or BIGINT");
        };
    }
}
