package outlay.attribution.path;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import outlay.attribution.path.Amounts.Kind;

/// Adds up shares of conversions by channel. A share is a fraction; shares with one denominator are added exactly and
/// divided once, so that the order of the paths changes no digit.
final class Shares {
    private final Paths paths;
    private final int places;
    /// By denominator: for each place its conversions and its value.
    private @Nullable ExactSums[] sums = new ExactSums[64];
    private int path;
    private final int[] seen;
    private int looks;
    private int[] distinct = new int[64];

    /// @param places how many may get shares; a channel's number, unless a model has places of its own
    Shares(Paths paths, int places) {
        this.paths = paths;
        this.places = places;
        seen = new int[paths.channels().size()];
    }

    /// Shares of this path's conversions are given from here on.
    void turnTo(int path) {
        this.path = path;
    }

    /// Gives one part of so many equal parts of the path's conversions and value.
    void give(int place, int denominator) {
        ExactSums row = row(denominator);
        row.add(2 * place, paths.whole(path, Kind.CONVERSIONS), paths.part(path, Kind.CONVERSIONS));
        row.add(2 * place + 1, paths.whole(path, Kind.VALUE), paths.part(path, Kind.VALUE));
    }

    /// Looks for the distinct channels of a path, in the order in which they first stand in it.
    int distinct(int[] touches, int start, int end) {
        looks++;
        int size = 0;
        for (int i = start; i < end; i++) {
            if (seen[touches[i]] != looks) {
                seen[touches[i]] = looks;
                if (size == distinct.length) {
                    distinct = Arrays.copyOf(distinct, 2 * size);
                }
                distinct[size++] = touches[i];
            }
        }
        return size;
    }

    /// One of the channels that the last look has found.
    int distinct(int i) {
        return distinct[i];
    }

    private ExactSums row(int denominator) {
        if (denominator >= sums.length) {
            sums = Arrays.copyOf(sums, Math.max(denominator + 1, 2 * sums.length));
        }
        ExactSums row = sums[denominator];
        if (row == null) {
            row = new ExactSums(2 * places);
            sums[denominator] = row;
        }
        return row;
    }

    Credits credits() {
        Credits credits = new Credits(new double[places], new double[places]);
        for (int denominator = 1; denominator < sums.length; denominator++) {
            ExactSums row = sums[denominator];
            for (int place = 0; row != null && place < places; place++) {
                credits.conversions()[place] += row.at(2 * place) / denominator;
                credits.values()[place] += row.at(2 * place + 1) / denominator;
            }
        }
        return credits;
    }
}
