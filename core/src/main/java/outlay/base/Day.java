package outlay.base;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/// A calendar day without a time zone, as days since 1970-01-01.
public record Day(int epochDay) implements Comparable<Day> {
    /// Reads 2026-10-01 and nothing else.
    public static Day parse(String iso) {
        try {
            if (iso.length() == 10) {
                return of(LocalDate.parse(iso));
            }
        } catch (DateTimeException wrong) {
            throw new IllegalArgumentException("day \"" + iso + "\" is not a date; write it like 2026-10-01", wrong);
        }
        throw new IllegalArgumentException("day \"" + iso + "\" is not a date; write it like 2026-10-01");
    }

    public static Day of(LocalDate date) {
        return new Day(Math.toIntExact(date.toEpochDay()));
    }

    /// The day that the clocks of `zone` show at `instant`.
    public static Day of(Instant instant, ZoneId zone) {
        return of(LocalDate.ofInstant(instant, zone));
    }

    public LocalDate date() {
        return LocalDate.ofEpochDay(epochDay);
    }

    public Day plus(int days) {
        return new Day(Math.addExact(epochDay, days));
    }

    @Override
    public int compareTo(Day other) {
        return Integer.compare(epochDay, other.epochDay);
    }

    @Override
    public String toString() {
        return date().toString();
    }
}
