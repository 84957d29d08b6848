package outlay.journey;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import outlay.base.Ints;
import outlay.identity.Persons;
import outlay.journey.Journeys.Found;
import outlay.journey.JourneyColumns.Group;
import outlay.journey.JourneyColumns.Names;
import outlay.journey.JourneyColumns.TouchColumns;

/// Lays the touches of people and the conversions beside each other: people with touches in the order of their
/// numbers, then those without, in the order of the conversions that name them.
final class Columns {
    private static final int NONE_YET = -1;

    private final PeopleTouches touches;
    private final WaysIn ways;
    private final Visits visits;
    private final Persons persons;
    private final int[] personOf;
    private final Ints withoutTouch = new Ints();
    private final List<Group> groups = new ArrayList<>();
    private final Map<List<Integer>, Integer> groupOf = new HashMap<>();

    Columns(PeopleTouches touches, WaysIn ways, Visits visits, Persons persons) {
        this.touches = touches;
        this.ways = ways;
        this.visits = visits;
        this.persons = persons;
        personOf = new int[persons.visitors()];
        Arrays.fill(personOf, NONE_YET);
        for (int person = 0; person < touches.people().length; person++) {
            personOf[touches.people()[person]] = person;
        }
    }

    /// @param found sorted by their ids
    JourneyColumns with(List<Found> found) {
        for (Found each : found) {
            for (int person : each.people()) {
                if (personOf[person] == NONE_YET) {
                    personOf[person] = touches.people().length + withoutTouch.size();
                    withoutTouch.add(person);
                }
            }
        }
        ConversionsBuilder conversions = new ConversionsBuilder();
        int[] starts = starts();
        for (Found each : found) {
            conversions.add(each.conversion(), party(each.people(), starts));
        }
        return new JourneyColumns(touchColumns(starts), conversions.build(),
                new Names(persons::nameOfGroup, visits::id, visits::country));
    }

    private int party(int[] people, int[] starts) {
        int[] rows = touches.rows();
        return switch (people.length) {
            case 0 -> JourneyColumns.NOBODY;
            case 1 -> personOf[people[0]];
            default -> groupOf.computeIfAbsent(Arrays.stream(people).boxed().toList(), key -> {
                int[] numbers = Arrays.stream(people).map(person -> personOf[person]).toArray();
                groups.add(Group.of(numbers, starts, (one, other) -> visits.compare(rows[one], rows[other])));
                return -groups.size();
            });
        };
    }

    /// Where the touches of everybody begin, and one more for the end.
    private int[] starts() {
        if (withoutTouch.size() == 0) {
            return touches.starts();
        }
        int withTouches = touches.people().length;
        int[] all = Arrays.copyOf(touches.starts(), withTouches + withoutTouch.size() + 1);
        Arrays.fill(all, withTouches, all.length, touches.touches());
        return all;
    }

    private TouchColumns touchColumns(int[] starts) {
        int[] sourceOf = new int[ways.size()];
        Arrays.fill(sourceOf, NONE_YET);
        Map<Touch.Source, Integer> numbers = new HashMap<>();
        List<Touch.Source> sources = new ArrayList<>();
        int[] touchSource = new int[touches.touches()];
        BitSet views = new BitSet();
        for (int touch = 0; touch < touchSource.length; touch++) {
            int landing = touches.marks()[touch] >> 1;
            if (sourceOf[landing] == NONE_YET) {
                sourceOf[landing] = numbers.computeIfAbsent(ways.get(landing).source(), source -> {
                    sources.add(source);
                    return sources.size() - 1;
                });
            }
            touchSource[touch] = sourceOf[landing];
            if ((touches.marks()[touch] & 1) == 1) {
                views.set(touch);
            }
        }
        int withTouches = touches.people().length;
        int[] people = Arrays.copyOf(touches.people(), withTouches + withoutTouch.size());
        for (int i = 0; i < withoutTouch.size(); i++) {
            people[withTouches + i] = withoutTouch.get(i);
        }
        return new TouchColumns(List.copyOf(sources), touches.at(), touchSource, touches.rows(), views, people, starts,
                List.copyOf(groups));
    }
}
