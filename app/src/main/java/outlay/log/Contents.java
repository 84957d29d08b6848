package outlay.log;

import java.util.Arrays;

/// What a segment holds, in order: of each entry its key, its content's fingerprint, its position and its place.
final class Contents {
    /// Key and content take four; position and offset share the fifth, as 32 bits each from the segment's start.
    static final int WORDS = 5;
    private final long first;
    private long[] words = new long[WORDS * 64];
    private int count;

    Contents(long first) {
        this.first = first;
    }

    void add(long keyHigh, long keyLow, long contentHigh, long contentLow, long position, long offset) {
        if ((count + 1) * WORDS > words.length) {
            words = Arrays.copyOf(words, words.length * 2);
        }
        int at = count * WORDS;
        words[at] = keyHigh;
        words[at + 1] = keyLow;
        words[at + 2] = contentHigh;
        words[at + 3] = contentLow;
        words[at + 4] = position - first << 32 | offset;
        count++;
    }

    int count() {
        return count;
    }

    /// Forgets the entries from number `kept` on.
    void cut(int kept) {
        count = kept;
    }

    long word(int number, int index) {
        return words[number * WORDS + index];
    }

    long position(int number) {
        return first + (word(number, 4) >>> 32);
    }

    long offset(int number) {
        return word(number, 4) & 0xffff_ffffL;
    }

}
