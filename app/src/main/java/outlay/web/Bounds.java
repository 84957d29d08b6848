package outlay.web;

/// How much of the server one connection may take.
///
/// @param connections       open at once, from everybody together
/// @param senderConnections open at once from one sender, as [Senders] counts them; this machine and our proxies, which
///                          bring many, are not held to it
/// @param headerMillis      from a request's first byte to the end of its header
/// @param bodyMillis        for its body
/// @param idleMillis        without a byte in either direction
/// @param bodyBytes         of a request, as they are sent
public record Bounds(int connections, int senderConnections, long headerMillis, long bodyMillis, long idleMillis,
        int bodyBytes) {
    public static final Bounds USUAL = new Bounds(4_096, 256, 5_000, 10_000, 30_000, 1 << 20);
    static final int HEADER_BYTES = 16 * 1024;
    static final int HEADERS = 64;
    static final int TARGET_BYTES = 8 * 1024;
}
