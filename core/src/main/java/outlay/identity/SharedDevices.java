package outlay.identity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Devices that several people use: whose the events of a moment are.
///
/// Whoever is known within half an hour before counts, then whoever is within half an hour after, so that a visit
/// belongs to whoever ends it by signing in; then the last known before, and the first after. Nobody who is known
/// longer than 90 days off ([GuardRails]).
final class SharedDevices {
    private final GuardRails rails;
    private final Map<Integer, long[]> times = new HashMap<>();
    private final Map<Integer, int[]> groups = new HashMap<>();

    private SharedDevices(GuardRails rails) {
        this.rails = rails;
    }

    private record Known(long at, int identity) {}

    static SharedDevices of(Graph graph, Resolving.Resolved resolved, GuardRails rails) {
        SharedDevices devices = new SharedDevices(rails);
        Map<Integer, List<Known>> known = new HashMap<>();
        resolved.shared().keySet().forEach(device -> known.put(device, devices.tied(graph, device, resolved.shared())));
        Sightings sightings = graph.sightings();
        for (int i = 0; i < sightings.identifications() && !known.isEmpty(); i++) {
            int device = sightings.device(i);
            int identity = sightings.identity(i);
            if (known.containsKey(device) && resolved.shared().getOrDefault(device, Set.of()).contains(identity)) {
                known.getOrDefault(device, new ArrayList<>()).add(new Known(sightings.at(i), identity));
            }
        }
        known.forEach((device, all) -> {
            all.sort(Comparator.comparing(Known::at).thenComparing(Known::identity, graph.byName()));
            devices.times.put(device, all.stream().mapToLong(Known::at).toArray());
            devices.groups.put(device, all.stream().mapToInt(one -> resolved.groups()[one.identity()]).toArray());
        });
        return devices;
    }

    boolean has(int device) {
        return times.containsKey(device);
    }

    /// The group of whoever used the device at that moment; the device's own where nobody is known.
    int groupAt(int device, long at, int own) {
        long[] known = times.getOrDefault(device, new long[0]);
        int[] whose = groups.getOrDefault(device, new int[0]);
        int after = 0;
        int behind = known.length;
        while (after < behind) {
            int middle = (after + behind) >>> 1;
            if (known[middle] <= at) {
                after = middle + 1;
            } else {
                behind = middle;
            }
        }
        long since = after > 0 ? at - known[after - 1] : Long.MAX_VALUE;
        long until = after < known.length ? known[after] - at : Long.MAX_VALUE;
        if (since <= rails.sameVisitMillis() || until > rails.sameVisitMillis() && since <= rails.memoryMillis()) {
            return whose[after - 1];
        }
        return until <= rails.memoryMillis() ? whose[after] : own;
    }

    /// What was done on the device and leads to a name, at its first time. A CRM's record does not say when it was.
    private List<Known> tied(Graph graph, int device, Map<Integer, Set<Integer>> shared) {
        List<Known> known = new ArrayList<>();
        for (int i = graph.from(device); i < graph.from(device + 1); i++) {
            int edge = graph.tie(i);
            int far = graph.far(edge, device);
            if (graph.rule(edge) != Rule.RECORD && shared.getOrDefault(device, Set.of()).contains(far)) {
                known.add(new Known(graph.at(edge), far));
            }
        }
        return known;
    }
}
