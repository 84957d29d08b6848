package outlay.web;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/// A file of the class path, packed and tagged once and answered from memory.
public final class StaticFile implements Handler {
    private final Response plain;
    private final Response gzipped;
    private final String tag;

    private StaticFile(Response plain) throws IOException {
        this.plain = plain;
        this.gzipped = Gzip.compressed(plain);
        this.tag = Etag.of(plain.body());
    }

    /// @param resource     its name on the class path, such as "outlay/ui/index.html"
    /// @param cacheControl how long readers may keep it without asking
    /// @return empty where there is no such resource
    public static Optional<StaticFile> of(String resource, String contentType, String cacheControl) throws IOException {
        try (InputStream in = StaticFile.class.getClassLoader().getResourceAsStream(resource)) {
            return in == null
                    ? Optional.empty()
                    : Optional.of(new StaticFile(
                            Response.of(200, contentType, in.readAllBytes()).with("Cache-Control", cacheControl)));
        }
    }

    @Override
    public Response handle(Request request) {
        return Etag.conditional(request, Gzip.accepted(request) ? gzipped : plain, tag);
    }
}
