package outlay.access;

import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Codes that change with time (RFC 6238): six digits of HMAC-SHA-1 over steps of 30 seconds, as every authenticator
/// makes them.
final class Totp {
    static final int SECRET_BYTES = 20;
    private static final int STEP_SECONDS = 30;
    private static final int DIGITS = 6;
    /// Clocks differ, and people type slowly.
    private static final int STEPS_AROUND = 1;
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int BITS = 5;

    private Totp() {}

    static byte[] fresh(SecureRandom random) {
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        return secret;
    }

    /// The step whose code this is, around `now`; empty where it is none's.
    static OptionalLong step(byte[] secret, String code, Instant now) {
        long current = now.getEpochSecond() / STEP_SECONDS;
        OptionalLong found = OptionalLong.empty();
        for (long step = current - STEPS_AROUND; step <= current + STEPS_AROUND; step++) {
            if (Secret.same(code(secret, step, DIGITS), code)) {
                found = OptionalLong.of(step);
            }
        }
        return found;
    }

    /// The code of a step.
    static String code(byte[] secret, long step, int digits) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret, "HmacSHA1"));
            byte[] hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
            int offset = hash[hash.length - 1] & 0xf;
            int number = ByteBuffer.wrap(hash).getInt(offset) & Integer.MAX_VALUE;
            return String.format(Locale.ROOT, "%0" + digits + "d", number % Math.round(Math.pow(10, digits)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// What an authenticator reads, also as a QR code.
    static String uri(byte[] secret, String email) {
        return "otpauth://totp/Outlay:" + URLEncoder.encode(email, StandardCharsets.UTF_8).replace("+", "%20")
                + "?secret=" + base32(secret) + "&issuer=Outlay";
    }

    /// Without padding, as people type it.
    static String base32(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        int buffer = 0;
        int held = 0;
        for (byte each : bytes) {
            buffer = buffer << Byte.SIZE | each & 0xff;
            held += Byte.SIZE;
            while (held >= BITS) {
                held -= BITS;
                text.append(BASE32.charAt(buffer >> held & 31));
            }
        }
        return held == 0 ? text.toString() : text.append(BASE32.charAt(buffer << BITS - held & 31)).toString();
    }

    /// The bytes of such a text; none where it is another's.
    static byte[] fromBase32(String text) {
        ByteBuffer bytes = ByteBuffer.allocate(text.length());
        int buffer = 0;
        int held = 0;
        for (char letter : text.toUpperCase(Locale.ROOT).toCharArray()) {
            int value = BASE32.indexOf(letter);
            if (value < 0) {
                return new byte[0];
            }
            buffer = buffer << BITS | value;
            held += BITS;
            if (held >= Byte.SIZE) {
                held -= Byte.SIZE;
                bytes.put((byte) (buffer >> held));
            }
        }
        return Arrays.copyOf(bytes.array(), bytes.position());
    }
}
