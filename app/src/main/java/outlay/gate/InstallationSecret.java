package outlay.gate;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// What only this installation knows: 32 random bytes in a file of the data folder that only its owner can read.
///
/// Whatever else must be secret is derived from it by its purpose, so that the database alone gives nobody the means
/// to sign. Without the file, keys that sign have to be made anew; everything else goes on.
public final class InstallationSecret {
    public static final String FILE = "secret.key";
    private static final String ALGORITHM = "HmacSHA256";
    private static final int BYTES = 32;

    private final byte[] secret;

    private InstallationSecret(byte[] secret) {
        this.secret = secret;
    }

    /// The secret of the data folder, made at the first call.
    public static InstallationSecret of(Path dataFolder) throws IOException {
        Path file = dataFolder.resolve(FILE);
        if (!Files.exists(file)) {
            make(file);
        }
        String text = Files.readString(file).strip();
        if (!text.matches("[0-9a-f]{" + 2 * BYTES + "}")) {
            throw new IOException(
                    file + " must hold " + 2 * BYTES + " hexadecimal digits; restore it from a backup, or "
                            + "delete it and make the keys that sign anew");
        }
        return new InstallationSecret(HexFormat.of().parseHex(text));
    }

    /// Another secret for each purpose, always the same for the same; HMAC-SHA-256.
    public byte[] derived(String purpose) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
            return mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// Written whole under another name first, so that a command and a server that start together agree on one.
    private static void make(Path file) throws IOException {
        byte[] fresh = new byte[BYTES];
        new SecureRandom().nextBytes(fresh);
        Path folder = Files.createDirectories(file.toAbsolutePath().getParent());
        Path written = Files.createTempFile(folder, FILE, ".new",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            try (var channel = Files.newByteChannel(written,
                    Set.of(StandardOpenOption.WRITE, StandardOpenOption.SYNC))) {
                channel.write(java.nio.ByteBuffer
                        .wrap((HexFormat.of().formatHex(fresh) + "\n").getBytes(StandardCharsets.US_ASCII)));
            }
            Files.createLink(file, written);
        } catch (FileAlreadyExistsException anothers) {
            // The other one's holds.
        } finally {
            Files.delete(written);
        }
    }
}
