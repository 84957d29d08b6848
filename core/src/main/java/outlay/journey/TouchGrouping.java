package outlay.journey;

import outlay.base.Crew;
import outlay.base.Slices;

/// Lays the touches of each person beside each other, in two steps of counting: first into buckets of neighbours, whose
/// touches fit near the processor, then within each bucket to its people. Writing to a place anywhere in memory for
/// each touch would take several times as long.
///
/// Touches that come in parts keep the order of the parts, so that the number of hands does not show.
final class TouchGrouping {
    private static final int TOUCHES_PER_BUCKET = 1 << 17;
    private static final int MOST_BUCKETS = 1 << 10;

    private final RawJourneys raw;
    private final Crew crew;
    private final int touches;
    private final int shift;
    private final int buckets;
    /// The touches bucket after bucket: when, whose and which.
    private final long[] bucketAt;
    private final int[] bucketPerson;
    private final int[] bucketEvent;
    private int[] bucketStart = new int[0];

    final int[] personStart;
    final long[] at;
    final int[] source;
    final int[] event;

    TouchGrouping(RawJourneys raw, Crew crew) {
        this.raw = raw;
        this.crew = crew;
        touches = raw.person().length;
        int wanted = Math.min(MOST_BUCKETS, touches / TOUCHES_PER_BUCKET + 1);
        int perBucket = Math.max(1, (raw.persons() + wanted - 1) / wanted);
        shift = perBucket == 1 ? 0 : Integer.SIZE - Integer.numberOfLeadingZeros(perBucket - 1);
        buckets = (Math.max(1, raw.persons()) - 1 >> shift) + 1;
        bucketAt = new long[touches];
        bucketPerson = new int[touches];
        bucketEvent = new int[touches];
        personStart = new int[raw.persons() + 1];
        at = new long[touches];
        source = new int[touches];
        event = new int[touches];
    }

    void group() {
        int parts = Math.max(1, Math.min(crew.hands(), touches));
        int[][] counts = crew.all(parts, part -> count(first(part, parts, touches), first(part + 1, parts, touches)))
                .toArray(int[][]::new);
        bucketStart = starts(counts);
        crew.all(parts, part -> {
            fill(first(part, parts, touches), first(part + 1, parts, touches), counts[part]);
            return part;
        });
        int hands = Math.max(1, Math.min(crew.hands(), buckets));
        crew.all(hands, hand -> {
            for (int bucket = first(hand, hands, buckets); bucket < first(hand + 1, hands, buckets); bucket++) {
                people(bucket);
            }
            return hand;
        });
        personStart[raw.persons()] = touches;
    }

    private static int first(int part, int parts, int of) {
        return (int) ((long) of * part / parts);
    }

    private int[] count(int from, int to) {
        int[] person = raw.person();
        int[] counts = new int[buckets];
        for (int touch = from; touch < to; touch++) {
            counts[person[touch] >> shift]++;
        }
        return counts;
    }

    /// Where each bucket begins; the counts become where each part's touches of it begin.
    private int[] starts(int[][] counts) {
        int[] starts = new int[buckets + 1];
        int next = 0;
        for (int bucket = 0; bucket < buckets; bucket++) {
            starts[bucket] = next;
            for (int[] ofPart : counts) {
                int count = ofPart[bucket];
                ofPart[bucket] = next;
                next += count;
            }
        }
        starts[buckets] = next;
        return starts;
    }

    private void fill(int from, int to, int[] next) {
        int[] person = raw.person();
        long[] time = raw.at();
        for (int touch = from; touch < to; touch++) {
            int place = next[person[touch] >> shift]++;
            bucketAt[place] = time[touch];
            bucketPerson[place] = person[touch];
            bucketEvent[place] = touch;
        }
    }

    /// Lays out the people of one bucket.
    private void people(int bucket) {
        int start = bucketStart[bucket];
        int end = bucketStart[bucket + 1];
        int firstPerson = bucket << shift;
        int behind = (int) Math.min(raw.persons(), (bucket + 1L) << shift);
        int[] next = new int[behind - firstPerson + 1];
        for (int i = start; i < end; i++) {
            next[bucketPerson[i] - firstPerson + 1]++;
        }
        next[0] = start;
        for (int i = 1; i < next.length; i++) {
            next[i] += next[i - 1];
        }
        System.arraycopy(next, 0, personStart, firstPerson, behind - firstPerson);
        for (int i = start; i < end; i++) {
            int place = next[bucketPerson[i] - firstPerson]++;
            at[place] = bucketAt[i];
            event[place] = bucketEvent[i];
            source[place] = raw.source()[bucketEvent[i]];
        }
        // Each person's place has moved to where the next one begins.
        int from = start;
        for (int one = firstPerson; one < behind; one++) {
            order(from, next[one - firstPerson]);
            from = next[one - firstPerson];
        }
    }

    /// Puts one person's touches in the order of time; most come so.
    private void order(int from, int to) {
        int sorted = from + 1;
        while (sorted < to && at[sorted - 1] <= at[sorted]) {
            sorted++;
        }
        if (sorted >= to) {
            return;
        }
        long[] time = raw.at();
        Slices.sort(event, from, to, (one, other) -> time[one] != time[other]
                ? Long.compare(time[one], time[other])
                : Integer.compare(one, other));
        for (int place = from; place < to; place++) {
            at[place] = time[event[place]];
            source[place] = raw.source()[event[place]];
        }
    }
}
