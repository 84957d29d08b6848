package outlay.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import outlay.testkit.Checkout;

/// Any of the pages in a real browser, with the checks that hold for all of them: nothing is wider than the window, the
/// console is silent, nothing that somebody wrote runs, and people who see or hear otherwise can use it.
final class BrowserPage implements AutoCloseable {
    /// Set, pictures for the documents are written anew into this folder.
    private static final Optional<String> PICTURES = Optional.ofNullable(System.getProperty("outlay.pictures"));
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");
    /// `-Doutlay.screenshots=true` leaves there what a page looks like at each step, for people to look at; no test
    /// does, and hundreds of them take minutes.
    private static final boolean LOOKED_AT = Boolean.getBoolean("outlay.screenshots");
    private static final int PAINT_MILLIS = 300;
    private static final int HEIGHT = 900;
    /// Counts what a page has asked for and not drawn yet.
    static final String COUNTED = """
            (() => {
              const ask = window.fetch;
              window.onItsWay = 0;
              window.fetch = (...asked) => {
                window.onItsWay++;
                const drawn = () => requestAnimationFrame(() => setTimeout(() => window.onItsWay--));
                const answer = ask(...asked);
                answer.then((one) => one.clone().arrayBuffer()).then(drawn, drawn);
                return answer;
              };
            })()""";
    /// Not a function that promises an answer: whoever waits takes the promise itself for a yes.
    private static final String SETTLED = "() => window.onItsWay === 0"
            + " && document.querySelector('main[aria-busy=false]')"
            + " && !document.querySelector('.bone, [data-loading=true]')";
    private static final String IDLE = "() => new Promise(done => requestAnimationFrame("
            + "() => requestIdleCallback(done, { timeout: 1000 })))";

    private final Page page;
    private final URI server;
    private final List<String> complaints = new ArrayList<>();
    private final List<Integer> expected = new ArrayList<>();

    BrowserPage(Chromium chromium, URI server, int width, int height, ColorScheme colours) {
        this.server = server;
        page = chromium.page(new Browser.NewPageOptions().setViewportSize(width, height)
                .setLocale("en-US").setTimezoneId("Pacific/Auckland").setColorScheme(colours)
                .setReducedMotion(ReducedMotion.REDUCE));
        page.onDialog(dialog -> {
            complaints.add("dialog: " + dialog.message());
            dialog.dismiss();
        });
        page.addInitScript(COUNTED);
        page.addInitScript("document.addEventListener('securitypolicyviolation', event => console.error("
                + "'policy: ' + event.violatedDirective + ' ' + event.blockedURI + ' ' + event.sample))");
        page.onPageError(error -> complaints.add("script: " + error));
        page.onConsoleMessage(message -> {
            boolean known = expected.stream().anyMatch(status -> message.text().contains(" " + status + " "));
            if (!known && (message.type().equals("error") || message.type().equals("warning"))) {
                complaints.add("console: " + message.text());
            }
        });
    }

    Page page() {
        return page;
    }

    /// The browser itself complains of such answers; the page has to say what is wrong.
    BrowserPage expect(int status) {
        expected.add(status);
        return this;
    }

    BrowserPage go(String query) {
        page.navigate(server + query);
        return settled();
    }

    /// One of the documents.
    BrowserPage read(String path) {
        page.navigate(server.resolve(path).toString());
        page.waitForSelector("[data-part=find]:not([hidden])");
        return this;
    }

    /// Waits until nothing that was asked for is on its way. What a page asks for only after a rest, as of somebody who
    /// types, has to be waited for by what it shows: see [Awaited].
    BrowserPage settled() {
        settle(page);
        return this;
    }

    /// Nothing is on its way and nothing waits, and that is still so when the browser has nothing else to do: between
    /// what is drawn and what is asked for because of it there may be a frame.
    static void settle(Page page) {
        page.waitForFunction(SETTLED);
        page.evaluate(IDLE);
        page.waitForFunction(SETTLED);
    }

