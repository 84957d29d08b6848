package outlay.access;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import outlay.store.AccessStore;
import outlay.store.KeptUser;
import outlay.vault.Sealing;

/// The second factor of users: codes of an authenticator, each of which is taken once, and codes to be kept on paper.
final class SecondFactor {
    private static final int RECOVERY_CODES = 10;
    /// 80 bits, which nobody guesses from their hash.
    private static final int RECOVERY_BYTES = 10;
    private static final int GROUP = 4;

    private final AccessStore store;
    private final Sealing sealing;
    private final Clock clock;
    private final SecureRandom random;

    /// @param secret in base 32, for typing
    /// @param uri    for an authenticator that reads it
    record Offer(String secret, String uri) {}

    SecondFactor(AccessStore store, Sealing sealing, Clock clock, SecureRandom random) {
        this.store = store;
        this.sealing = sealing;
        this.clock = clock;
        this.random = random;
    }

    /// What an authenticator shall make codes from; nothing holds before [#confirm].
    Offer offer(String email) {
        byte[] secret = Totp.fresh(random);
        return new Offer(Totp.base32(secret), Totp.uri(secret, email));
    }

    /// Takes it once a code shows that the authenticator has it.
    ///
    /// @param secret as it was offered
    /// @return the recovery codes, shown now and never again; none where the code is another
    List<String> confirm(KeptUser user, String secret, String code) throws IOException {
        byte[] bytes = Totp.fromBase32(secret);
        OptionalLong step = bytes.length == Totp.SECRET_BYTES
                ? Totp.step(bytes, code, clock.instant())
                : OptionalLong.empty();
        if (step.isEmpty()) {
            return List.of();
        }
        List<String> codes = new ArrayList<>();
        for (int i = 0; i < RECOVERY_CODES; i++) {
            byte[] fresh = new byte[RECOVERY_BYTES];
            random.nextBytes(fresh);
            codes.add(Totp.base32(fresh).replaceAll("(.{" + GROUP + "})(?=.)", "$1-"));
        }
        byte[] sealed = sealing.seal(Sealing.INSTALLATION, about(user), bytes);
        store.setSecondFactor(user.id(), Base64.getEncoder().encodeToString(sealed), step.getAsLong(),
                codes.stream().map(SecondFactor::hash).toList());
        return codes;
    }

    void remove(KeptUser user) {
        store.setSecondFactor(user.id(), "", 0, List.of());
    }

    /// Whether a code lets the user in; it does so once.
    boolean takes(KeptUser user, String code) {
        String typed = code.replaceAll("[\\s-]", "");
        byte[] secret = sealing.open(Sealing.INSTALLATION, about(user), Base64.getDecoder().decode(user.totp()));
        OptionalLong step = Totp.step(secret, typed, clock.instant());
        if (step.isPresent()) {
            return store.takeStep(user.id(), step.getAsLong());
        }
        List<String> left = new ArrayList<>(user.recovery());
        return left.remove(hash(typed)) && store.setRecovery(user.id(), user.recovery(), left);
    }

    private static String hash(String code) {
        return Secret.sha256(code.replace("-", "").toUpperCase(Locale.ROOT));
    }

    private static byte[] about(KeptUser user) {
        return ("second factor of " + user.id()).getBytes(StandardCharsets.UTF_8);
    }
}
