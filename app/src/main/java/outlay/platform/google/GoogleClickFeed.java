package outlay.platform.google;

import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import outlay.activate.Account;
import outlay.activate.Change;
import outlay.activate.Facts;
import outlay.activate.Feed;
import outlay.activate.Mapping;
import outlay.activate.Row;
import outlay.activate.Terms;

/// The file of conversions from clicks that Google Ads fetches on a schedule, or takes by hand.
public final class GoogleClickFeed {
    private static final Duration OLDEST = Duration.ofDays(90);
    /// Each is decided on while the platform waits for its file.
    private static final int MOST = 10_000;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    public static final Feed FEED = new Feed("google-csv",
            new Terms(MOST, OLDEST, Set.of("gclid"), Duration.ofHours(6), OLDEST, Terms.Failures.EACH,
                    Terms.Test.NONE,
                    Set.of(Change.Type.NEW), Terms.Objection.WITHHELD),
            List.of(Account.Setting.must("conversion_name", "[^\\p{Cc}]{1,100}",
                    "the conversion action's exact name")
                    .found("Google Ads, Goals, Conversions: the name as it stands in the list")),
            Mapping.of(Row.click("Google Click ID", "gclid", GoogleUsers.rule("gclid")),
                    Row.must("Conversion Name", "the conversion action's exact name",
                            (conversion, account) -> Facts.text(account.must("conversion_name"))),
                    Row.must("Conversion Time", "when it happened, UTC, as the first line says",
                            (conversion, account) -> Facts.text(TIME.format(conversion.at()))),
                    Row.may("Conversion Value", "what it is worth",
                            (conversion, account) -> Facts.text(conversion.order().value().map(money -> money
                                    .amount()))),
                    Row.may("Conversion Currency", "ISO 4217", (conversion, account) -> Facts.currency(conversion)),
                    Row.may("Order ID", "the order's number, or else the conversion's id; the key of duplicates",
                            (conversion, account) -> Facts.text(DataManagerEvents.transaction(
                                    conversion))))
                    .oneOf("Google Click ID"),
            "Parameters:TimeZone=+0000");

    private GoogleClickFeed() {}
}