    Locator part(String name) {
        return page.locator("[data-part=" + name + "]");
    }

    /// Nothing makes the page wider than the window; tables scroll in boxes of their own.
    BrowserPage fits() {
        Object wide = page.evaluate("() => document.documentElement.scrollWidth <= window.innerWidth ? []"
                + " : [...document.querySelectorAll('body *')]"
                + ".filter(one => one.getBoundingClientRect().right > window.innerWidth && !one.closest('.scroll'))"
                + ".map(one => one.outerHTML.slice(0, 120))");
        assertThat((List<?>) wide).as("wider than the window").isEmpty();
        return this;
    }

    /// It fits windows of these widths, the narrowest first, by day and by night, and everybody can use it there. It is
    /// opened once, in the narrowest by day: what is true of it then has to stay true when the window grows and night
    /// falls.
    ///
    /// @param name of its pictures
    BrowserPage fitsEveryWindow(List<Integer> widths, String name, Runnable opening) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        page.setViewportSize(widths.getFirst(), HEIGHT);
        opening.run();
        for (int width : widths) {
            page.setViewportSize(width, HEIGHT);
            for (ColorScheme colours : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                String label = colours.name().toLowerCase(Locale.ROOT);
                page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(colours));
                // The documents have no script that says so; their style sheet asks the browser itself.
                page.waitForFunction("colours => matchMedia(`(prefers-color-scheme: ${colours})`).matches"
                        + " && [undefined, colours].includes(document.documentElement.dataset.theme)", label);
                fits().isUsableByEverybody().screenshot(name + "-" + width + "-" + label);
            }
        }
        return this;
    }

    /// By the rules of axe-core: nothing serious or critical.
    BrowserPage isUsableByEverybody() {
        if (Boolean.TRUE.equals(page.evaluate("() => typeof axe === 'undefined'"))) {
            try {
                page.evaluate(Files.readString(Checkout.root().resolve("ui/node_modules/axe-core/axe.min.js")));
            } catch (IOException missing) {
                throw new IllegalStateException("axe-core comes with the pages' libraries; build the module ui",
                        missing);
            }
        }
        Object found = page.evaluate("async () => (await axe.run({ resultTypes: ['violations'] })).violations"
                + ".filter(one => one.impact === 'serious' || one.impact === 'critical')"
                + ".map(one => one.id + ': ' + one.nodes.map(node => node.html.slice(0, 160) + ' '"
                + " + node.any.map(each => each.message)).slice(0, 4).join(' | '))");
        assertThat((List<?>) found).as("found by axe-core").isEmpty();
        return this;
    }

    BrowserPage hasNothingToComplainAbout() {
        assertThat(complaints).isEmpty();
        return this;
    }

    BrowserPage screenshot(String name) {
        if (LOOKED_AT) {
            take(SCREENSHOTS.resolve(name + ".png"));
        }
        return this;
    }

    /// Of any page, as it stands, where somebody wants to look at it.
    static void shoot(Page page, String name) {
        if (LOOKED_AT) {
            // The chart is drawn a moment after its canvas is there.
            page.waitForTimeout(PAINT_MILLIS);
            shoot(page, SCREENSHOTS.resolve(name + ".png"));
        }
    }

    private static void shoot(Page page, Path to) {
        page.screenshot(new Page.ScreenshotOptions().setPath(to).setFullPage(true));
    }

    /// For the documents too, where that is asked for.
    BrowserPage picture(String name) {
        PICTURES.ifPresent(folder -> {
            // The chart is drawn a moment after its canvas is there.
            page.waitForTimeout(PAINT_MILLIS);
            take(Checkout.root().resolve(folder).resolve(name + ".png"));
        });
        return screenshot(name);
    }

    private void take(Path to) {
        page.evaluate("() => { scrollTo(0, 0); document.activeElement?.blur(); }");
        shoot(page, to);
    }

    @Override
    public void close() {
        page.close();
    }
}
