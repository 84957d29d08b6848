package outlay.privacy;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How long something is kept, in days, months or years of the calendar. It counts in whole days of UTC, from the
/// receipt, so that it can be said exactly what is past it.
///
/// @param unit days, months or years
public record Span(int count, ChronoUnit unit) {
    private static final Pattern TEXT = Pattern.compile("([1-9]\\d{0,4}) +(day|month|year)s?");

    /// @param text like "25 months", "396 days" or "1 year"
    /// @throws IllegalArgumentException saying what can be written
    public static Span parse(String text) {
        Matcher matcher = TEXT.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            throw new IllegalArgumentException("\"" + text + "\" is no time to keep something; write days, months or "
                    + "years like \"25 months\", or leave the setting out to keep it");
        }
        return new Span(Integer.parseInt(matcher.group(1)),
                ChronoUnit.valueOf(matcher.group(2).toUpperCase(Locale.ROOT) + "S"));
    }

    public static Span days(int count) {
        return new Span(count, ChronoUnit.DAYS);
    }

    /// What was received earlier is past its time.
    public Instant before(Instant now) {
        return now.atOffset(ZoneOffset.UTC).truncatedTo(ChronoUnit.DAYS).minus(count, unit).toInstant();
    }

    /// Whether nothing is past it that is not past the other, whatever the day; where the calendar decides, it is not.
    boolean surelyAsLongAs(Span other) {
        return unit == other.unit && count >= other.count || days(false) >= other.days(true);
    }

    /// The fewest days that it may be, or the most.
    private long days(boolean most) {
        if (unit == ChronoUnit.DAYS) {
            return count;
        }
        long months = unit == ChronoUnit.YEARS ? count * 12L : count;
        return most ? months / 12 * 366 + months % 12 * 31 : months / 12 * 365 + months % 12 * 28;
    }

    @Override
    public String toString() {
        String name = unit.toString().toLowerCase(Locale.ROOT);
        return count + " " + (count == 1 ? name.substring(0, name.length() - 1) : name);
    }
}
