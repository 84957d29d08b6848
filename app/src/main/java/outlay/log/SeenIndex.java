package outlay.log;

/// Everything that the log has ever stored, by key: what a repeated id is told by. Used by one thread at a time.
///
/// Open addressing in 256 parts by the key's first byte. A part grows by a quarter when four fifths of it are taken, so
/// an entry costs 40 bytes in 50 to 63, and no single growth holds up the writer for long.
final class SeenIndex {
    private static final int PARTS = 256;
    private static final int WORDS = 5;
    private static final int LEAST_SLOTS = 16;
    private final long[][] parts = new long[PARTS][WORDS * LEAST_SLOTS];
    private final int[] taken = new int[PARTS];
    private long size;

    long size() {
        return size;
    }

    long bytes() {
        long bytes = 0;
        for (long[] part : parts) {
            bytes += (long) part.length * Long.BYTES;
        }
        return bytes;
    }

    /// Where the key is, or a negative number.
    long find(long keyHigh, long keyLow) {
        int part = (int) (keyHigh >>> 56);
        int slot = slotOf(parts[part], keyHigh, keyLow);
        return parts[part][slot + 4] == 0 ? -1 : (long) part << 32 | slot;
    }

    /// What lies where [#find] begins to look. Whoever reads it for many keys before the first is looked for has the
    /// processor fetch for all of them at once what is far away in memory, instead of waiting for each.
    long glance(long keyHigh, long keyLow) {
        long[] slots = parts[(int) (keyHigh >>> 56)];
        return slots[home(slots, keyHigh, keyLow) + 4];
    }

    long position(long place) {
        return parts[(int) (place >>> 32)][(int) place + 4] - 1;
    }

    boolean hasContent(long place, Fingerprint content) {
        long[] slots = parts[(int) (place >>> 32)];
        return slots[(int) place + 2] == content.high() && slots[(int) place + 3] == content.low();
    }

    /// Keeps the first: a key that is there already stays as it is.
    void add(long keyHigh, long keyLow, long contentHigh, long contentLow, long position) {
        int part = (int) (keyHigh >>> 56);
        int slots = parts[part].length / WORDS;
        if ((taken[part] + 1) * 5L > slots * 4L) {
            grow(part, slots + Math.max(slots / 4, LEAST_SLOTS / 4));
        }
        int slot = slotOf(parts[part], keyHigh, keyLow);
        if (parts[part][slot + 4] == 0) {
            put(parts[part], slot, keyHigh, keyLow, contentHigh, contentLow, position + 1);
            taken[part]++;
            size++;
        }
    }

    /// Forgets a key whose entry did not reach the disk, if it is the one at `position`.
    void remove(long keyHigh, long keyLow, long position) {
        int part = (int) (keyHigh >>> 56);
        long[] slots = parts[part];
        int hole = slotOf(slots, keyHigh, keyLow);
        if (slots[hole + 4] != position + 1) {
            return;
        }
        int slot = hole;
        while (true) {
            slot = after(slots, slot);
            if (slots[slot + 4] == 0) {
                break;
            }
            int home = home(slots, slots[slot], slots[slot + 1]);
            boolean reachesOverHole = hole <= slot ? home <= hole || home > slot : home <= hole && home > slot;
            if (reachesOverHole) {
                System.arraycopy(slots, slot, slots, hole, WORDS);
                hole = slot;
            }
        }
        slots[hole + 4] = 0;
        taken[part]--;
        size--;
    }

    private void grow(int part, int slots) {
        long[] old = parts[part];
        long[] grown = new long[slots * WORDS];
        for (int at = 0; at < old.length; at += WORDS) {
            if (old[at + 4] != 0) {
                System.arraycopy(old, at, grown, slotOf(grown, old[at], old[at + 1]), WORDS);
            }
        }
        parts[part] = grown;
    }

    private static void put(long[] slots, int slot, long keyHigh, long keyLow, long contentHigh, long contentLow,
            long positionPlusOne) {
        slots[slot] = keyHigh;
        slots[slot + 1] = keyLow;
        slots[slot + 2] = contentHigh;
        slots[slot + 3] = contentLow;
        slots[slot + 4] = positionPlusOne;
    }

    private static int slotOf(long[] slots, long keyHigh, long keyLow) {
        int slot = home(slots, keyHigh, keyLow);
        while (slots[slot + 4] != 0 && (slots[slot] != keyHigh || slots[slot + 1] != keyLow)) {
            slot = after(slots, slot);
        }
        return slot;
    }

    private static int home(long[] slots, long keyHigh, long keyLow) {
        return (int) Math.unsignedMultiplyHigh(keyHigh << 8 ^ keyLow >>> 56, slots.length / WORDS) * WORDS;
    }

    private static int after(long[] slots, int slot) {
        return slot + WORDS == slots.length ? 0 : slot + WORDS;
    }
}
