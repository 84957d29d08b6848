package outlay.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import outlay.testkit.Property;

class SeldomTest {
    private final AtomicLong now = new AtomicLong();
    private final Seldom seldom = new Seldom(now::get);

    private void seconds(long more) {
        now.addAndGet(TimeUnit.SECONDS.toNanos(more));
    }

    @Test
    void aNameHasALineAMinuteThatStandsForAll() {
        assertThat(seldom.happened("ann")).isEqualTo(1);
        assertThat(seldom.happened("ann")).isZero();
        assertThat(seldom.happened("bob")).isEqualTo(1);
        seconds(60);
        assertThat(seldom.happened("ann")).isEqualTo(2);
    }

    /// Names that have happened since their line stood in the way of all that came after them.
    @Test
    void aThousandNamesOfYesterdayAreInNobodysWay() {
        for (int i = 0; i < 1_000; i++) {
            seldom.happened("yesterday " + i);
            seldom.happened("yesterday " + i);
        }
        seconds(86_400);
        assertThat(seldom.happened("ann")).isEqualTo(1);
        assertThat(seldom.happened("ann")).as("the line is hers").isZero();
        assertThat(seldom.happened("bob")).as("his is another").isEqualTo(1);
    }

    @Test
    void newNamesFillNoLog() {
        long lines = 0;
        for (int i = 0; i < 100_000; i++) {
            lines += seldom.happened("new " + i) > 0 ? 1 : 0;
        }
        assertThat(lines).isEqualTo(1_001);
    }

    /// What is said and what still waits is all that has happened.
    @Test
    void nothingIsLostOfTheCount() {
        Property.check(200, 7, draw -> {
            AtomicLong clock = new AtomicLong();
            Seldom each = new Seldom(clock::get);
            int names = draw.between(1, 2_500);
            long happened = draw.between(1, 5_000);
            long said = 0;
            Map<String, Integer> all = new HashMap<>();
            for (long i = 0; i < happened; i++) {
                clock.addAndGet(TimeUnit.MILLISECONDS.toNanos(draw.between(0, 200)));
                String name = "name " + draw.between(1, names);
                all.merge(name, 1, Integer::sum);
                said += each.happened(name);
            }
            clock.addAndGet(TimeUnit.HOURS.toNanos(1));
            for (String name : all.keySet()) {
                said += Math.max(0, each.happened(name) - 1);
            }
            assertThat(said).isLessThanOrEqualTo(happened);
            if (names <= 1_000) {
                assertThat(said).isEqualTo(happened);
            }
        });
    }
}
