package outlay.journey;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import outlay.base.Currency;
import outlay.base.Ints;
import outlay.base.Longs;
import outlay.base.Slices;
import outlay.base.Texts;
import outlay.journey.Journey.Conversion;
import outlay.journey.Journey.Opportunity;
import outlay.journey.Journey.Refund;
import outlay.journey.JourneyColumns.Conversions;
import outlay.journey.JourneyColumns.Group;
import outlay.journey.JourneyColumns.Names;
import outlay.journey.JourneyColumns.SortedIds;
import outlay.journey.JourneyColumns.TouchColumns;

/// Fills [JourneyColumns]: person after person with their touches in order, then groups, then conversions in the order
/// of their ids.
final class ColumnsBuilder {
    private final Map<Touch.Source, Integer> sources = new HashMap<>();
    private final List<Touch.Source> knownSources = new ArrayList<>();
    private final Longs touchAt = new Longs();
    private final Ints touchSource = new Ints();
    private final Ints touchEvent = new Ints();
    private final BitSet views = new BitSet();

    private final Ints personKey = new Ints();
    private final Ints personStart = new Ints();
    private final List<Group> groups = new ArrayList<>();

    private final Texts conversionIds = new Texts();
    private final Ints kinds = new Ints();
    private final Ints parties = new Ints();
    private final Longs conversionAt = new Longs();
    private final Longs minors = new Longs();
    private final Ints currencies = new Ints();
    private final List<Currency> knownCurrencies = new ArrayList<>();
    private final Map<Integer, List<Refund>> refunds = new HashMap<>();
    private final Map<Integer, long[]> milestones = new HashMap<>();
    private final Map<Integer, Opportunity> opportunities = new HashMap<>();

    static JourneyColumns of(List<Journey> journeys) {
        ColumnsBuilder builder = new ColumnsBuilder();
        Map<String, Map<List<Touch>, Integer>> parties = new HashMap<>();
        List<String> names = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        for (Journey journey : journeys) {
            String person = journey.conversion().person();
            if (!person.isEmpty() || !journey.touches().isEmpty()) {
                parties.computeIfAbsent(person, named -> new IdentityHashMap<>())
                        .computeIfAbsent(journey.touches(), touches -> {
                            names.add(person);
                            return builder.person(names.size() - 1, touches, ids);
                        });
            }
        }
        for (Journey journey : journeys) {
            builder.conversion(journey.conversion(), parties.getOrDefault(journey.conversion().person(), Map.of())
                    .getOrDefault(journey.touches(), JourneyColumns.NOBODY));
        }
        return builder.build(new Names(names::get, ids::get));
    }

    private int person(int key, List<Touch> touches, List<String> ids) {
        int person = person(key);
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
    ///
    /// @param key what their name can be found by
    int person(int key) {
        personKey.add(key);
        personStart.add(touchAt.size());
        return personKey.size() - 1;
    }

    /// The next touch of the person begun last.
    ///
    /// @param event what its id can be found by
    void touch(long at, int source, boolean view, int event) {
        views.set(touchAt.size(), view);
        touchAt.add(at);
        touchSource.add(source);
        touchEvent.add(event);
    }

    /// Makes a party of several people.
    ///
    /// @param persons the one that its conversions are named after first
    /// @param ids     of touches by their events, to order those of the same millisecond
    int group(int[] persons, IntFunction<String> ids) {
        int[] all = Arrays.stream(persons).flatMap(person -> IntStream.range(personStart.get(person), end(person)))
                .toArray();
        Slices.sort(all, 0, all.length, (one, other) -> {
            int byTime = Long.compare(touchAt.get(one), touchAt.get(other));
            return byTime != 0 || one == other
                    ? byTime
                    : ids.apply(touchEvent.get(one)).compareTo(ids.apply(touchEvent.get(other)));
        });
        groups.add(new Group(persons.clone(), all));
        return -groups.size();
    }

    private int end(int person) {
        return person + 1 < personStart.size() ? personStart.get(person + 1) : touchAt.size();
    }

    /// The next conversion in the order of ids.
    void conversion(Conversion conversion, int party) {
        int number = conversionIds.add(conversion.id());
        kinds.add(conversion.kind().ordinal());
        parties.add(party);
        conversionAt.add(conversion.at().toEpochMilli());
        minors.add(conversion.value().minor());
        currencies.add(currency(conversion.value().currency()));
        if (!conversion.refunds().isEmpty()) {
            refunds.put(number, conversion.refunds());
        }
        if (!conversion.milestones().isEmpty()) {
            long[] reached = new long[Milestone.values().length];
            Arrays.fill(reached, JourneyColumns.NEVER);
            conversion.milestones().forEach((step, at) -> reached[step.ordinal()] = at.toEpochMilli());
            milestones.put(number, reached);
        }
        conversion.opportunity().ifPresent(opportunity -> opportunities.put(number, opportunity));
    }

    JourneyColumns build(Names names) {
        personStart.add(touchAt.size());
        return new JourneyColumns(
                new TouchColumns(List.copyOf(knownSources), touchAt.toArray(), touchSource.toArray(),
                        touchEvent.toArray(), views, personKey.toArray(), personStart.toArray(), List.copyOf(groups)),
                new Conversions(new SortedIds(conversionIds), kinds.toArray(), parties.toArray(),
                        conversionAt.toArray(),
                        minors.toArray(), currencies.toArray(), List.copyOf(knownCurrencies), Map.copyOf(refunds),
                        Map.copyOf(milestones), Map.copyOf(opportunities)),
                names);
    }

    private int currency(Currency currency) {
        int known = knownCurrencies.indexOf(currency);
        if (known < 0) {
            knownCurrencies.add(currency);
            return knownCurrencies.size() - 1;
        }
        return known;
    }
}
