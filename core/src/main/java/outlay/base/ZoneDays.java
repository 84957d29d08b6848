package outlay.base;

import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/// The days that the clocks of a zone show, for somebody who asks by the million: between two changes of a clock the
/// offset is the same. Each thread needs one of its own.
public final class ZoneDays {
    private static final long MILLIS_PER_SECOND = 1_000;
    private static final long MILLIS_PER_DAY = 86_400_000;
    /// Half a year of winter and half a year of summer.
    private static final int STRETCHES = 2;

    private final ZoneRules rules;
    private final Stretch[] known = new Stretch[STRETCHES];
    private int oldest;

    /// @param from  the first ms
    /// @param until the first ms that is not
    private record Stretch(long from, long until, long offset) {
        boolean has(long millis) {
            return millis >= from && millis < until;
        }
    }

    public ZoneDays(ZoneId zone) {
        rules = zone.getRules();
        for (int i = 0; i < STRETCHES; i++) {
            known[i] = new Stretch(0, 0, 0);
        }
    }

    /// The day of an instant in ms, as days since 1970-01-01.
    public int epochDay(long millis) {
        for (Stretch stretch : known) {
            if (stretch.has(millis)) {
                return day(millis, stretch);
            }
        }
        Stretch found = look(millis);
        known[oldest] = found;
        oldest = (oldest + 1) % STRETCHES;
        return day(millis, found);
    }

    private static int day(long millis, Stretch stretch) {
        return Math.toIntExact(Math.floorDiv(millis + stretch.offset, MILLIS_PER_DAY));
    }

    private Stretch look(long millis) {
        Instant instant = Instant.ofEpochMilli(millis);
        long offset = rules.getOffset(instant).getTotalSeconds() * MILLIS_PER_SECOND;
        ZoneOffsetTransition before = rules.previousTransition(instant.plusMillis(1));
        ZoneOffsetTransition after = rules.nextTransition(instant);
        return new Stretch(before == null ? Long.MIN_VALUE : before.getInstant().toEpochMilli(),
                after == null ? Long.MAX_VALUE : after.getInstant().toEpochMilli(), offset);
    }
}
