package outlay.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.GZIPOutputStream;

/// Compresses answers for readers that accept it.
final class Gzip {
    /// Below this a packet is a packet, compressed or not.
    private static final int SMALLEST = 1_000;

    private Gzip() {}

    static boolean accepted(Request request) {
        return request.header("Accept-Encoding")
                .filter(header -> header.matches("(?i)(.*[ ,])?gzip(?! *; *q=0(\\.0*)?(,|$)).*"))
                .isPresent();
    }

    static Response whereAccepted(Request request, Response response) throws IOException {
        return accepted(request) ? compressed(response) : response;
    }

    static Response compressed(Response response) throws IOException {
        if (response.headers().containsKey("Content-Encoding") || response.body().length < SMALLEST) {
            return response;
        }
        var bytes = new ByteArrayOutputStream(response.body().length / 3);
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(response.body());
        }
        return new Response(response.status(), response.headers(), bytes.toByteArray())
                .with("Content-Encoding", "gzip");
    }
}
