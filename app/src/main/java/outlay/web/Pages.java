package outlay.web;

import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/// The browser side, from the class path. What lies under `assets/` has a hash in its name and never changes.
final class Pages implements Handler {
    private static final String ROOT = "outlay/ui/";
    // No dot at the beginning of a segment, so nothing can climb out of ROOT.
    private static final Pattern PATH = Pattern
            .compile("(?:[A-Za-z0-9_-][A-Za-z0-9._-]*/)*[A-Za-z0-9_-][A-Za-z0-9._-]*");
    private static final Map<String, String> TYPES = Map.of("html", "text/html; charset=utf-8", "js",
            "text/javascript; charset=utf-8", "css", "text/css; charset=utf-8", "svg", "image/svg+xml", "json",
            "application/json", "txt", "text/plain; charset=utf-8");

    private final Map<String, StaticFile> pages = new ConcurrentHashMap<>();

    @Override
    public Response handle(Request request) throws IOException {
        String path = request.path().equals("/") ? "index.html" : request.path().substring(1);
        return page(path).orElseThrow(() -> new Refused(
                Problem.of(404, "Not found", "there is no page " + request.path() + "; the report is at /")))
                .handle(request);
    }

    private Optional<StaticFile> page(String path) throws IOException {
        StaticFile known = pages.get(path);
        String type = TYPES.get(path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
        if (known != null || type == null || !PATH.matcher(path).matches()) {
            return Optional.ofNullable(known);
        }
        Optional<StaticFile> page = StaticFile.of(ROOT + path, type,
                path.startsWith("assets/") ? "public, max-age=31536000, immutable" : "no-cache");
        page.ifPresent(file -> pages.put(path, file));
        return page;
    }
}
