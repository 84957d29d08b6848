package outlay.demo;

import java.util.List;

/// A seeded source of chance, our own (SplitMix64), so that a seed gives the same world on every JDK and processor.
final class Dice {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final int BITS_BEYOND_A_DOUBLE = 11;
    private long state;

    Dice(long seed) {
        state = mix(seed);
    }

    /// Dice of their own for one thing, which do not depend on how often others were thrown.
    static Dice of(long seed, long kind, long number) {
        return new Dice(mix(mix(seed ^ kind * GOLDEN) + number));
    }

    long next() {
        state += GOLDEN;
        return mix(state);
    }

    /// From 0 to `bound - 1`.
    int below(int bound) {
        return (int) Long.remainderUnsigned(next(), bound);
    }

    long between(long least, long most) {
        return least + Long.remainderUnsigned(next(), most - least + 1);
    }

    boolean chance(int permille) {
        return below(1000) < permille;
    }

    <T> T pick(List<T> values) {
        return values.get(below(values.size()));
    }

    /// An index, in proportion to the weights.
    int weighted(int... weights) {
        int sum = 0;
        for (int weight : weights) {
            sum += weight;
        }
        int at = below(sum);
        for (int i = 0; i < weights.length; i++) {
            at -= weights[i];
            if (at < 0) {
                return i;
            }
        }
        throw new IllegalStateException("weights changed while they were summed");
    }

    /// A waiting time with this mean, exponentially distributed. StrictMath, because Math may differ in the last bit.
    long pause(long meanMillis) {
        double share = ((next() >>> BITS_BEYOND_A_DOUBLE) + 1) * 0x1.0p-53;
        return (long) (-StrictMath.log(share) * meanMillis);
    }

    /// `thousandths / 1000` on average: the whole part, and one more as often as the rest says.
    int onAverage(long thousandths) {
        return (int) (thousandths / 1000) + (chance((int) (thousandths % 1000)) ? 1 : 0);
    }

    /// How many of `trials` succeed.
    int successes(int trials, int permille) {
        int successes = 0;
        for (int i = 0; i < trials; i++) {
            successes += chance(permille) ? 1 : 0;
        }
        return successes;
    }

    /// 128 random bits in the form of a UUID.
    String uuid() {
        String hex = hex(next()) + hex(next());
        return hex.substring(0, 8) + '-' + hex.substring(8, 12) + "-4" + hex.substring(13, 16) + "-a"
                + hex.substring(17, 20) + '-' + hex.substring(20);
    }

    /// Letters, digits, - and _ as click ids have them.
    String token(int length) {
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        StringBuilder token = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            token.append(alphabet.charAt((int) (next() & 63)));
        }
        return token.toString();
    }

    static String hex(long bits) {
        String digits = Long.toHexString(bits);
        return "0".repeat(16 - digits.length()) + digits;
    }

    private static long mix(long bits) {
        long mixed = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
