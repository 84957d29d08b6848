package outlay.store.archive;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import outlay.base.ClientId;
import outlay.log.Log;
import outlay.vault.Pseudonyms;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Answers one SELECT over everything that the log has, or over what it has of one client.
///
/// The tables are `events`, `spend`, `imports`, `contacts`, `deals`, `companies`, `stage_entries`, `rates`, `undos`,
/// `brought`, `column_mappings` and `quarantine`; `spend` has the rows of finished imports only, and of those that were
/// not undone, and no table has what undone imports alone brought. A query can read nothing but these and can write
/// nothing at all.
public final class Sql {
    /// What an import that never came to its end left of these in the log does not count.
    private static final Set<ParquetTable> WITH_THEIR_IMPORT = EnumSet.of(ParquetTable.SPEND, ParquetTable.LIFT_TESTS,
            ParquetTable.REACH);
    /// Of these an import says where in the log they are.
    private static final Set<ParquetTable> BROUGHT = EnumSet.of(ParquetTable.EVENTS, ParquetTable.CONTACTS,
            ParquetTable.DEALS, ParquetTable.COMPANIES, ParquetTable.STAGE_ENTRIES, ParquetTable.RATES);
    private static final JsonMapper JSON = JsonMapper.shared();

    public enum Format {
        TABLE, CSV, JSON
    }

    private Sql() {}

    /// Brings the archive up to date with `log`, and answers.
    public static void run(Path dataFolder, Log log, Pseudonyms pseudonyms, Optional<ClientId> client, String query,
            Format format, Appendable out) throws IOException, SqlFailed {
        new ParquetArchive(dataFolder, pseudonyms).bringUpToDate(log);
        run(dataFolder, client, query, format, out);
    }

    /// Answers from the archive as it is, for when a running server has the log and brings the archive up to date.
    ///
    /// @throws SqlFailed with a sentence for the person who asked
    public static void run(Path dataFolder, Optional<ClientId> client, String query, Format format, Appendable out)
            throws IOException, SqlFailed {
        Path folder = ParquetArchive.folder(dataFolder);
        try (FolderGate.Reading reading = FolderGate.read(folder); DuckDb duck = DuckDb.open(folder, true)) {
            List<Manifest.DataFile> files = Manifest.read(folder).orElseGet(Manifest::empty)
                    .files()
                    .stream()
                    .filter(file -> client.isEmpty() || client.get().value().equals(file.client()))
                    .toList();
            prepare(duck, folder, files);
            requireOneSelect(duck, query);
            answer(duck, query, format, out);
        } catch (SQLException failure) {
            throw new SqlFailed(sentence(failure), failure);
        }
    }

    private static void prepare(DuckDb duck, Path folder, List<Manifest.DataFile> files) throws SQLException {
        for (ParquetTable table : ParquetTable.values()) {
            List<Path> paths = files.stream()
                    .filter(file -> file.kind().equals(table.title()))
                    .map(file -> folder.resolve(file.path()))
                    .toList();
            if (paths.isEmpty()) {
                duck.execute(table.create());
                if (!view(table).equals(table.title())) {
                    duck.execute("CREATE VIEW " + view(table) + " AS SELECT * FROM " + table.title());
                }
            } else {
                String rows = "SELECT * FROM read_parquet(" + DuckDb.quoted(paths) + ", hive_partitioning = false)";
                duck.execute("CREATE VIEW " + view(table) + " AS " + rows);
            }
        }
        for (ParquetTable table : WITH_THEIR_IMPORT) {
            if (files.stream().anyMatch(file -> file.kind().equals(table.title()))) {
                duck.execute("CREATE VIEW " + table.title() + " AS SELECT * FROM " + view(table) + " AS s WHERE EXISTS "
                        + "(SELECT 1 FROM imports AS i WHERE i.client = s.client AND i.id = s.import_id) "
                        + "AND NOT EXISTS (SELECT 1 FROM undos AS u "
                        + "WHERE u.client = s.client AND u.import_id = s.import_id)");
            }
        }
        for (ParquetTable table : BROUGHT) {
            if (files.stream().anyMatch(file -> file.kind().equals(table.title()))) {
                duck.execute("CREATE VIEW " + table.title() + " AS SELECT * FROM " + view(table) + " AS f WHERE NOT ("
                        + (table == ParquetTable.EVENTS ? "from_file AND " : "") + within("IN") + " AND NOT "
                        + within("NOT IN") + ")");
            }
        }
        List<Path> all = files.stream().map(file -> folder.resolve(file.path())).toList();
        if (!all.isEmpty()) {
            duck.execute("SET allowed_paths = " + DuckDb.quoted(all));
        }
        duck.execute("SET enable_external_access = false");
        duck.execute("SET lock_configuration = true");
    }

