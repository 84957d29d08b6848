package outlay.vault;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.spec.SecretKeySpec;

/// One key out of a file of its own, for what leaves the data folder. AES-256-GCM; whose something is does not change
/// the key.
public final class FileKey implements Sealing {
    private final SecretKeySpec key;
    private final String id;
    private final Nonces nonces = new Nonces();

    private FileKey(byte[] bytes) {
        this.key = Aes.key(bytes);
        this.id = KeyFile.idOf(bytes);
    }

    /// @throws IOException where there is none, with a sentence
    public static FileKey of(KeyFile file) throws IOException {
        return new FileKey(file.read().orElseThrow(() -> new IOException("there is no key " + file.path())));
    }

    /// Makes one at the first call.
    public static FileKey ofOrMade(KeyFile file) throws IOException {
        return new FileKey(file.read().isPresent() ? file.read().orElseThrow() : file.make());
    }

    /// Tells keys apart without telling them: 16 hexadecimal digits.
    public String id() {
        return id;
    }

    @Override
    public boolean seals() {
        return true;
    }

    @Override
    public byte[] seal(String owner, byte[] about, byte[]... plain) {
        byte[] whole = Sealer.joined(plain);
        byte[] sealed = new byte[whole.length + Vault.OVERHEAD_BYTES];
        nonces.some(1).next(sealed, Integer.BYTES);
        byte[] nonce = Arrays.copyOfRange(sealed, Integer.BYTES, Integer.BYTES + Nonces.BYTES);
        Aes.seal(key, nonce, bound(owner, about), whole, sealed, Integer.BYTES + Nonces.BYTES);
        return sealed;
    }

    @Override
    public byte[] open(String owner, byte[] about, byte[] sealed) {
        if (sealed.length < Vault.OVERHEAD_BYTES) {
            throw new CannotOpen("something sealed was cut off");
        }
        byte[] nonce = Arrays.copyOfRange(sealed, Integer.BYTES, Integer.BYTES + Nonces.BYTES);
        try {
            return Aes.open(key, nonce, bound(owner, about), sealed, Integer.BYTES + Nonces.BYTES);
        } catch (AEADBadTagException changed) {
            throw new CannotOpen("something that was sealed with the key " + id + " has been changed since", changed);
        }
    }

    private static byte[] bound(String owner, byte[] about) {
        byte[] name = owner.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(Integer.BYTES + name.length + about.length).putInt(name.length).put(name).put(about)
                .array();
    }

    @Override
    public byte[] comparing() {
        return new byte[0];
    }
}
