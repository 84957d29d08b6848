package outlay.web;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;

/// Puts a [Handler] behind Jetty: checks the host, reads the request, adds what every answer must carry.
final class JettyHost extends org.eclipse.jetty.server.Handler.Abstract {
    private static final String LINKS = "/c/";
    private static final List<String> CHUNKED = List.of("chunked");
    // Scripts and styles come from files of ours only, so a campaign's name cannot become code.
    private static final Map<String, String> ALWAYS = Map.of("Content-Security-Policy",
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
                    + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
            "X-Content-Type-Options", "nosniff", "Referrer-Policy", "no-referrer", "Cross-Origin-Opener-Policy",
            "same-origin", "Cross-Origin-Resource-Policy", "same-origin", "X-Frame-Options", "DENY");

    private final HostNames hostNames;
    private final Proxies proxies;
    private final BodyReader bodies;
    private final Connections connections;
    private final Handler handler;

    JettyHost(HostNames hostNames, Proxies proxies, Bounds bounds, Connections connections, Handler handler) {
        this.hostNames = hostNames;
        this.proxies = proxies;
        this.bodies = new BodyReader(bounds);
        this.connections = connections;
        this.handler = handler;
    }

    @Override
    public boolean handle(org.eclipse.jetty.server.Request in, org.eclipse.jetty.server.Response out,
            Callback callback) throws IOException {
        Connection connection = in.getConnectionMetaData().getConnection();
        connections.begins(connection);
        GivingWay.RUSH.came();
        try {
            write(in, overTls(in, Thrown.answered(() -> answer(in))), out, callback);
        } finally {
            connections.ends(connection);
        }
        return true;
    }

    /// Browsers keep this of an answer that has come over TLS, and take no notice of it otherwise.
    private Response overTls(org.eclipse.jetty.server.Request in, Response response) {
        String host = org.eclipse.jetty.server.Request.getServerName(in);
        return host != null && hostNames.ofPages(host)
                ? response.with("Strict-Transport-Security", "max-age=31536000; includeSubDomains")
                : response;
    }

    private static void write(org.eclipse.jetty.server.Request in, Response response,
            org.eclipse.jetty.server.Response out, Callback callback) {
        out.setStatus(response.status());
        ALWAYS.forEach((name, value) -> out.getHeaders().put(name, value));
        out.getHeaders().put(HttpHeader.VARY, "Accept-Encoding");
        if (!response.headers().containsKey("Cache-Control")) {
            out.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        }
        response.headers().forEach((name, value) -> out.getHeaders().put(name, value));
        if (response.status() != 304) {
            out.getHeaders().put(HttpHeader.CONTENT_LENGTH, response.body().length);
        }
        boolean bodiless = in.getMethod().equals("HEAD") || response.status() == 304;
        out.write(true, ByteBuffer.wrap(bodiless ? new byte[0] : response.body()), callback);
    }

    private Response answer(org.eclipse.jetty.server.Request in) throws IOException {
        String host = org.eclipse.jetty.server.Request.getServerName(in);
        if (host == null || !hostNames.contain(host)) {
            return Problem.of(421, "Misdirected request", "this server does not answer to the host name \"" + host
                    + "\"; use 127.0.0.1, or configure the name").response();
        }
        String path = String.valueOf(in.getHttpURI().getCanonicalPath());
        if (!hostNames.open(host, path)) {
            return Problem.of(404, "Not found", "there is nothing at " + path + " under this name").response();
        }
        Request bare = bare(in);
        Request request;
        try {
            requireWithinBounds(in);
            Request head = bare.withQuery(query(in));
            Optional<Response> away = handler.turnAway(head);
            if (away.isPresent()) {
                // Jetty reads past what has come of the body, and closes the connection where that is not all.
                return away.get();
            }
            request = head.withBody(bodies.read(in));
        } catch (Refused unreadable) {
            // Where this request ends is not certain, so nothing may be read behind it.
            return handler.refused(bare, unreadable.problem().response()).with("Connection", "close");
        }
        return Gzip.whereAccepted(request, handler.handle(request));
    }

    private static void requireWithinBounds(org.eclipse.jetty.server.Request in) {
        List<String> transfer = in.getHeaders().getValuesList(HttpHeader.TRANSFER_ENCODING);
        if (!transfer.isEmpty() && !transfer.equals(CHUNKED)) {
            throw new Refused(Problem.of(400, "Two readings", "the Transfer-Encoding is not \"chunked\" alone, which "
                    + "servers read differently; send chunked or a Content-Length"));
        }
        if (in.getHeaders().size() > Bounds.HEADERS) {
            throw new Refused(Problem.of(431, "Too many headers", "the request has " + in.getHeaders().size()
                    + " header fields; send at most " + Bounds.HEADERS));
        }
        if (in.getHttpURI().getPathQuery().length() > Bounds.TARGET_BYTES) {
            throw new Refused(Problem.of(414, "Address too long", "path and query have more than "
                    + Bounds.TARGET_BYTES + " characters; send long values in the body"));
        }
    }

    private Request bare(org.eclipse.jetty.server.Request in) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (HttpField field : in.getHeaders()) {
            headers.merge(field.getName().toLowerCase(Locale.ROOT), String.valueOf(field.getValue()),
                    (a, b) -> a + ", " + b);
        }
        String peer = peer(in);
        String sender = proxies.sender(peer, headers.getOrDefault("x-forwarded-for", ""));
        return new Request(in.getMethod(), String.valueOf(in.getHttpURI().getCanonicalPath()), Map.of(), Map.of(),
                headers, new byte[0], sender, proxies.country(peer, headers), Caller.NOBODY);
    }

    /// An IPv6 address comes in brackets, as a URL has it.
    private static String peer(org.eclipse.jetty.server.Request in) {
        return String.valueOf(org.eclipse.jetty.server.Request.getRemoteAddr(in)).replace("[", "").replace("]", "");
    }

    private static Map<String, List<String>> query(org.eclipse.jetty.server.Request in) {
        try {
            Map<String, List<String>> query = new LinkedHashMap<>();
            for (Fields.Field field : org.eclipse.jetty.server.Request.extractQueryParameters(in)) {
                query.put(field.getName(), List.copyOf(field.getValues()));
            }
            return query;
        } catch (RuntimeException wrong) {
            if (String.valueOf(in.getHttpURI().getCanonicalPath()).startsWith(LINKS)) {
                // Who clicks a link has not written it, and is sent on in any case.
                return Map.of();
            }
            // Jetty throws several kinds, and every one means the same to the reader.
            throw new Refused(Problem.of(400, "Bad query", "the query has an escape that is not UTF-8 behind a %; "
                    + "write % itself as %25"));
        }
    }
}
