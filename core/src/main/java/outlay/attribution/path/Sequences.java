package outlay.attribution.path;

import java.util.Arrays;

/// Sequences of whole numbers, each distinct one once and numbered from 0, end to end in one array.
final class Sequences {
    private static final int MOST = Integer.MAX_VALUE - 8;

    private int[] items = new int[256];
    private int[] ends = new int[64];
    private int[] hashes = new int[64];
    private int size;
    /// By hash, the number of the sequence and one more; 0 where there is none.
    private int[] slots = new int[256];

    /// The number of the sequence, a new one where it is new.
    int number(int[] from, int start, int end) {
        int hash = hash(from, start, end);
        int slot = hash & slots.length - 1;
        while (slots[slot] != 0) {
            int known = slots[slot] - 1;
            if (hashes[known] == hash
                    && Arrays.equals(items, start(known), ends[known], from, start, end)) {
                return known;
            }
            slot = slot + 1 & slots.length - 1;
        }
        slots[slot] = size + 1;
        append(from, start, end, hash);
        return size - 1;
    }

    int size() {
        return size;
    }

    /// All sequences end to end.
    int[] items() {
        return items;
    }

    int start(int number) {
        return number == 0 ? 0 : ends[number - 1];
    }

    int end(int number) {
        return ends[number];
    }

    /// Compares two sequences item by item.
    int compare(int one, int other) {
        return Arrays.compare(items, start(one), ends[one], items, start(other), ends[other]);
    }

    /// Writes another item for each; afterwards no sequence can be looked up any more.
    void rename(int[] names) {
        int length = size == 0 ? 0 : ends[size - 1];
        for (int i = 0; i < length; i++) {
            items[i] = names[items[i]];
        }
        slots = new int[0];
        hashes = new int[0];
    }

    private void append(int[] from, int start, int end, int hash) {
        int length = start(size);
        items = room(items, (long) length + end - start);
        System.arraycopy(from, start, items, length, end - start);
        if (size == ends.length) {
            ends = room(ends, size + 1L);
            hashes = Arrays.copyOf(hashes, ends.length);
        }
        ends[size] = length + end - start;
        hashes[size] = hash;
        size++;
        if (size > slots.length / 2 && slots.length <= MOST / 2) {
            spread();
        }
    }

    private void spread() {
        slots = new int[slots.length * 2];
        for (int number = 0; number < size; number++) {
            int slot = hashes[number] & slots.length - 1;
            while (slots[slot] != 0) {
                slot = slot + 1 & slots.length - 1;
            }
            slots[slot] = number + 1;
        }
    }

    private static int[] room(int[] array, long size) {
        if (size <= array.length) {
            return array;
        }
        if (size > MOST) {
            throw new IllegalStateException("the distinct paths have more than " + MOST
                    + " touches; leave out rare channels, or count a part of the paths at a time");
        }
        return Arrays.copyOf(array, (int) Math.min(MOST, Math.max(size, 2L * array.length)));
    }

    private static int hash(int[] from, int start, int end) {
        long hash = end - start;
        for (int i = start; i < end; i++) {
            hash = (hash ^ from[i]) * 0x9E3779B97F4A7C15L;
            hash ^= hash >>> 32;
        }
        return (int) hash;
    }
}
