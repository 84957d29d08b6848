package outlay.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;

/// The same questions about a file of paths, asked of DuckDB in SQL; and Markov removal effects from its counts of
/// moves, by their definition.
final class DuckPaths {
    private static final String START = "(start)";
    private static final String CONVERSION = "(conversion)";
    private static final String NULL = "(null)";

    private final String source;

    DuckPaths(Path file) {
        source = "(SELECT string_split(path, ' > ') AS c, total_conversions AS conv, total_null AS nulls"
                + " FROM read_csv('" + file.toString().replace("'", "''")
                + "', header = true, columns = {'path': 'VARCHAR',"
                + " 'total_conversions': 'BIGINT', 'total_conversion_value': 'DOUBLE', 'total_null': 'BIGINT'}))";
    }

    /// Conversions by channel.
    Map<String, Double> rule(String model) throws SQLException {
        String query = switch (model) {
            case "first" -> "SELECT c[1], sum(conv) FROM " + source + " GROUP BY 1";
            case "last" -> "SELECT c[len(c)], sum(conv) FROM " + source + " GROUP BY 1";
            case "linear" ->
                "SELECT channel, sum(share) FROM (SELECT unnest(c) AS channel, conv / len(c) AS share FROM "
                        + source + " WHERE conv > 0) GROUP BY 1";
            default -> throw new IllegalArgumentException(model);
        };
        Map<String, Double> result = new HashMap<>();
        rows(query, row -> result.put(row.getString(1), row.getDouble(2)));
        return result;
    }

    /// Removal effects by channel, from one count of all moves.
    Map<String, Double> removalEffects() throws SQLException {
        Map<String, Map<String, Double>> moves = new HashMap<>();
        rows("SELECT a, b, sum(n) FROM (SELECT unnest(list_concat(['" + START + "'], c)) AS a, unnest(list_concat(c, ['"
                + CONVERSION + "'])) AS b, conv AS n FROM " + source + " WHERE conv > 0 UNION ALL SELECT"
                + " unnest(list_concat(['" + START + "'], c)), unnest(list_concat(c, ['" + NULL + "'])), nulls FROM "
                + source + " WHERE nulls > 0) WHERE a <> b GROUP BY 1, 2",
                row -> moves.computeIfAbsent(row.getString(1), added -> new HashMap<>()).put(row.getString(2),
                        row.getDouble(3)));
        Map<String, Double> effects = new HashMap<>();
        double whole = conversionRate(moves, "");
        for (String channel : moves.keySet()) {
            if (!channel.equals(START)) {
                effects.put(channel, 1 - conversionRate(moves, channel) / whole);
            }
        }
        return effects;
    }

    /// How likely the start converts when `removed` leads nowhere, by sweeps until nothing moves any more.
    private static double conversionRate(Map<String, Map<String, Double>> moves, String removed) {
        Map<String, Double> rates = new HashMap<>();
        rates.put(CONVERSION, 1.0);
        double change = 1;
        while (change > 1e-16) {
            change = 0;
            for (Map.Entry<String, Map<String, Double>> from : moves.entrySet()) {
                double all = from.getValue().values().stream().mapToDouble(Double::doubleValue).sum();
                double rate = 0;
                for (Map.Entry<String, Double> to : from.getValue().entrySet()) {
                    rate += to.getKey().equals(removed)
                            ? 0
                            : to.getValue() / all * rates.getOrDefault(to.getKey(), 0.0);
                }
                change = Math.max(change, Math.abs(rate - rates.getOrDefault(from.getKey(), 0.0)));
                rates.put(from.getKey(), rate);
            }
        }
        return rates.getOrDefault(START, 0.0);
    }

    private interface Row {
        void take(ResultSet row) throws SQLException;
    }

    private static void rows(String query, Row each) throws SQLException {
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duck.createStatement()) {
            statement.execute("SET threads = 2");
            try (ResultSet rows = statement.executeQuery(query)) {
                while (rows.next()) {
                    each.take(rows);
                }
            }
        }
    }
}
