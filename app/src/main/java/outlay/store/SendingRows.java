package outlay.store;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;
import outlay.base.ClientId;
import outlay.base.Day;

final class SendingRows {
    private SendingRows() {}

    static List<KeptSending> of(Handle handle, ClientId client) {
        return handle
                .createQuery("SELECT mail, last_day, state, attempts, detail, at_ms FROM report_sending"
                        + " WHERE client = :client")
                .bind("client", client.value())
                .map((row, context) -> new KeptSending(client, row.getString("mail"),
                        Day.parse(row.getString("last_day")), row.getString("state"), row.getInt("attempts"),
                        row.getString("detail"), Instant.ofEpochMilli(row.getLong("at_ms"))))
                .stream()
                .sorted(Comparator.comparing(KeptSending::lastDay).reversed().thenComparing(KeptSending::mail))
                .toList();
    }

    /// None where there is one of the same mail and period already.
    static int insert(Handle handle, KeptSending sending) {
        return bound(handle.createUpdate("INSERT INTO report_sending (client, mail, last_day, state, attempts, detail,"
                + " at_ms) VALUES (:client, :mail, :day, :state, :attempts, :detail, :at)"
                + " ON CONFLICT (client, mail, last_day) DO NOTHING"), sending).execute();
    }

    /// None where it is not in that state any more.
    static int move(Handle handle, KeptSending sending, String from) {
        return bound(handle.createUpdate("UPDATE report_sending SET state = :state, attempts = :attempts,"
                + " detail = :detail, at_ms = :at WHERE client = :client AND mail = :mail AND last_day = :day"
                + " AND state = :from"), sending).bind("from", from).execute();
    }

    static int removeAll(Handle handle, ClientId client, String mail) {
        return handle.createUpdate("DELETE FROM report_sending WHERE client = :client AND mail = :mail")
                .bind("client", client.value())
                .bind("mail", mail)
                .execute();
    }

    private static Update bound(Update update, KeptSending sending) {
        return update.bind("client", sending.client().value())
                .bind("mail", sending.mail())
                .bind("day", sending.lastDay().toString())
                .bind("state", sending.state())
                .bind("attempts", (long) sending.attempts())
                .bind("detail", sending.detail())
                .bind("at", sending.at().toEpochMilli());
    }
}
