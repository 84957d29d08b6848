package outlay.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import outlay.testkit.Property;

class SplitTest {
    @Test
    void theFastFormGivesWhatTheExactOneGives() {
        Property.check(50_000, 3, draw -> {
            long whole = draw.between(0, 1L << draw.between(0, 61)) * draw.pick(1, -1);
            long[] weights = draw.list(1, 12, d -> d.pick(0L, 1L, 3L, d.between(0L, 1L << d.between(0, 61)))).stream()
                    .mapToLong(Long::longValue).toArray();
            weights[weights.length - 1]++;
            assertThat(Split.byWeight(whole, weights)).isEqualTo(Split.exact(whole, weights));
        });
    }

    @Test
    void manyPartsAreRoundedAsFewAre() {
        Property.check(1_000, 4, draw -> {
            long[] weights = draw.list(60, 200, d -> d.pick(0L, 1L, 2L, d.between(0L, 1_000L))).stream()
                    .mapToLong(Long::longValue).toArray();
            weights[draw.between(0, weights.length - 1)]++;
            long whole = draw.pick(draw.between(-300L, 300L), draw.between(-1_000_000L, 1_000_000L));
            assertThat(Split.byWeight(whole, weights)).isEqualTo(Split.exact(whole, weights));
        });
    }

    @Test
    void theEndsOfTheRangeAreSplitToo() {
        assertThat(Split.byWeight(Long.MAX_VALUE, new long[]{1, 1}))
                .containsExactly(Long.MAX_VALUE / 2, Long.MAX_VALUE / 2 + 1);
        assertThat(Split.byWeight(-Long.MAX_VALUE, new long[]{Long.MAX_VALUE})).containsExactly(-Long.MAX_VALUE);
        assertThat(Split.byWeight(10, new long[]{Long.MAX_VALUE, Long.MAX_VALUE})).containsExactly(5, 5);
        assertThat(Split.byWeight(Long.MIN_VALUE, new long[]{1, 1}))
                .containsExactly(Long.MIN_VALUE / 2, Long.MIN_VALUE / 2);
        assertThat(Split.byWeight(Long.MIN_VALUE, new long[]{0, 1})).containsExactly(0, Long.MIN_VALUE);
    }

    @Test
    void whatCannotBeSplitIsRefused() {
        assertThatThrownBy(() -> Split.byWeight(1, new long[]{0, 0})).hasMessage("all weights are zero");
        assertThatThrownBy(() -> Split.byWeight(1, new long[]{2, -1})).hasMessage("a weight is negative: -1");
    }
}
