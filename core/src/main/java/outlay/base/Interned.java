package outlay.base;

/// Different texts, each with a number of its own: 0, 1, 2 ... in the order of first sight. About 30 bytes a text.
///
/// One thread adds; no other may look up meanwhile, but [Texts] says what it may read.
public final class Interned {
    private final long seed;
    private final Texts texts;
    /// Numbers from 1, 0 for an empty place; its length is a power of two, and at most half of it is taken.
    private int[] table = new int[1 << 10];

    /// @param seed unknown to whoever writes the texts, so that nobody can make them collide
    public Interned(long seed) {
        this(seed, new Texts());
    }

    private Interned(long seed, Texts texts) {
        this.seed = seed;
        this.texts = texts;
        if (texts.size() > 0) {
            spread(Integer.highestOneBit(Math.max(1 << 8, texts.size())) << 2);
        }
    }

    public int size() {
        return texts.size();
    }

    public String get(int number) {
        return texts.get(number);
    }

    /// The number of the text, a new one where it is new.
    public int add(String text) {
        int added = texts.add(text);
        int place = place(added);
        if (table[place] != 0) {
            texts.removeLast();
            return table[place] - 1;
        }
        table[place] = added + 1;
        if (texts.size() > table.length / 2) {
            spread(Math.multiplyExact(table.length, 2));
        }
        return added;
    }

    /// The number of the text, or -1 where it has none.
    public int find(String text) {
        int asked = texts.add(text);
        int found = table[place(asked)] - 1;
        texts.removeLast();
        return found;
    }

    public void save(Tape.Out out) {
        texts.save(out);
    }

    public static Interned load(Tape.In in, long seed) {
        return new Interned(seed, Texts.load(in));
    }

    /// Where an equal text lies, or the empty place where it would.
    private int place(int number) {
        int mask = table.length - 1;
        int place = (int) texts.hash(number, seed) & mask;
        while (table[place] != 0 && !texts.equal(table[place] - 1, number)) {
            place = place + 1 & mask;
        }
        return place;
    }

    private void spread(int length) {
        table = new int[length];
        for (int number = 0; number < texts.size(); number++) {
            table[place(number)] = number + 1;
        }
    }
}
