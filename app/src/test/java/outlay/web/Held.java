package outlay.web;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// Questions of a page that are kept from the server until they are let go: as long as one likes, an answer is on its
/// way.
final class Held implements AutoCloseable {
    static final int REFUSED = 503;

    private final Page page;
    private final List<Route> held = new ArrayList<>();
    private final Predicate<String> those;
    private boolean lets;
    private int asked;

    /// @param asked the method, and the path without what stands behind it: whole, "GET /docs/search.json", or under
    ///              `/api/v1/`, "POST settings/targets"
    Held(BrowserPage browser, String asked) {
        page = browser.page();
        String method = asked.substring(0, asked.indexOf(' '));
        URI path = URI.create("/api/v1/").resolve(asked.substring(asked.indexOf(' ') + 1));
        those = url -> URI.create(url).getPath().equals(path.getPath());
        page.route(those, route -> take(route, method));
    }

    private void take(Route route, String method) {
        boolean mine = route.request().method().equals(method);
        asked += mine ? 1 : 0;
        if (mine && !lets) {
            held.add(route);
        } else {
            route.resume();
        }
    }

    /// Waits until that many of them were asked.
    Held asked(int times) {
        page.waitForCondition(() -> asked >= times);
        return this;
    }

    /// How many were asked up to now.
    int asked() {
        // Its answer comes after the news of every request that was made before it.
        page.evaluate("() => 0");
        return asked;
    }

    /// Lets go what is held, and whatever comes after it.
    void letGo() {
        lets = true;
        held.forEach(Route::resume);
        held.clear();
    }

    /// Refuses what is held, as a proxy does that reaches no server; whatever comes after it is let go.
    void refuse() {
        lets = true;
        held.forEach(route -> route.fulfill(new Route.FulfillOptions().setStatus(REFUSED).setBody("no server")));
        held.clear();
    }

    @Override
    public void close() {
        letGo();
        page.unroute(those);
    }
}
