package outlay.activate.egress;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/// Finds a name's addresses.
@FunctionalInterface
public interface Resolver {
    /// @return at least one
    List<InetAddress> addresses(String name) throws UnknownHostException;

    /// The machine's own.
    static Resolver ofTheMachine() {
        return name -> List.of(InetAddress.getAllByName(name));
    }
}
