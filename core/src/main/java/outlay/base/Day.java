package outlay.base;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.zone.ZoneRules;

/// A calendar day without a time zone, as days since 1970-01-01.
public record Day(int epochDay) implements Comparable<Day> {
    private static final long MILLIS_PER_SECOND = 1_000;
    private static final long MILLIS_PER_DAY = 86_400_000;

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

    /// The same for an instant in milliseconds.
    public static Day of(long epochMillis, ZoneRules rules) {
        long local = epochMillis
                + rules.getOffset(Instant.ofEpochMilli(epochMillis)).getTotalSeconds() * MILLIS_PER_SECOND;
        return new Day(Math.toIntExact(Math.floorDiv(local, MILLIS_PER_DAY)));
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
