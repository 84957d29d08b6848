package outlay.bench;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.function.LongSupplier;

/// One connection to the server that is kept, with as little work on this side as HTTP/1.1 allows: the measuring shares
/// the processors with what it measures. A server closes connections that nothing comes over for half a minute; one
/// that has been quiet for a third of that is opened anew before it is used.
public final class Wire implements AutoCloseable {
    private static final String LENGTH = "content-length:";
    private static final String SET_COOKIE = "set-cookie:";
    private static final int PATIENCE_MILLIS = 60_000;

    private static final long FRESH_NANOS = Duration.ofSeconds(10).toNanos();

    private final int port;
    private final LongSupplier nanos;
    private Socket socket;
    private InputStream in;
    private long usedAt;

    public Wire(int port) throws IOException {
        this(port, System::nanoTime);
    }

    /// @param nanos time that passes
    Wire(int port, LongSupplier nanos) throws IOException {
        this.port = port;
        this.nanos = nanos;
        socket = opened(port);
        in = new BufferedInputStream(socket.getInputStream(), 8_192);
        usedAt = nanos.getAsLong();
    }

    private static Socket opened(int port) throws IOException {
        Socket socket = new Socket();
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.connect(new InetSocketAddress("127.0.0.1", port));
        return socket;
    }

    private void refresh() throws IOException {
        if (nanos.getAsLong() - usedAt > FRESH_NANOS) {
            socket.close();
            socket = opened(port);
            in = new BufferedInputStream(socket.getInputStream(), 8_192);
        }
    }

    /// @param setCookie the header of that name, or ""
    public record Answer(int status, String setCookie) {}

    /// Sends a request as it is, waits for the whole answer, and gives its status.
    int exchange(byte[] request) throws IOException {
        return ask(request).status();
    }

    /// Likewise, with what a browser would keep.
    public Answer ask(byte[] request) throws IOException {
        send(request, request.length);
        String line = line();
        int status = Integer.parseInt(line.substring(9, 12));
        int length = 0;
        String setCookie = "";
        for (line = line(); !line.isEmpty(); line = line()) {
            if (line.regionMatches(true, 0, LENGTH, 0, LENGTH.length())) {
                length = Integer.parseInt(line.substring(LENGTH.length()).strip());
            } else if (line.regionMatches(true, 0, SET_COOKIE, 0, SET_COOKIE.length())) {
                setCookie = line.substring(SET_COOKIE.length()).strip();
            }
        }
        in.skipNBytes(length);
        usedAt = nanos.getAsLong();
        return new Answer(status, setCookie);
    }

    /// Sends the first bytes of a request and leaves it at that.
    void send(byte[] request, int bytes) throws IOException {
        refresh();
        socket.getOutputStream().write(request, 0, bytes);
        socket.getOutputStream().flush();
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder(80);
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("the server closed the connection");
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
