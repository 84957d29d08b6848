package outlay.web;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/// A range of network addresses, such as 10.0.0.0/8 or a single address.
///
/// @param bytes  of the first address, with zeros behind the prefix
/// @param prefix how many leading bits all its addresses share
public record AddressRange(byte[] bytes, int prefix) {
    private static final Pattern FOUR_NUMBERS = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");

    /// @throws IllegalArgumentException naming what is wrong
    public static AddressRange parse(String text) {
        int slash = text.indexOf('/');
        byte[] address = bytes(slash < 0 ? text : text.substring(0, slash)).orElseThrow(() -> wrong(text));
        int most = address.length * Byte.SIZE;
        int prefix = most;
        if (slash >= 0) {
            try {
                prefix = Integer.parseInt(text.substring(slash + 1));
            } catch (NumberFormatException notANumber) {
                throw wrong(text);
            }
        }
        if (prefix < 0 || prefix > most) {
            throw wrong(text);
        }
        return new AddressRange(cut(address, prefix), prefix);
    }

    public boolean contains(byte[] address) {
        return address.length == bytes.length && Arrays.equals(cut(address, prefix), bytes);
    }

    /// The bytes of an address that is written in digits; never looks a name up. An IPv4 address in IPv6 clothes is an
    /// IPv4 address.
    public static Optional<byte[]> bytes(String literal) {
        if (literal.indexOf(':') < 0 && !FOUR_NUMBERS.matcher(literal).matches() || literal.indexOf('%') >= 0
                || literal.indexOf('[') >= 0) {
            return Optional.empty();
        }
        try {
            InetAddress address = InetAddress.ofLiteral(literal);
            return Optional.of(address instanceof Inet4Address four ? four.getAddress() : address.getAddress());
        } catch (IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
    }

    static byte[] cut(byte[] address, int prefix) {
        byte[] cut = new byte[address.length];
        for (int i = 0; i < address.length; i++) {
            int bits = Math.clamp(prefix - (long) i * Byte.SIZE, 0, Byte.SIZE);
            cut[i] = (byte) (address[i] & (0xff << (Byte.SIZE - bits)));
        }
        return cut;
    }

    private static IllegalArgumentException wrong(String text) {
        return new IllegalArgumentException("\"" + text + "\" is not an address or a range of them; write one like "
                + "10.0.0.0/8 or 2001:db8::1");
    }
}
