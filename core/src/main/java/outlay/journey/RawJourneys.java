package outlay.journey;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import outlay.base.Crew;
import outlay.base.Currency;
import outlay.base.Slices;
import outlay.journey.JourneyColumns.Conversions;
import outlay.journey.JourneyColumns.Names;
import outlay.journey.JourneyColumns.TouchColumns;

/// Touches and conversions in the order in which they came, whose people and sources are numbered already: what a file
/// of touches amounts to. [#grouped(Crew)] lays each person's beside each other.
///
/// A touch and a conversion have no ids of their own; they go by their place in the arrays, which also orders touches
/// of one millisecond.
///
/// @param sources    what the numbers in `source` mean
/// @param views      which touches are ads that were seen
/// @param persons    how many people there are; their numbers are below
/// @param minors     what each conversion is worth in minor units of `currency`
public record RawJourneys(List<Touch.Source> sources, int persons, int[] person, long[] at, int[] source, BitSet views,
        int[] conversionPerson, long[] conversionAt, long[] minors, Currency currency) {

    /// The columns, in which conversions lie person after person.
    public JourneyColumns grouped(Crew crew) {
        int touches = person.length;
        int[] personStart = new int[persons + 1];
        long[] touchAt = new long[touches];
        int[] touchSource = new int[touches];
        int[] touchEvent = new int[touches];
        int parts = Math.max(1, Math.min(crew.hands(), persons));
        // Each hand counts and places the touches of its own people, so that no two write to the same place.
        crew.all(parts, part -> {
            count(first(part, parts), first(part + 1, parts), personStart);
            return part;
        });
        for (int i = 0; i < persons; i++) {
            personStart[i + 1] += personStart[i];
        }
        crew.all(parts, part -> {
            int from = first(part, parts);
            int to = first(part + 1, parts);
            place(from, to, personStart, touchAt, touchSource, touchEvent);
            for (int one = from; one < to; one++) {
                order(personStart[one], personStart[one + 1], touchAt, touchSource, touchEvent);
            }
            return part;
        });
        BitSet grouped = new BitSet();
        if (!views.isEmpty()) {
            for (int touch = 0; touch < touches; touch++) {
                grouped.set(touch, views.get(touchEvent[touch]));
            }
        }
        return new JourneyColumns(new TouchColumns(sources, touchAt, touchSource, touchEvent, grouped,
                counted(persons), personStart, List.of()), conversions(),
                new Names(Integer::toString,
                        Integer::toString));
    }

    private int first(int part, int parts) {
        return (int) ((long) persons * part / parts);
    }

    private void count(int from, int to, int[] personStart) {
        for (int one : person) {
            if (one >= from && one < to) {
                personStart[one + 1]++;
            }
        }
    }

    private void place(int from, int to, int[] personStart, long[] touchAt, int[] touchSource, int[] touchEvent) {
        int[] next = Arrays.copyOfRange(personStart, from, to);
        for (int touch = 0; touch < person.length; touch++) {
            int one = person[touch];
            if (one >= from && one < to) {
                int place = next[one - from]++;
                touchAt[place] = at[touch];
                touchSource[place] = source[touch];
                touchEvent[place] = touch;
            }
        }
    }

    /// Puts one person's touches in the order of time; most come so.
    private void order(int from, int to, long[] touchAt, int[] touchSource, int[] touchEvent) {
        int sorted = from + 1;
        while (sorted < to && touchAt[sorted - 1] <= touchAt[sorted]) {
            sorted++;
        }
        if (sorted >= to) {
            return;
        }
        Slices.sort(touchEvent, from, to, (one, other) -> at[one] != at[other]
                ? Long.compare(at[one], at[other])
                : Integer.compare(one, other));
        for (int place = from; place < to; place++) {
            touchAt[place] = at[touchEvent[place]];
            touchSource[place] = source[touchEvent[place]];
        }
    }

    private Conversions conversions() {
        int count = conversionPerson.length;
        int[] rows = Slices.members(conversionPerson, count, Slices.starts(conversionPerson, count, persons));
        int[] parties = new int[count];
        long[] times = new long[count];
        long[] worths = new long[count];
        for (int i = 0; i < count; i++) {
            parties[i] = conversionPerson[rows[i]];
            times[i] = conversionAt[rows[i]];
            worths[i] = minors[rows[i]];
        }
        int[] kinds = new int[count];
        Arrays.fill(kinds, Journey.Kind.ORDER.ordinal());
        return new Conversions(new Ids(rows), kinds, parties, times, worths, new int[count], List.of(currency),
                Map.of(), Map.of(), Map.of());
    }

    /// A conversion's id is its place among the conversions as they came.
    private record Ids(int[] rows) implements JourneyColumns.ConversionIds {
        @Override
        public String get(int conversion) {
            return Integer.toString(rows[conversion]);
        }

        @Override
        public int find(String id) {
            return IntStream.range(0, rows.length).filter(i -> get(i).equals(id)).findFirst().orElse(-1);
        }
    }

    private static int[] counted(int size) {
        int[] numbers = new int[size];
        Arrays.setAll(numbers, i -> i);
        return numbers;
    }
}
