package outlay.attribution;

import java.util.Arrays;

/// What a weight in the label of a model may be. The bound keeps every product with the number of touches of a path
/// far inside a long.
final class Weight {
    static final int MOST = 1_000_000;

    private Weight() {}

    static boolean allowed(long weight) {
        return weight >= 0 && weight <= MOST;
    }

    /// @throws IllegalArgumentException unless it is a whole number in the bounds
    static long of(String text, String key) {
        if (text.matches("[0-9]{1,7}") && allowed(Long.parseLong(text))) {
            return Long.parseLong(text);
        }
        throw new IllegalArgumentException("weight \"" + text + "\" of " + key + " must be a whole number from 0 to "
                + MOST + "; for 22.5 and 10 write 225 and 100");
    }

    /// Where no touch of a path weighs anything, all weigh the same: what a conversion earned is not lost to it.
    static void sameIfNone(long[] weights, int size) {
        for (int i = 0; i < size; i++) {
            if (weights[i] != 0) {
                return;
            }
        }
        Arrays.fill(weights, 0, size, 1);
    }
}
