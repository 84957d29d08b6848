package outlay.base;

import java.util.Arrays;

/// An array of longs that grows, like [Ints].
public final class Longs {
    private long[] values;
    private int size;

    public Longs() {
        this(new long[64], 0);
    }

    private Longs(long[] values, int size) {
        this.values = values;
        this.size = size;
    }

    public int size() {
        return size;
    }

    public void add(long value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, Math.multiplyExact(Math.max(size, 32), 2));
        }
        values[size++] = value;
    }

    public long get(int place) {
        return values[place];
    }

    public void set(int place, long value) {
        values[place] = value;
    }

    /// Cut to size; not a copy where it is just as long.
    public long[] toArray() {
        return size == values.length ? values : Arrays.copyOf(values, size);
    }

    public void save(Tape.Out out) {
        out.longs(values, size);
    }

    public static Longs load(Tape.In in) {
        long[] values = in.longs();
        return new Longs(values, values.length);
    }
}
