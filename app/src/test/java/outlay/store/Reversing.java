package outlay.store;

import outlay.vault.Sealing;

/// Turns bytes over: enough to tell what was sealed from what was not.
final class Reversing implements Sealing {
    @Override
    public boolean seals() {
        return true;
    }

    @Override
    public byte[] seal(String owner, byte[] about, byte[] plain) {
        byte[] turned = new byte[plain.length];
        for (int i = 0; i < plain.length; i++) {
            turned[i] = (byte) ~plain[i];
        }
        return turned;
    }

    @Override
    public byte[] open(String owner, byte[] about, byte[] sealed) {
        return seal(owner, about, sealed);
    }

    @Override
    public byte[] comparing() {
        return new byte[0];
    }
}
