package outlay.access;

import java.time.Clock;
import java.time.Duration;
import outlay.access.Directory.User;

/// Signing in with a password, and a code where the user has a second factor.
///
/// What is wrong is never said: an account that does not exist, or is disabled, answers like a wrong password, in the
/// same time. Guesses are held up by [BackOff].
final class SignIn {
    private static final int FREE_OF_AN_ACCOUNT = 5;
    private static final int FREE_OF_A_NETWORK = 20;

    private final Directory directory;
    private final Passwords passwords;
    private final SecondFactor factor;
    private final BackOff accounts;
    private final BackOff networks;

    /// What comes of it.
    sealed interface Result {
        record In(User user) implements Result {}

        /// The password is right, and a code is missing.
        record NeedsCode() implements Result {}

        record Wrong() implements Result {}

        /// Too many have been wrong; nothing was looked at.
        record Wait(Duration time) implements Result {}
    }

    SignIn(Directory directory, Passwords passwords, SecondFactor factor, Clock clock) {
        this.directory = directory;
        this.passwords = passwords;
        this.factor = factor;
        this.accounts = new BackOff(FREE_OF_AN_ACCOUNT, clock);
        this.networks = new BackOff(FREE_OF_A_NETWORK, clock);
    }

    /// @param email   folded
    /// @param code    "" where none was asked for yet
    /// @param network where the sender is
    Result signIn(String email, String password, String code, String network) {
        Duration wait = networks.begin(network);
        wait = wait.isZero() ? accounts.begin(email) : wait;
        if (!wait.isZero()) {
            return new Result.Wait(wait);
        }
        User user = directory.byEmail(email).filter(User::enabled).orElse(null);
        if (!passwords.fits(password, user == null ? "" : user.kept().password()) || user == null) {
            return new Result.Wrong();
        }
        if (!user.kept().totp().isEmpty()) {
            if (code.isBlank()) {
                networks.takeBack(network);
                accounts.takeBack(email);
                return new Result.NeedsCode();
            }
            if (!factor.takes(user.kept(), code)) {
                return new Result.Wrong();
            }
        }
        networks.takeBack(network);
        accounts.forget(email);
        return new Result.In(user);
    }

    /// Whether this is the password of somebody who is signed in already; guesses are held up alike.
    boolean confirmed(User user, String password, String network) {
        Result result = signIn(user.email(), password, "", network);
        return result instanceof Result.In || result instanceof Result.NeedsCode;
    }
}
