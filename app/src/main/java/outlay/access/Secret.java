package outlay.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;

/// Texts that nobody guesses. They are kept as plain SHA-256: a slow hash protects what people choose, not 190 bits.
final class Secret {
    private static final String LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    /// 62^32 possibilities: 190 bits.
    private static final int SECRET_LETTERS = 32;
    private static final int ID_LETTERS = 12;

    private Secret() {}

    static String fresh(SecureRandom random) {
        return letters(random, SECRET_LETTERS);
    }

    /// Names something in lists and logs; not secret.
    static String id(SecureRandom random, String prefix) {
        return prefix + letters(random, ID_LETTERS);
    }

    static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// In a time that does not tell how much of it is right.
    static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    private static String letters(SecureRandom random, int count) {
        StringBuilder text = new StringBuilder(count);
        for (int i = 0; i < count; i++) {
            text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return text.toString();
    }
}
