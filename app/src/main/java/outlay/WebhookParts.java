package outlay;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import outlay.notify.Source;
import outlay.notify.WebhookBook;
import outlay.notify.WebhookEngine;
import outlay.notify.WebhooksApi;
import outlay.store.Store;
import outlay.store.WebhookStore;
import outlay.vault.Sealing;
import outlay.web.Router;

/// What webhooks need, wired the same for a server and a command.
public final class WebhookParts implements AutoCloseable {
    private final WebhookBook book;
    private final WebhookStore store;
    private final WebhookEngine engine;
    private final Clock clock;

    private WebhookParts(WebhookBook book, WebhookStore store, WebhookEngine engine, Clock clock) {
        this.book = book;
        this.store = store;
        this.engine = engine;
        this.clock = clock;
    }

    /// Tells nobody anything by itself.
    ///
    /// @param sources of what happens; none for a command
    public static WebhookParts of(Settings settings, Store store, Sealing sealing, List<Source> sources, Clock clock) {
        SecureRandom random = new SecureRandom();
        WebhookBook book = new WebhookBook(store.webhooks(), sealing, clock, random);
        return new WebhookParts(book, store.webhooks(), new WebhookEngine(book, store.webhooks(), sources,
                Deliveries.sending(settings.edge().sandbox(), clock), clock, random.nextLong()), clock);
    }

    /// Goes on with whatever waits, and looks for more from now on.
    WebhookParts start() {
        engine.start();
        return this;
    }

    Router addTo(Router routes) {
        return new WebhooksApi(book, store, engine, clock).addTo(routes);
    }

    public WebhookBook book() {
        return book;
    }

    public WebhookStore store() {
        return store;
    }

    public WebhookEngine engine() {
        return engine;
    }

    @Override
    public void close() {
        engine.close();
    }
}
