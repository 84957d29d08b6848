package outlay.journey;

import outlay.base.Bytes;
import outlay.base.Country;
import outlay.base.Tape;

/// The country of each row, as [Country] numbers them, in two bytes. Like [Bytes] it only grows, and may be read
/// meanwhile.
final class CountryColumn {
    private static final int BITS = 7;
    private static final int LOWER = (1 << BITS) - 1;

    private final Bytes uppers;
    private final Bytes lowers;

    CountryColumn() {
        this(new Bytes(), new Bytes());
    }

    private CountryColumn(Bytes uppers, Bytes lowers) {
        this.uppers = uppers;
        this.lowers = lowers;
    }

    /// @param code two capital letters, or "" where it is not known
    void add(String code) {
        int number = Country.number(code);
        uppers.add((byte) (number >> BITS));
        lowers.add((byte) (number & LOWER));
    }

    int number(int row) {
        return uppers.get(row) << BITS | lowers.get(row);
    }

    void save(Tape.Out out) {
        uppers.save(out);
        lowers.save(out);
    }

    static CountryColumn load(Tape.In in) {
        return new CountryColumn(Bytes.load(in), Bytes.load(in));
    }
}
