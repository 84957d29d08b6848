package outlay.web;

import java.util.List;
import java.util.Optional;

/// The reverse proxies whose word about a sender's address is taken. Anybody can write an `X-Forwarded-For`; what a
/// proxy of ours appends to it is the only part that means something.
public final class Proxies {
    /// Nobody's word is taken: the sender is who the connection comes from.
    public static final Proxies NONE = new Proxies(List.of());

    private final List<AddressRange> ranges;

    /// @param ranges such as 10.0.0.0/8 or a single address
    /// @throws IllegalArgumentException naming the one that is wrong
    public Proxies(List<String> ranges) {
        this.ranges = ranges.stream().map(AddressRange::parse).toList();
    }

    /// The nearest address that is not one of our proxies.
    ///
    /// @param peer      where the connection comes from
    /// @param forwarded the request's `X-Forwarded-For`, "" where there is none
    String sender(String peer, String forwarded) {
        String nearest = peer;
        String[] hops = forwarded.split(",", -1);
        for (int i = hops.length - 1; i >= 0 && trusts(nearest); i--) {
            String hop = hops[i].strip();
            if (AddressRange.bytes(hop).isEmpty()) {
                break;
            }
            nearest = hop;
        }
        return nearest;
    }

    /// Whether the address is a proxy of ours, or this machine.
    boolean isOurs(String address) {
        return address.equals("127.0.0.1") || address.equals("0:0:0:0:0:0:0:1") || trusts(address);
    }

    private boolean trusts(String address) {
        if (ranges.isEmpty()) {
            return false;
        }
        Optional<byte[]> bytes = AddressRange.bytes(address);
        return bytes.isPresent() && ranges.stream().anyMatch(range -> range.contains(bytes.get()));
    }
}
