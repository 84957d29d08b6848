package outlay.link;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Ids of clicks on tracked links: unguessable, and recognisable as ours without looking anything up.
///
/// 32 characters of URL-safe base64 for 24 bytes: the moment in milliseconds (6), random bytes (10), and the first 8
/// bytes of HMAC-SHA-256 over those 16.
public final class ClickIds {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int BYTES = 24;
    private static final int TIME_BYTES = 6;
    private static final int SIGNED_BYTES = 16;
    private static final int LETTERS = 32;

    private final SecretKeySpec key;
    private final SecureRandom random;

    /// @param secret what the ids are signed with
    public ClickIds(byte[] secret, SecureRandom random) {
        this.key = new SecretKeySpec(secret, ALGORITHM);
        this.random = random;
    }

    String next(Instant now) {
        byte[] id = new byte[BYTES];
        byte[] drawn = new byte[SIGNED_BYTES - TIME_BYTES];
        random.nextBytes(drawn);
        ByteBuffer.wrap(id).putLong(now.toEpochMilli() << 16).position(TIME_BYTES).put(drawn)
                .put(signature(id), 0, BYTES - SIGNED_BYTES);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(id);
    }

    /// Whether this installation gave the id out.
    boolean isOurs(String id) {
        if (id.length() != LETTERS) {
            return false;
        }
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(id);
            return bytes.length == BYTES && MessageDigest.isEqual(Arrays.copyOfRange(bytes, SIGNED_BYTES, BYTES),
                    Arrays.copyOf(signature(bytes), BYTES - SIGNED_BYTES));
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }

    private byte[] signature(byte[] id) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(id, 0, SIGNED_BYTES);
            return mac.doFinal();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
