package outlay.identity;

import outlay.base.Ints;
import outlay.base.Longs;
import outlay.base.Tape;

/// Which address has which SHA-256, by its first 64 bits: 24 bytes a spelling of an address. Two of a hundred million
/// addresses share them by chance once in four thousand installations, and nobody can make them on purpose.
final class HashIndex {
    private static final int DIGITS = 16;

    private final Longs hashes;
    private final Ints emails;
    /// Numbers from 1, 0 for an empty place; its length is a power of two, and at most half of it is taken.
    private int[] table;

    HashIndex() {
        this(new Longs(), new Ints());
    }

    private HashIndex(Longs hashes, Ints emails) {
        this.hashes = hashes;
        this.emails = emails;
        table = new int[Math.max(1 << 6, Integer.highestOneBit(Math.max(1, emails.size())) << 2)];
        fill();
    }

    /// @param hash  64 hexadecimal digits
    /// @param email the number of the address
    /// @return whether the hash is new
    boolean add(String hash, int email) {
        long prefix = prefix(hash);
        int place = place(prefix);
        if (table[place] == 0) {
            hashes.add(prefix);
            emails.add(email);
            table[place] = emails.size();
            if (emails.size() > table.length / 2) {
                table = new int[Math.multiplyExact(table.length, 2)];
                fill();
            }
            return true;
        }
        return false;
    }

    /// The number of the address with that hash, or a negative one.
    int find(String hash) {
        int found = table[place(prefix(hash))];
        return found == 0 ? Numbers.NOBODY : emails.get(found - 1);
    }

    void save(Tape.Out out) {
        hashes.save(out);
        emails.save(out);
    }

    static HashIndex load(Tape.In in) {
        return new HashIndex(Longs.load(in), Ints.load(in));
    }

    private void fill() {
        for (int i = 0; i < emails.size(); i++) {
            table[place(hashes.get(i))] = i + 1;
        }
    }

    private int place(long prefix) {
        int mask = table.length - 1;
        int place = (int) (prefix ^ prefix >>> 32) & mask;
        while (table[place] != 0 && hashes.get(table[place] - 1) != prefix) {
            place = place + 1 & mask;
        }
        return place;
    }

    private static long prefix(String hash) {
        return Long.parseUnsignedLong(hash.substring(0, DIGITS), 16);
    }
}
