package outlay.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordsTest {
    private final SecureRandom random = new SecureRandom();
    private final PasswordRule rule = PasswordRule.load();

    /// From the tests of the reference implementation of Argon2, whose hash it gives for these.
    @Test
    void agreesWithTheReferenceImplementation() {
        String kept = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";
        assertThat(PasswordHash.fits("password", kept)).isTrue();
        assertThat(PasswordHash.fits("passworD", kept)).isFalse();
    }

    @Test
    void fitsThePasswordAndNoOtherAndNeverLooksTheSame() {
        String kept = PasswordHash.of("a sentence that only I would say", random);
        assertThat(kept).startsWith("$argon2id$v=19$m=19456,t=2,p=1$").doesNotContain("sentence");
        assertThat(PasswordHash.fits("a sentence that only I would say", kept)).isTrue();
        assertThat(PasswordHash.fits("a sentence that only I would say ", kept)).isFalse();
        assertThat(PasswordHash.of("a sentence that only I would say", random)).isNotEqualTo(kept);
        // é as one character, and as e with an accent.
        assertThat(PasswordHash.fits("caf\u0065\u0301 au lait noir", PasswordHash.of("caf\u00e9 au lait noir", random)))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHQ$", "$argon2i$v=19$m=8,t=1,p=1$a$b",
            "$2a$10$abcdefghijklmnopqrstuv"})
    void whatIsNoHashFitsNothing(String kept) {
        assertThat(PasswordHash.fits("", kept)).isFalse();
        assertThat(new Passwords(random).fits("", kept)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "eleven char", "Password1234", "qwertyuiop123", "aaaaaaaaaaaaaaaa", "ABABABABABABAB",
            "ann.smith@example.com", "ann.smith123", "correct horse battery staple"})
    void refusesWhatIsShortCommonOrTheAddress(String password) {
        assertThat(rule.mistake(password, "ann.smith@example.com")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"twelve chars", "nothing but small letters", "πολύ μακρύς κωδικός", "9f8a7c6e5d4b",
            "        twelve spaces in it"})
    void demandsNoCharacters(String password) {
        assertThat(rule.mistake(password, "ann.smith@example.com")).isEmpty();
    }

    @Test
    void refusesWhatIsTooLongToHash() {
        assertThat(rule.mistake("ab1 xy ".repeat(40), "ann@example.com")).get().asString().contains("12 to 256");
    }
}
