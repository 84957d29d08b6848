package outlay.store;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/// Brings a database to today's tables, and refuses one that it does not understand.
final class Migrations {
    private static final String DONE = "CREATE TABLE IF NOT EXISTS schema_migration "
            + "(number BIGINT PRIMARY KEY, name TEXT NOT NULL, sha256 TEXT NOT NULL)";

    private final List<Migration> known;
    private final String database;

    Migrations(List<Migration> known, String database) {
        this.known = known;
        this.database = database;
    }

    /// Runs what is missing, inside the caller's transaction, so that an interrupted start leaves nothing half done.
    ///
    /// @param upgrading is told where the database has tables already
    void apply(Handle handle, Upgrading upgrading) {
        handle.execute(DONE);
        List<Migration> missing = missing(handle);
        boolean upgrades = !missing.isEmpty() && missing.size() < known.size();
        if (upgrades) {
            upgrading.begins(handle, known.size() - missing.size());
        }
        run(handle, missing);
        if (upgrades) {
            upgrading.ends(handle);
        }
    }

    private static void run(Handle handle, List<Migration> missing) {
        for (Migration migration : missing) {
            migration.statements().forEach(handle::execute);
            handle.createUpdate("INSERT INTO schema_migration (number, name, sha256) VALUES (:number, :name, :sha256)")
                    .bind("number", migration.number())
                    .bind("name", migration.name())
                    .bind("sha256", migration.sha256())
                    .execute();
        }
    }

    /// What was done in a database, in order. Refuses as [#missing] does.
    List<Migration> done(Handle handle) {
        List<Migration> missing = missing(handle);
        return known.stream().filter(migration -> !missing.contains(migration)).toList();
    }

    /// What the database lacks. Refuses a database that knows more than this program, or something else.
    List<Migration> missing(Handle handle) {
        Map<Integer, String[]> done = new TreeMap<>();
        handle.createQuery("SELECT number, name, sha256 FROM schema_migration")
                .map((row,
                        context) -> done.put(row.getInt(1), new String[]{row.getString(2), row.getString(3)}) == null)
                .list();
        int newest = known.isEmpty() ? 0 : known.getLast().number();
        for (Map.Entry<Integer, String[]> each : done.entrySet()) {
            if (each.getKey() > newest) {
                throw new StoreRefused(database + " has the tables of a newer Outlay (" + each.getValue()[0]
                        + "; this one knows " + newest
                        + "): start the newer Outlay, or restore a backup from before it.");
            }
        }
        for (Migration migration : known) {
            String[] row = done.get(migration.number());
            if (row != null && !row[1].equals(migration.sha256())) {
                throw new StoreRefused(database + " was made with another text of " + migration.name()
                        + " than this Outlay has: start the Outlay that made it; a released file never changes.");
            }
        }
        return known.stream().filter(migration -> !done.containsKey(migration.number())).toList();
    }
}
