package outlay.journey;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import outlay.base.Currency;
import outlay.base.Ints;
import outlay.base.Longs;
import outlay.base.Money;
import outlay.base.Slices;
import outlay.journey.Journey.Conversion;
import outlay.journey.Journey.Kind;
import outlay.journey.JourneyColumns.Names;

/// Touches and conversions that are told one by one, in any order and by numbers, and become [JourneyColumns].
///
/// They have no ids. Touches of one person at the same millisecond are ordered by the name of their channel, clicks and
/// visits before views, so that the order in which they are told changes nothing.
public final class TouchTable {
    private final Ints persons = new Ints();
    private final Longs at = new Longs();
    /// Twice the channel's number, and one more for a view.
    private final Ints marks = new Ints();
    private final Ints converters = new Ints();
    private final Longs convertedAt = new Longs();
    private final Longs minors = new Longs();
    private final Ints currencies = new Ints();

    public void touch(int person, long millis, int channel, boolean view) {
        persons.add(person);
        at.add(millis);
        marks.add(2 * channel + (view ? 1 : 0));
    }

    /// @param currency any number by which [#columns] knows it
    public void conversion(int person, long millis, long minor, int currency) {
        converters.add(person);
        convertedAt.add(millis);
        minors.add(minor);
        currencies.add(currency);
    }

    public int touches() {
        return persons.size();
    }

    public int person(int touch) {
        return persons.get(touch);
    }

    public long touchAt(int touch) {
        return at.get(touch);
    }

    public int conversions() {
        return converters.size();
    }

    public int converter(int conversion) {
        return converters.get(conversion);
    }

    public long conversionAt(int conversion) {
        return convertedAt.get(conversion);
    }

    /// The columns: sources in the order of `channels`, conversions in the order in which they were told.
    ///
    /// @param count      how many people there are; those whom only a conversion names included
    /// @param channels   their names by number
    /// @param currencies by number
    public JourneyColumns columns(int count, List<String> channels, List<Currency> currencies,
            IntFunction<String> personNames) {
        ColumnsBuilder builder = new ColumnsBuilder();
        channels.forEach(channel -> builder.source(new Touch.Source(channel, Touch.Placement.NONE)));
        int[] ranks = ranks(channels);
        int[] starts = Slices.starts(persons.toArray(), touches(), count);
        int[] byPerson = Slices.members(persons.toArray(), touches(), starts);
        for (int person = 0; person < count; person++) {
            Slices.sort(byPerson, starts[person], starts[person + 1], (one, other) -> {
                int byTime = Long.compare(at.get(one), at.get(other));
                return byTime != 0 ? byTime : Integer.compare(rank(ranks, one), rank(ranks, other));
            });
            builder.person(person);
            for (int i = starts[person]; i < starts[person + 1]; i++) {
                int touch = byPerson[i];
                builder.touch(at.get(touch), marks.get(touch) >> 1, (marks.get(touch) & 1) == 1, touch);
            }
        }
        for (int i = 0; i < converters.size(); i++) {
            builder.conversion(new Conversion(id(i), Kind.ORDER, "", Instant.ofEpochMilli(convertedAt.get(i)),
                    new Money(minors.get(i), currencies.get(this.currencies.get(i))), List.of()), converters.get(i));
        }
        return builder.build(new Names(personNames, TouchTable::id));
    }

    private int rank(int[] ranks, int touch) {
        return 2 * ranks[marks.get(touch) >> 1] + (marks.get(touch) & 1);
    }

    private static int[] ranks(List<String> channels) {
        int[] ranks = new int[channels.size()];
        int[] sorted = IntStream.range(0, ranks.length).boxed().sorted(Comparator.comparing(channels::get))
                .mapToInt(Integer::intValue).toArray();
        for (int rank = 0; rank < ranks.length; rank++) {
            ranks[sorted[rank]] = rank;
        }
        return ranks;
    }

    /// Ten digits, so that ids are in the order of the numbers.
    private static String id(int number) {
        String digits = Integer.toString(number);
        return "0".repeat(10 - digits.length()) + digits;
    }
}
