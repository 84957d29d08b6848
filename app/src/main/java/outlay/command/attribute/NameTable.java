package outlay.command.attribute;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/// Numbers for names that are met as bytes again and again, so that each is made a string once.
final class NameTable {
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;
    private byte[] names = new byte[1 << 12];
    private int[] ends = new int[64];
    private int[] hashes = new int[64];
    private int[] numbers = new int[64];
    private int size;
    /// By hash, the place in `ends` and one more; 0 where there is none.
    private int[] slots = new int[256];

    /// Gives a new name its number.
    interface Naming {
        int number(int start, int end);
    }

    /// The number of the name in those bytes, which `naming` is asked for once.
    int number(byte[] bytes, int start, int end, Naming naming) {
        int hash = hash(bytes, start, end);
        int slot = hash & slots.length - 1;
        while (slots[slot] != 0) {
            int known = slots[slot] - 1;
            if (hashes[known] == hash && same(known, bytes, start, end)) {
                return numbers[known];
            }
            slot = slot + 1 & slots.length - 1;
        }
        int number = naming.number(start, end);
        slots[slot] = size + 1;
        add(bytes, start, end, hash, number);
        return number;
    }

    /// How many bytes all names have together.
    int bytes() {
        return size == 0 ? 0 : ends[size - 1];
    }

    private static int hash(byte[] bytes, int start, int end) {
        long hash = end - start;
        int at = start;
        for (; at + Long.BYTES <= end; at += Long.BYTES) {
            hash = (hash ^ (long) EIGHT.get(bytes, at)) * MULTIPLIER;
            hash ^= hash >>> 29;
        }
        for (; at < end; at++) {
            hash = (hash ^ bytes[at]) * MULTIPLIER;
        }
        return (int) (hash ^ hash >>> 32);
    }

    private boolean same(int known, byte[] bytes, int start, int end) {
        return Arrays.equals(names, known == 0 ? 0 : ends[known - 1], ends[known], bytes, start, end);
    }

    private void add(byte[] bytes, int start, int end, int hash, int number) {
        int length = size == 0 ? 0 : ends[size - 1];
        if (length + end - start > names.length) {
            names = Arrays.copyOf(names, Math.max(Math.multiplyExact(names.length, 2), length + end - start));
        }
        System.arraycopy(bytes, start, names, length, end - start);
        if (size == ends.length) {
            ends = Arrays.copyOf(ends, 2 * size);
            hashes = Arrays.copyOf(hashes, 2 * size);
            numbers = Arrays.copyOf(numbers, 2 * size);
        }
        ends[size] = length + end - start;
        hashes[size] = hash;
        numbers[size++] = number;
        if (2 * size > slots.length) {
            slots = new int[Math.multiplyExact(2, slots.length)];
            for (int known = 0; known < size; known++) {
                int slot = hashes[known] & slots.length - 1;
                while (slots[slot] != 0) {
                    slot = slot + 1 & slots.length - 1;
                }
                slots[slot] = known + 1;
            }
        }
    }
}
