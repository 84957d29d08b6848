package outlay.attribution;

import outlay.base.Split;

/// [Position] has three different weights at most, so three divisions divide a path of any length.
final class EndsShare extends Share {
    private final Position model;
    private long[] weights = new long[64];
    private long[] parts = new long[64];
    private long[] remainders = new long[64];

    EndsShare(Position model) {
        this.model = model;
    }

    @Override
    void add(Windows windows, long[] sums) {
        for (int i = 0; i < windows.count(); i++) {
            int from = windows.from[i];
            int to = windows.to[i];
            long whole = windows.whole[i];
            if (to - from == 1) {
                sums[windows.group(from)] += whole;
                continue;
            }
            long between = Math.max(1, to - from - 2);
            long sum = (model.first() + model.last()) * between + (to - from - 2L) * model.middle();
            // Every product below is at most the sum times the magnitude.
            if (Math.abs(whole) > Long.MAX_VALUE / sum || whole == Long.MIN_VALUE) {
                slowly(windows, i, sums);
            } else {
                quickly(windows, i, between, sum, sums);
            }
        }
    }

    private void quickly(Windows windows, int i, long between, long sum, long[] sums) {
        long magnitude = Math.abs(windows.whole[i]);
        int from = windows.from[i];
        int last = windows.to[i] - 1;
        int middles = last - from - 1;
        double inverse = 1.0 / sum;
        long firstPart = quotient(magnitude * model.first() * between, sum, inverse);
        long lastPart = quotient(magnitude * model.last() * between, sum, inverse);
        long middlePart = quotient(magnitude * model.middle(), sum, inverse);
        long firstRest = magnitude * model.first() * between - firstPart * sum;
        long lastRest = magnitude * model.last() * between - lastPart * sum;
        long middleRest = magnitude * model.middle() - middlePart * sum;
        // The largest remainder first; of equals the later touch, so the last, then the middle, then the first.
        int raised = 0;
        boolean firstRaised = false;
        boolean lastRaised = false;
        for (long left = magnitude - firstPart - lastPart - middles * middlePart; left > 0; left--) {
            boolean middleLeft = raised < middles;
            if (!lastRaised && (firstRaised || lastRest >= firstRest) && (!middleLeft || lastRest >= middleRest)) {
                lastRaised = true;
            } else if (middleLeft && (firstRaised || middleRest >= firstRest)) {
                raised++;
            } else {
                firstRaised = true;
            }
        }
        long sign = windows.whole[i] < 0 ? -1 : 1;
        sums[windows.group(from)] += sign * (firstPart + (firstRaised ? 1 : 0));
        sums[windows.group(last)] += sign * (lastPart + (lastRaised ? 1 : 0));
        for (int touch = from + 1; touch < last - raised; touch++) {
            sums[windows.group(touch)] += sign * middlePart;
        }
        for (int touch = last - raised; touch < last; touch++) {
            sums[windows.group(touch)] += sign * (middlePart + 1);
        }
    }

    private void slowly(Windows windows, int i, long[] sums) {
        int from = windows.from[i];
        int size = windows.to[i] - from;
        if (size > weights.length) {
            weights = new long[size * 2];
            parts = new long[size * 2];
            remainders = new long[size * 2];
        }
        model.weigh(size, weights);
        Split.byWeight(windows.whole[i], weights, size, parts, remainders);
        for (int touch = 0; touch < size; touch++) {
            sums[windows.group(from + touch)] += parts[touch];
        }
    }
}
