package outlay.web;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.Executors;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/// A running HTTP server; closing it lets the requests that are under way end.
public final class WebServer implements AutoCloseable {
    private static final long IDLE_MILLIS = 30_000;
    private static final long STOP_MILLIS = 5_000;
    private static final int HEADER_BYTES = 16 * 1024;
    private static final int CONNECTIONS = 4_096;

    private final Server server;
    private final ServerConnector connector;

    private WebServer(Server server, ServerConnector connector) {
        this.server = server;
        this.connector = connector;
    }

    /// @param address where to listen; port 0 takes a free one
    /// @throws IOException when the port is taken or the address is not ours
    public static WebServer start(InetSocketAddress address, HostNames hostNames, Handler handler) throws IOException {
        var threads = new QueuedThreadPool();
        threads.setName("web");
        threads.setVirtualThreadsExecutor(
                Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("web-request-", 0).factory()));
        Server server = new Server(threads);
        var http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setRequestHeaderSize(HEADER_BYTES);
        var connector = new ServerConnector(server, new HttpConnectionFactory(http));
        connector.setHost(address.getHostString());
        connector.setPort(address.getPort());
        connector.setIdleTimeout(IDLE_MILLIS);
        server.addConnector(connector);
        server.addBean(new NetworkConnectionLimit(CONNECTIONS, connector));
        server.setHandler(new GracefulHandler(new JettyHost(hostNames, handler)));
        server.setStopTimeout(STOP_MILLIS);
        WebServer started = new WebServer(server, connector);
        try {
            server.start();
        } catch (Exception failed) {
            started.close();
            throw new IOException("cannot listen on " + address.getHostString() + ":" + address.getPort()
                    + "; is another program using the port?", failed);
        }
        return started;
    }

    /// On this machine only, on `port`.
    public static WebServer onLoopback(int port, Handler handler) throws IOException {
        return start(new InetSocketAddress("127.0.0.1", port), HostNames.LOOPBACK, handler);
    }

    public int port() {
        return connector.getLocalPort();
    }

    public URI uri() {
        return URI.create("http://" + connector.getHost() + ":" + port() + "/");
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception failed) {
            throw new IllegalStateException("the web server did not stop cleanly", failed);
        }
    }
}
