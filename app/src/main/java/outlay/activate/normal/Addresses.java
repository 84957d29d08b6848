package outlay.activate.normal;

import com.google.common.net.InetAddresses;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Optional;

/// An internet address as the browser's; never a name, which would have to be looked up.
public enum Addresses implements Normaliser {
    ANY, V4;

    @Override
    public Normalised normalise(String value, Optional<String> country) {
        if (!InetAddresses.isInetAddress(value) || value.indexOf('%') >= 0) {
            return Normalised.dropped(Reason.MALFORMED);
        }
        InetAddress address = InetAddresses.forString(value);
        if (address.isAnyLocalAddress()) {
            return Normalised.dropped(Reason.PLACEHOLDER);
        }
        // An IPv4 address that came as ::ffff:203.0.113.7 is read as what it is.
        return this == V4 && !(address instanceof Inet4Address)
                ? Normalised.dropped(Reason.MALFORMED)
                : new Normalised.Kept(InetAddresses.toAddrString(address));
    }
}
