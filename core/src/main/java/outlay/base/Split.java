package outlay.base;

import java.math.BigInteger;

/// Splits a whole number into parts in proportion to weights, so that the parts sum to the whole exactly.
///
/// Largest remainder: every part is first cut towards zero, and the units that are left go, one each, to the parts that
/// lost most by the cut; among equals to the later part. A negative whole gives the mirror image of its positive.
public final class Split {
    private Split() {}

    /// Parts of `whole` in proportion to `weights`, which are not negative and not all zero.
    public static long[] byWeight(long whole, long[] weights) {
        BigInteger sum = BigInteger.ZERO;
        for (long weight : weights) {
            if (weight < 0) {
                throw new IllegalArgumentException("a weight is negative: " + weight);
            }
            sum = sum.add(BigInteger.valueOf(weight));
        }
        if (sum.signum() == 0) {
            throw new IllegalArgumentException("all weights are zero");
        }
        int sign = whole < 0 ? -1 : 1;
        BigInteger magnitude = BigInteger.valueOf(whole).abs();
        long[] parts = new long[weights.length];
        BigInteger[] remainders = new BigInteger[weights.length];
        BigInteger left = magnitude;
        for (int i = 0; i < weights.length; i++) {
            BigInteger[] cut = magnitude.multiply(BigInteger.valueOf(weights[i])).divideAndRemainder(sum);
            parts[i] = sign * cut[0].longValueExact();
            remainders[i] = cut[1];
            left = left.subtract(cut[0]);
        }
        for (int units = left.intValueExact(); units > 0; units--) {
            int largest = lastLargest(remainders);
            parts[largest] += sign;
            remainders[largest] = BigInteger.ONE.negate();
        }
        return parts;
    }

    private static int lastLargest(BigInteger[] remainders) {
        int largest = 0;
        for (int i = 1; i < remainders.length; i++) {
            if (remainders[i].compareTo(remainders[largest]) >= 0) {
                largest = i;
            }
        }
        return largest;
    }
}
