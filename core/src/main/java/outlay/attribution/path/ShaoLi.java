package outlay.attribution.path;

import java.util.stream.IntStream;
import outlay.attribution.path.Amounts.Kind;

/// The second-order probabilistic model of Shao and Li (KDD 2011).
///
/// p(i) is the rate at which paths with channel i convert, and p(i,j) that of paths with both. In a converting path of
/// n distinct channels each of them contributes
///
///     p(i) + 1 / (2 (n - 1)) * sum over the others j of (p(i,j) - p(i) - p(j))
///
/// and p(i) where it is alone. Contributions are added up over conversions, and all conversions (and their value) are
/// divided in proportion. A contribution may be negative where channels get in each other's way.
public final class ShaoLi {
    private final Paths paths;
    private final int[] key = new int[3];
    /// Pairs of channels, each with itself too, and what became of those who met both.
    private final Sequences pairs = new Sequences();
    private final ExactSums converted = new ExactSums(64);
    private final ExactSums met = new ExactSums(64);
    /// The same by how many distinct channels a path has, and the conversions and value of these.
    private final Sequences places = new Sequences();
    private final ExactSums earned = new ExactSums(64);

    private ShaoLi(Paths paths) {
        this.paths = paths;
        Shares looks = new Shares(paths, 0);
        for (int path = 0; path < paths.size(); path++) {
            int distinct = looks.distinct(paths.touches(), paths.start(path), paths.end(path));
            for (int i = 0; i < distinct; i++) {
                for (int j = 0; j < distinct; j++) {
                    count(path, looks.distinct(i), looks.distinct(j), distinct);
                }
            }
        }
    }

    public static Credits credits(Paths paths) {
        return new ShaoLi(paths).credits();
    }

    private void count(int path, int one, int other, int distinct) {
        int pair = pair(one, other);
        converted.makeRoom(pair + 1);
        met.makeRoom(pair + 1);
        add(converted, pair, path, Kind.CONVERSIONS);
        add(met, pair, path, Kind.CONVERSIONS);
        add(met, pair, path, Kind.NULLS);
        if (paths.earns(path)) {
            key[2] = distinct;
            int place = places.number(key, 0, 3);
            earned.makeRoom(2 * place + 2);
            add(earned, 2 * place, path, Kind.CONVERSIONS);
            add(earned, 2 * place + 1, path, Kind.VALUE);
        }
    }

    private int pair(int one, int other) {
        key[0] = one;
        key[1] = other;
        return pairs.number(key, 0, 2);
    }

    private void add(ExactSums sums, int place, int path, Kind kind) {
        sums.add(place, paths.whole(path, kind), paths.part(path, kind));
    }

    private double rate(int one, int other) {
        int pair = pair(one, other);
        return met.at(pair) == 0 ? 0 : converted.at(pair) / met.at(pair);
    }

    private Credits credits() {
        int channels = paths.channels().size();
        Credits contributions = new Credits(new double[channels], new double[channels]);
        int[] inOrder = IntStream.range(0, places.size()).boxed().sorted(places::compare)
                .mapToInt(Integer::intValue).toArray();
        for (int place : inOrder) {
            int one = places.items()[places.start(place)];
            int other = places.items()[places.start(place) + 1];
            int distinct = places.items()[places.start(place) + 2];
            double each = one == other
                    ? rate(one, one)
                    : (rate(one, other) - rate(one, one) - rate(other, other)) / (2.0 * (distinct - 1));
            contributions.conversions()[one] += each * earned.at(2 * place);
            contributions.values()[one] += each * earned.at(2 * place + 1);
        }
        return new Credits(Sum.inProportion(contributions.conversions(), paths.conversions()),
                Sum.inProportion(contributions.values(), paths.value()));
    }
}
