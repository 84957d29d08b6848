package outlay.collect.door.tag;

import java.io.IOException;
import outlay.web.Handler;
import outlay.web.Response;
import outlay.web.StaticFile;

/// `GET /o.js`: the tag itself, for pages of any site. It has no hash in its name, because the name stands in pages
/// that nobody changes; so readers keep it for an hour, and for a day more they use it while they ask for a newer one.
final class TagScript {
    private static final String CACHE = "public, max-age=3600, stale-while-revalidate=86400";

    private TagScript() {}

    static Handler handler() throws IOException {
        StaticFile file = StaticFile.of("outlay/tag/o.js", "text/javascript; charset=utf-8", CACHE)
                .orElseThrow(() -> new IllegalStateException("o.js is not on the class path; build the module tag"));
        return request -> {
            Response response = file.handle(request);
            return response.with("Cross-Origin-Resource-Policy", "cross-origin");
        };
    }
}
