package outlay.base;

import java.util.Arrays;

/// An array of ints that grows. One thread adds; others may meanwhile read what was there when they were handed it.
public final class Ints {
    private int[] values;
    private int size;

    public Ints() {
        this(new int[64], 0);
    }

    private Ints(int[] values, int size) {
        this.values = values;
        this.size = size;
    }

    public int size() {
        return size;
    }

    public void add(int value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, Math.multiplyExact(Math.max(size, 32), 2));
        }
        values[size++] = value;
    }

    public int get(int place) {
        return values[place];
    }

    public void set(int place, int value) {
        values[place] = value;
    }

    public Ints copy() {
        return new Ints(Arrays.copyOf(values, Math.max(size, 1)), size);
    }

    /// Cut to size; not a copy where it is just as long.
    public int[] toArray() {
        return size == values.length ? values : Arrays.copyOf(values, size);
    }

    public void save(Tape.Out out) {
        out.ints(values, size);
    }

    public static Ints load(Tape.In in) {
        int[] values = in.ints();
        return new Ints(values, values.length);
    }
}
