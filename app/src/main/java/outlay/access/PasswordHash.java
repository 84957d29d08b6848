package outlay.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/// Passwords as they are kept: Argon2id (RFC 9106) with a salt of its own each, in the usual text form
/// `$argon2id$v=19$m=19456,t=2,p=1$salt$hash`, so that what was made with other parameters stays valid.
final class PasswordHash {
    // OWASP's recommendation for Argon2id: 19 MiB, two passes, one lane.
    private static final int KIBIBYTES = 19 * 1024;
    private static final int PASSES = 2;
    private static final int LANES = 1;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final Pattern FORM = Pattern.compile("\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,3}),p=(\\d{1,2})"
            + "\\$([A-Za-z0-9+/]{8,88})\\$([A-Za-z0-9+/]{16,88})");

    private PasswordHash() {}

    static String of(String password, SecureRandom random) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        Base64.Encoder text = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=" + KIBIBYTES + ",t=" + PASSES + ",p=" + LANES + "$" + text.encodeToString(salt) + "$"
                + text.encodeToString(hash(password, salt, KIBIBYTES, PASSES, LANES, HASH_BYTES));
    }

    /// Whether this is the password.
    ///
    /// @param kept as [#of] made it; anything else fits no password
    static boolean fits(String password, String kept) {
        Matcher form = FORM.matcher(kept);
        if (!form.matches()) {
            return false;
        }
        byte[] wanted = Base64.getDecoder().decode(form.group(5));
        byte[] given = hash(password, Base64.getDecoder().decode(form.group(4)), Integer.parseInt(form.group(1)),
                Integer.parseInt(form.group(2)), Integer.parseInt(form.group(3)), wanted.length);
        return MessageDigest.isEqual(wanted, given);
    }

    private static byte[] hash(String password, byte[] salt, int kibibytes, int passes, int lanes, int bytes) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13).withSalt(salt).withMemoryAsKB(kibibytes)
                .withIterations(passes).withParallelism(lanes).build());
        byte[] hash = new byte[bytes];
        // The same letters can be typed as other characters on another keyboard.
        generator.generateBytes(Normalizer.normalize(password, Normalizer.Form.NFC).getBytes(StandardCharsets.UTF_8),
                hash);
        return hash;
    }
}
