package outlay.testkit;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/// Checks that something holds for many generated cases, and shows the smallest case that it found where it does not.
public final class Property {
    private static final int SHRINK_STEPS = 2_000;
    /// Of the cases that a test asks for: `-Doutlay.test.percent=1000` draws ten times as many.
    private static final int PERCENT = Integer.getInteger("outlay.test.percent", 100);

    private Property() {}

    /// Runs `body` for `cases` cases made from `seed`, or for more or fewer where whoever runs it asks for that. The
    /// body fails by throwing.
    public static void check(int cases, long seed, Consumer<Draw> body) {
        exactly(Math.toIntExact(Math.max(1, (long) cases * PERCENT / 100)), seed, body);
    }

    /// The same for that many cases always: for what is added up over all of them.
    public static void exactly(int cases, long seed, Consumer<Draw> body) {
        SplittableRandom seeds = new SplittableRandom(seed);
        for (int i = 0; i < cases; i++) {
            Draw draw = new Draw(seeds.split(), new long[0]);
            try {
                body.accept(draw);
            } catch (RuntimeException | AssertionError failure) {
                throw smallest(draw.choices(), failure, body, i, seed);
            }
        }
    }

    private static AssertionError smallest(long[] choices, Throwable failure, Consumer<Draw> body, int number,
            long seed) {
        long[] best = choices;
        Throwable why = failure;
        int steps = 0;
        boolean smaller = true;
        while (smaller && steps < SHRINK_STEPS) {
            smaller = false;
            for (int at = 0; at < best.length && !smaller && steps < SHRINK_STEPS; at++) {
                for (long[] candidate : candidates(best, at)) {
                    steps++;
                    Throwable still = failureOf(candidate, body);
                    if (still != null) {
                        best = candidate;
                        why = still;
                        smaller = true;
                        break;
                    }
                }
            }
        }
        return new AssertionError("case " + number + " of seed " + seed + " fails; its smallest form draws "
                + Arrays.toString(best) + ": " + why.getMessage(), why);
    }

    private static long[][] candidates(long[] choices, int at) {
        long[] without = new long[choices.length - 1];
        System.arraycopy(choices, 0, without, 0, at);
        System.arraycopy(choices, at + 1, without, at, without.length - at);
        if (choices[at] == 0) {
            return without.length == 0 ? new long[0][] : new long[][]{without};
        }
        return without.length == 0
                ? new long[][]{with(choices, at, 0)}
                : new long[][]{without, with(choices, at, 0), with(choices, at, choices[at] / 2),
                        with(choices, at, choices[at] - 1)};
    }

    private static long[] with(long[] choices, int at, long value) {
        long[] changed = choices.clone();
        changed[at] = value;
        return changed;
    }

    private static Throwable failureOf(long[] choices, Consumer<Draw> body) {
        try {
            body.accept(new Draw(new SplittableRandom(0), choices));
            return null;
        } catch (RuntimeException | AssertionError failure) {
            return failure;
        }
    }
}
