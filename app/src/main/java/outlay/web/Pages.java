package outlay.web;

import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/// The browser side and the documents, from the class path. What lies under `assets/` has a hash in its name and never
/// changes.
final class Pages implements Handler {
    private static final String ROOT = "outlay/ui/";
    private static final String DOCUMENTS = "docs";
    // No dot at the beginning of a segment, so nothing can climb out of ROOT.
    private static final Pattern PATH = Pattern
            .compile("(?:[A-Za-z0-9_-][A-Za-z0-9._-]*/)*[A-Za-z0-9_-][A-Za-z0-9._-]*");
    private static final Map<String, String> TYPES = Map.of("html", "text/html; charset=utf-8", "js",
            "text/javascript; charset=utf-8", "css", "text/css; charset=utf-8", "svg", "image/svg+xml", "json",
            "application/json", "png", "image/png", "txt", "text/plain; charset=utf-8");

    private final Map<String, StaticFile> pages = new ConcurrentHashMap<>();

    @Override
    public Response handle(Request request) throws IOException {
        return page(file(request.path().substring(1))).orElseThrow(() -> new Refused(
                Problem.of(404, "Not found",
                        "there is no page " + request.path() + "; the report is at /, the documents at /docs/")))
                .handle(request);
    }

    /// A document's address has no ending, so that it stays whatever the document is made of.
    private static String file(String path) {
        if (path.isEmpty() || path.equals(DOCUMENTS + "/")) {
            return path + "index.html";
        }
        if (path.equals(DOCUMENTS)) {
            return DOCUMENTS + "/index.html";
        }
        return path.startsWith(DOCUMENTS + "/") && path.indexOf('.') < 0 ? path + ".html" : path;
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
