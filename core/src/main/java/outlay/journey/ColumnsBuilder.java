package outlay.journey;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import outlay.base.Country;
import outlay.base.Ints;
import outlay.base.Longs;
import outlay.journey.Journey.Conversion;
import outlay.journey.JourneyColumns.Names;
import outlay.journey.JourneyColumns.TouchColumns;

/// Fills [JourneyColumns]: person after person with their touches in order, then conversions in the order of their ids.
final class ColumnsBuilder {
    private final Map<Touch.Source, Integer> sources = new HashMap<>();
    private final List<Touch.Source> knownSources = new ArrayList<>();
    private final Longs touchAt = new Longs();
    private final Ints touchSource = new Ints();
    private final Ints touchEvent = new Ints();
    private final BitSet views = new BitSet();

    private final Ints personKey = new Ints();
    private final Ints personStart = new Ints();

    private final ConversionsBuilder conversions = new ConversionsBuilder();

    static JourneyColumns of(List<Journey> journeys) {
        ColumnsBuilder builder = new ColumnsBuilder();
        Map<String, Map<List<Touch>, Integer>> parties = new HashMap<>();
        List<String> names = new ArrayList<>();
        List<Touch> told = new ArrayList<>();
        for (Journey journey : journeys) {
            String person = journey.conversion().person();
            if (!person.isEmpty() || !journey.touches().isEmpty()) {
                parties.computeIfAbsent(person, named -> new IdentityHashMap<>())
                        .computeIfAbsent(journey.touches(), touches -> {
                            names.add(person);
                            return builder.person(names.size() - 1, touches, told);
                        });
            }
        }
        for (Journey journey : journeys) {
            builder.conversion(journey.conversion(), parties.getOrDefault(journey.conversion().person(), Map.of())
                    .getOrDefault(journey.touches(), JourneyColumns.NOBODY));
        }
        return builder.build(new Names(names::get, touch -> told.get(touch).id(),
                touch -> Country.number(told.get(touch).visitorCountry())));
    }

    private int person(int key, List<Touch> touches, List<Touch> told) {
        int person = person(key);
        for (Touch touch : touches) {
            touch(touch.at().toEpochMilli(), source(touch.source()), touch.view(), told.size());
            told.add(touch);
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

    /// The next conversion in the order of ids.
    void conversion(Conversion conversion, int party) {
        conversions.add(conversion, party);
    }

    JourneyColumns build(Names names) {
        personStart.add(touchAt.size());
        return new JourneyColumns(
                new TouchColumns(List.copyOf(knownSources), touchAt.toArray(), touchSource.toArray(),
                        touchEvent.toArray(), views, personKey.toArray(), personStart.toArray(), List.of()),
                conversions.build(), names);
    }
}
