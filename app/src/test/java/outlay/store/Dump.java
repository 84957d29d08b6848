package outlay.store;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/// Everything in a store as lines of text, in an order that does not depend on the database.
public record Dump(List<String> lines) {
    private static final List<String> TABLES = List.of("projection", "client_seen", "import_done", "spend_row",
            "refusal", "entry_count", "gate_version", "gate_client", "access_key", "tracked_link",
            "suppressed", "erasure", "destination_account", "delivery", "receipt",
            "delivery_pause", "user_account", "user_session", "set_up_token", "membership", "invitation",
            "service_token", "webhook", "webhook_message", "webhook_attempt", "webhook_place",
            "idempotent_answer", "saved_view", "report_mail", "report_sending", "client_logo", "key_use",
            "skipped_step", "schema_migration");

    /// @param url with the rights to see everything
    public static Dump of(String url, String prefix) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(url)) {
            for (String table : TABLES) {
                try (Statement statement = connection.createStatement();
                        ResultSet rows = statement.executeQuery("SELECT * FROM " + prefix + table)) {
                    int columns = rows.getMetaData().getColumnCount();
                    while (rows.next()) {
                        StringBuilder line = new StringBuilder(table);
                        for (int i = 1; i <= columns; i++) {
                            line.append('|').append(rows.getMetaData().getColumnName(i)).append('=');
                            line.append(rows.getString(i));
                        }
                        lines.add(line.toString());
                    }
                }
            }
        }
        return new Dump(lines.stream().sorted().toList());
    }
}
