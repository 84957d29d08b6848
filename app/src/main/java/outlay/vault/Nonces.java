package outlay.vault;

import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicInteger;

/// Numbers that one key uses once: 80 random bits that last for 65,536 messages (or a hundredth fewer, because what is
/// taken at once comes from one run of them), and a counter of 16 bits.
///
/// By the birthday bound a key may seal 2^40 messages, in up to 2^24 runs of the program, before two numbers are the
/// same with a likelihood of 2^-32, which is what NIST SP 800-38D, section 8, allows. 96 random bits a message would
/// give 2^32 messages, which a busy collector reaches within days; a counter kept on disk would repeat itself
/// after a restored backup.
final class Nonces {
    static final int BYTES = 12;
    private static final int RANDOM_BYTES = 10;
    private static final int RUN = 1 << 16;
    /// So that no more than a hundredth of a run is lost at its end.
    private static final int MOST_AT_ONCE = 512;
    private final SecureRandom random = new SecureRandom();
    private volatile Run run = fresh();

    private record Run(byte[] prefix, AtomicInteger used) {}

    /// Takes some of them. For any number of threads; what is taken and not used is lost.
    ///
    /// @param wanted how many; there may be fewer
    Some some(int wanted) {
        int few = Math.clamp(wanted, 1, MOST_AT_ONCE);
        while (true) {
            Run now = run;
            int from = now.used.getAndAdd(few);
            if (from >= 0 && from <= RUN - few) {
                return new Some(now.prefix, from, from + few);
            }
            renew(now);
        }
    }

    /// For one thread.
    static final class Some {
        private final byte[] prefix;
        private final int end;
        private int number;

        private Some(byte[] prefix, int number, int end) {
            this.prefix = prefix;
            this.number = number;
            this.end = end;
        }

        boolean isEmpty() {
            return number == end;
        }

        /// Puts the next one at `at`; there must be one.
        void next(byte[] out, int at) {
            if (isEmpty()) {
                throw new IllegalStateException("all of these numbers have been used");
            }
            System.arraycopy(prefix, 0, out, at, RANDOM_BYTES);
            out[at + RANDOM_BYTES] = (byte) (number >>> 8);
            out[at + RANDOM_BYTES + 1] = (byte) number;
            number++;
        }
    }

    private synchronized void renew(Run spent) {
        if (run == spent) {
            run = fresh();
        }
    }

    private Run fresh() {
        byte[] prefix = new byte[RANDOM_BYTES];
        random.nextBytes(prefix);
        return new Run(prefix, new AtomicInteger());
    }
}
