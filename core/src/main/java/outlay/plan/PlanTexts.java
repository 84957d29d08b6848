package outlay.plan;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/// What people write for months, parts and ratios, as numbers; anything else is refused with how to write it.
public final class PlanTexts {
    private static final Pattern PLAIN = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,9})?");

    private PlanTexts() {}

    /// "6"
    public static int months(String text) {
        if (!text.matches("[0-9]{1,4}")) {
            throw new IllegalArgumentException("\"" + text + "\" must be a whole number of months like 6");
        }
        return Integer.parseInt(text);
    }

    /// "3" or "3:1"
    public static BigDecimal ratio(String text) {
        String plain = text.endsWith(":1") ? text.substring(0, text.length() - 2) : text;
        if (!PLAIN.matcher(plain).matches()) {
            throw new IllegalArgumentException("\"" + text + "\" must be a number like 3, or off");
        }
        return new BigDecimal(plain);
    }

    /// "0.7" or "70%": above 0 and at most 1.
    public static BigDecimal part(String text) {
        boolean percent = text.endsWith("%");
        String plain = percent ? text.substring(0, text.length() - 1).strip() : text;
        if (PLAIN.matcher(plain).matches()) {
            BigDecimal part = percent ? new BigDecimal(plain).movePointLeft(2) : new BigDecimal(plain);
            if (part.signum() > 0 && part.compareTo(BigDecimal.ONE) <= 0) {
                return part;
            }
        }
        throw new IllegalArgumentException("\"" + text + "\" must be above 0 and at most 1, like 0.7 or 70%");
    }
}
