package outlay.collect.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StepTimesTest {
    @Test
    void everyRunIsInOneColumnAndInTheSum() {
        AtomicLong clock = new AtomicLong();
        StepTimes times = new StepTimes(clock::get);
        for (int request = 0; request < 2; request++) {
            try (StepTimes.Watch watch = times.watch()) {
                for (long took : request == 0 ? new long[]{0, 1_000} : new long[]{1_001, 5_000_000_000L}) {
                    long start = watch.now();
                    clock.addAndGet(took);
                    assertThat(watch.took(Step.BOT, start)).isEqualTo(clock.get());
                }
            }
        }
        long[] counts = times.counts(Step.BOT);
        assertThat(counts).hasSize(StepTimes.bounds().length + 1);
        assertThat(counts[0]).as("up to a microsecond, itself included").isEqualTo(2);
        assertThat(counts[1]).isOne();
        assertThat(counts[counts.length - 1]).as("longer than the last bound").isOne();
        assertThat(times.nanos(Step.BOT)).isEqualTo(5_000_002_001L);
        assertThat(times.nanos(Step.PARSE)).isZero();
    }

    @Test
    void aRequestIsTimedAtEveryStep() {
        Doorway door = new Doorway();
        assertThat(door.site("/v1/page", "{\"messageId\":\"1\",\"anonymousId\":\"a\"}").status()).isEqualTo(200);
        for (Step step : Step.values()) {
            assertThat(Arrays.stream(door.times.counts(step)).sum()).as(step.label()).isOne();
        }
    }

    @Test
    void ofALongRequestEachEighthItemStandsForThoseBehindIt() {
        AtomicLong clock = new AtomicLong();
        StepTimes times = new StepTimes(clock::get);
        int items = 21;
        try (StepTimes.Watch watch = times.watch()) {
            for (int item = 0; item < items; item++) {
                watch.item(item, items);
                long start = watch.now();
                clock.addAndGet(item % 8 == 0 ? 10 : 99);
                watch.took(Step.BOT, start);
            }
            watch.request();
            long start = watch.now();
            clock.addAndGet(5);
            watch.took(Step.APPEND, start);
        }
        assertThat(times.counts(Step.BOT)[0]).isEqualTo(items);
        assertThat(times.nanos(Step.BOT)).isEqualTo(items * 10L);
        assertThat(times.counts(Step.APPEND)[0]).isOne();
        assertThat(times.nanos(Step.APPEND)).isEqualTo(5);
    }

    @Test
    void everyItemOfABatchIsCounted() {
        Doorway door = new Doorway();
        String calls = IntStream.range(0, 30)
                .mapToObj(i -> "{\"type\":\"page\",\"messageId\":\"" + i + "\",\"anonymousId\":\"a\"}")
                .collect(Collectors.joining(","));
        assertThat(door.site("/v1/batch", "{\"batch\":[" + calls + "]}").status()).isEqualTo(200);
        for (Step step : EnumSet.range(Step.PARSE, Step.TRUST)) {
            assertThat(Arrays.stream(door.times.counts(step)).sum()).as(step.label()).isEqualTo(30);
        }
    }

    @Test
    void everyReasonHasAStepAndAName() {
        for (DropReason reason : DropReason.values()) {
            assertThat(reason.label()).matches("[a-z_]+");
            assertThat(Step.values()).contains(reason.step());
        }
    }
}
