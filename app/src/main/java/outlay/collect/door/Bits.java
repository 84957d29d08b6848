package outlay.collect.door;

import java.util.Base64;

/// Reads the numbers of a consent string: bits in base64url, the highest first.
final class Bits {
    private final byte[] bytes;
    private final int size;
    private int at;

    /// @throws IllegalArgumentException where the text is not base64url
    Bits(String base64Url) {
        int rest = base64Url.length() % 4;
        // A length of 4n + 1 cannot be padded; the bits of the last character belong to no whole byte.
        String whole = rest == 1 ? base64Url + "A" : base64Url;
        bytes = Base64.getUrlDecoder().decode(whole);
        size = Math.min(bytes.length * 8, base64Url.length() * 6);
    }

    /// @throws IllegalArgumentException behind the end
    int read(int bits) {
        if (at + bits > size) {
            throw new IllegalArgumentException("the string ends too early");
        }
        int value = 0;
        for (int i = 0; i < bits; i++, at++) {
            value = value << 1 | bytes[at / 8] >> 7 - at % 8 & 1;
        }
        return value;
    }

    Bits skip(int bits) {
        at += bits;
        return this;
    }

    /// A number as a sum of Fibonacci numbers, ended by two ones.
    int fibonacci() {
        int value = 0;
        int previous = 1;
        int current = 1;
        boolean one = false;
        while (true) {
            boolean bit = read(1) == 1;
            if (bit && one) {
                return value;
            }
            value += bit ? current : 0;
            int next = previous + current;
            previous = current;
            current = next;
            one = bit;
            if (value < 0 || next < 0) {
                throw new IllegalArgumentException("a number in the string is too large");
            }
        }
    }
}
