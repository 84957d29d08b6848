package outlay.attribution.path;

import java.util.Arrays;

/// Sums of decimal numbers, by place, exact to the 18th decimal: in whatever order they are added, the same bits.
///
/// A number is `whole + part / 10^18`, with the part from 0 to 10^18 - 1 (see [Amounts]).
final class ExactSums {
    private long[] sums;

    ExactSums(int places) {
        sums = new long[2 * places];
    }

    void add(int place, long whole, long part) {
        long parts = sums[2 * place + 1] + part;
        long carry = parts >= Amounts.PARTS ? 1 : 0;
        sums[2 * place] = Math.addExact(sums[2 * place], whole + carry);
        sums[2 * place + 1] = parts - carry * Amounts.PARTS;
    }

    void makeRoom(int places) {
        if (2 * places > sums.length) {
            sums = Arrays.copyOf(sums, Math.max(Math.multiplyExact(2, places), 2 * sums.length));
        }
    }

    long whole(int place) {
        return sums[2 * place];
    }

    long part(int place) {
        return sums[2 * place + 1];
    }

    double at(int place) {
        return whole(place) + part(place) / (double) Amounts.PARTS;
    }
}
