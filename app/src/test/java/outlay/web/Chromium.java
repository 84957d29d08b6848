package outlay.web;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The machine's own browser, started without a window; pages in it share nothing. Used by one thread.
public final class Chromium implements AutoCloseable {
    /// `-Doutlay.test.slow=4` makes every page compute at a quarter of the speed, and every answer come 160 ms later:
    /// what a test or a page takes for granted on a fast machine breaks there.
    private static final int SLOW = Integer.getInteger("outlay.test.slow", 1);
    private static final int LATENCY_MILLIS = 40;
    /// What takes longer on a machine that does much else does not come at all.
    private static final int PATIENCE_MILLIS = 90_000;
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

    /// Opens a page of its own, as slow as is asked for, that is waited for with patience.
    public Page page(Browser.NewPageOptions options) {
        return patient(browser.newPage(options));
    }

    /// Makes a page of anybody's as slow as is asked for, and waits for it with patience.
    public static Page patient(Page page) {
        page.setDefaultTimeout(PATIENCE_MILLIS);
        page.setDefaultNavigationTimeout(PATIENCE_MILLIS);
        if (SLOW > 1) {
            CDPSession session = page.context().newCDPSession(page);
            JsonObject rate = new JsonObject();
            rate.addProperty("rate", SLOW);
            session.send("Emulation.setCPUThrottlingRate", rate);
            JsonObject conditions = new JsonObject();
            conditions.addProperty("offline", false);
            conditions.addProperty("latency", LATENCY_MILLIS * SLOW);
            conditions.addProperty("downloadThroughput", -1);
            conditions.addProperty("uploadThroughput", -1);
            session.send("Network.enable");
            session.send("Network.emulateNetworkConditions", conditions);
        }
        return page;
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
