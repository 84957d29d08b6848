package outlay.journey;

import java.util.Arrays;
import java.util.BitSet;

/// The touches of all people in columns: person after person in the order of their numbers, each one's by (at, id).
/// Nothing in it changes.
///
/// @param people the numbers of those who have a touch
/// @param starts where each one's touches begin, and one more for the end
/// @param rows   the touches' rows in [Visits]
/// @param marks  twice the landing's number, and one more for an ad that was seen
record PeopleTouches(int[] people, int[] starts, int[] rows, long[] at, int[] marks) {
    static final PeopleTouches NONE = new PeopleTouches(new int[0], new int[1], new int[0], new long[0], new int[0]);

    int touches() {
        return rows.length;
    }

    /// These, with some people's touches taken out and others put in.
    ///
    /// @param out whose touches are taken out
    /// @param in  of nobody but these
    PeopleTouches with(BitSet out, PeopleTouches in) {
        int leaving = 0;
        int theirTouches = 0;
        for (int person = out.nextSetBit(0); person >= 0; person = out.nextSetBit(person + 1)) {
            int place = Arrays.binarySearch(people, person);
            leaving += place >= 0 ? 1 : 0;
            theirTouches += place >= 0 ? starts[place + 1] - starts[place] : 0;
        }
        Filling filling = new Filling(people.length - leaving + in.people.length,
                touches() - theirTouches + in.touches());
        int next = 0;
        for (int i = 0; i <= in.people.length; i++) {
            int limit = i < in.people.length ? in.people[i] : Integer.MAX_VALUE;
            int from = next;
            while (next < people.length && people[next] < limit) {
                if (out.get(people[next])) {
                    filling.take(this, from, next);
                    from = next + 1;
                }
                next++;
            }
            filling.take(this, from, next);
            if (i < in.people.length) {
                filling.take(in, i, i + 1);
            }
        }
        return filling.filled();
    }

    private static final class Filling {
        private final int[] people;
        private final int[] starts;
        private final int[] rows;
        private final long[] at;
        private final int[] marks;
        private int persons;
        private int touches;

        Filling(int countOfPeople, int countOfTouches) {
            people = new int[countOfPeople];
            starts = new int[countOfPeople + 1];
            rows = new int[countOfTouches];
            at = new long[countOfTouches];
            marks = new int[countOfTouches];
        }

        /// The next people, from the one at `from` to the one before `to`.
        void take(PeopleTouches some, int from, int to) {
            if (from >= to) {
                return;
            }
            int start = some.starts[from];
            int count = some.starts[to] - start;
            System.arraycopy(some.people, from, people, persons, to - from);
            System.arraycopy(some.rows, start, rows, touches, count);
            System.arraycopy(some.at, start, at, touches, count);
            System.arraycopy(some.marks, start, marks, touches, count);
            for (int person = from; person < to; person++) {
                starts[persons++] = some.starts[person] - start + touches;
            }
            touches += count;
            starts[persons] = touches;
        }

        PeopleTouches filled() {
            return new PeopleTouches(people, starts, rows, at, marks);
        }
    }
}
