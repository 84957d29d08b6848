package outlay.fake;

import java.util.SplittableRandom;

/// What goes wrong between a platform and whoever calls it, in percent of the calls; the same seed gives the same
/// faults in the same order of calls.
///
/// @param tooMany     429 with Retry-After, nothing taken
/// @param unavailable 500, 502 with a page, or 503, nothing taken
/// @param reset       taken, and the connection ends without an answer
/// @param stall       taken, and no answer for `stallMillis`; then the connection ends
/// @param broken      taken, and the answer is cut off
/// @param wrongType   taken, and the answer is a page
public record Faults(long seed, int tooMany, int unavailable, int reset, int stall, int broken, int wrongType,
        int stallMillis) {
    public static final Faults NONE = new Faults(0, 0, 0, 0, 0, 0, 0, 0);

    public Faults {
        if (tooMany + unavailable + reset + stall + broken + wrongType > 100) {
            throw new IllegalArgumentException("faults of more than 100 percent of the calls");
        }
    }

    enum Kind {
        NO_FAULT, TOO_MANY, UNAVAILABLE, RESET, STALL, BROKEN, WRONG_TYPE
    }

    /// Decides call after call.
    static final class Dice {
        private final Faults faults;
        private final SplittableRandom random;

        Dice(Faults faults) {
            this.faults = faults;
            this.random = new SplittableRandom(faults.seed());
        }

        synchronized Kind next() {
            int roll = random.nextInt(100);
            int[] parts = {faults.tooMany(), faults.unavailable(), faults.reset(), faults.stall(), faults.broken(),
                    faults.wrongType()};
            for (int i = 0; i < parts.length; i++) {
                roll -= parts[i];
                if (roll < 0) {
                    return Kind.values()[i + 1];
                }
            }
            return Kind.NO_FAULT;
        }

        synchronized int upTo(int bound) {
            return random.nextInt(bound);
        }
    }
}
