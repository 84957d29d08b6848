package outlay.base;

/// Where columns are put down and taken up again, one after the other, in the same order. Whoever keeps the tape sees
/// to it that what comes back is what went in.
public final class Tape {
    private Tape() {}

    /// Each call puts down the first `size` elements.
    public interface Out {
        void longs(long[] values, int size);

        void ints(int[] values, int size);

        void bytes(byte[] values, int size);

        default void number(long value) {
            longs(new long[]{value}, 1);
        }

        default void texts(Texts texts) {
            texts.save(this);
        }
    }

    /// Gives arrays of exactly the sizes that were put down.
    public interface In {
        long[] longs();

        int[] ints();

        byte[] bytes();

        default long number() {
            return longs()[0];
        }
    }
}
