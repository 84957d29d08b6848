package outlay.web;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The machine's own browser, started without a window; pages in it share nothing. Used by one thread.
public final class Chromium implements AutoCloseable {
    private static final List<String> PLACES = List.of("/usr/bin/chromium", "/usr/bin/chromium-browser",
            "/usr/bin/google-chrome");

    private static final List<String> ARGUMENTS = List.of("--headless", "--no-sandbox", "--disable-gpu",
            "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
            "--disable-sync");

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    /// @param more arguments of the command line besides those that every test needs
    public static Chromium start(String... more) {
        Path chromium = PLACES.stream().map(Path::of).filter(Files::isExecutable).findFirst()
                .orElseThrow(() -> new IllegalStateException("this test needs a browser and found none of " + PLACES
                        + "; on Debian: apt-get install chromium"));
        Playwright playwright = Playwright
                .create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        try {
            return new Chromium(playwright, playwright.chromium()
                    .launch(new BrowserType.LaunchOptions().setExecutablePath(chromium).setHeadless(true)
                            .setArgs(Stream.concat(ARGUMENTS.stream(), Stream.of(more)).toList())));
        } catch (RuntimeException failed) {
            playwright.close();
            throw failed;
        }
    }

    public Browser browser() {
        return browser;
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
