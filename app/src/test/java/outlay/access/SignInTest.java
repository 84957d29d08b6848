package outlay.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.access.SignIn.Result;
import outlay.store.KeptUser;
import outlay.store.Store;
import outlay.vault.Sealing;

/// Guessing gets through a known number of times, and neither what is answered nor what is done for it tells whether
/// there is an account.
class SignInTest {
    private static final String RIGHT = "a sentence that only Ann would say";
    private static final int GUESSES = 10_000;
    private static final Duration DAY = Duration.ofDays(1);
    private final SecureRandom random = new SecureRandom();
    private final Later clock = new Later();
    /// What each password was held against.
    private final List<String> looked = new ArrayList<>();
    private final Store store;
    private final SignIn signIn;

    SignInTest(@TempDir Path data) {
        store = Store.open(data, Optional.empty(), Optional.empty());
        add("ann", PasswordHash.of(RIGHT, random), "", "owner");
        add("factor", PasswordHash.of(RIGHT, random), "sealed", "");
        add("disabled", PasswordHash.of(RIGHT, random), "", "");
        add("invited", "", "", "");
        assertThat(store.access().disable("disabled", Instant.EPOCH)).isTrue();
        Passwords passwords = new Passwords(random, (password, kept) -> {
            looked.add(kept);
            return password.equals(RIGHT);
        });
        signIn = new SignIn(new Directory(store.access()), passwords,
                new SecondFactor(store.access(), Sealing.NONE, clock, random), clock);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private void add(String name, String password, String totp, String everywhere) {
        store.access().add(new KeptUser(name, name + "@example.com", password, totp, 0, List.of(), everywhere, "",
                Instant.EPOCH, Optional.empty()));
    }

    /// The hash takes nearly all of the time; it is computed once, with the same parameters, whoever is asked for.
    @Test
    void everyAccountAndNoneGetTheSameAnswerForTheSameWork() {
        Map<String, String> work = new TreeMap<>();
        for (String name : List.of("ann", "factor", "disabled", "invited", "nobody", "nobody.else")) {
            looked.clear();
            Result result = signIn.signIn(name + "@example.com", "wrong, of whomever", "", "network of " + name);
            assertThat(result).as(name).isEqualTo(new Result.Wrong());
            assertThat(looked).as(name).hasSize(1);
            work.put(name, looked.getFirst().replaceFirst("(\\$v=19\\$m=\\d+,t=\\d+,p=\\d+)\\$.*", "$1"));
        }
        assertThat(work.values()).containsOnly("$argon2id$v=19$m=19456,t=2,p=1");
        looked.clear();
        for (String name : List.of("disabled", "invited", "nobody")) {
            assertThat(signIn.signIn(name + "@example.com", RIGHT, "", "elsewhere")).as(name)
                    .isEqualTo(new Result.Wrong());
        }
        assertThat(looked).hasSize(3);
    }

    @Test
    void tenThousandGuessesAtOneAccountFromEverywhereAreAHundredADay() {
        for (int i = 0; i < GUESSES; i++) {
            Result result = signIn.signIn("ann@example.com", "guess " + i, "", "network " + i);
            assertThat(result).isNotInstanceOf(Result.In.class);
            clock.by(DAY.dividedBy(GUESSES));
        }
        assertThat(looked).hasSizeBetween(90, 115);
        Result right = signIn.signIn("ann@example.com", RIGHT, "", "network of Ann");
        assertThat(right).as("even the right one has to wait").isInstanceOf(Result.Wait.class);
        clock.by(BackOff.LONGEST);
        assertThat(signIn.signIn("ann@example.com", RIGHT, "", "network of Ann")).isInstanceOf(Result.In.class);
    }

    @Test
    void tenThousandAccountsTriedFromOneNetworkAreAHundredADay() {
        for (int i = 0; i < GUESSES; i++) {
            signIn.signIn("name" + i + "@example.com", "the same guess", "", "one network");
            clock.by(DAY.dividedBy(GUESSES));
        }
        assertThat(looked).hasSizeBetween(100, 130);
    }

    @Test
    void tenThousandAtOnceAreFive() {
        for (int i = 0; i < GUESSES; i++) {
            signIn.signIn("ann@example.com", "guess " + i, "", "network " + i);
        }
        assertThat(looked).hasSize(5);
    }
}
