package outlay.collect.door.tag;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import outlay.web.Chromium;

/// Somebody in a browser of their own. Whatever the tag does, no page of theirs may have an error.
final class Visitor implements AutoCloseable {

    private final BrowserContext context;
    private final Page page;
    private final List<String> errors = new ArrayList<>();

    /// @param scripts that run in every page before anything else
    Visitor(Chromium chromium, String... scripts) {
        context = chromium.browser().newContext(new Browser.NewContextOptions().setIgnoreHTTPSErrors(true)
                // A browser without a window says so and counts as a program.
                .setUserAgent("Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 "
                        + "Safari/537.36"));
        for (String script : scripts) {
            context.addInitScript(script);
        }
        page = Chromium.patient(context.newPage());
        page.onPageError(errors::add);
        page.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")) {
                errors.add(message.text());
            }
        });
    }

    Page page() {
        return page;
    }

    Visitor go(String url) {
        page.navigate(url);
        return this;
    }

    Object run(String script) {
        return page.evaluate(script);
    }

    /// Calls the tag; ends when the call has been made.
    Visitor outlay(String call) {
        page.evaluate("() => { outlay(" + call + "); }");
        return this;
    }

    /// The id as the page gets it, when the server has given it.
    String id() {
        return (String) page.evaluate("() => new Promise(heard => outlay('id', heard))");
    }

    /// Makes the tag send at once whatever it would send, and waits until that has been on its way.
    Visitor settle() {
        page.evaluate("() => { dispatchEvent(new Event('pagehide')); return fetch('/elsewhere'); }");
        return this;
    }

    Optional<Cookie> idCookie() {
        return context.cookies().stream().filter(cookie -> cookie.name.equals(IdCookie.NAME)).findFirst();
    }

    @Override
    public void close() {
        context.close();
        assertThat(errors).isEmpty();
    }
}
