package outlay.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;
import outlay.base.ClientId;
import outlay.base.Currency;
import outlay.base.Day;
import outlay.base.Micros;
import outlay.base.Period;
import outlay.fact.SpendRow;

final class SelectSpendRows {
    /// Rows of an import that never came to its end stay invisible.
    private static final String SQL = """
            SELECT * FROM spend_row WHERE client = :client AND day >= :from AND day <= :to
            AND EXISTS (SELECT 1 FROM import_done WHERE import_done.client = spend_row.client
                AND import_done.id = spend_row.import_id)
            ORDER BY position
            """;

    private SelectSpendRows() {}

    static List<SpendRow> of(Handle handle, ClientId client, Period period) {
        return handle.createQuery(SQL)
                .bind("client", client.value())
                .bind("from", period.from().toString())
                .bind("to", period.to().toString())
                .map((row, context) -> read(client, row))
                .list();
    }

    private static SpendRow read(ClientId client, ResultSet row) throws SQLException {
        SpendRow.Entity entity = new SpendRow.Entity(row.getString("campaign_id"), row.getString("campaign_name"),
                row.getString("campaign_type"), row.getString("ad_group_id"), row.getString("ad_group_name"),
                row.getString("ad_id"), row.getString("ad_name"), row.getString("keyword"));
        OptionalLong value = optional(row, "platform_value_micros");
        Optional<Micros> claimed = value.isEmpty()
                ? Optional.empty()
                : Optional.of(new Micros(value.getAsLong(), new Currency(row.getString("platform_value_currency"))));
        return new SpendRow(client, row.getString("import_id"), row.getInt("line"), row.getString("platform"),
                row.getString("account_id"), row.getString("account_name"),
                SpendRow.Level.valueOf(row.getString("level")), Day.parse(row.getString("day")), row.getString("zone"),
                entity, row.getString("segment"),
                new Micros(row.getLong("spend_micros"), new Currency(row.getString("currency"))),
                optional(row, "impressions"), optional(row, "clicks"), optional(row, "platform_conversions"), claimed,
                optional(row, "video_views"));
    }

    private static OptionalLong optional(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(value);
    }
}
