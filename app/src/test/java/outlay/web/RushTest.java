package outlay.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RushTest {
    private final AtomicLong nanos = new AtomicLong(-TimeUnit.HOURS.toNanos(1));
    private final Rush rush = new Rush(nanos::get);

    @Test
    void nobodyIsNoRushHoweverYoungTheClock() {
        nanos.set(0);
        assertThat(rush.rest()).isZero();
        come(Rush.MANY - 1, 0);
        assertThat(rush.rest()).isZero();
    }

    @Test
    void manyWithinASecondAreOneUntilItIsOver() {
        come(Rush.MANY, 1);
        assertThat(rush.rest()).isEqualTo(Rush.REST_NANOS);
        nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(1_000 - Rush.MANY));
        assertThat(rush.rest()).isZero();
        come(1, 1);
        assertThat(rush.rest()).isZero();
    }

    @Test
    void asManyInMoreThanASecondAreNone() {
        come(10 * Rush.MANY, 6);
        assertThat(rush.rest()).isZero();
        come(Rush.MANY, 4);
        assertThat(rush.rest()).isEqualTo(Rush.REST_NANOS);
    }

    @Test
    void fiveTimesAsManyAreAGreatOne() {
        come(Rush.MANY - 1, 1);
        come(1, 0);
        assertThat(rush.rest()).isEqualTo(Rush.LONG_REST_NANOS);
        nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(1));
        assertThat(rush.rest()).isEqualTo(Rush.REST_NANOS);
    }

    private void come(int many, int millisApart) {
        for (int i = 0; i < many; i++) {
            rush.came();
            nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(millisApart));
        }
    }
}
