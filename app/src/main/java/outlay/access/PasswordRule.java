package outlay.access;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Which passwords are taken: long ones that are not among the first that are tried. No characters are demanded,
/// because that makes passwords easier to guess, not harder (NIST SP 800-63B).
final class PasswordRule {
    static final int LEAST = 12;
    static final int MOST = 256;
    private static final int LEAST_DIFFERENT = 5;
    private final Set<String> common;

    private PasswordRule(Set<String> common) {
        this.common = common;
    }

    static PasswordRule load() {
        try (InputStream in = Objects
                .requireNonNull(PasswordRule.class.getResourceAsStream("common-passwords.txt"))) {
            return new PasswordRule(new String(in.readAllBytes(), StandardCharsets.UTF_8).lines()
                    .filter(line -> !line.startsWith("#")).collect(Collectors.toUnmodifiableSet()));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// What is wrong with it, in a sentence for whoever chose it.
    ///
    /// @param email whose it shall be
    Optional<String> mistake(String password, String email) {
        String folded = password.toLowerCase(Locale.ROOT);
        int letters = password.codePointCount(0, password.length());
        if (letters < LEAST || letters > MOST) {
            return Optional.of("a password has " + LEAST + " to " + MOST + " characters; this one has " + letters
                    + ". A sentence that only you would say is good");
        }
        if (common.contains(folded) || folded.codePoints().distinct().count() < LEAST_DIFFERENT) {
            return Optional.of("this password is among the first that anybody would try; choose another");
        }
        String name = email.substring(0, Math.max(0, email.indexOf('@')));
        if (folded.equals(email) || !name.isEmpty() && folded.replace(name, "").length() < LEAST / 2) {
            return Optional.of("this password is hardly more than your e-mail address; choose another");
        }
        return Optional.empty();
    }
}
