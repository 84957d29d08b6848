package outlay.vault;

import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicInteger;

/// Numbers that one key uses once: 80 random bits that last for 65,536 messages, and a counter of 16 bits.
///
/// By the birthday bound a key may seal 2^40 messages, in up to 2^24 runs of the program, before two numbers are the
/// same with a likelihood of 2^-32, which is what NIST SP 800-38D, section 8, allows. 96 random bits a message would
/// give 2^32 messages, which a busy collector reaches within days; a counter kept on disk would repeat itself
/// after a restored backup.
final class Nonces {
    static final int BYTES = 12;
    private static final int RANDOM_BYTES = 10;
    private static final int RUN = 1 << 16;
    private final SecureRandom random = new SecureRandom();
    private volatile Run run = fresh();

    private record Run(byte[] prefix, AtomicInteger used) {}

    /// Puts the next one at `at`. For any number of threads.
    void next(byte[] out, int at) {
        while (true) {
            Run now = run;
            int number = now.used.getAndIncrement();
            if (number < RUN) {
                System.arraycopy(now.prefix, 0, out, at, RANDOM_BYTES);
                out[at + RANDOM_BYTES] = (byte) (number >>> 8);
                out[at + RANDOM_BYTES + 1] = (byte) number;
                return;
            }
            renew(now);
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
