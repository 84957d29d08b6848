package outlay.attribution.path;

/// A sum of floating-point numbers that keeps what each addition loses (Neumaier), so that a million terms are summed
/// about as well as two.
final class Sum {
    private double sum;
    private double lost;

    void add(double term) {
        double next = sum + term;
        lost += Math.abs(sum) >= Math.abs(term) ? sum - next + term : term - next + sum;
        sum = next;
    }

    double value() {
        return sum + lost;
    }

    static double of(double[] terms) {
        Sum sum = new Sum();
        for (double term : terms) {
            sum.add(term);
        }
        return sum.value();
    }

    /// Divides the whole in proportion to shares that are not negative; all zero where the shares are.
    static double[] inProportion(double[] shares, double whole) {
        double all = of(shares);
        double[] parts = new double[shares.length];
        for (int i = 0; all > 0 && i < parts.length; i++) {
            parts[i] = whole * (shares[i] / all);
        }
        return parts;
    }
}
