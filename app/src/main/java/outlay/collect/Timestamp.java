package outlay.collect;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/// Reads 2026-11-23T12:00:00.123Z and 2026-11-23T12:00:00+02:00, and nothing that leaves open which instant it is.
final class Timestamp {
    /// Before web analytics and after everybody's plans: a clock that was never set, or seconds taken for milliseconds.
    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2099;
    private static final int FRACTION = 19;
    private static final int NANO_DIGITS = 9;

    private Timestamp() {}

    static Instant parse(String text) {
        if (text.length() < FRACTION + 1 || !fixed(text)) {
            throw wrong(text, "is not a time");
        }
        int year = number(text, 0, 4);
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            throw wrong(text, "lies outside of " + FIRST_YEAR + " to " + LAST_YEAR);
        }
        int zone = FRACTION;
        int nanos = 0;
        if (text.charAt(zone) == '.') {
            int digits = 0;
            while (++zone < text.length() && isDigit(text.charAt(zone))) {
                digits++;
                nanos = digits <= NANO_DIGITS ? nanos * 10 + text.charAt(zone) - '0' : nanos;
            }
            if (digits == 0 || digits > NANO_DIGITS) {
                throw wrong(text, "has not 1 to 9 decimals of a second");
            }
            for (; digits < NANO_DIGITS; digits++) {
                nanos *= 10;
            }
        }
        try {
            return LocalDateTime.of(year, number(text, 5, 7), number(text, 8, 10), number(text, 11, 13),
                    number(text, 14, 16), number(text, 17, FRACTION), nanos).toInstant(offset(text, zone));
        } catch (DateTimeException impossible) {
            IllegalArgumentException wrong = wrong(text, "does not exist in the calendar");
            wrong.initCause(impossible);
            throw wrong;
        }
    }

    /// Whether digits and signs stand where they must in the first 19 characters.
    private static boolean fixed(String text) {
        String form = "dddd-dd-ddTdd:dd:dd";
        for (int i = 0; i < form.length(); i++) {
            char c = text.charAt(i);
            boolean fits = switch (form.charAt(i)) {
                case 'd' -> isDigit(c);
                case 'T' -> c == 'T' || c == 't';
                default -> c == form.charAt(i);
            };
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    private static ZoneOffset offset(String text, int from) {
        if (from == text.length() - 1 && (text.charAt(from) == 'Z' || text.charAt(from) == 'z')) {
            return ZoneOffset.UTC;
        }
        String zone = text.substring(from);
        boolean signed = zone.length() == 6 && (zone.charAt(0) == '+' || zone.charAt(0) == '-') && zone.charAt(3) == ':'
                && isDigit(zone.charAt(1)) && isDigit(zone.charAt(2)) && isDigit(zone.charAt(4))
                && isDigit(zone.charAt(5));
        if (!signed) {
            throw wrong(text, "does not say its offset from UTC");
        }
        int sign = zone.charAt(0) == '-' ? -1 : 1;
        return ZoneOffset.ofHoursMinutes(sign * number(zone, 1, 3), sign * number(zone, 4, 6));
    }

    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            number = number * 10 + text.charAt(i) - '0';
        }
        return number;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static IllegalArgumentException wrong(String text, String problem) {
        String shown = text.length() > 60 ? text.substring(0, 60) + "..." : text;
        return new IllegalArgumentException(
                "the time \"" + shown + "\" " + problem + "; write it like 2026-11-23T12:00:00.000Z");
    }
}
