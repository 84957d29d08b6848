package outlay.telling.rule;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Arrays;

/// A network of the client's own, such as 198.51.100.0/24. What is kept of an address is its first 24 bits, of an IPv6
/// one its first 48, so that nothing smaller can be told apart.
public record Network(String text, int bits) {
    private static final int FEWEST = 8;
    private static final int MOST_4 = 24;
    private static final int MOST_6 = 48;

    /// @throws IllegalArgumentException saying what may be written
    public static Network parse(String text) {
        int slash = text.indexOf('/');
        InetAddress address;
        int bits;
        try {
            address = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash));
            bits = slash < 0 ? Integer.MAX_VALUE : Integer.parseInt(text.substring(slash + 1));
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException("\"" + text + "\" must be a network like 198.51.100.0/24", wrong);
        }
        int most = address instanceof Inet4Address ? MOST_4 : MOST_6;
        if (bits < FEWEST || bits > most) {
            throw new IllegalArgumentException("\"" + text + "\" must end with /" + FEWEST + " to /" + most
                    + ": of addresses no more than their first " + most + " bits are kept");
        }
        return new Network(address.getHostAddress(), bits);
    }

    /// @param ip as it is kept, or ""
    public boolean has(String ip) {
        if (ip.isEmpty()) {
            return false;
        }
        byte[] own = InetAddress.ofLiteral(text).getAddress();
        byte[] other = InetAddress.ofLiteral(ip).getAddress();
        return own.length == other.length && Arrays.equals(prefix(own), prefix(other));
    }

    private byte[] prefix(byte[] address) {
        byte[] prefix = Arrays.copyOf(address, (bits + 7) / 8);
        int left = bits % 8;
        if (left > 0) {
            prefix[prefix.length - 1] = (byte) (prefix[prefix.length - 1] & 0xff << 8 - left);
        }
        return prefix;
    }
}
