package outlay.attribution.path;

import java.util.Comparator;
import java.util.stream.IntStream;
import outlay.attribution.path.Amounts.Kind;

/// The states that paths run through and how often they go from one to another.
///
/// A state is the window of the last k channels; a shorter path is one state, and equal states in a row are one. States
/// are numbered in the order of their channels and counts are exact, so that the chain does not depend on the order of
/// the paths. From every state an end is reached, because every path that runs through it has one.
final class Chain {
    final int channels;
    final int order;
    /// How likely a path begins in each state.
    final double[] starts;
    /// How likely the next step from each state is a conversion, and its value times that.
    final double[] conversions;
    final double[] values;
    /// How likely the next step is the end, converting or not.
    final double[] ends;
    /// Where each state's neighbours begin in `next` and `probability`, and one more for the end.
    final int[] rows;
    final int[] next;
    final double[] probability;
    /// How often each state was entered, for one path.
    final double[] visits;

    private final Sequences windows;
    private final int[] byNumber;

    Chain(Paths paths, int order) {
        this.order = order;
        channels = paths.channels().size();
        Counting counting = new Counting(paths, order);
        windows = counting.windows;
        byNumber = sorted(windows.size(), windows::compare);
        int[] numbers = inverse(byNumber);
        int states = numbers.length;
        starts = new double[states];
        conversions = new double[states];
        values = new double[states];
        ends = new double[states];
        visits = new double[states];
        double begun = counting.begun();
        int[] moves = sorted(counting.moves.size(), Comparator
                .<Integer>comparingInt(move -> numbers[counting.from(move)])
                .thenComparingInt(move -> numbers[counting.to(move)]));
        rows = new int[states + 1];
        next = new int[moves.length];
        probability = new double[moves.length];
        int row = 0;
        for (int i = 0; i < moves.length; i++) {
            int from = numbers[counting.from(moves[i])];
            while (row < from) {
                rows[++row] = i;
            }
            next[i] = numbers[counting.to(moves[i])];
            probability[i] = counting.flows.at(moves[i]) / counting.left.at(byNumber[from]);
        }
        while (row < states) {
            rows[++row] = moves.length;
        }
        for (int state = 0; state < states; state++) {
            int window = byNumber[state];
            double left = counting.left.at(window);
            starts[state] = counting.starts.at(window) / begun;
            visits[state] = left / begun;
            conversions[state] = counting.conversions.at(window) / left;
            values[state] = counting.values.at(window) / left;
            ends[state] = counting.ended.at(window) / left;
        }
    }

    int states() {
        return starts.length;
    }

    /// Whether the channel is one of the state's.
    boolean holds(int state, int channel) {
        return holdsAny(state, channel, channel + 1);
    }

    /// Whether a channel from `from` up to but not `to` is one of the state's.
    boolean holdsAny(int state, int from, int to) {
        int window = byNumber[state];
        for (int i = windows.start(window); i < windows.end(window); i++) {
            if (windows.items()[i] >= from && windows.items()[i] < to) {
                return true;
            }
        }
        return false;
    }

    /// The mean over starts.
    double fromStart(double[] perState) {
        Sum sum = new Sum();
        for (int state = 0; state < perState.length; state++) {
            sum.add(starts[state] * perState[state]);
        }
        return sum.value();
    }

    private static int[] sorted(int size, Comparator<Integer> order) {
        return IntStream.range(0, size).boxed().sorted(order).mapToInt(Integer::intValue).toArray();
    }

    private static int[] inverse(int[] permutation) {
        int[] inverse = new int[permutation.length];
        for (int i = 0; i < inverse.length; i++) {
            inverse[permutation[i]] = i;
        }
        return inverse;
    }

    /// Counts, by windows and moves in the order of first sight. Paths that nobody took are passed over.
    private static final class Counting {
        final Sequences windows = new Sequences();
        final Sequences moves = new Sequences();
        final ExactSums starts = new ExactSums(64);
        final ExactSums conversions = new ExactSums(64);
        final ExactSums values = new ExactSums(64);
        final ExactSums ended = new ExactSums(64);
        final ExactSums left = new ExactSums(64);
        final ExactSums flows = new ExactSums(64);
        private final ExactSums all = new ExactSums(1);
        private final int[] move = new int[2];

        Counting(Paths paths, int order) {
            for (int path = 0; path < paths.size(); path++) {
                if (!paths.none(path, Kind.CONVERSIONS) || !paths.none(path, Kind.NULLS)) {
                    count(paths, path, order);
                }
            }
        }

        private void count(Paths paths, int path, int order) {
            ExactSums flow = new ExactSums(1);
            flow.add(0, paths.whole(path, Kind.CONVERSIONS), paths.part(path, Kind.CONVERSIONS));
            flow.add(0, paths.whole(path, Kind.NULLS), paths.part(path, Kind.NULLS));
            long whole = flow.whole(0);
            long part = flow.part(0);
            all.add(0, whole, part);
            int start = paths.start(path);
            int end = paths.end(path);
            int before = -1;
            for (int from = start; from == start || from <= end - order; from++) {
                int state = windows.number(paths.touches(), from, Math.min(end, from + order));
                makeRoom();
                if (before < 0) {
                    starts.add(state, whole, part);
                } else if (state != before) {
                    move[0] = before;
                    move[1] = state;
                    int number = moves.number(move, 0, 2);
                    flows.makeRoom(number + 1);
                    flows.add(number, whole, part);
                }
                if (state != before) {
                    left.add(state, whole, part);
                }
                before = state;
            }
            conversions.add(before, paths.whole(path, Kind.CONVERSIONS), paths.part(path, Kind.CONVERSIONS));
            values.add(before, paths.whole(path, Kind.VALUE), paths.part(path, Kind.VALUE));
            ended.add(before, whole, part);
        }

        private void makeRoom() {
            starts.makeRoom(windows.size());
            conversions.makeRoom(windows.size());
            values.makeRoom(windows.size());
            ended.makeRoom(windows.size());
            left.makeRoom(windows.size());
        }

        int from(int number) {
            return moves.items()[moves.start(number)];
        }

        int to(int number) {
            return moves.items()[moves.start(number) + 1];
        }

        double begun() {
            return all.at(0);
        }
    }
}
