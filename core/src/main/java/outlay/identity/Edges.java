package outlay.identity;

import java.util.BitSet;
import outlay.base.Bytes;
import outlay.base.Ints;
import outlay.base.Longs;
import outlay.base.Tape;
import outlay.base.Texts;

/// What ties two identifiers together: each pair once for each rule, with the fact that says it first; and from each
/// identifier to its ties. Columns of numbers, about 50 bytes a tie. It only grows, but for an earlier fact that takes
/// the place of a later one, and for ties that are dropped, which stand aside until they are said again.
final class Edges {
    static final long NO_TIME = Long.MIN_VALUE;
    static final int NONE = -1;

    /// What a tie's byte says besides its rule, in the lowest bits: that it was concluded from others, that it is
    /// dropped, and which end of an alias was the former id.
    private static final int RULE = 15;
    private static final int CONCLUDED = 16;
    private static final int KEY = RULE | CONCLUDED;
    private static final int DROPPED = 32;
    private static final int LOW_IS_FORMER = 64;
    private static final int HIGH_IS_FORMER = 128;

    private final Ints lows;
    private final Ints highs;
    private final Bytes kinds;
    private final Longs times;
    private final Ints sources;
    private final Texts ids;
    private String lastSource = "";
    /// The last tie of each identifier, and behind each end of a tie the one before: numbers from 1, 0 for none.
    private final Ints heads = new Ints();
    private final Ints behindLow = new Ints();
    private final Ints behindHigh = new Ints();
    /// Numbers from 1, 0 for an empty place; its length is a power of two, and at most half of it is taken.
    private int[] table = new int[1 << 6];
    private final BitSet touched = new BitSet();

    Edges() {
        this(new Ints(), new Ints(), new Bytes(), new Longs(), new Ints(), new Texts());
    }

    private Edges(Ints lows, Ints highs, Bytes kinds, Longs times, Ints sources, Texts ids) {
        this.lows = lows;
        this.highs = highs;
        this.kinds = kinds;
        this.times = times;
        this.sources = sources;
        this.ids = ids;
        if (lows.size() > 0) {
            spread(Integer.highestOneBit(lows.size()) << 2);
        }
        for (int edge = 0; edge < lows.size(); edge++) {
            hang(edge);
        }
    }

    /// Notes that `source` ties the two; of several that say so the first in time holds, and among these the smaller.
    ///
    /// @return the time that is not kept, because it is later than the other; [#NO_TIME] where there is none
    long add(int one, int other, Rule rule, long at, String source) {
        return add(one, other, rule.ordinal(), at, source);
    }

    /// The same of a tie that stands in no single fact and follows from several.
    void conclude(int one, int other, Rule rule, long at, String source) {
        add(one, other, rule.ordinal() | CONCLUDED, at, source);
    }

    private long add(int one, int other, int key, long at, String source) {
        if (one < 0 || other < 0 || one == other) {
            return NO_TIME;
        }
        int low = Math.min(one, other);
        int high = Math.max(one, other);
        int place = place(low, high, key);
        if (table[place] == 0) {
            lows.add(low);
            highs.add(high);
            kinds.add((byte) key);
            times.add(at);
            sources.add(text(source));
            hang(lows.size() - 1);
            touch(lows.size() - 1);
            table[place] = lows.size();
            if (lows.size() > table.length / 2) {
                spread(Math.multiplyExact(table.length, 2));
            }
            return NO_TIME;
        }
        int known = table[place] - 1;
        long before = times.get(known);
        if (!holds(known) || at < before || at == before && source.compareTo(source(known)) < 0) {
            put(known, at, source);
        }
        return at == before ? NO_TIME : Math.max(at, before);
    }

    /// Gives a tie that fact, whatever it had before.
    void put(int edge, long at, String source) {
        kinds.set(edge, (byte) (kinds.get(edge) & ~DROPPED));
        times.set(edge, at);
        sources.set(edge, text(source));
        touch(edge);
    }

