package outlay.base;

import java.lang.invoke.VarHandle;
import java.util.Arrays;

/// A column of longs that grows like [Ints].
public final class Longs {
    private static final int BITS = 13;
    private static final int PIECE = 1 << BITS;
    private static final int FIRST = 32;

    private long[][] pieces = {new long[FIRST]};
    private long[] last = pieces[0];
    private int taken;
    private int size;

    public int size() {
        return size;
    }

    public void add(long value) {
        if (taken == last.length) {
            grow();
        }
        last[taken++] = value;
        size++;
    }

    public long get(int place) {
        return pieces[place >>> BITS][place & PIECE - 1];
    }

    public void set(int place, long value) {
        pieces[place >>> BITS][place & PIECE - 1] = value;
    }

    /// A copy of all values.
    public long[] toArray() {
        long[] all = new long[size];
        for (int piece = 0; piece < pieces.length; piece++) {
            System.arraycopy(pieces[piece], 0, all, piece << BITS, taken(piece));
        }
        return all;
    }

    public void save(Tape.Out out) {
        out.number(pieces.length);
        for (int piece = 0; piece < pieces.length; piece++) {
            out.longs(pieces[piece], taken(piece));
        }
    }

    public static Longs load(Tape.In in) {
        Longs longs = new Longs();
        for (long left = in.number(); left > 0; left--) {
            for (long value : in.longs()) {
                longs.add(value);
            }
        }
        return longs;
    }

    private int taken(int piece) {
        return piece == pieces.length - 1 ? taken : PIECE;
    }

    private void grow() {
        boolean small = last.length < PIECE;
        long[][] more = Arrays.copyOf(pieces, small ? pieces.length : pieces.length + 1);
        last = small ? Arrays.copyOf(last, Math.min(PIECE, last.length * 4)) : new long[PIECE];
        taken = small ? taken : 0;
        more[more.length - 1] = last;
        // Whoever sees the new list sees what is in it.
        VarHandle.releaseFence();
        pieces = more;
    }
}
