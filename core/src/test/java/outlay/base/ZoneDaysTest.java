package outlay.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import outlay.testkit.Property;

class ZoneDaysTest {
    private static final List<String> ZONES = List.of("UTC", "America/New_York", "America/St_Johns", "Asia/Kathmandu",
            "Pacific/Apia", "Europe/Berlin", "Pacific/Auckland");

    @Test
    void isTheDayThatTheCalendarSays() {
        Property.check(20_000, 41, draw -> {
            ZoneId zone = ZoneId.of(draw.pick(ZONES));
            ZoneDays days = new ZoneDays(zone);
            for (int i = draw.between(1, 6); i > 0; i--) {
                long millis = draw.pick(draw.between(-4_000_000_000_000L, 4_000_000_000_000L),
                        aroundAChange(zone, draw.between(0L, 60L))
                                + draw.between(-1L, 1L));
                assertThat(days.epochDay(millis)).isEqualTo(Day.of(Instant.ofEpochMilli(millis), zone).epochDay());
            }
        });
    }

    private static long aroundAChange(ZoneId zone, long number) {
        Instant at = Instant.parse("2005-01-01T00:00:00Z");
        for (long i = 0; i <= number; i++) {
            var next = zone.getRules().nextTransition(at);
            if (next == null) {
                break;
            }
            at = next.getInstant();
        }
        return at.toEpochMilli();
    }
}
