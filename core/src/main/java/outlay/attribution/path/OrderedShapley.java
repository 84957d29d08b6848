package outlay.attribution.path;

import java.util.List;
import java.util.stream.IntStream;

/// The Shapley value of [PathModel#SHAPLEY], told apart by where in the path the channel stood (Zhao, Mahboobi and
/// Bagheri, arXiv 1804.05327). A channel that stands in a path several times has its share in equal parts at each of
/// its positions. Over all positions a channel's credits sum to its Shapley value.
public final class OrderedShapley {
    private OrderedShapley() {}

    /// @param channel  its number
    /// @param position from 1
    public record Row(int channel, int position, double conversions, double value) {}

    /// By channel and position; positions at which the channel never stood in a path that converted are left out.
    public static List<Row> rows(Paths paths) {
        Sequences places = new Sequences();
        int[] key = new int[2];
        for (int path = 0; path < paths.size(); path++) {
            for (int i = paths.start(path); paths.earns(path) && i < paths.end(path); i++) {
                place(places, key, paths.touches()[i], i - paths.start(path));
            }
        }
        Shares shares = new Shares(paths, places.size());
        int[] count = new int[paths.channels().size()];
        for (int path = 0; path < paths.size(); path++) {
            if (paths.earns(path)) {
                shares.turnTo(path);
                give(paths, path, count, places, key, shares);
            }
        }
        Credits credits = shares.credits();
        return IntStream.range(0, places.size()).boxed().sorted(places::compare)
                .map(place -> new Row(places.items()[places.start(place)], places.items()[places.start(place) + 1] + 1,
                        credits.conversions()[place], credits.values()[place]))
                .toList();
    }

    private static void give(Paths paths, int path, int[] count, Sequences places, int[] key, Shares shares) {
        int[] touches = paths.touches();
        int start = paths.start(path);
        int end = paths.end(path);
        int distinct = shares.distinct(touches, start, end);
        for (int i = start; i < end; i++) {
            count[touches[i]]++;
        }
        for (int i = start; i < end; i++) {
            shares.give(place(places, key, touches[i], i - start), Math.multiplyExact(distinct, count[touches[i]]));
        }
        for (int i = start; i < end; i++) {
            count[touches[i]] = 0;
        }
    }

    private static int place(Sequences places, int[] key, int channel, int position) {
        key[0] = channel;
        key[1] = position;
        return places.number(key, 0, 2);
    }
}
