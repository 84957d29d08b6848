package outlay.plan;

/// The quantile of Student's t that a two-sided interval of 95 % needs.
final class StudentT {
    private static final double Z = 1.959963984540054;

    private StudentT() {}

    /// By Cornish and Fisher's expansion (Abramowitz and Stegun 26.7.5); off by less than 0.001 from 6 degrees on.
    ///
    /// @param degrees of freedom, at least 6
    static double quantile975(int degrees) {
        double z3 = Z * Z * Z;
        double z5 = z3 * Z * Z;
        double z7 = z5 * Z * Z;
        double z9 = z7 * Z * Z;
        double first = (z3 + Z) / 4;
        double second = (5 * z5 + 16 * z3 + 3 * Z) / 96;
        double third = (3 * z7 + 19 * z5 + 17 * z3 - 15 * Z) / 384;
        double fourth = (79 * z9 + 776 * z7 + 1_482 * z5 - 1_920 * z3 - 945 * Z) / 92_160;
        double v = degrees;
        return Z + first / v + second / (v * v) + third / (v * v * v) + fourth / (v * v * v * v);
    }
}
