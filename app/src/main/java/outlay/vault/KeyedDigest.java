package outlay.vault;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// HMAC-SHA-256 where a digest is expected, so that whoever makes digests need not know whether they are keyed.
public final class KeyedDigest extends MessageDigest {
    private final Mac mac;

    private KeyedDigest(Mac mac) {
        super("HMAC-SHA-256");
        this.mac = mac;
    }

    /// @param key empty for a plain SHA-256
    public static MessageDigest of(byte[] key) {
        try {
            if (key.length == 0) {
                return MessageDigest.getInstance("SHA-256");
            }
            Mac mac = Mac.getInstance(Aes.HMAC);
            mac.init(new SecretKeySpec(key, Aes.HMAC));
            return new KeyedDigest(mac);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java runtime has SHA-256", impossible);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java runtime has HMAC-SHA-256", impossible);
        }
    }

    @Override
    protected void engineUpdate(byte input) {
        mac.update(input);
    }

    @Override
    protected void engineUpdate(byte[] input, int offset, int length) {
        mac.update(input, offset, length);
    }

    @Override
    protected byte[] engineDigest() {
        return mac.doFinal();
    }

    @Override
    protected void engineReset() {
        mac.reset();
    }
}
