package outlay.store.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import java.util.stream.Collectors;

/// A DuckDB in memory that asks nothing of the network, keeps to a limit of memory, and spills only where it is told.
final class DuckDb implements AutoCloseable {
    static final String SPILL = ".spill";
    private static final String MEMORY = "1GB";

    private final Connection connection;

    private DuckDb(Connection connection) {
        this.connection = connection;
    }

    /// @param folder where there is room for what does not fit into memory
    /// @param stream gives results row by row; otherwise a result is in memory as a whole
    static DuckDb open(Path folder, boolean stream) throws IOException, SQLException {
        // One for each, because they would take the same names for their files.
        Path spill = Files.createDirectories(folder.resolve(SPILL)).resolve(UUID.randomUUID().toString());
        Properties settings = new Properties();
        // Some functions would otherwise download what they need, in silence.
        settings.setProperty("autoinstall_known_extensions", "false");
        settings.setProperty("autoload_known_extensions", "false");
        settings.setProperty("allow_community_extensions", "false");
        settings.setProperty("memory_limit", MEMORY);
        settings.setProperty("temp_directory", spill.toAbsolutePath().toString());
        if (stream) {
            settings.setProperty("jdbc_stream_results", "true");
        }
        DuckDb duck = new DuckDb(DriverManager.getConnection("jdbc:duckdb:", settings));
        try {
            // Instants are shown and cut into days alike wherever Outlay runs.
            duck.execute("SET TimeZone = 'UTC'");
            return duck;
        } catch (SQLException | RuntimeException failure) {
            duck.close();
            throw failure;
        }
    }

    Connection connection() {
        return connection;
    }

    /// With a statement of its own each time: the driver may close one upon which a query failed.
    void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /// The rows of a query whose columns are text and whole numbers.
    List<Object[]> rows(String sql) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet result = statement.executeQuery(sql)) {
            List<Object[]> rows = new ArrayList<>();
            int columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                Object[] row = new Object[columns];
                for (int i = 0; i < columns; i++) {
                    row[i] = result.getObject(i + 1);
                }
                rows.add(row);
            }
            return rows;
        }
    }

    /// A text as a literal.
    static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    /// Paths as a literal list.
    static String quoted(List<Path> paths) {
        return paths.stream()
                .map(path -> quoted(path.toAbsolutePath().toString()))
                .collect(Collectors.joining(", ", "[", "]"));
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
