package outlay.web;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.Executors;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/// A running HTTP server; closing it lets the requests that are under way end.
public final class WebServer implements AutoCloseable {
    private static final long STOP_MILLIS = 5_000;

    private final Server server;
    private final Connections connections;
    private final URI uri;

    private WebServer(Server server, Connections connections, URI uri) {
        this.server = server;
        this.connections = connections;
        this.uri = uri;
    }

    /// @param address where to listen; port 0 takes a free one
    /// @throws IOException when the port is taken or the address is not ours
    public static WebServer start(InetSocketAddress address, HostNames hostNames, Handler handler) throws IOException {
        return start(address, hostNames, Proxies.NONE, Bounds.USUAL, handler);
    }

    /// @param proxies whose word about a sender's address is taken
    public static WebServer start(InetSocketAddress address, HostNames hostNames, Proxies proxies, Bounds bounds,
            Handler handler) throws IOException {
        var threads = new QueuedThreadPool();
        threads.setName("web");
        threads.setVirtualThreadsExecutor(
                Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("web-request-", 0).factory()));
        Server server = new Server(threads);
        var http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setRequestHeaderSize(Bounds.HEADER_BYTES);
        http.setHttpCompliance(HttpCompliance.RFC9110);
        // Otherwise one key or signature on a connection would be read as an earlier one that differs in capitals.
        http.setHeaderCacheCaseSensitive(true);
        var connector = new ServerConnector(server, new HttpConnectionFactory(http));
        connector.setHost(address.getHostString());
        connector.setPort(address.getPort());
        connector.setIdleTimeout(bounds.idleMillis());
        var connections = new Connections(bounds, proxies);
        connector.addBean(connections);
        server.addConnector(connector);
        server.addBean(new NetworkConnectionLimit(bounds.connections(), connector));
        server.setHandler(new GracefulHandler(new JettyHost(hostNames, proxies, bounds, connections, handler)));
        server.setStopTimeout(STOP_MILLIS);
        try {
            server.start();
            return new WebServer(server, connections,
                    new URI("http", null, address.getHostString(), connector.getLocalPort(), "/", null, null));
        } catch (Exception failed) {
            stop(server);
            throw new IOException("cannot listen on " + address.getHostString() + ":" + address.getPort()
                    + "; is another program using the port?", failed);
        }
    }

    /// On this machine only, on `port`.
    public static WebServer onLoopback(int port, Handler handler) throws IOException {
        return start(new InetSocketAddress("127.0.0.1", port), HostNames.LOOPBACK, handler);
    }

    public int port() {
        return uri.getPort();
    }

    /// Where the report is.
    public URI uri() {
        return uri;
    }

    /// Connections that are open now.
    public int connections() {
        return connections.openNow();
    }

    /// Connections that were closed because their sender had too many, or was too slow with a header.
    public long refusedConnections() {
        return connections.refused() + connections.tooSlow();
    }

    @Override
    public void close() {
        stop(server);
    }

    private static void stop(Server server) {
        try {
            server.stop();
        } catch (Exception failed) {
            throw new IllegalStateException("the web server did not stop cleanly", failed);
        }
    }
}
