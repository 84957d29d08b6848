package outlay.journey;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import outlay.fact.Landing;

/// What each of the [Landings] amounts to beside what money was spent on, each combination of tags and origin worked
/// out once. It grows with the landings.
final class WaysIn {
    private final CampaignDirectory campaigns;
    private final Map<Tagged, Came> known = new HashMap<>();
    private final List<Came> ways = new ArrayList<>();

    private record Tagged(SortedMap<String, String> tags, Origin origin) {}

    WaysIn(CampaignDirectory campaigns) {
        this.campaigns = campaigns;
    }

    /// Takes in the landings that have come since the last time.
    void catchUp(Landings landings) {
        while (ways.size() < landings.size()) {
            ways.add(of(landings.get(ways.size())));
        }
    }

    CampaignDirectory campaigns() {
        return campaigns;
    }

    Came get(int landing) {
        return ways.get(landing);
    }

    int size() {
        return ways.size();
    }

    /// Whether every landing that the other knows amounts to the same here.
    boolean agreesWith(WaysIn other) {
        return ways.size() >= other.size() && ways.subList(0, other.size()).equals(other.ways);
    }

    private Came of(Landing landing) {
        Origin origin = Origin.of(landing);
        return origin.direct()
                ? Came.DIRECTLY
                : known.computeIfAbsent(new Tagged(landing.tags(), origin),
                        tagged -> new Came(origin, campaigns.sourceOf(landing, origin)));
    }
}
