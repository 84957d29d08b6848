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
        assertThat(rush.now()).isFalse();
        come(Rush.MANY - 1, 0);
        assertThat(rush.now()).isFalse();
    }

    @Test
    void manyWithinASecondAreOneUntilItIsOver() {
        come(Rush.MANY, 1);
        assertThat(rush.now()).isTrue();
        nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(1_000 - Rush.MANY));
        assertThat(rush.now()).isFalse();
        come(1, 1);
        assertThat(rush.now()).isFalse();
    }

    @Test
    void asManyInMoreThanASecondAreNone() {
        come(10 * Rush.MANY, 6);
        assertThat(rush.now()).isFalse();
        come(Rush.MANY, 4);
        assertThat(rush.now()).isTrue();
    }

    private void come(int many, int millisApart) {
        for (int i = 0; i < many; i++) {
            rush.came();
            nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(millisApart));
        }
    }
}
