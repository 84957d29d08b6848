package outlay.base;

/// Different texts, each with a number of its own: 0, 1, 2 ... in the order of first sight. About 35 bytes a text. The
/// same text with another tag is another.
///
/// One thread adds; no other may look up meanwhile, but [Texts] says what it may read.
public final class Interned {
    private final long seed;
    private final Texts texts;
    /// Numbers from 1, 0 for an empty place; its length is a power of two, and at most half of it is taken.
    private int[] table = new int[1 << 6];

    /// @param seed unknown to whoever writes the texts, so that nobody can make them collide
    public Interned(long seed) {
        this(seed, new Texts());
    }

    private Interned(long seed, Texts texts) {
        this.seed = seed;
        this.texts = texts;
        if (texts.size() > 0) {
            spread(Integer.highestOneBit(Math.max(1 << 4, texts.size())) << 2);
        }
    }

    public int size() {
        return texts.size();
    }

    public String get(int number) {
        return texts.get(number);
    }

    public int tag(int number) {
        return texts.tag(number);
    }

    public int add(String text) {
        return add(0, text);
    }

    /// The number of the text, a new one where it is new.
    ///
    /// @param tag from 0 to 63
    public int add(int tag, String text) {
        byte[] packed = Texts.packed(tag, text);
        int place = place(packed);
        if (table[place] != 0) {
            return table[place] - 1;
        }
        int added = texts.add(packed);
        table[place] = added + 1;
        if (texts.size() > table.length / 2) {
            spread(Math.multiplyExact(table.length, 2));
        }
        return added;
    }

    public int find(String text) {
        return find(0, text);
    }

    /// The number of the text, or -1 where it has none.
    public int find(int tag, String text) {
        return table[place(Texts.packed(tag, text))] - 1;
    }

    public void save(Tape.Out out) {
        texts.save(out);
    }

    public static Interned load(Tape.In in, long seed) {
        return new Interned(seed, Texts.load(in));
    }

    /// Where an equal text lies, or the empty place where it would.
    private int place(byte[] packed) {
        int mask = table.length - 1;
        int place = (int) Texts.hash(packed, 0, packed.length, seed) & mask;
        while (table[place] != 0 && !texts.is(table[place] - 1, packed)) {
            place = place + 1 & mask;
        }
        return place;
    }

    private void spread(int length) {
        table = new int[0];
        int[] wider = new int[length];
        int mask = length - 1;
        for (int number = 0; number < texts.size(); number++) {
            int place = (int) texts.hash(number, seed) & mask;
            while (wider[place] != 0) {
                place = place + 1 & mask;
            }
            wider[place] = number + 1;
        }
        table = wider;
    }
}
