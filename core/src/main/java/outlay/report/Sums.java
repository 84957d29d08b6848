package outlay.report;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import outlay.metric.Figures;
import outlay.report.Changes.Cause;
import outlay.report.Side.Spot;

/// What each cause has moved in each row, while a comparison goes on.
final class Sums {
    private final Map<Spot, Map<Cause, Figures>> causes = new HashMap<>();

    Map<Spot, Map<Cause, Figures>> bySpot() {
        return causes;
    }

    void add(Spot spot, Cause cause, Figures moved) {
        if (!spot.outside() && !moved.equals(Figures.ZERO)) {
            causes.computeIfAbsent(spot, added -> new HashMap<>()).merge(cause, moved, Figures::plus);
        }
    }

    /// Notes that `cause` led from one state to another.
    void step(Cause cause, Map<Spot, Figures> from, Map<Spot, Figures> to) {
        Set<Spot> spots = new HashSet<>(from.keySet());
        spots.addAll(to.keySet());
        for (Spot spot : spots) {
            add(spot, cause, moved(from, to, spot));
        }
    }

    static Figures moved(Map<Spot, Figures> from, Map<Spot, Figures> to, Spot spot) {
        return to.getOrDefault(spot, Figures.ZERO).minus(from.getOrDefault(spot, Figures.ZERO));
    }
}
