package outlay.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackOffTest {
    private static final int FREE = 5;
    private final Later clock = new Later();
    private final BackOff tries = new BackOff(FREE, clock);

    @Test
    void letsAFewThroughAndThenNobody() {
        int through = 0;
        for (int i = 0; i < 10_000; i++) {
            through += tries.begin("ann").isZero() ? 1 : 0;
        }
        assertThat(through).isEqualTo(FREE);
        assertThat(tries.begin("bob")).isZero();
    }

    /// Whoever asks every second for a day gets through about once in a quarter of an hour.
    @Test
    void waitsDoubleToTheLongest() {
        int through = 0;
        Duration longest = Duration.ZERO;
        for (int second = 0; second < 86_400; second++) {
            Duration wait = tries.begin("ann");
            through += wait.isZero() ? 1 : 0;
            longest = wait.compareTo(longest) > 0 ? wait : longest;
            clock.by(Duration.ofSeconds(1));
        }
        assertThat(through).isBetween(90, 115);
        assertThat(longest).isLessThanOrEqualTo(BackOff.LONGEST).isGreaterThan(Duration.ofMinutes(14));
    }

    @Test
    void forgetsWhoIsWhoTheySayAndWhoHasBeenQuietForADay() {
        for (int i = 0; i < FREE; i++) {
            tries.begin("ann");
            tries.begin("bob");
        }
        assertThat(tries.begin("ann")).isPositive();
        tries.forget("ann");
        assertThat(tries.begin("ann")).isZero();
        clock.by(Duration.ofHours(25));
        for (int i = 0; i < FREE; i++) {
            assertThat(tries.begin("bob")).isZero();
        }
        assertThat(tries.begin("bob")).isPositive();
    }

    @Test
    void aTryThatIsTakenBackWasNone() {
        for (int i = 0; i < 1_000; i++) {
            assertThat(tries.begin("office")).isZero();
            tries.takeBack("office");
        }
        for (int i = 0; i < FREE; i++) {
            assertThat(tries.begin("office")).isZero();
        }
        assertThat(tries.begin("office")).isPositive();
    }

    @Test
    void millionsOfNamesTakeNoMoreRoomThanThousands() {
        for (int i = 0; i < 100_000; i++) {
            tries.begin("name " + i);
        }
        assertThat(tries.names()).isLessThanOrEqualTo(20_000);
    }
}
