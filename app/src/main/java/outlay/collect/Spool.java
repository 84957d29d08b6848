package outlay.collect;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Blocks of bytes put aside on disk, in a file that has no name any more once it is open and is gone with the process.
/// What may be personal is in them, so they are written under a key that is nowhere else.
public final class Spool implements Closeable {
    /// How the names of what an import puts where files for a while lie begin: they say whose they are.
    static final String TEMPORARY = "outlay-import-" + ProcessHandle.current().pid() + "-";
    private static final int KEY_BYTES = 16;

    private final FileChannel file;
    private final SecretKeySpec key;
    private final List<Long> starts = new ArrayList<>(List.of(0L));

    /// Where files for a while lie on this machine.
    Spool() throws IOException {
        this(Files.createTempFile(TEMPORARY, ".facts"));
    }

    private Spool(Path path) throws IOException {
        file = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE,
                StandardOpenOption.DELETE_ON_CLOSE);
        byte[] secret = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(secret);
        key = new SecretKeySpec(secret, "AES");
    }

    /// In a folder that is there.
    public static Spool in(Path folder) throws IOException {
        return new Spool(Files.createTempFile(folder, "put-aside", ""));
    }

    int blocks() {
        return starts.size() - 1;
    }

    /// Puts a block behind the others.
    public void add(byte[] block) throws IOException {
        ByteBuffer sealed = ByteBuffer.wrap(crypted(block, blocks()));
        long at = starts.getLast();
        while (sealed.hasRemaining()) {
            at += file.write(sealed, at);
        }
        starts.add(at);
    }

    /// All blocks, one behind the other.
    public void copyTo(OutputStream to) throws IOException {
        for (int block = 0; block < blocks(); block++) {
            to.write(read(block));
        }
    }

    byte[] read(int block) throws IOException {
        ByteBuffer sealed = ByteBuffer.allocate((int) (starts.get(block + 1) - starts.get(block)));
        while (sealed.hasRemaining()) {
            if (file.read(sealed, starts.get(block) + sealed.position()) < 0) {
                throw new IOException("the file of what was put aside has become shorter");
            }
        }
        return crypted(sealed.array(), block);
    }

    /// AES in counter mode, where writing and reading are the same; the block's number is what no other block has.
    private byte[] crypted(byte[] block, int number) {
        byte[] first = ByteBuffer.allocate(KEY_BYTES).putInt(number).array();
        try {
            Cipher cipher = Cipher.getInstance("AES/CTR/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, key, new IvParameterSpec(first));
            return cipher.doFinal(block);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has AES in counter mode", impossible);
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
