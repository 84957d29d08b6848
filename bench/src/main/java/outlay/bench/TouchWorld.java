package outlay.bench;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import outlay.base.Currency;
import outlay.journey.RawJourneys;
import outlay.journey.Touch;

/// Touches in the order of time, four a person on the average and all within 20 days, and a conversion of each person a
/// few days later: 95 days of a busy site, nearly every touch of which earns something.
final class TouchWorld {
    static final int CHANNELS = 12;
    private static final int TOUCHES_PER_PERSON = 4;
    private static final long START = 1_764_547_200_000L;
    private static final long DAY = 86_400_000;
    private static final int MOST_MINOR = 500_000;
    private static final int PERSON_BITS = 28;

    private TouchWorld() {}

    static RawJourneys raw(int touches, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int persons = Math.max(1, touches / TOUCHES_PER_PERSON);
        long[] begins = new long[persons];
        long[] convertedAt = new long[persons];
        int[] converted = new int[persons];
        long[] minors = new long[persons];
        for (int i = 0; i < persons; i++) {
            begins[i] = random.nextLong(70 * DAY);
            converted[i] = i;
            convertedAt[i] = START + begins[i] + 20 * DAY + random.nextLong(5 * DAY);
            minors[i] = 1 + random.nextInt(MOST_MINOR);
        }
        long[] timesAndPersons = new long[touches];
        for (int i = 0; i < touches; i++) {
            int person = random.nextInt(persons);
            timesAndPersons[i] = begins[person] + random.nextLong(20 * DAY) << PERSON_BITS | person;
        }
        Arrays.parallelSort(timesAndPersons);
        int[] person = new int[touches];
        long[] at = new long[touches];
        int[] channel = new int[touches];
        for (int i = 0; i < touches; i++) {
            person[i] = (int) (timesAndPersons[i] & (1L << PERSON_BITS) - 1);
            at[i] = START + (timesAndPersons[i] >>> PERSON_BITS);
            // Low numbers are the busy channels.
            channel[i] = Math.min(random.nextInt(CHANNELS), random.nextInt(CHANNELS));
        }
        return new RawJourneys(sources(), persons, person, at, channel, new BitSet(), converted, convertedAt, minors,
                new Currency("USD"));
    }

    private static List<Touch.Source> sources() {
        return IntStream.range(0, CHANNELS)
                .mapToObj(i -> new Touch.Source("Channel " + i, new Touch.Placement("google", "1", Integer.toString(i),
                        "Campaign " + i, "", "", "", "")))
                .toList();
    }
}
