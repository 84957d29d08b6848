package outlay.vault;

import java.io.IOException;
import java.util.Arrays;
import javax.crypto.Cipher;
import org.jspecify.annotations.Nullable;

/// Seals what one thread has to seal after one another: it looks the owner's key up once, and takes one cipher and as
/// many numbers at once as are needed, because threads that take them one by one wait for each other. What it seals
/// together is mostly about the same, so that this is put together once.
final class VaultRun implements Sealing.Run {
    private final Vault vault;
    private final int messages;
    private final Cipher cipher = Aes.take();
    private @Nullable Of of;
    private @Nullable About last;
    private byte[] whole = new byte[0];

    /// What belongs to the owner of the last message.
    private record Of(String owner, OpenedBook.Data data, Nonces.Some nonces) {}

    /// What the last message was about, and what was bound to it for that.
    private record About(String owner, byte[] about, byte[] bound) {}

    VaultRun(Vault vault, int messages) {
        this.vault = vault;
        this.messages = messages;
    }

    @Override
    public boolean seals() {
        return true;
    }

    @Override
    public byte[] seal(String owner, byte[] about, byte[]... plain) throws IOException {
        Of now = of;
        if (now == null || !now.owner.equals(owner) || now.nonces.isEmpty()) {
            OpenedBook.Data data = vault.dataFor(owner);
            now = new Of(owner, data, data.nonces().some(messages));
            of = now;
        }
        byte[] nonce = new byte[Nonces.BYTES];
        now.nonces.next(nonce, 0);
        int length = joined(plain);
        return Vault.seal(cipher, now.data, nonce, bound(owner, about), whole, length);
    }

    private byte[] bound(String owner, byte[] about) {
        About before = last;
        if (before != null && before.owner.equals(owner) && Arrays.equals(before.about, about)) {
            return before.bound;
        }
        byte[] bound = Vault.bound(owner, about);
        last = new About(owner, about.clone(), bound);
        return bound;
    }

    /// Brings the parts together in `whole`, and says how long they are.
    private int joined(byte[]... parts) {
        int length = 0;
        for (byte[] part : parts) {
            if (part.length > whole.length - length) {
                whole = Arrays.copyOf(whole, Math.max(length + part.length, 2 * whole.length));
            }
            System.arraycopy(part, 0, whole, length, part.length);
            length += part.length;
        }
        return length;
    }

    @Override
    public void close() {
        Aes.giveBack(cipher);
    }
}
