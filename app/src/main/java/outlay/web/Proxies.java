package outlay.web;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The reverse proxies whose word about a sender's address and country is taken. Anybody can write an
/// `X-Forwarded-For`; what a proxy of ours appends to it is the only part that means something. So with the header of
/// the country.
public final class Proxies {
    /// Nobody's word is taken: the sender is who the connection comes from.
    public static final Proxies NONE = new Proxies(List.of());

    private final List<AddressRange> ranges;
    private final Optional<String> countryHeader;

    /// @param ranges such as 10.0.0.0/8 or a single address
    /// @throws IllegalArgumentException naming the one that is wrong
    public Proxies(List<String> ranges) {
        this(ranges, Optional.empty());
    }

    /// @param ranges        likewise
    /// @param countryHeader where they say the sender's country
    public Proxies(List<String> ranges, Optional<String> countryHeader) {
        this.ranges = ranges.stream().map(AddressRange::parse).toList();
        this.countryHeader = countryHeader.map(name -> name.toLowerCase(Locale.ROOT));
    }

    /// What the nearest proxy says of the sender's country, in its own words; "" where the connection comes from
    /// nobody of ours. Of several values the last is the one that it wrote.
    ///
    /// @param peer    where the connection comes from
    /// @param headers by lower-case name, repeated ones joined by commas
    String country(String peer, Map<String, String> headers) {
        if (countryHeader.isEmpty() || !trusts(peer)) {
            return "";
        }
        String said = headers.getOrDefault(countryHeader.get(), "");
        return said.substring(said.lastIndexOf(',') + 1).strip();
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
