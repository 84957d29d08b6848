package outlay.attribution;

import outlay.base.Split;

/// A model's own way of dividing a whole among the touches of a path without weighing each touch first. What it gives
/// is what [Split] gives for the model's weights.
abstract class Share {
    /// Adds each touch's part to the sum of its group.
    ///
    /// @param path  the groups of the touches, oldest first
    /// @param at    when they were, in ms
    /// @param size  how many there are, at least one
    abstract void add(long whole, int[] path, long[] at, int size, long[] sums);

    static Share of(Model model) {
        if (model instanceof Model.First) {
            return new OneTouch(true);
        }
        if (model instanceof Model.Last) {
            return new OneTouch(false);
        }
        if (model instanceof Model.Linear) {
            return new Equal();
        }
        if (model instanceof Position position) {
            return new Ends(position);
        }
        if (model instanceof TimeDecay decay) {
            return new Decaying(decay);
        }
        throw new IllegalArgumentException(model.label() + " has no form for a sweep");
    }

    private static final class OneTouch extends Share {
        private final boolean first;

        OneTouch(boolean first) {
            this.first = first;
        }

        @Override
        void add(long whole, int[] path, long[] at, int size, long[] sums) {
            sums[path[first ? 0 : size - 1]] += whole;
        }
    }

    /// Equal remainders: the units that are left go to the latest touches.
    private static final class Equal extends Share {
        @Override
        void add(long whole, int[] path, long[] at, int size, long[] sums) {
            long part = whole / size;
            int left = (int) Math.abs(whole - part * size);
            int unit = whole < 0 ? -1 : 1;
            for (int i = 0; i < size - left; i++) {
                sums[path[i]] += part;
            }
            for (int i = size - left; i < size; i++) {
                sums[path[i]] += part + unit;
            }
        }
    }

    /// Three different weights at most, so three divisions a path.
    private static final class Ends extends Share {
        /// Up to these no product leaves a long.
        private static final long MOST_WHOLE = 1L << 40;
        private static final int MOST_TOUCHES = 1 << 16;
        private static final int MOST_PARTS = 100;
        private final Position model;
        private long[] weights = new long[64];
        private long[] parts = new long[64];
        private long[] remainders = new long[64];

        Ends(Position model) {
            this.model = model;
        }

        @Override
        void add(long whole, int[] path, long[] at, int size, long[] sums) {
            long magnitude = Math.abs(whole);
            if (size == 1) {
                sums[path[0]] += whole;
                return;
            }
            if (magnitude >= MOST_WHOLE || size > MOST_TOUCHES || parts() > MOST_PARTS) {
                slowly(whole, path, size, sums);
                return;
            }
            long between = Math.max(1, size - 2);
            long sum = (model.first() + model.last()) * between + (size - 2L) * model.middle();
            long first = magnitude * model.first() * between / sum;
            long last = magnitude * model.last() * between / sum;
            long middle = magnitude * model.middle() / sum;
            long firstRest = magnitude * model.first() * between - first * sum;
            long lastRest = magnitude * model.last() * between - last * sum;
            long middleRest = magnitude * model.middle() - middle * sum;
            long left = magnitude - first - last - (size - 2) * middle;
            long sign = whole < 0 ? -1 : 1;
            // The largest remainder first; of equals the later touch, so the last, then the middle, then the first.
            int middles = size - 2;
            int raised = 0;
            boolean firstRaised = false;
            boolean lastRaised = false;
            for (; left > 0; left--) {
                boolean middleLeft = raised < middles;
                if (!lastRaised && (firstRaised || lastRest >= firstRest)
                        && (!middleLeft || lastRest >= middleRest)) {
                    lastRaised = true;
                } else if (middleLeft && (firstRaised || middleRest >= firstRest)) {
                    raised++;
                } else {
                    firstRaised = true;
                }
            }
            sums[path[0]] += sign * (first + (firstRaised ? 1 : 0));
            sums[path[size - 1]] += sign * (last + (lastRaised ? 1 : 0));
            for (int i = 1; i < size - 1 - raised; i++) {
                sums[path[i]] += sign * middle;
            }
            for (int i = size - 1 - raised; i < size - 1; i++) {
                sums[path[i]] += sign * (middle + 1);
            }
        }

        private int parts() {
            return model.first() + model.middle() + model.last();
        }

        private void slowly(long whole, int[] path, int size, long[] sums) {
            if (size > weights.length) {
                weights = new long[size * 2];
                parts = new long[size * 2];
                remainders = new long[size * 2];
            }
            model.weigh(size, weights);
            Split.byWeight(whole, weights, size, parts, remainders);
            for (int i = 0; i < size; i++) {
                sums[path[i]] += parts[i];
            }
        }
    }

    private static final class Decaying extends Share {
        private final HalfLife halfLife;
        private long[] weights = new long[64];
        private long[] parts = new long[64];
        private long[] remainders = new long[64];

        Decaying(TimeDecay model) {
            halfLife = new HalfLife(model.halfLife().toMillis());
        }

        @Override
        void add(long whole, int[] path, long[] at, int size, long[] sums) {
            if (size == 1) {
                sums[path[0]] += whole;
                return;
            }
            if (size > weights.length) {
                weights = new long[size * 2];
                parts = new long[size * 2];
                remainders = new long[size * 2];
            }
            long newest = at[size - 1];
            for (int i = 0; i < size; i++) {
                weights[i] = halfLife.weight(newest - at[i]);
            }
            Split.byWeight(whole, weights, size, parts, remainders);
            for (int i = 0; i < size; i++) {
                sums[path[i]] += parts[i];
            }
        }
    }
}
