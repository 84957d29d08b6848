package outlay.activate.egress;

import java.math.BigInteger;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/// Tells the world's addresses from all others. Of IPv6 only what has been given out to the world is let through, so
/// forms that hold an IPv4 address (mapped, NAT64, 6to4, Teredo) are not; the tables are those of IANA's registries of
/// special purposes.
final class World {
    private static final List<Range> NOT_THE_WORLD_4 = ranges("0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 "
            + "169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24 192.31.196.0/24 192.52.193.0/24 192.88.99.0/24 "
            + "192.168.0.0/16 192.175.48.0/24 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4 "
            // Not in IANA's list: where a large cloud answers its own machines.
            + "168.63.129.16/32");
    private static final Range THE_WORLD_6 = range("2000:0:0:0:0:0:0:0/3");
    private static final List<Range> NOT_THE_WORLD_6 = ranges("2001:0:0:0:0:0:0:0/23 2001:db8:0:0:0:0:0:0/32 "
            + "2002:0:0:0:0:0:0:0/16 2620:4f:8000:0:0:0:0:0/48 3fff:0:0:0:0:0:0:0/20");

    private World() {}

    static boolean has(InetAddress address) {
        BigInteger number = new BigInteger(1, address.getAddress());
        if (address instanceof Inet4Address) {
            return NOT_THE_WORLD_4.stream().noneMatch(range -> range.has(number));
        }
        return THE_WORLD_6.has(number) && NOT_THE_WORLD_6.stream().noneMatch(range -> range.has(number));
    }

    /// @param shift how many bits of an address do not count
    private record Range(BigInteger prefix, int shift) {
        boolean has(BigInteger number) {
            return number.shiftRight(shift).equals(prefix);
        }
    }

    private static List<Range> ranges(String texts) {
        return Stream.of(texts.split(" ")).map(World::range).toList();
    }

    private static Range range(String text) {
        int slash = text.indexOf('/');
        String address = text.substring(0, slash);
        boolean four = address.indexOf('.') >= 0;
        int radix = four ? 10 : 16;
        int bits = four ? 8 : 16;
        BigInteger number = BigInteger.ZERO;
        int size = 0;
        for (String part : address.split("[.:]")) {
            number = number.shiftLeft(bits).or(new BigInteger(part, radix));
            size += bits;
        }
        int shift = size - Integer.parseInt(text.substring(slash + 1));
        return new Range(number.shiftRight(shift), shift);
    }
}
