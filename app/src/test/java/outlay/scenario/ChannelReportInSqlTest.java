package outlay.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import outlay.attribution.Model;
import outlay.base.Currency;
import outlay.funnel.FunnelRules;
import outlay.log.LocalLog;
import outlay.log.LogSettings;
import outlay.report.Books;
import outlay.report.Breakdown;
import outlay.report.Question.By;
import outlay.store.archive.ParquetArchive;
import outlay.web.AnswerJson;
import outlay.vault.Pseudonyms;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The channel report is right: the same figures come out of the facts when they are worked out in another language,
/// in another engine, by the rules that are documented and with none of the code. Spend agrees to the millionth,
/// revenue to the cent, credit to the millionth of a conversion.
class ChannelReportInSqlTest {
    private static final List<String> STATEMENTS = List.of("01-words", "02-identifiers", "03-persons",
            "04-spend-that-stands", "05-campaigns", "06-landings", "07-origins", "08-channel-rules", "09-placements",
            "10-touches", "11-conversions", "12-entries", "13-weights", "14-rates", "15-credits", "16-channel-report",
            "17-simplifications", "18-country-report");
    private static final String CATEGORIES = "/outlay/journey/ga4-source-categories.csv";

    /// Here it is about the files; for persons in them looks NothingPersonalAtRestTest.
    private static final Pseudonyms PLAIN = (client, text) -> text;

    @TempDir
    private static Path temporary = Path.of("");

    /// What a row of the report says, in whole units.
    private record Figures(long spendMicros, long impressions, long clicks, long leadMillionths,
            long conversionMillionths,
            long revenueMinor) {}

    /// What the product says, as JSON, by world and model.
    private static final Map<String, String> REPORTS = new TreeMap<>();
    private static final Map<String, Breakdown> COUNTRIES = new TreeMap<>();

    @BeforeAll
    static void importAndAsk() throws IOException {
        List<Path> files = DemoImport.written(temporary.resolve("demo"));
        importAndAsk("demo", List.of(files));
        importAndAsk("edges", List.of(files, List.of(EdgeCases.written(temporary)),
                Restated.written(temporary.resolve("demo").resolve("files"), temporary.resolve("restated"))));
        try (InputStream categories = ChannelReportInSqlTest.class.getResourceAsStream(CATEGORIES)) {
            Files.write(temporary.resolve("categories.csv"), categories.readAllBytes());
        }
    }

    private static void importAndAsk(String world, List<List<Path>> calls) throws IOException {
        Path data = temporary.resolve(world + "-data");
        try (LocalLog log = LocalLog.open(Files.createDirectories(data.resolve("log")), LogSettings.DEFAULT)) {
            calls.forEach(files -> DemoImport.imported(log, files));
            Books books = DemoImport.books(log);
            for (Model model : List.of(Model.LINEAR, Model.LAST, Model.FIRST, Model.POSITION)) {
                REPORTS.put(world + " " + model.label(), AnswerJson.text(books.answer(
                        DemoImport.question(By.CHANNELS, model, Optional.of(new Currency("USD"))))));
                COUNTRIES.put(world + " " + model.label(), books.breakdown(Breakdown.By.VISITOR_COUNTRIES,
                        DemoImport.question(By.CAMPAIGNS, model, Optional.of(new Currency("USD"))),
                        FunnelRules.NONE));
            }
            new ParquetArchive(data, PLAIN).bringUpToDate(log);
        }
    }

