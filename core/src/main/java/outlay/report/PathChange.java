package outlay.report;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import outlay.attribution.Path;
import outlay.journey.JourneyColumns;
import outlay.journey.Touch;
import outlay.report.Changes.Cause;

/// Says why other touches are credited with a conversion than were, once its money is the same.
///
/// One conversion may gain a late touch and a merged person's at once; it is then counted as merged, because that is
/// what a reader will look for.
final class PathChange {
    private final Side before;
    private final Side after;
    private final Predicate<String> knownBefore;

    /// @param knownBefore whether an event of that id had come in before, whoever's it was then
    PathChange(Side before, Side after, Predicate<String> knownBefore) {
        this.before = before;
        this.after = after;
        this.knownBefore = knownBefore;
    }

    /// Both sides have been turned to the conversion.
    Cause cause(int was, int is) {
        Set<String> from = touches(before.journeys, was);
        Set<String> to = touches(after.journeys, is);
        if (!from.equals(to)) {
            Set<String> changed = new HashSet<>(to);
            changed.removeAll(from);
            boolean anotherPersons = changed.stream().anyMatch(knownBefore);
            boolean lost = !to.containsAll(from) && others(from, to);
            return anotherPersons || lost ? Cause.PEOPLE_MERGED : Cause.TOUCHES_CHANGED;
        }
        if (before.journeys.conversionAt(was) != after.journeys.conversionAt(is)) {
            return Cause.DATE_CHANGED;
        }
        return sources(before).equals(sources(after)) ? Cause.TOUCHES_CHANGED : Cause.RECLASSIFIED;
    }

    /// Whether a touch that was lost is somebody else's now.
    private boolean others(Set<String> from, Set<String> to) {
        return IntStream.range(0, after.journeys.touches()).mapToObj(after.journeys::touchId)
                .anyMatch(touch -> from.contains(touch) && !to.contains(touch));
    }

    private static Set<String> touches(JourneyColumns journeys, int conversion) {
        return journeys.touchesOf(journeys.party(conversion)).mapToObj(journeys::touchId)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static List<Touch.Source> sources(Side side) {
        Path path = side.crediting.path();
        return IntStream.range(0, path.size()).mapToObj(i -> side.source(path.touch(i))).toList();
    }
}
