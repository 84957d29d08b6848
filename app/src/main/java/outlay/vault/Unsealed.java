package outlay.vault;

import java.nio.ByteBuffer;

/// No sealing at all.
final class Unsealed implements Sealing {
    @Override
    public boolean seals() {
        return false;
    }

    @Override
    public byte[] seal(String owner, byte[] about, byte[]... plain) {
        int length = 0;
        for (byte[] part : plain) {
            length += part.length;
        }
        ByteBuffer whole = ByteBuffer.allocate(length);
        for (byte[] part : plain) {
            whole.put(part);
        }
        return whole.array();
    }

    @Override
    public byte[] open(String owner, byte[] about, byte[] sealed) {
        return sealed;
    }

    @Override
    public byte[] comparing() {
        return new byte[0];
    }
}
