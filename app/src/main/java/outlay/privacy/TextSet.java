package outlay.privacy;

import java.util.Arrays;

/// A set of many texts that keeps 64 bits of each: sixteen bytes a text, and one mistake in millions of millions.
final class TextSet {
    private static final long SPREAD = 0x9E3779B97F4A7C15L;
    private long[] slots = new long[1 << 10];
    private int size;

    void add(String text) {
        if (size * 2 >= slots.length) {
            long[] before = slots;
            slots = new long[Math.multiplyExact(before.length, 2)];
            Arrays.stream(before).filter(hash -> hash != 0).forEach(hash -> slots[place(hash)] = hash);
        }
        long hash = hash(text);
        int place = place(hash);
        size += slots[place] == 0 ? 1 : 0;
        slots[place] = hash;
    }

    boolean has(String text) {
        return slots[place(hash(text))] != 0;
    }

    int size() {
        return size;
    }

    /// Where it is, or would be.
    private int place(long hash) {
        int place = (int) (hash & (slots.length - 1));
        while (slots[place] != 0 && slots[place] != hash) {
            place = (place + 1) & (slots.length - 1);
        }
        return place;
    }

    /// Never 0, which is an empty place.
    private static long hash(String text) {
        long hash = SPREAD;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * SPREAD;
            hash ^= hash >>> 32;
        }
        return hash == 0 ? 1 : hash;
    }
}
