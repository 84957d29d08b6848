package outlay.attribution;

import outlay.base.Split;

/// [TimeDecay] needs the weight of every touch, and divides by their sum once a path.
final class DecayShare extends Share {
    private final HalfLife halfLife;
    /// Up to these a guess in floating point is off by less than one, and remainders are few enough to look through.
    private static final long MOST_WHOLE = 1L << 50;
    private static final int MOST_TOUCHES = 64;

    private long[] weights = new long[64];
    private long[] parts = new long[64];
    private long[] remainders = new long[64];

    DecayShare(TimeDecay model) {
        halfLife = new HalfLife(model.halfLife().toMillis());
    }

    @Override
    void add(Windows windows, long[] sums) {
        for (int i = 0; i < windows.count(); i++) {
            int from = windows.from[i];
            int size = windows.to[i] - from;
            if (size == 1) {
                sums[windows.group(from)] += windows.whole[i];
                continue;
            }
            if (size > weights.length) {
                weights = new long[size * 2];
                parts = new long[size * 2];
                remainders = new long[size * 2];
            }
            long newest = windows.at(from + size - 1);
            long sum = 0;
            for (int touch = 0; touch < size; touch++) {
                long weight = halfLife.weight(newest - windows.at(from + touch));
                weights[touch] = weight;
                sum += weight;
            }
            if (windows.whole[i] >= 0 && windows.whole[i] < MOST_WHOLE && size < MOST_TOUCHES) {
                quickly(windows, i, sum, sums);
            } else {
                slowly(windows, i, sums);
            }
        }
    }

    private void quickly(Windows windows, int i, long sum, long[] sums) {
        int from = windows.from[i];
        int size = windows.to[i] - from;
        long whole = windows.whole[i];
        double scale = (double) whole / sum;
        long left = whole;
        for (int touch = 0; touch < size; touch++) {
            long part = (long) (weights[touch] * scale);
            long rest = whole * weights[touch] - part * sum;
            while (rest < 0) {
                part--;
                rest += sum;
            }
            while (rest >= sum) {
                part++;
                rest -= sum;
            }
            remainders[touch] = rest;
            left -= part;
            sums[windows.group(from + touch)] += part;
        }
        for (; left > 0; left--) {
            int largest = 0;
            for (int touch = 1; touch < size; touch++) {
                largest = remainders[touch] >= remainders[largest] ? touch : largest;
            }
            remainders[largest] = -1;
            sums[windows.group(from + largest)]++;
        }
    }

    private void slowly(Windows windows, int i, long[] sums) {
        int from = windows.from[i];
        int size = windows.to[i] - from;
        Split.byWeight(windows.whole[i], weights, size, parts, remainders);
        for (int touch = 0; touch < size; touch++) {
            sums[windows.group(from + touch)] += parts[touch];
        }
    }
}
