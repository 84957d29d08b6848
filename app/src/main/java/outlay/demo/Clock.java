package outlay.demo;

import java.time.LocalDate;

/// The calendar of the demo world: 2026-07-01 to 2026-09-28, exported on 2026-09-30. Instants are milliseconds of UTC.
///
/// No clock of any zone changes within these days, so zones are fixed offsets here and the world does not depend on the
/// time zone data of the machine.
final class Clock {
    static final int DAYS = 90;
    static final LocalDate FIRST = LocalDate.of(2026, 7, 1);
    static final long SECOND = 1000;
    static final long MINUTE = 60 * SECOND;
    static final long HOUR = 60 * MINUTE;
    static final long DAY = 24 * HOUR;
    static final long START = FIRST.toEpochDay() * DAY;
    /// Nothing happens from here on.
    static final long END = START + DAYS * DAY;
    /// The largest offset of a zone: a day begins that much earlier somewhere than it does in UTC.
    static final long EARLIEST = 2 * HOUR;
    /// By when visitors of a business site come, by the hour of their own clock.
    private static final int[] HOURS = {3, 2, 1, 1, 1, 3, 9, 22, 48, 70, 78, 70, 52, 60, 72, 70, 58, 42, 28, 22, 20, 18,
            12, 6};

    private Clock() {}

    /// Days since the first, in a zone that many hours ahead of UTC; outside the world the nearest day of it.
    static int day(long at, int zoneHours) {
        long day = Math.floorDiv(at + zoneHours * HOUR - START, DAY);
        return (int) Math.clamp(day, 0, DAYS - 1);
    }

    static LocalDate date(int day) {
        return FIRST.plusDays(day);
    }

    static boolean weekend(int day) {
        return date(day).getDayOfWeek().getValue() >= 6;
    }

    /// Some moment of a day in a zone, at hours when people work.
    static long within(Dice dice, int day, int zoneHours) {
        long at = START + day * DAY + dice.weighted(HOURS) * HOUR + dice.between(0, HOUR - 1) - zoneHours * HOUR;
        return Math.max(at, START + dice.between(0, HOUR));
    }

    /// The given moment or somewhat later, moved to working hours on the visitor's clock.
    static long awake(Dice dice, long at, int zoneHours) {
        long day = Math.floorDiv(at + zoneHours * HOUR, DAY);
        long moved = day * DAY + dice.weighted(HOURS) * HOUR + dice.between(0, HOUR - 1) - zoneHours * HOUR;
        return moved <= at ? moved + DAY : moved;
    }

    /// 2026-07-01T09:30:00.000Z
    static String iso(long at) {
        StringBuilder text = new StringBuilder(24);
        date(text, at);
        text.append('T');
        digits(text, Math.floorMod(at, DAY) / HOUR, 2);
        text.append(':');
        digits(text, Math.floorMod(at, HOUR) / MINUTE, 2);
        text.append(':');
        digits(text, Math.floorMod(at, MINUTE) / SECOND, 2);
        text.append('.');
        digits(text, Math.floorMod(at, SECOND), 3);
        return text.append('Z').toString();
    }

    /// 2026-07-01 09:30, as a CRM shows it.
    static String minute(long at) {
        StringBuilder text = new StringBuilder(16);
        date(text, at);
        text.append(' ');
        digits(text, Math.floorMod(at, DAY) / HOUR, 2);
        text.append(':');
        digits(text, Math.floorMod(at, HOUR) / MINUTE, 2);
        return text.toString();
    }

    private static void date(StringBuilder text, long at) {
        text.append(LocalDate.ofEpochDay(Math.floorDiv(at, DAY)));
    }

    private static void digits(StringBuilder text, long number, int width) {
        String digits = Long.toString(number);
        text.repeat('0', width - digits.length()).append(digits);
    }
}
