package outlay.store.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import outlay.text.Csv;
import outlay.base.ClientId;
import outlay.fact.Brought;
import outlay.fact.Undo;
import outlay.store.MemoryLog;
import outlay.store.Sample;
import outlay.vault.Pseudonyms;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class SqlTest {
    private static final ClientId ACME = new ClientId("acme");
    private static final ClientId OTHER = new ClientId("other");

    /// Here it is about the files; for persons in them looks NothingPersonalAtRestTest.
    private static final Pseudonyms PLAIN = (client, text) -> text;

    @TempDir
    private static Path folder;

    @BeforeAll
    static void fill() throws IOException {
        MemoryLog log = new MemoryLog(List.of(Sample.entry(Sample.spend(ACME, "i1", 2)),
                Sample.entry(Sample.spend(ACME, "never-ended", 3)), Sample.entry(Sample.spend(OTHER, "i1", 4)),
                Sample.entry(Sample.done(ACME, "i1", 1)), Sample.entry(Sample.event(ACME, 5, Sample.START)),
                Sample.entry(Sample.event(OTHER, 6, Sample.START)),
                Sample.entry(Sample.event(OTHER, 7, Sample.START))));
        new ParquetArchive(folder, PLAIN).bringUpToDate(log);
    }

    private static String ask(Optional<ClientId> client, String query, Sql.Format format)
            throws IOException, SqlFailed {
        StringBuilder out = new StringBuilder();
        Sql.run(folder, client, query, format, out);
        return out.toString();
    }

    private static String csv(String query) throws IOException, SqlFailed {
        return ask(Optional.empty(), query, Sql.Format.CSV);
    }

    @Test
    void answersOverAllClientsOrOne() throws IOException, SqlFailed {
        String query = "SELECT client, count(*) AS n FROM events GROUP BY client ORDER BY client;";
        assertThat(csv(query)).isEqualTo("client,n\r\nacme,1\r\nother,2\r\n");
        assertThat(ask(Optional.of(OTHER), query, Sql.Format.CSV)).isEqualTo("client,n\r\nother,2\r\n");
        assertThat(ask(Optional.of(new ClientId("nobody")), query, Sql.Format.CSV)).isEqualTo("client,n\r\n");
        assertThat(csv("SELECT client, line, day, spend_micros FROM spend"))
                .isEqualTo("client,line,day,spend_micros\r\nacme,2,2026-10-03,12345680\r\n");
        for (String table : List.of("events", "spend", "imports", "contacts", "deals", "rates", "lift_tests",
                "quarantine")) {
            assertThat(csv("SELECT count(*) AS n FROM " + table)).startsWith("n\r\n");
        }
        assertThat(csv("DESCRIBE rates")).contains("rate,\"DECIMAL(38,18)\"");
        assertThat(csv("-- a remark\nWITH a AS (FROM events) SELECT 1 AS one FROM a LIMIT 1 -- end"))
                .isEqualTo("one\r\n1\r\n");
    }

    @Test
    void bringsTheArchiveUpToDateFirst(@TempDir Path empty) throws IOException, SqlFailed {
        MemoryLog log = new MemoryLog(Sample.entries(59, 50, 2));
        for (int expected : new int[]{50, 60}) {
            StringBuilder out = new StringBuilder();
            List<String> tables = List.of("events_of_any_import", "spend_of_any_import", "imports",
                    "contacts_of_any_import", "deals_of_any_import", "companies_of_any_import",
                    "stage_entries_of_any_import", "rates_of_any_import", "lift_tests_of_any_import",
                    "reach_of_any_import", "withdrawals",
                    "undos", "brought", "column_mappings", "quarantine");
            Sql.run(empty, log, PLAIN, Optional.empty(), "SELECT sum(n)::BIGINT AS n FROM ("
                    + tables.stream().map(table -> "SELECT count(*) AS n FROM " + table)
                            .collect(Collectors.joining(" UNION ALL "))
                    + ")",
                    Sql.Format.CSV, out);
            assertThat(out.toString()).isEqualTo("n\r\n" + expected + "\r\n");
            log.append(Sample.entries(60, 10, 2));
        }
    }

    @Test
    void whatAnUndoneImportAloneBroughtIsInNoTable(@TempDir Path empty) throws IOException, SqlFailed {
        MemoryLog log = new MemoryLog(List.of());
        ClientId client = Sample.client(1);
        for (int i = 0; i < 3; i++) {
            log.append(List.of(Sample.entry(Sample.event(client, i, Sample.START))));
        }
        log.append(List.of(Sample.entry(new Brought(client, "one", 1, List.of(0L), List.of(7L))),
                Sample.entry(Sample.done(client, "one", 1)),
                Sample.entry(new Brought(client, "two", 1, List.of(7L), List.of(14L))),
                Sample.entry(Sample.done(client, "two", 2)), Sample.entry(new Undo(client, "one", Sample.START))));
        StringBuilder out = new StringBuilder();
        Sql.run(empty, log, PLAIN, Optional.empty(), "SELECT log_position AS p FROM events ORDER BY p",
                Sql.Format.CSV, out);
        assertThat(out.toString()).isEqualTo("p\r\n7\r\n14\r\n");
    }

    @Test
    void anArchiveThatIsNotThereIsEmpty(@TempDir Path empty) throws IOException, SqlFailed {
        StringBuilder out = new StringBuilder();
        Sql.run(empty, Optional.empty(), "SELECT count(*) AS n FROM spend", Sql.Format.CSV, out);
        assertThat(out.toString()).isEqualTo("n\r\n0\r\n");
    }

    @Test
    void tablesAreForPeople() throws IOException, SqlFailed {
        assertThat(ask(Optional.empty(), "SELECT * FROM (VALUES ('a', 5, NULL), ('be', 1234, 'x')) AS t(name, n, z)",
                Sql.Format.TABLE)).isEqualTo("""
                        name  n     z
                        ----  ----  -
                        a        5
                        be    1234  x
                        (2 rows)
                        """.replace("name  n     z", "name     n  z"));
        String hostile = ask(Optional.empty(), "SELECT chr(27) || '[2J' || repeat('x', 100) AS a", Sql.Format.TABLE);
        assertThat(hostile).doesNotContain("\u001b").contains("·[2Jxx").contains("…").contains("(1 row)");
    }

    @Test
    void jsonIsForPrograms() throws IOException, SqlFailed {
        String text = ask(Optional.of(ACME), """
                SELECT tags, click_ids['gclid'] AS gclid, happened_at, value_minor, 1 AS a, 2 AS a, [1, NULL] AS l,
                    {'x': DATE '2026-01-02'} AS s, TIMESTAMP '2026-01-02 03:04:05.6' AS local, 1.10::DECIMAL(9, 2) AS d,
                    170141183460469231731687303715884105727::HUGEINT AS big, 'nan'::DOUBLE AS nan, true AS yes,
                    'ab'::BLOB AS bytes FROM events""", Sql.Format.JSON);
        JsonNode row = JsonMapper.shared().readTree(text).get(0);
        assertThat(row.get("tags").get("utm_source").asString()).isEqualTo("google");
        assertThat(row.get("gclid").asString()).isEqualTo("Cj05");
        assertThat(row.get("happened_at").asString()).isEqualTo("2026-10-01T07:59:30.123456Z");
        assertThat(row.get("value_minor").asLong()).isEqualTo(4_999);
        assertThat(row.get("a").asInt()).isEqualTo(1);
        assertThat(row.get("a_2").asInt()).isEqualTo(2);
        assertThat(row.get("l").toString()).isEqualTo("[1,null]");
        assertThat(row.get("s").get("x").asString()).isEqualTo("2026-01-02");
        assertThat(row.get("local").asString()).isEqualTo("2026-01-02T03:04:05.600");
        assertThat(row.get("nan").asString()).isEqualTo("NaN");
        assertThat(row.get("yes").asBoolean()).isTrue();
        assertThat(row.get("bytes").asString()).isEqualTo("ab");
        assertThat(text).contains("\"d\":1.10", "\"big\":170141183460469231731687303715884105727");
        assertThat(ask(Optional.empty(), "SELECT 1 AS a WHERE false", Sql.Format.JSON)).isEqualTo("[\n]\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {"=1+1|'=1+1", "+1|+1", "-5.00|-5.00", "-1e5|-1e5",
            "-cmd|'-cmd", "@x|'@x",
            "+44 7|'+44 7", "plain|plain", "a,b|\"a,b\"", "-2+3|'-2+3", "--1|'--1"})
    void noCellIsAFormula(String cell, String written) throws IOException, SqlFailed {
        assertThat(csv("SELECT " + DuckDb.quoted(cell) + " AS \"=c\"")).isEqualTo("'=c\r\n" + written + "\r\n");
    }

    @Test
    void controlsAtTheStartOfACellAreNoFormulaEither() {
        assertThat(Csv.cell("\t=1")).isEqualTo("\"'\t=1\"");
        assertThat(Csv.cell("\r=1")).isEqualTo("\"'\r=1\"");
        assertThat(Csv.cell("a\"b")).isEqualTo("\"a\"\"b\"");
        assertThat(Csv.cell("")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"COPY (SELECT 1) TO 'FOLDER/out.csv'", "COPY events TO 'PARQUET' (FORMAT parquet)",
            "ATTACH 'FOLDER/x.db'", "INSTALL httpfs", "LOAD httpfs", "SET enable_external_access = true",
            "RESET enable_external_access", "PRAGMA enable_profiling", "EXPORT DATABASE 'FOLDER/x'",
            "CREATE TABLE x (a INTEGER)", "CREATE TABLE x AS SELECT * FROM events", "DROP VIEW events",
            "INSERT INTO rates VALUES (1)", "CALL pragma_version()", "EXPLAIN ANALYZE SELECT 1", "DETACH memory",
            "CREATE SECRET s (TYPE http)", "USE x", "BEGIN", "CHECKPOINT", "VACUUM", "PREPARE p AS SELECT 1",
            "IMPORT DATABASE 'FOLDER'", "CREATE MACRO f() AS 1", "UPDATE EXTENSIONS", "DELETE FROM rates"})
    void onlyReads(String statement) throws IOException {
        String before = listing();
        String sql = filled(statement);
        assertThatThrownBy(() -> csv(sql)).isInstanceOf(SqlFailed.class).hasMessageContaining("only a SELECT");
        assertThat(listing()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SELECT * FROM read_csv('/etc/passwd')", "SELECT * FROM '/etc/passwd'",
            "SELECT * FROM read_text('/etc/hostname')", "SELECT * FROM glob('/etc/*')", "SELECT * FROM 'FOLDER/*.json'",
            "SELECT * FROM read_json('FOLDER/parquet/manifest.json')", "SELECT * FROM read_parquet('HIDDEN')",
            "SELECT * FROM read_parquet('FOLDER/parquet/*/*/*.parquet')", "SELECT * FROM parquet_metadata('HIDDEN')",
            "SELECT * FROM read_blob('HIDDEN')", "SELECT * FROM query('COPY (SELECT 1) TO ''FOLDER/q.csv''')",
            "SELECT * FROM read_parquet('https://127.0.0.1:1/x.parquet')",
            "SELECT * FROM sniff_csv('/etc/passwd')", "SELECT getenv('HOME')"})
    void readsNothingButItsTables(String query) throws IOException {
        String before = listing();
        String sql = filled(query);
        assertThatThrownBy(() -> ask(Optional.of(ACME), sql, Sql.Format.CSV)).isInstanceOf(SqlFailed.class);
        assertThat(listing()).isEqualTo(before);
    }

    /// The files of the one client that may be read, and of another one, which may not.
    private static String filled(String statement) throws IOException {
        List<Manifest.DataFile> files = new ParquetArchive(folder, PLAIN).manifest().files();
        String own = path(files, ACME);
        return statement.replace("FOLDER", folder.toString())
                .replace("PARQUET", own)
                .replace("HIDDEN", path(files, OTHER));
    }

    private static String path(List<Manifest.DataFile> files, ClientId client) {
        return files.stream()
                .filter(file -> file.client().equals(client.value()) && file.kind().equals("events"))
                .map(file -> folder.resolve("parquet").resolve(file.path()).toString())
                .findFirst()
                .orElseThrow();
    }

    private static String listing() throws IOException {
        StringBuilder listing = new StringBuilder();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                listing.append(file).append(' ').append(AtomicFile.sha256(file)).append('\n');
            }
        }
        return listing.toString();
    }

    @Test
    void aMistakeIsOneSentence() {
        assertThatThrownBy(() -> csv("SELECT nope FROM events")).isInstanceOf(SqlFailed.class)
                .hasMessageStartingWith("the query failed: Binder Error: Referenced column \"nope\" not found")
                .hasMessageNotContaining("\n");
        assertThatThrownBy(() -> csv("SELEC 1")).hasMessage("the query is not SQL: syntax error at or near \"SELEC\".");
        assertThatThrownBy(() -> csv("")).hasMessageContaining("the query is empty");
        assertThatThrownBy(() -> csv("SELECT 1; SELECT 2")).hasMessageContaining("2 statements");
        assertThatThrownBy(() -> csv("SELECT CAST('x' AS INTEGER)")).hasMessageStartingWith(
                "the query failed: Conversion Error: Could not convert string 'x' to INT32");
    }
}
