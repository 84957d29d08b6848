package outlay.store;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import org.jdbi.v3.core.Handle;
import outlay.base.ClientId;

final class ReportMailRows {
    private ReportMailRows() {}

    static List<KeptReportMail> of(Handle handle, ClientId client) {
        return handle
                .createQuery("SELECT id, every, send_hour, zone, title, note, recipients, model, currency, origin,"
                        + " created_by, created_ms FROM report_mail WHERE client = :client")
                .bind("client", client.value())
                .map((row, context) -> new KeptReportMail(client, row.getString("id"), row.getString("every"),
                        row.getInt("send_hour"), ZoneId.of(row.getString("zone")), row.getString("title"),
                        row.getString("note"), List.of(row.getString("recipients").split(",")),
                        row.getString("model"), row.getString("currency"), row.getString("origin"),
                        row.getString("created_by"), Instant.ofEpochMilli(row.getLong("created_ms"))))
                .stream()
                .sorted(Comparator.comparing(KeptReportMail::createdAt).thenComparing(KeptReportMail::id))
                .toList();
    }

    static int put(Handle handle, KeptReportMail mail) {
        remove(handle, mail.client(), mail.id());
        return handle
                .createUpdate("INSERT INTO report_mail (client, id, every, send_hour, zone, title, note, recipients,"
                        + " model, currency, origin, created_by, created_ms) VALUES (:client, :id, :every, :hour,"
                        + " :zone, :title, :note, :recipients, :model, :currency, :origin, :by, :at)")
                .bind("client", mail.client().value())
                .bind("id", mail.id())
                .bind("every", mail.every())
                .bind("hour", (long) mail.hour())
                .bind("zone", mail.zone().getId())
                .bind("title", mail.title())
                .bind("note", mail.note())
                .bind("recipients", String.join(",", mail.recipients()))
                .bind("model", mail.model())
                .bind("currency", mail.currency())
                .bind("origin", mail.origin())
                .bind("by", mail.createdBy())
                .bind("at", mail.createdAt().toEpochMilli())
                .execute();
    }

    static int remove(Handle handle, ClientId client, String id) {
        return handle.createUpdate("DELETE FROM report_mail WHERE client = :client AND id = :id")
                .bind("client", client.value())
                .bind("id", id)
                .execute();
    }
}
