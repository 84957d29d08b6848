package outlay.privacy;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import outlay.base.ClientId;
import outlay.identity.Identifier;

/// What is kept of an erased identifier so that it is known again: its HMAC-SHA-256, cut to 128 bits, under a key that
/// lies outside the database. Without the key nobody can tell, by guessing, whose it is. Not for two threads at once.
final class Marks {
    /// How a text that held an erased identifier, and has to stay one and the same text, begins from then on.
    static final String ERASED = "erased-";
    private static final String ALGORITHM = "HmacSHA256";
    private static final int BYTES = 16;
    private final Mac mac;
    private final ClientId client;

    Marks(byte[] key, ClientId client) {
        this.mac = mac(key);
        this.client = client;
    }

    static Mac mac(byte[] key) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac;
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java runtime has HMAC-SHA-256, this one has not", missing);
        }
    }

    static String hex(byte[] digest, int bytes) {
        return HexFormat.of().formatHex(digest, 0, bytes);
    }

    /// Of an address as those hash it who send it on: trimmed and in lower case.
    static String sha256(String address) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256")
                    .digest(address.strip().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java runtime has SHA-256, this one has not", missing);
        }
    }

    String of(Identifier identifier) {
        return of(identifier.type(), identifier.value());
    }

    String of(Identifier.Type type, String text) {
        return of(type.label() + ":" + Identifier.normal(type, text));
    }

    /// In place of an id that holds an erased identifier within: the same each time, so that what is sent again is
    /// known again and no order counts twice.
    String inPlaceOf(String id) {
        return ERASED + of("id:" + id);
    }

    private String of(String text) {
        return hex(mac.doFinal((client + "\n" + text).getBytes(StandardCharsets.UTF_8)), BYTES);
    }
}