    /// Lets a tie stand aside: nothing says it any longer.
    void drop(int edge) {
        kinds.set(edge, (byte) (kinds.get(edge) | DROPPED));
        touch(edge);
    }

    /// Notes which end of a tie was somebody's id before.
    void former(int edge, int node) {
        int bit = lows.get(edge) == node ? LOW_IS_FORMER : HIGH_IS_FORMER;
        kinds.set(edge, (byte) (kinds.get(edge) | bit));
    }

    /// Whether that end of a tie was somebody's id before.
    boolean isFormer(int edge, int node) {
        return (kinds.get(edge) & (lows.get(edge) == node ? LOW_IS_FORMER : HIGH_IS_FORMER)) != 0;
    }

    /// One fact makes several ties, one after the other.
    private int text(String source) {
        if (!source.equals(lastSource) || ids.size() == 0) {
            lastSource = source;
            ids.add(source);
        }
        return ids.size() - 1;
    }

    /// The number of the tie between the two that facts say by that rule, or [#NONE]; it may be dropped.
    int find(int one, int other, Rule rule) {
        return table[place(Math.min(one, other), Math.max(one, other), rule.ordinal())] - 1;
    }

    /// Whether something says it.
    boolean holds(int edge) {
        return (kinds.get(edge) & DROPPED) == 0;
    }

    /// The newest tie of an identifier, dropped or not, or [#NONE].
    int first(int node) {
        return node < heads.size() ? heads.get(node) - 1 : NONE;
    }

    /// The tie of the identifier before that one, or [#NONE].
    int next(int edge, int node) {
        return (lows.get(edge) == node ? behindLow : behindHigh).get(edge) - 1;
    }

    int low(int edge) {
        return lows.get(edge);
    }

    int high(int edge) {
        return highs.get(edge);
    }

    /// The end of the tie that is not `node`.
    int far(int edge, int node) {
        return lows.get(edge) == node ? highs.get(edge) : lows.get(edge);
    }

    Rule rule(int edge) {
        return Rule.of(kinds.get(edge) & RULE);
    }

    long at(int edge) {
        return times.get(edge);
    }

    String source(int edge) {
        return ids.get(sources.get(edge));
    }

    /// Identifiers about which something new was said; whoever has taken it in takes it out.
    BitSet touched() {
        return touched;
    }

    void save(Tape.Out out) {
        lows.save(out);
        highs.save(out);
        kinds.save(out);
        times.save(out);
        sources.save(out);
        ids.save(out);
    }

    static Edges load(Tape.In in) {
        return new Edges(Ints.load(in), Ints.load(in), Bytes.load(in), Longs.load(in), Ints.load(in), Texts.load(in));
    }

    private void touch(int edge) {
        touched.set(lows.get(edge));
        touched.set(highs.get(edge));
    }

    private void hang(int edge) {
        int low = lows.get(edge);
        int high = highs.get(edge);
        while (heads.size() <= high) {
            heads.add(0);
        }
        behindLow.add(heads.get(low));
        behindHigh.add(heads.get(high));
        heads.set(low, edge + 1);
        heads.set(high, edge + 1);
    }

    private void spread(int length) {
        table = new int[0];
        table = new int[length];
        for (int edge = 0; edge < lows.size(); edge++) {
            table[place(lows.get(edge), highs.get(edge), kinds.get(edge) & KEY)] = edge + 1;
        }
    }

    private int place(int low, int high, int key) {
        long hash = ((long) low << 32 | high) * 0x9e3779b97f4a7c15L + key * 0xc2b2ae3d27d4eb4fL;
        hash ^= hash >>> 29;
        hash *= 0xbf58476d1ce4e5b9L;
        int mask = table.length - 1;
        int place = (int) (hash >>> 32) & mask;
        while (table[place] != 0 && !is(table[place] - 1, low, high, key)) {
            place = place + 1 & mask;
        }
        return place;
    }

    private boolean is(int edge, int low, int high, int key) {
        return lows.get(edge) == low && highs.get(edge) == high && (kinds.get(edge) & KEY) == key;
    }
}
