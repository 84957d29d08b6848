package outlay.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/// The page of the last events in a real browser, whose clock stands still until it is moved.
final class LivePage implements AutoCloseable {
    private static final String EVENTS = "[data-part=events] li";

    private final Page page;
    private final URI server;
    private final List<String> questions = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();

    LivePage(Chromium chromium, URI server, int width, int height, ColorScheme colours) {
        this.server = server;
        page = chromium.page(new Browser.NewPageOptions().setViewportSize(width, height)
                .setLocale("en-US").setColorScheme(colours).setReducedMotion(ReducedMotion.REDUCE));
        page.clock().install();
        page.onRequest(request -> {
            if (request.url().contains("/api/v1/live?")) {
                questions.add(request.url());
            }
        });
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.type().equals("warning")) {
                complaints.add(message.text());
            }
        });
    }

    Page page() {
        return page;
    }

    LivePage go(String query) {
        page.navigate(server + query);
        page.waitForSelector("main[aria-busy=false]");
        return this;
    }

    /// How often the page asked for events while its clock ran for `millis`.
    int questionsIn(int millis) {
        int before = asked();
        page.clock().runFor(millis);
        return asked() - before;
    }

    /// How often it has asked since it was opened.
    int asked() {
        // Its answer comes after the news of every request that was made before it.
        page.evaluate("() => 0");
        return questions.size();
    }

    /// Waits for what is drawn behind a timer, too: the clock is moved on until it is there.
    void awaitShown(String selector) {
        page.waitForCondition(() -> {
            page.clock().runFor(100);
            return page.isVisible(selector);
        });
    }

    LivePage hide(boolean hidden) {
        page.evaluate(
                "state => { Object.defineProperty(document, 'visibilityState', {value: state, configurable: true});"
                        + " document.dispatchEvent(new Event('visibilitychange')); }",
                hidden ? "hidden" : "visible");
        return this;
    }

    /// The newest event of this id, once it is there.
    Locator event(String id) {
        Locator line = page.locator("[data-part=events] li[data-id=\"" + id + "\"]").first();
        line.waitFor();
        return line;
    }

    /// Waits until it shows that many events.
    LivePage shows(int events) {
        Awaited.count(page.locator(EVENTS), events);
        return this;
    }

    List<String> shown() {
        return page.locator(EVENTS).all().stream()
                .map(line -> line.getAttribute("data-status") + " " + line.getAttribute("data-id")).toList();
    }

    String tally(String status) {
        return page.locator(".tallies button[data-status=" + status + "] b").innerText();
    }

    LivePage awaitState(String state) {
        page.waitForSelector("[data-part=pulse][data-state=" + state + "]");
        return this;
    }

    double top(Locator part) {
        return part.boundingBox().y;
    }

    LivePage fitsTheWindow() {
        assertThat(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")).as("no sideways scroll")
                .isEqualTo(true);
        return this;
    }

    LivePage hasNothingToComplainAbout() {
        assertThat(complaints).isEmpty();
        return this;
    }

    LivePage screenshot(String name) {
        BrowserPage.shoot(page, name);
        return this;
    }

    @Override
    public void close() {
        page.close();
    }
}
