package outlay.web;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;

/// Who is counted as one sender: the addresses that one household or office has.
public final class Senders {
    private static final int IPV4_PREFIX = 24;
    private static final int IPV6_PREFIX = 56;

    private Senders() {}

    /// The /24 of an IPv4 address, the /56 of an IPv6 address; the text itself where it is neither.
    public static String prefix(String address) {
        return AddressRange.bytes(address)
                .map(bytes -> HexFormat.of().formatHex(AddressRange.cut(bytes, bits(bytes))) + "/" + bits(bytes))
                .orElse(address);
    }

    /// The same for people to read: `203.0.113.0/24`, `2001:db8:0:100::/56` written out; "" where it is no address.
    public static String network(String address) {
        return AddressRange.bytes(address).map(bytes -> {
            try {
                return InetAddress.getByAddress(AddressRange.cut(bytes, bits(bytes))).getHostAddress() + "/"
                        + bits(bytes);
            } catch (UnknownHostException impossible) {
                throw new IllegalStateException("an address has 4 or 16 bytes", impossible);
            }
        }).orElse("");
    }

    private static int bits(byte[] address) {
        return address.length == 4 ? IPV4_PREFIX : IPV6_PREFIX;
    }
}
