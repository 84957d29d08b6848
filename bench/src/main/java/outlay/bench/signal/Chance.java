package outlay.bench.signal;

import java.util.HexFormat;
import java.util.SplittableRandom;

/// Chance that has no order: each draw depends on the seed and its own name alone, so that a world with one rate
/// changed is the same world otherwise.
record Chance(long seed) {
    private static final long STEP = 0x9e3779b97f4a7c15L;

    /// A number from 0 to below 1.
    double unit(String what, long... ids) {
        return new SplittableRandom(key(what, ids)).nextDouble();
    }

    boolean happens(double share, String what, long... ids) {
        return unit(what, ids) < share;
    }

    double between(double low, double high, String what, long... ids) {
        return low + (high - low) * unit(what, ids);
    }

    /// A number from 0 to below `bound`.
    int below(int bound, String what, long... ids) {
        return (int) (bound * unit(what, ids));
    }

    /// At least 1, on average `mean`, at most `most`.
    int geometric(double mean, int most, String what, long... ids) {
        double more = 1 - 1 / Math.max(1, mean);
        int count = more <= 0 ? 1 : 1 + (int) (Math.log(1 - unit(what, ids)) / Math.log(more));
        return Math.min(count, most);
    }

    /// 32 hexadecimal digits, the form of the tag's ids.
    String hex(String what, long... ids) {
        SplittableRandom random = new SplittableRandom(key(what, ids));
        return HexFormat.of().toHexDigits(random.nextLong()) + HexFormat.of().toHexDigits(random.nextLong());
    }

    private long key(String what, long... ids) {
        long key = seed;
        for (int i = 0; i < what.length(); i++) {
            key = mix(key + STEP + what.charAt(i));
        }
        for (long id : ids) {
            key = mix(key + STEP + id);
        }
        return key;
    }

    /// The finaliser of SplitMix64.
    private static long mix(long bits) {
        long mixed = (bits ^ bits >>> 30) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94d049bb133111ebL;
        return mixed ^ mixed >>> 31;
    }
}
