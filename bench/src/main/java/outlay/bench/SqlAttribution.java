package outlay.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import outlay.journey.RawJourneys;

/// The same question in SQL, as one would ask it of a warehouse: join, 30 days of lookback, five models, in one query.
final class SqlAttribution implements AutoCloseable {
    private static final String MODELS = """
            WITH path AS (
              SELECT c.id, c.minor, t.channel, t.ms, t.id AS touch
              FROM conversion c JOIN touch t ON t.person = c.person AND t.ms <= c.ms AND t.ms >= c.ms - %d),
            ranked AS (
              SELECT id, minor, channel,
                row_number() OVER step AS place,
                count(*) OVER whole AS size,
                pow(2, -(max(ms) OVER whole - ms) / %d.0) AS decay
              FROM path
              WINDOW whole AS (PARTITION BY id), step AS (PARTITION BY id ORDER BY ms, touch)),
            weighed AS (SELECT *, sum(decay) OVER (PARTITION BY id) AS decays FROM ranked)
            SELECT channel,
              sum(CASE WHEN place = 1 THEN minor ELSE 0 END),
              sum(CASE WHEN place = size THEN minor ELSE 0 END),
              sum(minor / size),
              sum(minor * CASE WHEN size = 1 THEN 1 WHEN size = 2 THEN 0.5
                WHEN place = 1 OR place = size THEN 0.4 ELSE 0.2 / (size - 2) END),
              sum(minor * decay / decays)
            FROM weighed GROUP BY channel ORDER BY channel
            """;

    private final Connection connection;

    SqlAttribution(int threads) throws SQLException {
        connection = DriverManager.getConnection("jdbc:duckdb:");
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET threads = " + threads);
            statement.execute("CREATE TABLE touch (id INTEGER, person INTEGER, ms BIGINT, channel INTEGER)");
            statement.execute("CREATE TABLE conversion (id INTEGER, person INTEGER, ms BIGINT, minor BIGINT)");
        }
    }

    void load(RawJourneys raw) throws SQLException {
        DuckDBConnection duck = connection.unwrap(DuckDBConnection.class);
        try (Statement statement = connection.createStatement()) {
            statement.execute("BEGIN");
            try (DuckDBAppender rows = duck.createAppender(DuckDBConnection.DEFAULT_SCHEMA, "touch")) {
                for (int i = 0; i < raw.person().length; i++) {
                    rows.beginRow();
                    rows.append(i);
                    rows.append(raw.person()[i]);
                    rows.append(raw.at()[i]);
                    rows.append(raw.source()[i]);
                    rows.endRow();
                }
            }
            try (DuckDBAppender rows = duck.createAppender(DuckDBConnection.DEFAULT_SCHEMA, "conversion")) {
                for (int i = 0; i < raw.minors().length; i++) {
                    rows.beginRow();
                    rows.append(i);
                    rows.append(raw.conversionPerson()[i]);
                    rows.append(raw.conversionAt()[i]);
                    rows.append(raw.minors()[i]);
                    rows.endRow();
                }
            }
            statement.execute("COMMIT");
        }
    }

    /// By model, in the order first, last, linear, position, time decay, what each channel gets.
    double[][] sums(int lookbackDays, long halfLifeMillis) throws SQLException {
        double[][] sums = new double[5][TouchWorld.CHANNELS];
        String query = MODELS.formatted(lookbackDays * 86_400_000L, halfLifeMillis);
        try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                for (int model = 0; model < sums.length; model++) {
                    sums[model][rows.getInt(1)] = rows.getDouble(2 + model);
                }
            }
        }
        return sums;
    }

    static List<String> models() {
        return List.of("first", "last", "linear", "position", "time-decay");
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
