package outlay.activate.normal;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// `19970216`. Day and month in either order are told apart only where one of them cannot be a month.
public enum BirthDates implements Normaliser {
    DIGITS;

    private static final Pattern YEAR_FIRST = Pattern
            .compile("(\\d{4})([-/. ]?)(\\d{1,2})\\2(\\d{1,2})(?:[T ]\\d{2}:\\d{2}.*)?");
    private static final Pattern COMPACT = Pattern.compile("(\\d{4})()(\\d{2})(\\d{2})");
    private static final Pattern YEAR_LAST = Pattern.compile("(\\d{1,2})([-/. ])(\\d{1,2})\\2(\\d{4})");
    private static final int EARLIEST_YEAR = 1900;
    private static final int LATEST_YEAR = 2099;
    private static final int MONTHS = 12;

    @Override
    public Normalised normalise(String value, Optional<String> country) {
        String text = Letters.plain(value);
        Matcher compact = COMPACT.matcher(text);
        if (compact.matches()) {
            return date(number(compact, 1), number(compact, 3), number(compact, 4));
        }
        Matcher first = YEAR_FIRST.matcher(text);
        if (first.matches() && !first.group(2).isEmpty()) {
            return date(number(first, 1), number(first, 3), number(first, 4));
        }
        Matcher last = YEAR_LAST.matcher(text);
        if (!last.matches()) {
            return Normalised.dropped(Reason.MALFORMED);
        }
        int one = number(last, 1);
        int other = number(last, 3);
        if (one <= MONTHS && other <= MONTHS && one != other) {
            return Normalised.dropped(Reason.AMBIGUOUS);
        }
        return date(number(last, 4), Math.min(one, other), Math.max(one, other));
    }

    private static Normalised date(int year, int month, int day) {
        try {
            LocalDate date = LocalDate.of(year, month, day);
            return year < EARLIEST_YEAR || year > LATEST_YEAR
                    ? Normalised.dropped(Reason.MALFORMED)
                    : new Normalised.Kept(date.format(DateTimeFormatter.BASIC_ISO_DATE));
        } catch (DateTimeException noSuchDay) {
            return Normalised.dropped(Reason.MALFORMED);
        }
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }
}
