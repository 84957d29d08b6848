package outlay.attribution;

/// A model's own way of dividing wholes among the touches in their windows, without a list of weights for each. What it
/// gives is what [outlay.base.Split] gives for the model's weights.
abstract class Share {
    private static final long QUICK = 1L << 50;
    private static final double[] INVERSE = new double[256];

    static {
        for (int size = 1; size < INVERSE.length; size++) {
            INVERSE[size] = 1.0 / size;
        }
    }

    /// Adds each touch's part to the sum of its group.
    abstract void add(Windows windows, long[] sums);

    static Share of(Model model) {
        if (model instanceof Model.First) {
            return new First();
        }
        if (model instanceof Model.Last) {
            return new Last();
        }
        if (model instanceof Model.Linear) {
            return new Equal();
        }
        if (model instanceof Position position) {
            return new EndsShare(position);
        }
        if (model instanceof TimeDecay decay) {
            return new DecayShare(decay);
        }
        throw new IllegalArgumentException(model.label() + " has no form for a sweep");
    }

    /// `dividend / divisor`, cut towards zero, by a product that is set right: several times as fast as a division.
    ///
    /// @param inverse 1 / divisor
    static long quotient(long dividend, long divisor, double inverse) {
        if (dividend <= -QUICK || dividend >= QUICK) {
            return dividend / divisor;
        }
        long magnitude = Math.abs(dividend);
        long quotient = (long) (magnitude * inverse);
        long rest = magnitude - quotient * divisor;
        if (rest < 0) {
            quotient--;
        } else if (rest >= divisor) {
            quotient++;
        }
        return dividend < 0 ? -quotient : quotient;
    }

    private static final class First extends Share {
        @Override
        void add(Windows windows, long[] sums) {
            for (int i = 0; i < windows.count(); i++) {
                sums[windows.group(windows.from[i])] += windows.whole[i];
            }
        }
    }

    private static final class Last extends Share {
        @Override
        void add(Windows windows, long[] sums) {
            for (int i = 0; i < windows.count(); i++) {
                sums[windows.group(windows.to[i] - 1)] += windows.whole[i];
            }
        }
    }

    /// Equal remainders: the units that are left go to the latest touches.
    private static final class Equal extends Share {
        @Override
        void add(Windows windows, long[] sums) {
            for (int i = 0; i < windows.count(); i++) {
                long whole = windows.whole[i];
                int to = windows.to[i];
                int size = to - windows.from[i];
                long part = quotient(whole, size, size < INVERSE.length ? INVERSE[size] : 1.0 / size);
                long left = whole - part * size;
                int raised = to - (int) Math.abs(left);
                int unit = Long.signum(left);
                for (int touch = windows.from[i]; touch < to; touch++) {
                    // All ones where the touch is one of the raised, without a branch to guess.
                    sums[windows.group(touch)] += part + (unit & raised - 1 - touch >> 31);
                }
            }
        }
    }
}
