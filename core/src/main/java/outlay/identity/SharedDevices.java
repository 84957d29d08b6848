package outlay.identity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/// Devices that several people use: whose the events of a moment are.
///
/// Whoever is known within half an hour before counts, for that is still their visit; else whoever is known nearest in
/// time, before or after, because visits of one person come in flocks; of two equally near the one before. Nobody who
/// is known longer than 90 days off ([GuardRails]).
final class SharedDevices {
    private static final Device NOT_SHARED = new Device(new int[0], new long[0], new int[0]);

    private final Sightings sightings;
    private final GuardRails rails;
    private final Map<Integer, Device> devices = new HashMap<>();
    /// Devices that were found to be shared and of which it is not known yet who used them when.
    private final Map<Integer, List<Known>> found = new HashMap<>();
    /// What was known of devices before, of those that have been removed or added since it was worked out.
    private final Map<Integer, Device> before = new HashMap<>();

    /// @param identities who may be known there, sorted
    /// @param times      when somebody was known, sorted
    /// @param groups     who it was at each of the times
    private record Device(int[] identities, long[] times, int[] groups) {
        boolean mayBe(int identity) {
            return Arrays.binarySearch(identities, identity) >= 0;
        }

        boolean same(Device other) {
            return Arrays.equals(identities, other.identities) && Arrays.equals(times, other.times)
                    && Arrays.equals(groups, other.groups);
        }

        IntStream people(IntUnaryOperator groupOf) {
            return IntStream.concat(Arrays.stream(identities).map(groupOf), Arrays.stream(groups));
        }
    }

    private record Known(long at, int identity) {}

    SharedDevices(Sightings sightings, GuardRails rails) {
        this.sightings = sightings;
        this.rails = rails;
    }

    /// Forgets a device of which nothing is known any longer.
    void remove(int device) {
        Device removed = devices.remove(device);
        if (removed != null) {
            before.putIfAbsent(device, removed);
        }
        found.remove(device);
    }

    /// Notes a device of a part that was found to be shared, with what was done on it and leads to a name, at its first
    /// time. A CRM's record does not say when it was.
    ///
    /// @param known who may be known there
    void add(Part part, int device, Set<Integer> known) {
        List<Known> tied = new ArrayList<>();
        for (int i = part.from(device); i < part.from(device + 1); i++) {
            int edge = part.tie(i);
            int far = part.far(edge, device);
            if (part.rule(edge) != Rule.RECORD && known.contains(far)) {
                tied.add(new Known(part.at(edge), part.number(far)));
            }
        }
        before.putIfAbsent(part.number(device), NOT_SHARED);
        found.put(part.number(device), tied);
        int[] identities = known.stream().mapToInt(part::number).sorted().toArray();
        devices.put(part.number(device), new Device(identities, new long[0], new int[0]));
    }

    /// Told of a device on which events may be other people's than before: of these people's, among others.
    interface Changed {
        void device(int device, IntStream people);
    }

    /// Works out who used the devices that were added when.
    void workOut(IntUnaryOperator groupOf, Changed changed) {
        for (int i = 0; i < sightings.identifications() && !found.isEmpty(); i++) {
            int device = sightings.device(i);
            int identity = sightings.identity(i);
            if (found.containsKey(device) && devices.getOrDefault(device, NOT_SHARED).mayBe(identity)) {
                found.getOrDefault(device, new ArrayList<>()).add(new Known(sightings.at(i), identity));
            }
        }
        found.forEach((device, all) -> {
            all.sort(Comparator.comparing(Known::at).thenComparing(Known::identity, sightings.numbers()::compare));
            devices.put(device, new Device(devices.getOrDefault(device, NOT_SHARED).identities(),
                    all.stream().mapToLong(Known::at).toArray(),
                    all.stream().mapToInt(one -> groupOf.applyAsInt(one.identity())).toArray()));
        });
        found.clear();
        before.forEach((device, former) -> {
            Device now = devices.getOrDefault(device, NOT_SHARED);
            if (!now.same(former)) {
                changed.device(device, IntStream.concat(former.people(groupOf), now.people(groupOf)));
            }
        });
        before.clear();
    }

    /// Everybody whose an event on the device may be, besides the device's own person; nobody where it is not shared.
    IntStream peopleOn(int device, IntUnaryOperator groupOf) {
        return devices.getOrDefault(device, NOT_SHARED).people(groupOf);
    }

    boolean has(int device) {
        return devices.containsKey(device);
    }

    /// Whether it may have been that identity's person who used the device.
    boolean mayBe(int device, int identity) {
        return devices.getOrDefault(device, NOT_SHARED).mayBe(identity);
    }

    /// The group of whoever used the device at that moment; the device's own where nobody is known.
    int groupAt(int device, long at, int own) {
        Device shared = devices.getOrDefault(device, NOT_SHARED);
        long[] known = shared.times();
        int[] whose = shared.groups();
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
        boolean nearer = since <= rails.sameVisitMillis() || since <= until;
        if (nearer && since <= rails.memoryMillis()) {
            return whose[after - 1];
        }
        return until <= rails.memoryMillis() ? whose[after] : own;
    }
}
