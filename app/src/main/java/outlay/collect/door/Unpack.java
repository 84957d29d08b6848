package outlay.collect.door;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import outlay.web.Request;

/// Unpacks bodies that came gzipped, and no more of them than may be held, and than events can be: a few kilobytes can
/// be made to hold gigabytes.
final class Unpack {
    static final int MOST_BYTES = 4 * 1024 * 1024;

    /// How many bytes each packed one may hold: a thousand events of the same page pack to a thirtieth.
    static final int MOST_TIMES = 100;
    /// What any body may unpack to, however small it was.
    static final int ANY_BYTES = 1024 * 1024;

    private Unpack() {}

    static Hit hit(Request request, Instant receivedAt) throws Dropped {
        String encoding = request.header("Content-Encoding").orElse("identity").toLowerCase(Locale.ROOT);
        byte[] body = switch (encoding) {
            case "identity", "" -> request.body();
            case "gzip", "x-gzip" -> gunzipped(request.body());
            default -> throw new Dropped(DropReason.BAD_ENCODING, 415,
                    "the Content-Encoding \"" + encoding + "\" is not known; send gzip or none");
        };
        return new Hit(request, body, receivedAt);
    }

    private static byte[] gunzipped(byte[] packed) throws Dropped {
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            int most = Math.min(MOST_BYTES, Math.max(ANY_BYTES, packed.length * MOST_TIMES));
            byte[] body = in.readNBytes(most + 1);
            if (body.length > MOST_BYTES) {
                throw new Dropped(DropReason.BODY_TOO_LARGE, 413, "the body unpacks to more than " + MOST_BYTES
                        + " bytes; send fewer events at a time");
            }
            if (body.length > most) {
                throw new Dropped(DropReason.PACKED_TOO_TIGHTLY, 413, "the body unpacks to more than " + MOST_TIMES
                        + " times its size; send it unpacked, or fewer events at a time");
            }
            return body;
        } catch (IOException broken) {
            Dropped dropped = new Dropped(DropReason.BAD_ENCODING, 400,
                    "the body is not gzip, though its Content-Encoding says so: " + broken.getMessage());
            dropped.initCause(broken);
            throw dropped;
        }
    }
}
