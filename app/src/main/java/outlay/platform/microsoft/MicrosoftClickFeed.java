package outlay.platform.microsoft;

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
import outlay.activate.normal.Field;

/// The file of offline conversions that Microsoft Advertising fetches on a schedule, or takes by hand.
public final class MicrosoftClickFeed {
    private static final Duration OLDEST = Duration.ofDays(90);
    /// Each is decided on while the platform waits for its file.
    private static final int MOST = 10_000;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("M/d/yyyy h:mm:ss a", Locale.US)
            .withZone(ZoneOffset.UTC);
    public static final Feed FEED = new Feed("microsoft-csv",
            new Terms(MOST, OLDEST, Set.of("msclkid"), Duration.ofHours(2), OLDEST, Terms.Failures.EACH,
                    Terms.Test.NONE,
                    Set.of(Change.Type.NEW), Terms.Objection.WITHHELD),
            List.of(Account.Setting.must("goal", "[^\\p{Cc}]{1,100}", "the offline goal's exact name")
                    .found("Microsoft Advertising, Conversion goals, in the menu Conversions or Tools: the name")),
            Mapping.of(Row.click("Microsoft Click ID", "msclkid",
                    MicrosoftIdentifiers.RULES.rule(Field.CLICK_ID).orElseThrow()),
                    Row.must("Conversion Name", "the offline goal's exact name",
                            (conversion, account) -> Facts.text(account.must("goal"))),
                    Row.must("Conversion Time", "when it happened, UTC, as `11/18/2026 11:06:40 AM`",
                            (conversion, account) -> Facts.text(TIME.format(conversion.at()))),
                    Row.may("Conversion Value", "what it is worth",
                            (conversion, account) -> Facts.text(conversion.order().value().map(money -> money
                                    .amount()))),
                    Row.may("Conversion Currency", "ISO 4217", (conversion, account) -> Facts.currency(conversion)))
                    .oneOf("Microsoft Click ID"),
            "Parameters:TimeZone=+0000");

    private MicrosoftClickFeed() {}
}
