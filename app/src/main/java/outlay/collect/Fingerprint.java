package outlay.collect;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// SHA-256 of what is added, in hexadecimal.
public final class Fingerprint {
    static final Fingerprint NONE = new Fingerprint();
    private static final int BUFFER = 128 * 1024;

    private final MessageDigest digest;

    Fingerprint() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java runtime has SHA-256, this one has not", missing);
        }
    }

    Fingerprint add(byte[] bytes, int offset, int length) {
        digest.update(bytes, offset, length);
        return this;
    }

    Fingerprint add(byte[] bytes) {
        return add(bytes, 0, bytes.length);
    }

    /// Adds a text with its length before it, so that two texts cannot be taken for two others.
    Fingerprint add(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        add((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        return add(bytes);
    }

    String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }

    public static String of(byte[] bytes) {
        return new Fingerprint().add(bytes).hex();
    }

    static String of(Path file) throws IOException {
        Fingerprint fingerprint = new Fingerprint();
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = Files.newInputStream(file)) {
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                fingerprint.add(buffer, 0, length);
            }
        }
        return fingerprint.hex();
    }
}
