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
        long most = 0;
        long sum = 0;
        boolean sumFits = true;
        for (long weight : weights) {
            if (weight < 0) {
                throw new IllegalArgumentException("a weight is negative: " + weight);
            }
            most = Math.max(most, weight);
            sum += weight;
            sumFits &= sum >= 0;
        }
        if (most == 0) {
            throw new IllegalArgumentException("all weights are zero");
        }
        boolean small = sumFits && whole != Long.MIN_VALUE && Math.multiplyHigh(Math.abs(whole), most) == 0
                && Math.abs(whole) * most >= 0;
        return small ? small(whole, weights, sum) : exact(whole, weights);
    }

    /// The same as `exact`, many times faster, where no product of the whole and a weight leaves the range of a long.
    private static long[] small(long whole, long[] weights, long sum) {
        long magnitude = Math.abs(whole);
        long[] parts = new long[weights.length];
        long[] remainders = new long[weights.length];
        long left = magnitude;
        for (int i = 0; i < weights.length; i++) {
            long product = magnitude * weights[i];
            parts[i] = product / sum;
            remainders[i] = product - parts[i] * sum;
            left -= parts[i];
        }
        for (; left > 0; left--) {
            int largest = 0;
            for (int i = 1; i < remainders.length; i++) {
                if (remainders[i] >= remainders[largest]) {
                    largest = i;
                }
            }
            parts[largest]++;
            remainders[largest] = -1;
        }
        if (whole < 0) {
            for (int i = 0; i < parts.length; i++) {
                parts[i] = -parts[i];
            }
        }
        return parts;
    }

    static long[] exact(long whole, long[] weights) {
        BigInteger sum = BigInteger.ZERO;
        for (long weight : weights) {
            sum = sum.add(BigInteger.valueOf(weight));
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
