package outlay.web;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Content;

/// Reads a request's body whole, within bounds of size and of time.
final class BodyReader {
    private static final int USUAL_BYTES = 8 * 1024;

    private final Bounds bounds;

    BodyReader(Bounds bounds) {
        this.bounds = bounds;
    }

    /// @throws Refused with 413 or 408
    byte[] read(org.eclipse.jetty.server.Request in) throws IOException {
        if (in.getLength() > bounds.bodyBytes()) {
            throw tooLarge();
        }
        // As large as the sender says, so that it need not be copied once more.
        byte[] body = new byte[in.getLength() < 0 ? USUAL_BYTES : (int) in.getLength()];
        int length = 0;
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(bounds.bodyMillis());
        while (true) {
            Content.Chunk chunk = in.read();
            if (chunk == null) {
                await(in, end);
                continue;
            }
            if (Content.Chunk.isFailure(chunk)) {
                throw broken(chunk.getFailure());
            }
            ByteBuffer bytes = chunk.getByteBuffer();
            int more = bytes.remaining();
            if (length + (long) more > bounds.bodyBytes()) {
                chunk.release();
                throw tooLarge();
            }
            if (more > body.length - length) {
                body = Arrays.copyOf(body, Math.max(length + more, 2 * body.length));
            }
            bytes.get(body, length, more);
            length += more;
            chunk.release();
            if (chunk.isLast()) {
                return length == body.length ? body : Arrays.copyOf(body, length);
            }
        }
    }

    private void await(org.eclipse.jetty.server.Request in, long end) throws IOException {
        CountDownLatch more = new CountDownLatch(1);
        in.demand(more::countDown);
        try {
            if (!more.await(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                throw new Refused(Problem.of(408, "Too slow", "the body did not arrive within "
                        + TimeUnit.MILLISECONDS.toSeconds(bounds.bodyMillis()) + " seconds; send it again"));
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IOException("the server is stopping", stop);
        }
    }

    /// A sender's doing, so nothing of it belongs into our log.
    private static Refused broken(Throwable why) {
        Refused refused = new Refused(Problem.of(400, "Broken body",
                "the body ended too early or its chunks are malformed; send it again"));
        refused.initCause(why);
        return refused;
    }

    private Refused tooLarge() {
        return new Refused(Problem.of(413, "Too large",
                "the body is larger than " + bounds.bodyBytes() + " bytes; send it in parts"));
    }
}