    @ParameterizedTest
    @CsvSource({"demo, linear", "demo, last", "demo, first", "demo, position", "edges, linear", "edges, last",
            "edges, first", "edges, position"})
    void sqlOverTheFactsGivesTheSameFigures(String world, String model) throws SQLException, IOException {
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:")) {
            run(duck, world, model);
            assertThat(simplifications(duck)).as("what the statements leave out").isEmpty();
            assertThat(inSql(duck)).containsExactlyInAnyOrderEntriesOf(
                    inTheReport(REPORTS.getOrDefault(world + " " + model, "")));
            assertThat(byCountry(duck)).hasSize(6).containsExactlyInAnyOrderEntriesOf(
                    byCountry(Objects.requireNonNull(COUNTRIES.get(world + " " + model))));
        }
    }

    private static Map<String, Figures> byCountry(Connection duck) throws SQLException {
        Map<String, Figures> countries = new TreeMap<>();
        try (Statement statement = duck.createStatement();
                ResultSet row = statement.executeQuery("SELECT * FROM country_report")) {
            while (row.next()) {
                countries.put(row.getString("country"), new Figures(0, 0, 0, row.getLong("lead_millionths"),
                        row.getLong("conversion_millionths"), row.getLong("revenue_minor")));
            }
        }
        return countries;
    }

    private static Map<String, Figures> byCountry(Breakdown found) {
        Map<String, Figures> countries = new TreeMap<>();
        found.rows().forEach(row -> countries.put(row.keys().getOrDefault("visitor_country", "?"),
                new Figures(0, 0, 0, row.figures().leadMicros(), row.figures().conversionMicros(),
                        row.figures().revenueMinor())));
        return countries;
    }

    /// The comparison could not fail over books in which nothing happens.
    @Test
    void everyKindOfFigureIsThere() {
        Map<String, Figures> rows = inTheReport(REPORTS.getOrDefault("demo linear", ""));
        assertThat(rows).hasSizeGreaterThan(12);
        assertThat(rows.values()).filteredOn(row -> row.spendMicros > 0).hasSize(5);
        assertThat(rows.values()).filteredOn(row -> row.revenueMinor % 100 != 0).hasSizeGreaterThan(8);
        assertThat(rows.values()).filteredOn(row -> row.leadMillionths % 1_000_000 != 0).hasSizeGreaterThan(8);
        assertThat(rows.values().stream().mapToLong(Figures::leadMillionths).sum()).isEqualTo(1_115_000_000);
        assertThat(rows.values().stream().mapToLong(Figures::conversionMillionths).sum()).isEqualTo(175_000_000);
        Map<String, Figures> edges = inTheReport(REPORTS.getOrDefault("edges linear", ""));
        assertThat(edges.values().stream().mapToLong(Figures::conversionMillionths).sum())
                .as("41 orders more, and a deal less").isEqualTo(215_000_000);
        // Three of the visitors, and the contacts whose new address is not that of the visitor that they were.
        assertThat(edges.values().stream().mapToLong(Figures::leadMillionths).sum())
                .isBetween(1_119_000_000L, 1_138_000_000L);
    }

    private static void run(Connection duck, String world, String model) throws SQLException, IOException {
        execute(duck, "SET TimeZone = 'UTC'");
        Path archive = temporary.resolve(world + "-data").resolve("parquet");
        for (String table : List.of("events", "spend", "imports", "contacts", "deals", "rates")) {
            execute(duck, "CREATE VIEW " + table + " AS SELECT * FROM read_parquet('" + archive.resolve(table)
                    + "/client=demo/*.parquet', hive_partitioning = false)");
        }
        execute(duck, "CREATE VIEW source_categories AS SELECT * FROM read_csv('"
                + temporary.resolve("categories.csv") + "', header = true, all_varchar = true)");
        execute(duck, "CREATE TABLE question AS SELECT '" + model
                + "' AS model, 30 AS lookback_days, 'USD' AS currency");
        for (String statement : STATEMENTS) {
            try (InputStream sql = ChannelReportInSqlTest.class.getResourceAsStream("sql/" + statement + ".sql")) {
                execute(duck, new String(sql.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
    }

    private static void execute(Connection duck, String sql) throws SQLException {
        try (Statement statement = duck.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Map<String, Long> simplifications(Connection duck) throws SQLException {
        Map<String, Long> found = new TreeMap<>();
        try (Statement statement = duck.createStatement();
                ResultSet rows = statement.executeQuery("SELECT what, found FROM simplifications WHERE found > 0")) {
            while (rows.next()) {
                found.put(rows.getString(1), rows.getLong(2));
            }
        }
        return found;
    }

    private static Map<String, Figures> inSql(Connection duck) throws SQLException {
        Map<String, Figures> channels = new TreeMap<>();
        try (Statement statement = duck.createStatement();
                ResultSet row = statement.executeQuery("SELECT * FROM channel_report")) {
            while (row.next()) {
                channels.put(row.getString("channel"), new Figures(row.getLong("spend_micros"),
                        row.getLong("impressions"), row.getLong("clicks"), row.getLong("lead_millionths"),
                        row.getLong("conversion_millionths"), row.getLong("revenue_minor")));
            }
        }
        return channels;
    }

    private static Map<String, Figures> inTheReport(String json) {
        Map<String, Figures> channels = new TreeMap<>();
        JsonNode answer = JsonMapper.shared().readTree(json);
        for (JsonNode row : answer.get("rows")) {
            assertThat(row.get("currency").asString()).isEqualTo("USD");
            channels.put(row.get("channel").asString(), new Figures(scaled(row, "spend", 6),
                    row.get("impressions").asLong(), row.get("clicks").asLong(), scaled(row, "leads", 6),
                    scaled(row, "conversions", 6), scaled(row, "revenue", 2)));
        }
        return channels;
    }

    private static long scaled(JsonNode row, String figure, int decimals) {
        return new BigDecimal(row.get(figure).asString()).movePointRight(decimals).longValueExact();
    }
}
