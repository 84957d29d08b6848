package outlay.web;

import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import outlay.Server;
import outlay.Settings;

/// A whole server without sign-in and a browser to look at its pages, for all tests of a class.
final class ServedPages implements AutoCloseable {
    private final Server server;
    private final Chromium chromium;

    private ServedPages(Server server, Chromium chromium) {
        this.server = server;
        this.chromium = chromium;
    }

    /// @param more settings, as variables of the environment
    static ServedPages start(Path data, Map<String, String> more) throws IOException, Settings.Wrong {
        Map<String, String> settings = new HashMap<>(Map.of("OUTLAY_DATA", data.toString(), "OUTLAY_LISTEN",
                "127.0.0.1:0", "OUTLAY_SIGN_IN", "off"));
        settings.putAll(more);
        Chromium chromium = Chromium.start();
        try {
            return new ServedPages(Server.start(Settings.read(Optional.empty(), settings)), chromium);
        } catch (IOException | Settings.Wrong | RuntimeException failed) {
            chromium.close();
            throw failed;
        }
    }

    URI uri() {
        return server.uri();
    }

    BrowserPage laptop() {
        return page(1280, 900, ColorScheme.LIGHT);
    }

    BrowserPage page(int width, int height, ColorScheme colours) {
        return new BrowserPage(chromium, uri(), width, height, colours);
    }

    @Override
    public void close() {
        chromium.close();
        server.close();
    }
}
