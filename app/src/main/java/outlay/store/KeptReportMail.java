package outlay.store;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import outlay.base.ClientId;

/// A report that is mailed again and again.
///
/// @param every     the name of how often
/// @param hour      of the day in `zone` at which it is sent
/// @param note      of whoever sends it, above the figures; may be ""
/// @param model     its label
/// @param currency  its code, or "" where nothing is converted
/// @param origin    where the pages are, like `https://outlay.example`
/// @param createdBy who set it up, as the audit log names them
public record KeptReportMail(ClientId client, String id, String every, int hour, ZoneId zone, String title,
        String note, List<String> recipients, String model, String currency, String origin, String createdBy,
        Instant createdAt) {
    public KeptReportMail {
        recipients = List.copyOf(recipients);
    }
}
