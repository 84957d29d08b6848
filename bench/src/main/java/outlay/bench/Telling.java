package outlay.bench;

/// Whether two kinds of answers can be told apart by how long they take.
final class Telling {
    /// Of the normal distribution: 95 of 100 values lie within so many deviations.
    private static final double NEARLY_ALL = 1.96;

    private Telling() {}

    /// The area under the ROC curve of a threshold over the times: the share of pairs, one of each kind, in which the
    /// second took longer, ties half. At 0.5 no threshold tells anything; at 0 or 1 one tells everything.
    static double apart(long[] first, long[] second) {
        double longer = 0;
        for (long one : first) {
            for (long other : second) {
                longer += other > one ? 1 : other == one ? 0.5 : 0;
            }
        }
        return longer / first.length / second.length;
    }

    /// How far from 0.5 chance alone brings it, 95 times of 100, where the times are of one distribution (Mann and
    /// Whitney's deviation).
    static double chance(int first, int second) {
        return NEARLY_ALL * Math.sqrt((first + second + 1) / (12.0 * first * second));
    }
}
