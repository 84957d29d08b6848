package outlay.access;

import com.google.common.net.InetAddresses;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/// The network that a sender is in: 256 addresses of IPv4, or what one customer has of IPv6. More is not kept of
/// whoever signs in, and guesses are counted by it.
final class Network {
    private static final int IPV4_BYTES = 3;
    private static final int IPV6_BYTES = 7;

    private Network() {}

    /// @param address as a request has it; what is no address is a network of its own
    static String of(String address) {
        if (!InetAddresses.isInetAddress(address)) {
            return address;
        }
        byte[] bytes = InetAddresses.forString(address).getAddress();
        int kept = bytes.length == Integer.BYTES ? IPV4_BYTES : IPV6_BYTES;
        Arrays.fill(bytes, kept, bytes.length, (byte) 0);
        try {
            return InetAddresses.toAddrString(InetAddress.getByAddress(bytes)) + "/" + kept * Byte.SIZE;
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
