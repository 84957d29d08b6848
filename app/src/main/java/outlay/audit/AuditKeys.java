package outlay.audit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import outlay.vault.KeyedDigest;
import outlay.vault.Sealing;
import outlay.vault.Secrets;

/// What the audit log is chained, sealed and marked with. Whoever lacks the installation key can neither read entries
/// nor make some that fit.
public final class AuditKeys {
    private static final int MARK_BYTES = 12;
    private final Sealing sealing;
    private final byte[] chain;
    private final byte[] marks;
    private final byte[] files;

    public AuditKeys(Sealing sealing, Secrets secrets) {
        this.sealing = sealing;
        this.chain = secrets.derived("audit chain");
        this.marks = secrets.derived("audit marks");
        this.files = secrets.derived("audit files");
    }

    /// What binds a line to all lines before it, of which it names the last one's.
    String chained(byte[] line) {
        return HexFormat.of().formatHex(KeyedDigest.of(chain).digest(line));
    }

    /// Stands for an identifier of a person. The same one gets the same mark, however it is written in capitals, so
    /// that it can be asked who has looked at them; nothing leads from the mark back.
    public String mark(String client, String identifier) {
        byte[] text = (client + "\0" + identifier.strip().toLowerCase(Locale.ROOT)).getBytes(StandardCharsets.UTF_8);
        return "~" + Base64.getUrlEncoder().withoutPadding()
                .encodeToString(Arrays.copyOf(KeyedDigest.of(marks).digest(text), MARK_BYTES));
    }

    /// Of the bytes of a file that is taken out.
    public MessageDigest fileDigest() {
        return KeyedDigest.of(files);
    }

    /// As entries write it.
    public String fileDigest(byte[] file) {
        return HexFormat.of().formatHex(fileDigest().digest(file));
    }

    byte[] seal(long number, byte[] plain) throws IOException {
        return sealing.seal(Sealing.INSTALLATION, about(number), plain);
    }

    byte[] open(long number, byte[] sealed) {
        return sealing.open(Sealing.INSTALLATION, about(number), sealed);
    }

    private static byte[] about(long number) {
        byte[] name = "audit".getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(name.length + Long.BYTES).put(name).putLong(number).array();
    }
}
