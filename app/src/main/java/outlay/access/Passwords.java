package outlay.access;

import java.security.SecureRandom;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BiPredicate;
import outlay.web.Problem;
import outlay.web.Refused;

/// Hashes passwords, a few at a time: each takes 19 MiB and a part of a second, and whoever guesses shall not take the
/// machine with them.
final class Passwords {
    private static final int AT_ONCE = 2;
    private static final long PATIENCE_SECONDS = 10;

    private final SecureRandom random;
    private final BiPredicate<String, String> fitting;
    private final Semaphore turns = new Semaphore(AT_ONCE, true);
    /// Of no password that anybody has; compared with where there is no account, so that it takes the same time.
    private final String nobodys;

    Passwords(SecureRandom random) {
        this(random, PasswordHash::fits);
    }

    /// @param fitting given a password and what one was kept as, whether they fit; takes nearly all of the time
    Passwords(SecureRandom random, BiPredicate<String, String> fitting) {
        this.random = random;
        this.fitting = fitting;
        this.nobodys = PasswordHash.of(Secret.fresh(random), random);
    }

    String hash(String password) {
        return inTurn(() -> PasswordHash.of(password, random));
    }

    /// @param kept "" where there is no account, or none with a password: the same work, and false
    boolean fits(String password, String kept) {
        boolean fits = inTurn(() -> fitting.test(password, kept.isEmpty() ? nobodys : kept));
        return fits && !kept.isEmpty();
    }

    @FunctionalInterface
    private interface Work<T> {
        T done();
    }

    private <T> T inTurn(Work<T> work) {
        try {
            if (!turns.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new Refused(Problem.of(503, "Not now", "too many sign in at this moment; try again"));
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new Refused(Problem.of(503, "Not now", "the server is stopping"));
        }
        try {
            return work.done();
        } finally {
            turns.release();
        }
    }
}