    /// Whether an import that was undone, or not, brought a fact.
    private static String within(String undone) {
        return "EXISTS (SELECT 1 FROM (SELECT client, unnest(first_positions) AS a, unnest(last_positions) AS z FROM "
                + "brought AS b WHERE EXISTS (SELECT 1 FROM imports AS i WHERE i.client = b.client "
                + "AND i.id = b.import_id) AND (client, import_id) " + undone
                + " (SELECT (client, import_id) FROM undos)) AS r WHERE "
                + "r.client = f.client AND f.log_position BETWEEN r.a AND r.z)";
    }

    private static String view(ParquetTable table) {
        return table.title()
                + (WITH_THEIR_IMPORT.contains(table) || BROUGHT.contains(table) ? "_of_any_import" : "");
    }

    /// The files that may be read may also be written, as far as DuckDB is concerned, so that statements other than a
    /// SELECT are refused before they run. DuckDB's own parser says what is one.
    private static void requireOneSelect(DuckDb duck, String query) throws SQLException, SqlFailed {
        JsonNode parsed;
        try (PreparedStatement parse = duck.connection().prepareStatement("SELECT json_serialize_sql(?::VARCHAR)")) {
            parse.setString(1, query);
            try (ResultSet result = parse.executeQuery()) {
                result.next();
                parsed = JSON.readTree(result.getString(1));
            }
        }
        if (parsed.path("error").asBoolean()) {
            boolean syntax = "parser".equals(parsed.path("error_type").asString());
            throw new SqlFailed(syntax
                    ? "the query is not SQL: " + firstLine(parsed.path("error_message").asString()) + "."
                    : "only a SELECT is answered here (also WITH, FROM, DESCRIBE, SUMMARIZE and SHOW TABLES): nothing "
                            + "can be written, attached, installed or set.");
        }
        int statements = parsed.path("statements").size();
        if (statements != 1) {
            throw new SqlFailed(statements == 0
                    ? "the query is empty; try: SELECT client, count(*) FROM events GROUP BY client"
                    : "there are " + statements + " statements in the query; give one at a time.");
        }
    }

    private static void answer(DuckDb duck, String query, Format format, Appendable out)
            throws SQLException, IOException {
        try (Statement statement = duck.connection().createStatement();
                ResultSet result = statement.executeQuery(query)) {
            SqlCells cells = new SqlCells(result);
            switch (format) {
                case TABLE -> SqlOutput.table(cells, out);
                case CSV -> SqlOutput.csv(cells, out);
                case JSON -> SqlOutput.json(cells, out);
            }
        }
    }

    private static String sentence(SQLException failure) {
        String message = String.valueOf(failure.getMessage());
        // Of a failure while rows are fetched, the driver tells first that it failed.
        int cause = message.indexOf("\nError: ");
        String reason = firstLine(cause < 0 ? message : message.substring(cause + "\nError: ".length()));
        return "the query failed: " + reason + (reason.endsWith(".") || reason.endsWith("!") ? "" : ".");
    }

    private static String firstLine(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).findFirst().orElse("no reason given");
    }
}
