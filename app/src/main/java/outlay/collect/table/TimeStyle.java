package outlay.collect.table;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import outlay.base.Day;

/// How a file writes instants: its days, with a time of day or without, in `zone` where a cell names none.
public record TimeStyle(DayStyle days, ZoneId zone) {
    private static final Pattern TIME = Pattern
            .compile("^(.+?)[T ,]+(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:[.,](\\d{1,9}))?)?\\s*([AaPp]\\.?[Mm]\\.?)?"
                    + "\\s*(Z|UTC|GMT|[+-]\\d{2}(?::?\\d{2})?)?$");
    private static final Pattern MILLIS = Pattern.compile("1\\d{12}");

    /// A day without a time is the instant at which it begins.
    public Instant instant(String cell) throws CellFault {
        if (MILLIS.matcher(cell).matches()) {
            return Instant.ofEpochMilli(Long.parseLong(cell));
        }
        Matcher time = TIME.matcher(cell);
        try {
            if (!time.matches()) {
                return days.day(cell).date().atStartOfDay(zone).toInstant();
            }
            Day day = days.day(time.group(1));
            int hour = hour(Integer.parseInt(time.group(2)), time.group(6));
            int second = time.group(4) == null ? 0 : Integer.parseInt(time.group(4));
            String fraction = time.group(5) == null ? "" : time.group(5);
            int nanos = Integer.parseInt((fraction + "000000000").substring(0, 9));
            LocalTime clock = LocalTime.of(hour, Integer.parseInt(time.group(3)), second, nanos);
            return day.date().atTime(clock).atZone(zone(time.group(7))).toInstant();
        } catch (DateTimeException impossible) {
            throw new CellFault("\"" + Amount.shown(cell) + "\" is not a time",
                    "Write it like 2026-10-01 12:30 or 2026-10-01T12:30:00Z.");
        }
    }

    private static int hour(int hour, @org.jspecify.annotations.Nullable String half) {
        if (half == null) {
            return hour;
        }
        boolean afternoon = half.toLowerCase(Locale.ROOT).startsWith("p");
        return hour % 12 + (afternoon ? 12 : 0);
    }

    private ZoneId zone(@org.jspecify.annotations.Nullable String offset) {
        if (offset == null) {
            return zone;
        }
        return offset.startsWith("+") || offset.startsWith("-") ? ZoneOffset.of(offset) : ZoneOffset.UTC;
    }
}
