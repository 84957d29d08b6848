package outlay.identity;

import outlay.base.Ints;
import outlay.base.Longs;
import outlay.base.Tape;
import outlay.base.Texts;

/// What ties two identifiers together: each pair once for each rule, with the fact that says it first. Columns of
/// numbers, about 60 bytes a tie. It only grows, but for an earlier fact that takes the place of a later one.
final class Edges {
    static final long NO_TIME = Long.MIN_VALUE;

    private final Ints ones;
    private final Ints others;
    private final Ints rules;
    private final Longs times;
    private final Ints sources;
    private final Texts ids;
    private String lastSource = "";
    /// Numbers from 1, 0 for an empty place; its length is a power of two, and at most half of it is taken.
    private int[] table;

    Edges() {
        this(new Ints(), new Ints(), new Ints(), new Longs(), new Ints(), new Texts());
    }

    private Edges(Ints ones, Ints others, Ints rules, Longs times, Ints sources, Texts ids) {
        this.ones = ones;
        this.others = others;
        this.rules = rules;
        this.times = times;
        this.sources = sources;
        this.ids = ids;
        table = new int[Math.max(1 << 8, Integer.highestOneBit(Math.max(1, ones.size())) << 2)];
        fill();
    }

    /// Notes that `source` ties the two; of several that say so the first in time holds, and among these the smaller.
    ///
    /// @return the time that is not kept, because it is later than the other; [#NO_TIME] where there is none
    long add(int one, int other, Rule rule, long at, String source) {
        if (one < 0 || other < 0 || one == other) {
            return NO_TIME;
        }
        int low = Math.min(one, other);
        int high = Math.max(one, other);
        int place = place(low, high, rule.ordinal());
        if (table[place] == 0) {
            ones.add(low);
            others.add(high);
            rules.add(rule.ordinal());
            times.add(at);
            sources.add(text(source));
            table[place] = ones.size();
            if (ones.size() > table.length / 2) {
                table = new int[Math.multiplyExact(table.length, 2)];
                fill();
            }
            return NO_TIME;
        }
        int known = table[place] - 1;
        long before = times.get(known);
        if (at < before || at == before && source.compareTo(source(known)) < 0) {
            times.set(known, at);
            sources.set(known, text(source));
        }
        return at == before ? NO_TIME : Math.max(at, before);
    }

    /// One fact makes several ties, one after the other.
    private int text(String source) {
        if (!source.equals(lastSource) || ids.size() == 0) {
            lastSource = source;
            ids.add(source);
        }
        return ids.size() - 1;
    }

    /// The number of the tie between the two by that rule, or -1.
    int find(int one, int other, Rule rule) {
        return table[place(Math.min(one, other), Math.max(one, other), rule.ordinal())] - 1;
    }

    int size() {
        return ones.size();
    }

    int one(int edge) {
        return ones.get(edge);
    }

    int other(int edge) {
        return others.get(edge);
    }

    Rule rule(int edge) {
        return Rule.of(rules.get(edge));
    }

    long at(int edge) {
        return times.get(edge);
    }

    String source(int edge) {
        return ids.get(sources.get(edge));
    }

    void save(Tape.Out out) {
        ones.save(out);
        others.save(out);
        rules.save(out);
        times.save(out);
        sources.save(out);
        ids.save(out);
    }

    static Edges load(Tape.In in) {
        return new Edges(Ints.load(in), Ints.load(in), Ints.load(in), Longs.load(in), Ints.load(in), Texts.load(in));
    }

    private void fill() {
        for (int edge = 0; edge < ones.size(); edge++) {
            table[place(ones.get(edge), others.get(edge), rules.get(edge))] = edge + 1;
        }
    }

    private int place(int one, int other, int rule) {
        long hash = ((long) one << 32 | other) * 0x9e3779b97f4a7c15L + rule * 0xc2b2ae3d27d4eb4fL;
        hash ^= hash >>> 29;
        hash *= 0xbf58476d1ce4e5b9L;
        int mask = table.length - 1;
        int place = (int) (hash >>> 32) & mask;
        while (table[place] != 0 && !is(table[place] - 1, one, other, rule)) {
            place = place + 1 & mask;
        }
        return place;
    }

    private boolean is(int edge, int one, int other, int rule) {
        return ones.get(edge) == one && others.get(edge) == other && rules.get(edge) == rule;
    }
}
