package outlay.base;

import java.lang.invoke.VarHandle;
import java.util.Arrays;

/// A column of ints that grows by pieces, so that growing neither copies what is there nor leaves half of it empty. One
/// thread adds; others may meanwhile read what was there when they were handed it.
public final class Ints {
    private static final int BITS = 14;
    private static final int PIECE = 1 << BITS;
    private static final int FIRST = 32;

    private int[][] pieces = {new int[FIRST]};
    private int[] last = pieces[0];
    private int taken;
    private int size;

    public int size() {
        return size;
    }

    public void add(int value) {
        if (taken == last.length) {
            grow();
        }
        last[taken++] = value;
        size++;
    }

    public int get(int place) {
        return pieces[place >>> BITS][place & PIECE - 1];
    }

    public void set(int place, int value) {
        pieces[place >>> BITS][place & PIECE - 1] = value;
    }

    /// A copy of all values.
    public int[] toArray() {
        int[] all = new int[size];
        for (int piece = 0; piece < pieces.length; piece++) {
            System.arraycopy(pieces[piece], 0, all, piece << BITS, taken(piece));
        }
        return all;
    }

    public void save(Tape.Out out) {
        out.number(pieces.length);
        for (int piece = 0; piece < pieces.length; piece++) {
            out.ints(pieces[piece], taken(piece));
        }
    }

    public static Ints load(Tape.In in) {
        Ints ints = new Ints();
        for (long left = in.number(); left > 0; left--) {
            for (int value : in.ints()) {
                ints.add(value);
            }
        }
        return ints;
    }

    private int taken(int piece) {
        return piece == pieces.length - 1 ? taken : PIECE;
    }

    private void grow() {
        boolean small = last.length < PIECE;
        int[][] more = Arrays.copyOf(pieces, small ? pieces.length : pieces.length + 1);
        last = small ? Arrays.copyOf(last, Math.min(PIECE, last.length * 4)) : new int[PIECE];
        taken = small ? taken : 0;
        more[more.length - 1] = last;
        // Whoever sees the new list sees what is in it.
        VarHandle.releaseFence();
        pieces = more;
    }
}
