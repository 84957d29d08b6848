package outlay.bench;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;

/// One connection to the server that is kept, with as little work on this side as HTTP/1.1 allows: the measuring shares
/// the processors with what it measures.
public final class Wire implements AutoCloseable {
    private static final String LENGTH = "content-length:";
    private static final String SET_COOKIE = "set-cookie:";
    private static final int PATIENCE_MILLIS = 60_000;

    private final Socket socket = new Socket();
    private final InputStream in;

    public Wire(int port) throws IOException {
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.connect(new InetSocketAddress("127.0.0.1", port));
        in = new BufferedInputStream(socket.getInputStream(), 8_192);
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
        return new Answer(status, setCookie);
    }

    /// Sends the first bytes of a request and leaves it at that.
    void send(byte[] request, int bytes) throws IOException {
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
