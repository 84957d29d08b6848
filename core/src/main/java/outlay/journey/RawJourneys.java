package outlay.journey;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
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
        TouchGrouping grouping = new TouchGrouping(this, crew);
        grouping.group();
        BitSet grouped = new BitSet();
        if (!views.isEmpty()) {
            for (int touch = 0; touch < person.length; touch++) {
                grouped.set(touch, views.get(grouping.event[touch]));
            }
        }
        return new JourneyColumns(new TouchColumns(sources, grouping.at, grouping.source, grouping.event, grouped,
                counted(persons), grouping.personStart, List.of()), conversions(),
                new Names(Integer::toString,
                        Integer::toString));
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
                new Sparse<>(), new Sparse<>(), new Sparse<>());
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
