package outlay.journey;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import outlay.base.Currency;
import outlay.journey.Journey.Conversion;
import outlay.journey.Journey.Refund;
import outlay.journey.JourneyColumns.Columns;
import outlay.journey.JourneyColumns.Group;

/// Fills [JourneyColumns]: person after person with their touches in order, then groups, then conversions in the order
/// of their ids.
final class ColumnsBuilder {
    private final Map<Touch.Source, Integer> sources = new HashMap<>();
    private final List<Touch.Source> knownSources = new ArrayList<>();
    private int touches;
    private long[] touchAt = new long[1024];
    private int[] touchSource = new int[1024];
    private boolean[] touchView = new boolean[1024];
    private int[] touchEvent = new int[1024];

    private final List<String> personNames = new ArrayList<>();
    private int[] personStart = new int[256];
    private final List<Group> groups = new ArrayList<>();

    private final List<String> conversionIds = new ArrayList<>();
    private byte[] kinds = new byte[256];
    private int[] parties = new int[256];
    private long[] conversionAt = new long[256];
    private long[] minors = new long[256];
    private byte[] currencies = new byte[256];
    private final List<Currency> knownCurrencies = new ArrayList<>();
    private final Map<Integer, List<Refund>> refunds = new HashMap<>();
    private final Map<Integer, long[]> milestones = new HashMap<>();

    static JourneyColumns of(List<Journey> journeys) {
        ColumnsBuilder builder = new ColumnsBuilder();
        Map<String, Map<List<Touch>, Integer>> parties = new HashMap<>();
        List<String> ids = new ArrayList<>();
        for (Journey journey : journeys) {
            String person = journey.conversion().person();
            if (!person.isEmpty() || !journey.touches().isEmpty()) {
                parties.computeIfAbsent(person, named -> new IdentityHashMap<>())
                        .computeIfAbsent(journey.touches(), touches -> builder.person(person, touches, ids));
            }
        }
        for (Journey journey : journeys) {
            builder.conversion(journey.conversion(), parties.getOrDefault(journey.conversion().person(), Map.of())
                    .getOrDefault(journey.touches(), JourneyColumns.NOBODY));
        }
        return builder.build(ids::get);
    }

    private int person(String name, List<Touch> touches, List<String> ids) {
        int person = person(name);
        for (Touch touch : touches) {
            touch(touch.at().toEpochMilli(), source(touch.source()), touch.view(), ids.size());
            ids.add(touch.id());
        }
        return person;
    }

    /// The number of the source, a new one where it is new.
    int source(Touch.Source source) {
        Integer known = sources.putIfAbsent(source, knownSources.size());
        if (known == null) {
            knownSources.add(source);
            return knownSources.size() - 1;
        }
        return known;
    }

    /// Begins the next person, and gives their number.
    int person(String name) {
        int person = personNames.size();
        personNames.add(name);
        personStart = room(personStart, person + 2);
        personStart[person] = touches;
        personStart[person + 1] = touches;
        return person;
    }

    /// The next touch of the person begun last.
    ///
    /// @param event what its id can be found by
    void touch(long at, int source, boolean view, int event) {
        if (touches == touchAt.length) {
            int larger = Math.multiplyExact(touches, 2);
            touchAt = Arrays.copyOf(touchAt, larger);
            touchSource = Arrays.copyOf(touchSource, larger);
            touchView = Arrays.copyOf(touchView, larger);
            touchEvent = Arrays.copyOf(touchEvent, larger);
        }
        touchAt[touches] = at;
        touchSource[touches] = source;
        touchView[touches] = view;
        touchEvent[touches] = event;
        touches++;
        personStart[personNames.size()] = touches;
    }

    /// Makes a party of several people.
    ///
    /// @param persons in the order of their names
    /// @param ids     of touches by their events, to order those of the same millisecond
    int group(int[] persons, IntFunction<String> ids) {
        int[] all = Arrays.stream(persons).flatMap(p -> IntStream.range(personStart[p], personStart[p + 1])).boxed()
                .sorted((a, b) -> {
                    int byTime = Long.compare(touchAt[a], touchAt[b]);
                    return byTime != 0 ? byTime : ids.apply(touchEvent[a]).compareTo(ids.apply(touchEvent[b]));
                }).mapToInt(Integer::intValue).toArray();
        groups.add(new Group(persons.clone(), all));
        return -groups.size();
    }

    void conversion(Conversion conversion, int party) {
        int number = conversionIds.size();
        conversionIds.add(conversion.id());
        if (number == parties.length) {
            int larger = Math.multiplyExact(number, 2);
            kinds = Arrays.copyOf(kinds, larger);
            parties = Arrays.copyOf(parties, larger);
            conversionAt = Arrays.copyOf(conversionAt, larger);
            minors = Arrays.copyOf(minors, larger);
            currencies = Arrays.copyOf(currencies, larger);
        }
        kinds[number] = (byte) conversion.kind().ordinal();
        parties[number] = party;
        conversionAt[number] = conversion.at().toEpochMilli();
        minors[number] = conversion.value().minor();
        currencies[number] = currency(conversion.value().currency());
        if (!conversion.refunds().isEmpty()) {
            refunds.put(number, conversion.refunds());
        }
        if (!conversion.milestones().isEmpty()) {
            long[] reached = new long[Milestone.values().length];
            Arrays.fill(reached, JourneyColumns.NEVER);
            conversion.milestones().forEach((step, at) -> reached[step.ordinal()] = at.toEpochMilli());
            milestones.put(number, reached);
        }
    }

    JourneyColumns build(IntFunction<String> ids) {
        int conversions = conversionIds.size();
        return new JourneyColumns(new Columns(List.copyOf(knownSources), Arrays.copyOf(touchAt, touches),
                Arrays.copyOf(touchSource, touches), Arrays.copyOf(touchView, touches),
                Arrays.copyOf(touchEvent, touches), personNames.toArray(String[]::new),
                Arrays.copyOf(personStart, personNames.size() + 1), List.copyOf(groups),
                conversionIds.toArray(String[]::new), Arrays.copyOf(kinds, conversions),
                Arrays.copyOf(parties, conversions), Arrays.copyOf(conversionAt, conversions),
                Arrays.copyOf(minors, conversions), Arrays.copyOf(currencies, conversions),
                List.copyOf(knownCurrencies), Map.copyOf(refunds), Map.copyOf(milestones)), ids);
    }

    private byte currency(Currency currency) {
        int known = knownCurrencies.indexOf(currency);
        if (known < 0) {
            known = knownCurrencies.size();
            knownCurrencies.add(currency);
        }
        if (known > Byte.MAX_VALUE) {
            throw new IllegalArgumentException("conversions are in more than 128 currencies");
        }
        return (byte) known;
    }

    private static int[] room(int[] array, int size) {
        return size <= array.length ? array : Arrays.copyOf(array, size * 2);
    }
}
