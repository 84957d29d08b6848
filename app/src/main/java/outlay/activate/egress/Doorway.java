package outlay.activate.egress;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.jetty.util.Promise;
import org.eclipse.jetty.util.SocketAddressResolver;

/// Looks a name up for the client, which connects to what it is given here and looks nothing up itself: an address is
/// checked and used, and there is no second look in between that could find another.
///
/// @param allowed for tests: addresses that are let through although they are not the world's
record Doorway(Resolver resolver, Set<InetSocketAddress> allowed) implements SocketAddressResolver {
    @Override
    public void resolve(String host, int port, Map<String, Object> context, Promise<List<InetSocketAddress>> promise) {
        try {
            promise.succeeded(checked(host, port));
        } catch (UnknownHostException | NotTheWorld refused) {
            promise.failed(refused);
        }
    }

    /// All of a name's addresses, when each of them is the world's: a name that leads inside as well is not trusted to
    /// lead outside.
    List<InetSocketAddress> checked(String host, int port) throws UnknownHostException, NotTheWorld {
        List<InetSocketAddress> addresses = new ArrayList<>();
        for (InetAddress found : resolver.addresses(host)) {
            // The address keeps its name with it: the server has to prove that it is the one that was asked for.
            InetSocketAddress address = new InetSocketAddress(InetAddress.getByAddress(host, found.getAddress()), port);
            if (!World.has(found) && !allowed.contains(address)) {
                throw new NotTheWorld("the name " + host + " leads to an address of an inner network");
            }
            addresses.add(address);
        }
        if (addresses.isEmpty()) {
            throw new UnknownHostException(host);
        }
        return addresses;
    }

    /// A name that must not be called.
    static final class NotTheWorld extends Exception {
        private static final long serialVersionUID = 1;

        NotTheWorld(String sentence) {
            super(sentence);
        }
    }
}
