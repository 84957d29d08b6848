package outlay.store;

import java.util.List;
import org.jdbi.v3.core.Handle;

/// The second wall between clients: row-level security of PostgreSQL, which holds when a query forgets its condition.
final class ClientWall {
    private static final String TABLES = """
            SELECT c.relname FROM pg_class c
            JOIN pg_namespace n ON n.oid = c.relnamespace
            JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'client' AND NOT a.attisdropped
            WHERE n.nspname = :schema AND c.relkind IN ('r', 'p')
            """;
    private static final String POLICY = "only_the_acting_client";

    private ClientWall() {}

    /// Raises the wall around every table that has a client; as its owner, who is walled off as well.
    static void raise(Handle owner) {
        for (String table : open(owner)) {
            String name = Postgres.SCHEMA + "." + table;
            owner.execute("ALTER TABLE " + name + " ENABLE ROW LEVEL SECURITY");
            owner.execute("ALTER TABLE " + name + " FORCE ROW LEVEL SECURITY");
            owner.execute("DROP POLICY IF EXISTS " + POLICY + " ON " + name);
            // Without an acting client the setting is empty or null, and no row has such a client.
            owner.execute("CREATE POLICY " + POLICY + " ON " + name
                    + " USING (client = current_setting('outlay.client', true))"
                    + " WITH CHECK (client = current_setting('outlay.client', true))");
        }
    }

    /// The tables with a client around which there is no wall, or one with a second gate.
    static List<String> open(Handle handle) {
        return handle
                .createQuery(TABLES + " AND NOT (c.relrowsecurity AND c.relforcerowsecurity"
                        + " AND (SELECT count(*) FROM pg_policy p WHERE p.polrelid = c.oid) = 1"
                        + " AND EXISTS (SELECT 1 FROM pg_policy p WHERE p.polrelid = c.oid AND p.polname = :policy))"
                        + " ORDER BY c.relname")
                .bind("schema", Postgres.SCHEMA)
                .bind("policy", POLICY)
                .mapTo(String.class)
                .list();
    }

    /// What the role that serves requests needs, and nothing with which it could change tables or rights.
    static void grantUse(Handle owner, String role) {
        String quoted = "\"" + role.replace("\"", "\"\"") + "\"";
        owner.execute("GRANT USAGE ON SCHEMA " + Postgres.SCHEMA + " TO " + quoted);
        owner.execute(
                "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA " + Postgres.SCHEMA + " TO " + quoted);
        owner.execute("REVOKE INSERT, UPDATE, DELETE ON " + Postgres.SCHEMA + ".schema_migration FROM " + quoted);
    }
}
