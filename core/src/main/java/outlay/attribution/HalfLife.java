package outlay.attribution;

/// How much a touch still counts at an age: 2^48 for the newest, half of it after every half-life.
///
/// Computed by a table and four terms of a series, in plain double arithmetic, which gives the same bits on every
/// machine: within one unit of the exact value, far finer than a cent of a billion, and small enough to be summed in
/// longs.
final class HalfLife {
    static final int SCALE_BITS = 48;
    private static final int STEPS = 2_048;
    private static final double LN_2 = 0.6931471805599453;
    /// 2^(SCALE_BITS - step / STEPS).
    private static final double[] TABLE = new double[STEPS];
    /// 2^-halvings.
    private static final double[] HALVED = new double[SCALE_BITS + 1];

    static {
        for (int step = 0; step < STEPS; step++) {
            TABLE[step] = StrictMath.pow(2, SCALE_BITS - (double) step / STEPS);
        }
        for (int halvings = 0; halvings < HALVED.length; halvings++) {
            HALVED[halvings] = StrictMath.pow(2, -halvings);
        }
    }

    private final double perMilli;

    HalfLife(long millis) {
        perMilli = 1.0 / millis;
    }

    /// @param age in ms, not negative
    long weight(long age) {
        double halvings = age * perMilli;
        if (halvings > SCALE_BITS) {
            return 0;
        }
        int whole = (int) halvings;
        double rest = (halvings - whole) * STEPS;
        int step = (int) rest;
        double x = (rest - step) * (LN_2 / STEPS);
        double series = 1 - x * (1 - x * (1.0 / 2 - x * (1.0 / 6)));
        return (long) (TABLE[step] * series * HALVED[whole]);
    }
}
