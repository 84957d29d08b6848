package outlay.base;

import java.lang.invoke.VarHandle;
import java.util.Arrays;

/// A column of bytes that grows like [Ints].
public final class Bytes {
    private static final int BITS = 16;
    private static final int PIECE = 1 << BITS;
    private static final int FIRST = 32;

    private byte[][] pieces = {new byte[FIRST]};
    private byte[] last = pieces[0];
    private int taken;
    private int size;

    public int size() {
        return size;
    }

    public void add(byte value) {
        if (taken == last.length) {
            grow();
        }
        last[taken++] = value;
        size++;
    }

    public byte get(int place) {
        return pieces[place >>> BITS][place & PIECE - 1];
    }

    public void set(int place, byte value) {
        pieces[place >>> BITS][place & PIECE - 1] = value;
    }

    public void save(Tape.Out out) {
        out.number(pieces.length);
        for (int piece = 0; piece < pieces.length; piece++) {
            out.bytes(pieces[piece], taken(piece));
        }
    }

    public static Bytes load(Tape.In in) {
        Bytes bytes = new Bytes();
        for (long left = in.number(); left > 0; left--) {
            for (byte value : in.bytes()) {
                bytes.add(value);
            }
        }
        return bytes;
    }

    private int taken(int piece) {
        return piece == pieces.length - 1 ? taken : PIECE;
    }

    private void grow() {
        boolean small = last.length < PIECE;
        byte[][] more = Arrays.copyOf(pieces, small ? pieces.length : pieces.length + 1);
        last = small ? Arrays.copyOf(last, Math.min(PIECE, last.length * 4)) : new byte[PIECE];
        taken = small ? taken : 0;
        more[more.length - 1] = last;
        // Whoever sees the new list sees what is in it.
        VarHandle.releaseFence();
        pieces = more;
    }
}
