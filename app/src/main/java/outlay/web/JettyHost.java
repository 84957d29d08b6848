package outlay.web;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Puts a [Handler] behind Jetty: checks the host, reads the request, adds what every answer must carry.
final class JettyHost extends org.eclipse.jetty.server.Handler.Abstract {
    private static final Logger LOG = LoggerFactory.getLogger(JettyHost.class);
    private static final int BODY_BYTES = 1024 * 1024;
    // Scripts and styles come from files of ours only, so a campaign's name cannot become code.
    private static final Map<String, String> ALWAYS = Map.of("Content-Security-Policy",
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
                    + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
            "X-Content-Type-Options", "nosniff", "Referrer-Policy", "no-referrer", "Cross-Origin-Opener-Policy",
            "same-origin", "Cross-Origin-Resource-Policy", "same-origin", "X-Frame-Options", "DENY");

    private final HostNames hostNames;
    private final Handler handler;

    JettyHost(HostNames hostNames, Handler handler) {
        this.hostNames = hostNames;
        this.handler = handler;
    }

    @Override
    public boolean handle(org.eclipse.jetty.server.Request in, org.eclipse.jetty.server.Response out,
            Callback callback) throws IOException {
        Response response = answer(in);
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
        return true;
    }

    private Response answer(org.eclipse.jetty.server.Request in) throws IOException {
        try {
            String host = org.eclipse.jetty.server.Request.getServerName(in);
            if (host == null || !hostNames.contain(host)) {
                return Problem.of(421, "Misdirected request", "this server does not answer to the host name \"" + host
                        + "\"; use 127.0.0.1, or configure the name").response();
            }
            Request request = read(in);
            return Gzip.whereAccepted(request, handler.handle(request));
        } catch (Refused refused) {
            return refused.problem().response();
        } catch (Mistakes mistakes) {
            return Problem.of(mistakes).response();
        } catch (RuntimeException | IOException failed) {
            return unexpected(failed);
        }
    }

    private static Request read(org.eclipse.jetty.server.Request in) throws IOException {
        Map<String, String> headers = new LinkedHashMap<>();
        for (HttpField field : in.getHeaders()) {
            headers.merge(field.getName().toLowerCase(Locale.ROOT), String.valueOf(field.getValue()),
                    (a, b) -> a + ", " + b);
        }
        return new Request(in.getMethod(), String.valueOf(in.getHttpURI().getCanonicalPath()), Map.of(), query(in),
                headers, body(in), String.valueOf(org.eclipse.jetty.server.Request.getRemoteAddr(in)));
    }

    private static Map<String, List<String>> query(org.eclipse.jetty.server.Request in) {
        try {
            Map<String, List<String>> query = new LinkedHashMap<>();
            for (Fields.Field field : org.eclipse.jetty.server.Request.extractQueryParameters(in)) {
                query.put(field.getName(), List.copyOf(field.getValues()));
            }
            return query;
        } catch (RuntimeException wrong) {
            // Jetty throws several kinds, and every one means the same to the reader.
            throw new Refused(Problem.of(400, "Bad query", "the query has an escape that is not UTF-8 behind a %; "
                    + "write % itself as %25"));
        }
    }

    private static byte[] body(org.eclipse.jetty.server.Request in) throws IOException {
        try (InputStream stream = Content.Source.asInputStream(in)) {
            byte[] body = stream.readNBytes(BODY_BYTES + 1);
            if (body.length > BODY_BYTES) {
                throw new Refused(Problem.of(413, "Too large",
                        "the body is larger than " + BODY_BYTES + " bytes; send it in parts"));
            }
            return body;
        }
    }

    /// Says nothing of the inside to the outside, but gives a number by which our log can be searched.
    private static Response unexpected(Exception failed) {
        String id = UUID.randomUUID().toString();
        LOG.error("request {} failed", id, failed);
        return Problem.of(500, "Our mistake", "the server failed; its log says why under " + id).response();
    }
}
