package outlay.alert;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// What there may be an alert about, with the threshold and the days that hold unless a client has others.
public enum Kind {
    // @formatter:off
    TRACKING_STOPPED("Ads are clicked and no visit is seen.", "clicks in the days at least", "50", 2),
    SPEND_WITHOUT_CONVERSIONS("A campaign spends and nothing is credited to it.",
            "spend in the days above, in the account's currency", "100", 14),
    CPA_ABOVE_TARGET("A channel or campaign costs more for a conversion than its target.",
            "times the target above", "1", 28),
    RESTATED("A platform has changed its own spend since it was first read.",
            "per cent of the days' spend above", "5", 28),
    NAMING_DRIFT("Visits from ads name a campaign that no report has, or write a name in several ways.",
            "pages in the days at least", "20", 7),
    CURRENCY_CHANGED("An ad account reports in another currency than before.", "no threshold", "0", 28),
    DELIVERIES_MISSED("Of what an account shall be told more is missed than its delivery_target allows.",
            "times what may be missed above", "1", 28),
    KEY_ENDS("The key of an account at a destination ends soon, has ended or is refused.",
            "days before its end at most", "14", 1),
    WEBHOOK_FAILS("A webhook takes nothing, or was turned off for it.", "days of failures at least", "1", 1);
    // @formatter:on

    private final String sentence;
    private final String measure;
    private final BigDecimal threshold;
    private final int days;

    Kind(String sentence, String measure, String threshold, int days) {
        this.sentence = sentence;
        this.measure = measure;
        this.threshold = new BigDecimal(threshold);
        this.days = days;
    }

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String sentence() {
        return sentence;
    }

    /// What the threshold is compared with.
    public String measure() {
        return measure;
    }

    /// The rule that holds unless a client has another.
    public Rule usual() {
        return new Rule(Optional.of(threshold), days);
    }

    public static Optional<Kind> named(String label) {
        return Stream.of(values()).filter(kind -> kind.label().equals(label)).findFirst();
    }
}
