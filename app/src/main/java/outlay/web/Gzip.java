package outlay.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.ExecutionException;
import java.util.zip.GZIPOutputStream;
import outlay.base.Pausing;

/// Compresses answers for readers that accept it.
///
/// A large one is compressed by threads that give way: for as long as it takes, the requests' own threads would let
/// whatever else comes in wait.
final class Gzip {
    /// Below this a packet is a packet, compressed or not.
    private static final int SMALLEST = 1_000;
    /// From here on to compress takes much longer than to hand the work on.
    private static final int LARGE = 32_000;
    /// Between two of which the thread may rest.
    private static final int PIECE = 4_000;
    private static final GivingWay.Pool WORKERS = GivingWay.pool("web-gzip-", 2);

    private Gzip() {}

    static boolean accepted(Request request) {
        return request.header("Accept-Encoding")
                .filter(header -> header.matches("(?i)(.*[ ,])?gzip(?! *; *q=0(\\.0*)?(,|$)).*"))
                .isPresent();
    }

    static Response whereAccepted(Request request, Response response) throws IOException {
        if (!accepted(request)) {
            return response;
        }
        return response.body().length < LARGE ? compressed(response) : givingWay(response);
    }

    private static Response givingWay(Response response) throws IOException {
        try {
            return WORKERS.submit(() -> compressed(response)).get();
        } catch (ExecutionException failed) {
            throw new IOException("an answer could not be compressed", failed);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IOException("the server is stopping", stop);
        }
    }

    static Response compressed(Response response) throws IOException {
        if (response.headers().containsKey("Content-Encoding") || response.body().length < SMALLEST) {
            return response;
        }
        var bytes = new ByteArrayOutputStream(response.body().length / 3);
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            byte[] body = response.body();
            for (int from = 0; from < body.length; from += PIECE) {
                Pausing.here(RestingThread.STEPS_BETWEEN_LOOKS);
                out.write(body, from, Math.min(PIECE, body.length - from));
            }
        }
        return new Response(response.status(), response.headers(), bytes.toByteArray())
                .with("Content-Encoding", "gzip");
    }
}
