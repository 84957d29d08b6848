package outlay.ledger;

import outlay.base.Currency;
import outlay.base.Day;

/// One day of an ad account as its platform told it: when it was first read, and now.
///
/// The spend is the platform's own total where a report of the whole account stands, and otherwise what its reports sum
/// to, each counted once. Claims are those of the finest level that has some, because levels repeat each other.
///
/// @param accountId    or "" where the reports have none
/// @param zone         the account's time zone, or "" where the reports do not say
/// @param first        what the first read said; nothing where the currency was another one then
/// @param now          what stands
/// @param repeated     what of `now` the platform says twice, under several names for one action
/// @param viewed       what of `now` the platform itself says came from ads that were only seen
/// @param uncounted    what of `now` cannot be conversions of clicks: far more than there were clicks, such as reach
/// @param gone         whether later reports have nothing of the day any more
/// @param claims       whether it claims conversions at all, and `worth` whether it says what they are worth
/// @param hidden       whether rows with clicks leave their claim out, as platforms do with small numbers
/// @param bookedMicros the spend that stands in the books
/// @param copiedMicros what of it stands there twice: a report that came under other names
public record Reading(String platform, String accountId, String accountName, Day day, String zone, Currency currency,
        Said first, Said now, Said repeated, Said viewed, Said uncounted, boolean gone, boolean claims, boolean worth,
        boolean hidden, long bookedMicros, long copiedMicros) {
    /// What tells the account: its id, or its name where the reports have no id.
    public String account() {
        return accountId.isEmpty() ? accountName : accountId;
    }
}
