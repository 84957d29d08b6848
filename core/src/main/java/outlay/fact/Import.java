package outlay.fact;

import java.time.Instant;
import outlay.base.ClientId;

/// The end of an import: everything that it brought is in the log, and counts from here on.
///
/// @param id       unique to the content and its place among the imports of this client
/// @param fileName as the user named it, without folders
/// @param sha256   of the file's bytes, in hexadecimal
/// @param kind     what kind of file it was
/// @param format   the layout that was recognised, or "mapped"
/// @param rows     how many facts it brought
public record Import(ClientId client, String id, String fileName, String sha256, Kind kind, String format,
        long rows, Instant at) implements Fact {
    /// The format of what affiliate networks charge, one commission a row.
    public static final String COMMISSIONS = "affiliate-commissions";

    public enum Kind {
        // @formatter:off
        SPEND, EVENTS, CONTACTS, DEALS, RATES, LIFT_TESTS, ORDERS, CONVERSIONS, CAMPAIGN_MEMBERS, COMPANIES,
        STAGE_HISTORY, REACH
        // @formatter:on
    }
}
