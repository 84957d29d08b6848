package outlay.attribution.path;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import outlay.attribution.path.Amounts.Kind;

/// Paths of channels, each distinct one once, with what became of those who took it.
///
/// Channels are numbered in the order of their names. What rows with the same path say is added up exactly, and every
/// model adds up over paths exactly or in an order of its own: neither the order of the rows nor how many hands read
/// them changes a digit of any result.
public final class Paths {
    private final List<String> channels;
    private final Sequences sequences;
    private final ExactSums amounts;
    private final ExactSums totals = new ExactSums(KINDS.length);

    private static final Kind[] KINDS = Kind.values();

    private Paths(List<String> channels, Gathering gathering) {
        this.channels = channels;
        sequences = gathering.sequences;
        amounts = gathering.amounts;
        for (int path = 0; path < size(); path++) {
            for (Kind kind : KINDS) {
                totals.add(kind.ordinal(), whole(path, kind), part(path, kind));
            }
        }
    }

    /// What several hands have gathered, as one.
    public static Paths of(List<Gathering> gatherings) {
        Gathering all = gatherings.get(0);
        for (Gathering other : gatherings.subList(1, gatherings.size())) {
            all.addAll(other);
        }
        List<String> channels = all.names.stream().sorted().toList();
        Map<String, Integer> numbers = new HashMap<>();
        channels.forEach(channel -> numbers.put(channel, numbers.size()));
        all.sequences.rename(all.names.stream().mapToInt(numbers::get).toArray());
        return new Paths(channels, all);
    }

    public List<String> channels() {
        return channels;
    }

    /// How many distinct paths there are.
    public int size() {
        return sequences.size();
    }

    public double conversions() {
        return totals.at(Kind.CONVERSIONS.ordinal());
    }

    public double value() {
        return totals.at(Kind.VALUE.ordinal());
    }

    public double nulls() {
        return totals.at(Kind.NULLS.ordinal());
    }

    /// The channels of all paths end to end.
    int[] touches() {
        return sequences.items();
    }

    /// Where the path's channels begin.
    int start(int path) {
        return sequences.start(path);
    }

    int end(int path) {
        return sequences.end(path);
    }

    long whole(int path, Kind kind) {
        return amounts.whole(KINDS.length * path + kind.ordinal());
    }

    long part(int path, Kind kind) {
        return amounts.part(KINDS.length * path + kind.ordinal());
    }

    /// Whether there is anything to divide among the path's channels.
    boolean earns(int path) {
        return !none(path, Kind.CONVERSIONS) || !none(path, Kind.VALUE);
    }

    boolean none(int path, Kind kind) {
        return whole(path, kind) == 0 && part(path, kind) == 0;
    }

    /// Gathers rows; rows with the same path are added up. Each hand needs one of its own. It is used up by
    /// [Paths#of(List)].
    public static final class Gathering {
        private final Map<String, Integer> numbers = new HashMap<>();
        private final List<String> names = new ArrayList<>();
        private final Sequences sequences = new Sequences();
        private final ExactSums amounts = new ExactSums(KINDS.length * 64);

        /// The number by which the channel is to be named in paths.
        ///
        /// @param name not blank
        public int channel(String name) {
            Integer known = numbers.putIfAbsent(name, names.size());
            if (known == null) {
                names.add(name);
                return names.size() - 1;
            }
            return known;
        }

        /// The number by which rows with this path are to be added.
        ///
        /// @param path   channels by their numbers
        /// @param length how many of them, at least one
        public int path(int[] path, int length) {
            int number = sequences.number(path, 0, length);
            amounts.makeRoom(KINDS.length * (number + 1));
            return number;
        }

        /// @param path its number
        public void add(int path, Amounts row) {
            for (int kind = 0; kind < KINDS.length; kind++) {
                amounts.add(KINDS.length * path + kind, row.wholes[kind], row.parts[kind]);
            }
        }

        public void add(List<String> path, double conversions, double value, double nulls) {
            Amounts row = new Amounts();
            row.set(Kind.CONVERSIONS, conversions);
            row.set(Kind.VALUE, value);
            row.set(Kind.NULLS, nulls);
            add(path(path.stream().mapToInt(this::channel).toArray(), path.size()), row);
        }

        /// What this hand alone has gathered.
        public Paths paths() {
            return Paths.of(List.of(this));
        }

        private void addAll(Gathering other) {
            int[] renamed = other.names.stream().mapToInt(this::channel).toArray();
            int[] theirs = other.sequences.items();
            for (int path = 0; path < other.sequences.size(); path++) {
                int start = other.sequences.start(path);
                int end = other.sequences.end(path);
                for (int i = start; i < end; i++) {
                    theirs[i] = renamed[theirs[i]];
                }
                int number = sequences.number(theirs, start, end);
                amounts.makeRoom(KINDS.length * (number + 1));
                for (int kind = 0; kind < KINDS.length; kind++) {
                    amounts.add(KINDS.length * number + kind, other.amounts.whole(KINDS.length * path + kind),
                            other.amounts.part(KINDS.length * path + kind));
                }
            }
        }
    }
}
