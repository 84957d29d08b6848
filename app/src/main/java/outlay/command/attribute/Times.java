package outlay.command.attribute;

import java.time.DateTimeException;
import java.time.LocalDate;

/// Times in cells, as ms since 1970: 2026-11-23T12:00:00.123Z, 2026-11-23 12:00:00+02:00, the same without a zone
/// (which is taken for UTC) or without a time of day, and seconds or ms since 1970. From 1970 to 2100.
final class Times {
    /// From here on a bare number is of ms and not of seconds: the year 5138 in one, March 1973 in the other.
    private static final long LEAST_MILLIS = 100_000_000_000L;
    private static final long END = LocalDate.of(2101, 1, 1).toEpochDay() * 86_400_000L;
    private static final int MOST_DIGITS = 15;

    private final Rows rows;
    private int at;
    private int end;

    private Times(Rows rows, int cell) {
        this.rows = rows;
        at = rows.start(cell);
        end = rows.end(cell);
        while (at < end && rows.bytes()[at] == ' ') {
            at++;
        }
        while (end > at && rows.bytes()[end - 1] == ' ') {
            end--;
        }
    }

    static long read(Rows rows, int cell, String name) {
        try {
            Times times = new Times(rows, cell);
            long millis = times.read();
            if (millis >= 0 && millis < END) {
                return millis;
            }
        } catch (DateTimeException wrong) {
            BadRow bad = new BadRow(rows.rowAt(), "has \"" + Shown.text(rows.text(cell)) + "\" in " + name
                    + "; write a time like 2026-11-23T12:00:00Z, or seconds or ms since 1970.");
            bad.initCause(wrong);
            throw bad;
        }
        throw new BadRow(rows.rowAt(), "has " + Shown.text(rows.text(cell)) + " in " + name
                + ", which lies outside of 1970 to 2100; correct it, or leave the row out.");
    }

    private long read() {
        int digits = 0;
        while (at + digits < end && digit(rows.bytes()[at + digits])) {
            digits++;
        }
        if (digits > 0 && at + digits == end && digits <= MOST_DIGITS) {
            long number = number((long) digits);
            return number >= LEAST_MILLIS ? number : 1000 * number;
        }
        int year = number(4);
        skip('-');
        int month = number(2);
        skip('-');
        long day = LocalDate.of(year, month, number(2)).toEpochDay();
        return 86_400_000L * day + (at == end ? 0 : timeOfDay());
    }

    /// The time of day in ms, less its offset from UTC.
    private long timeOfDay() {
        byte between = next();
        if (between != 'T' && between != 't' && between != ' ') {
            throw wrong();
        }
        int hour = number(2);
        skip(':');
        int minute = number(2);
        int second = 0;
        long millis = 0;
        if (at < end && rows.bytes()[at] == ':') {
            at++;
            second = number(2);
            millis = fraction();
        }
        if (hour > 23 || minute > 59 || second > 59) {
            throw wrong();
        }
        return millis + 1000L * (second + 60L * (minute + 60L * hour)) - offset();
    }

    /// Whole ms of a fraction of a second; what is finer is cut off.
    private long fraction() {
        long millis = 0;
        if (at < end && rows.bytes()[at] == '.') {
            at++;
            int begin = at;
            while (at < end && digit(rows.bytes()[at])) {
                millis = at - begin < 3 ? 10 * millis + rows.bytes()[at] - '0' : millis;
                at++;
            }
            if (at == begin) {
                throw wrong();
            }
            for (int decimals = at - begin; decimals < 3; decimals++) {
                millis *= 10;
            }
        }
        return millis;
    }

    private long offset() {
        if (at == end) {
            return 0;
        }
        byte sign = next();
        if (sign == 'Z' || sign == 'z') {
            if (at < end) {
                throw wrong();
            }
            return 0;
        }
        if (sign != '+' && sign != '-') {
            throw wrong();
        }
        int hours = number(2);
        if (at < end && rows.bytes()[at] == ':') {
            at++;
        }
        int minutes = at < end ? number(2) : 0;
        if (at < end || hours > 18 || minutes > 59) {
            throw wrong();
        }
        return (sign == '-' ? -60_000L : 60_000L) * (60L * hours + minutes);
    }

    private void skip(char expected) {
        if (next() != expected) {
            throw wrong();
        }
    }

    private byte next() {
        if (at == end) {
            throw wrong();
        }
        return rows.bytes()[at++];
    }

    private long number(long digits) {
        long number = 0;
        for (int i = 0; i < digits; i++) {
            byte digit = next();
            if (!digit(digit)) {
                throw wrong();
            }
            number = 10 * number + digit - '0';
        }
        return number;
    }

    private int number(int digits) {
        return (int) number((long) digits);
    }

    private static boolean digit(byte b) {
        return b >= '0' && b <= '9';
    }

    private static DateTimeException wrong() {
        return new DateTimeException("not a time");
    }
}
