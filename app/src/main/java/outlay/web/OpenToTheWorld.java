package outlay.web;

import java.util.List;
import java.util.Set;

/// What is answered under the names that the world knows (`public_hosts`): what collects, and nothing that tells of
/// what was collected, but for the files that platforms fetch, each under a secret address of its own. Whoever is not
/// known gets nothing of the report and its API under other names either; this list is the second wall between the
/// world and the books. A new route is behind it until somebody writes it down here.
final class OpenToTheWorld {
    private static final Set<String> PATHS = Set.of("/o.js", "/g/collect", "/mp/collect", "/debug/mp/collect",
            "/livez");
    private static final List<String> FOLDERS = List.of("/o/", "/v1/", "/c/", "/feeds/");

    private OpenToTheWorld() {}

    /// @param path as the router reads it
    static boolean includes(String path) {
        return PATHS.contains(path) || FOLDERS.stream().anyMatch(path::startsWith);
    }
}
