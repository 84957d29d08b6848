package outlay.base;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Comparator;

/// Splits a whole number into parts in proportion to weights, so that the parts sum to the whole exactly.
///
/// Largest remainder: every part is first cut towards zero, and the units that are left go, one each, to the parts that
/// lost most by the cut; among equals to the later part. A negative whole gives the mirror image of its positive.
public final class Split {
    private static final long QUICK_SUM = 1L << 60;
    private static final long QUICK_WHOLE = 1L << 50;
    /// Of so many parts the largest remainders are looked for one by one.
    private static final int FEW = 64;

    private Split() {}

    /// Parts of `whole` in proportion to `weights`, which are not negative and not all zero.
    public static long[] byWeight(long whole, long[] weights) {
        long[] parts = new long[weights.length];
        byWeight(whole, weights, weights.length, parts, new long[weights.length]);
        return parts;
    }

    /// The same for the first `size` weights, into an array that is there already.
    ///
    /// @param remainders room for as many numbers, which come out meaningless
    public static void byWeight(long whole, long[] weights, int size, long[] parts, long[] remainders) {
        long sum = 0;
        boolean fits = whole != Long.MIN_VALUE;
        boolean allZero = true;
        for (int i = 0; i < size; i++) {
            if (weights[i] < 0) {
                throw new IllegalArgumentException("a weight is negative: " + weights[i]);
            }
            sum += weights[i];
            fits &= sum >= 0;
            allZero &= weights[i] == 0;
        }
        if (allZero) {
            throw new IllegalArgumentException("all weights are zero");
        }
        int spareBits = Long.numberOfLeadingZeros(sum) - 2;
        if (fits && sum < QUICK_SUM && Math.abs(whole) < QUICK_WHOLE) {
            cutQuickly(Math.abs(whole), weights, size, sum, parts, remainders);
            handOut(whole, size, parts, remainders);
        } else if (fits && spareBits > 0) {
            cut(whole, weights, size, sum, spareBits, parts, remainders);
            handOut(whole, size, parts, remainders);
        } else {
            System.arraycopy(exact(whole, Arrays.copyOf(weights, size)), 0, parts, 0, size);
        }
    }

    /// Without a division: each part is guessed in floating point and set right by its remainder. Below 2^50 the guess
    /// is off by less than one, so the remainder, which is the difference of two products that may each overflow, lies
    /// within three times the sum of zero and comes out exactly.
    private static void cutQuickly(long magnitude, long[] weights, int size, long sum, long[] parts,
            long[] remainders) {
        double scale = (double) magnitude / sum;
        for (int i = 0; i < size; i++) {
            long part = (long) (weights[i] * scale);
            long remainder = magnitude * weights[i] - part * sum;
            while (remainder < 0) {
                part--;
                remainder += sum;
            }
            while (remainder >= sum) {
                part++;
                remainder -= sum;
            }
            parts[i] = part;
            remainders[i] = remainder;
        }
    }

    /// Long division by hand: the whole is taken `digitBits` at a time from the top, so few that neither the remainder
    /// moved up by one digit nor a digit times a weight leaves the range of a long. Small sums need a single step.
    private static void cut(long whole, long[] weights, int size, long sum, int digitBits, long[] parts,
            long[] remainders) {
        long magnitude = Math.abs(whole);
        int bits = Long.SIZE - Long.numberOfLeadingZeros(magnitude);
        int top = bits == 0 ? 0 : (bits - 1) / digitBits * digitBits;
        for (int i = 0; i < size; i++) {
            long part = 0;
            long remainder = 0;
            for (int shift = top; shift >= 0; shift -= digitBits) {
                long digit = magnitude >>> shift & (1L << digitBits) - 1;
                long dividend = (remainder << digitBits) + digit * weights[i];
                long quotient = dividend / sum;
                part = (part << digitBits) + quotient;
                remainder = dividend - quotient * sum;
            }
            parts[i] = part;
            remainders[i] = remainder;
        }
    }

    private static void handOut(long whole, int size, long[] parts, long[] remainders) {
        long left = Math.abs(whole);
        for (int i = 0; i < size; i++) {
            left -= parts[i];
        }
        if (size > FEW && left > 0) {
            handOutToMany((int) left, size, parts, remainders);
            left = 0;
        }
        for (; left > 0; left--) {
            int largest = 0;
            for (int i = 1; i < size; i++) {
                if (remainders[i] >= remainders[largest]) {
                    largest = i;
                }
            }
            parts[largest]++;
            remainders[largest] = -1;
        }
        for (int i = 0; whole < 0 && i < size; i++) {
            parts[i] = -parts[i];
        }
    }

    /// The same in one pass once the smallest remainder that gets a unit is known: looking for the largest again and
    /// again takes the square of the number of parts, and a robot's journey has ten thousand touches.
    ///
    /// @param left from 1 to size - 1
    private static void handOutToMany(int left, int size, long[] parts, long[] remainders) {
        long[] sorted = Arrays.copyOf(remainders, size);
        Arrays.sort(sorted);
        long least = sorted[size - left];
        int equals = left;
        for (int i = size - 1; i >= 0 && sorted[i] > least; i--) {
            equals--;
        }
        for (int i = size - 1; i >= 0; i--) {
            if (remainders[i] > least) {
                parts[i]++;
            } else if (remainders[i] == least && equals > 0) {
                parts[i]++;
                equals--;
            }
        }
    }

    /// The same in numbers of any size.
    static long[] exact(long whole, long[] weights) {
        BigInteger sum = BigInteger.ZERO;
        for (long weight : weights) {
            sum = sum.add(BigInteger.valueOf(weight));
        }
        int sign = whole < 0 ? -1 : 1;
        BigInteger direction = BigInteger.valueOf(sign);
        BigInteger magnitude = BigInteger.valueOf(whole).abs();
        long[] parts = new long[weights.length];
        BigInteger[] remainders = new BigInteger[weights.length];
        BigInteger left = magnitude;
        for (int i = 0; i < weights.length; i++) {
            BigInteger[] cut = magnitude.multiply(BigInteger.valueOf(weights[i])).divideAndRemainder(sum);
            parts[i] = cut[0].multiply(direction).longValueExact();
            remainders[i] = cut[1];
            left = left.subtract(cut[0]);
        }
        Integer[] order = new Integer[weights.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparing((Integer i) -> remainders[i]).thenComparing(Comparator.naturalOrder()));
        for (int units = left.intValueExact(); units > 0; units--) {
            parts[order[order.length - units]] += sign;
        }
        return parts;
    }
}
