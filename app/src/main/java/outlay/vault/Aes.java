package outlay.vault;

import java.security.GeneralSecurityException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// AES-256-GCM and HMAC-SHA-256 as the Java runtime has them.
final class Aes {
    static final int KEY_BYTES = 32;
    static final int TAG_BYTES = 16;
    static final String HMAC = "HmacSHA256";
    private static final String GCM = "AES/GCM/NoPadding";
    /// Making one takes longer than sealing an event.
    private static final Queue<Cipher> IDLE = new ConcurrentLinkedQueue<>();

    private Aes() {}

    static SecretKeySpec key(byte[] bytes) {
        return new SecretKeySpec(bytes, "AES");
    }

    /// Encrypts into `out` from `at` on: as many bytes as there are, and the tag.
    static void seal(SecretKeySpec key, byte[] nonce, byte[] about, byte[] plain, byte[] out, int at) {
        Cipher cipher = take();
        seal(cipher, key, nonce, about, plain, plain.length, out, at);
        giveBack(cipher);
    }

    /// Likewise the first `length` bytes, with a cipher that was taken.
    static void seal(Cipher cipher, SecretKeySpec key, byte[] nonce, byte[] about, byte[] plain, int length, byte[] out,
            int at) {
        try {
            cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG_BYTES * 8, nonce));
            cipher.updateAAD(about);
            cipher.doFinal(plain, 0, length, out, at);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java runtime has AES-GCM", impossible);
        }
    }

    /// @throws AEADBadTagException where key, nonce, `about` or bytes are not those of the sealing
    static byte[] open(SecretKeySpec key, byte[] nonce, byte[] about, byte[] sealed, int from)
            throws AEADBadTagException {
        try {
            Cipher cipher = take();
            cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG_BYTES * 8, nonce));
            cipher.updateAAD(about);
            byte[] plain = cipher.doFinal(sealed, from, sealed.length - from);
            giveBack(cipher);
            return plain;
        } catch (AEADBadTagException changed) {
            throw changed;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java runtime has AES-GCM", impossible);
        }
    }

    /// One for one thread, until it is given back.
    static Cipher take() {
        Cipher idle = IDLE.poll();
        try {
            return idle == null ? Cipher.getInstance(GCM) : idle;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java runtime has AES-GCM", impossible);
        }
    }

    static void giveBack(Cipher cipher) {
        IDLE.add(cipher);
    }

    static byte[] hmac(byte[] key, byte[] text) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            return mac.doFinal(text);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java runtime has HMAC-SHA-256", impossible);
        }
    }
}
