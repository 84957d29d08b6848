package outlay;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import outlay.base.ClientId;
import outlay.collect.Importer;
import outlay.collect.Progress;
import outlay.collect.door.Admission;
import outlay.collect.door.Doors;
import outlay.collect.door.Keys;
import outlay.collect.door.Segment;
import outlay.collect.door.tag.Origins;
import outlay.collect.door.tag.TagDoor;
import outlay.live.Hands;
import outlay.live.LiveBooks;
import outlay.local.LocalDoor;
import outlay.log.LocalLog;
import outlay.log.LogSettings;
import outlay.platform.Platforms;
import outlay.report.Answer;
import outlay.report.Question;
import outlay.store.Projector;
import outlay.store.Store;
import outlay.web.Api;
import outlay.web.HostNames;
import outlay.web.Reports;
import outlay.web.Router;
import outlay.web.WebServer;

/// The whole wiring of a running installation, top to bottom, shut down in reverse.
public final class Server implements AutoCloseable {
    private final LocalLog log;
    private final Store store;
    private final LocalDoor door;
    private final LiveBooks books;
    private final Hands hands;
    private final WebServer web;

    private Server(LocalLog log, Store store, LocalDoor door, LiveBooks books, Hands hands, WebServer web) {
        this.log = log;
        this.store = store;
        this.door = door;
        this.books = books;
        this.hands = hands;
        this.web = web;
    }

    /// Answers when it returns; `/readyz` says when it does so without waiting for the log to be read.
    public static Server start(Settings settings) throws IOException {
        return start(settings, presented -> Optional.empty());
    }

    /// @param keys who may send events
    public static Server start(Settings settings, Keys keys) throws IOException {
        Files.createDirectories(settings.data());
        LocalLog log = LocalLog.open(settings.data().resolve("log"), LogSettings.DEFAULT);
        try {
            Store store = Store.open(settings.data(), settings.databaseUrl(), settings.databaseOwnerUrl());
            try {
                Projector projector = new Projector(store, log);
                projector.catchUp();
                Importer importer = new Importer(log, Platforms.readers(), Clock.systemUTC(), Progress.NONE);
                LocalDoor door = new LocalDoor(settings.data(), importer, projector::catchUp);
                LiveBooks books = new LiveBooks(log, LiveBooks.snapshot(settings.data()));
                Hands hands = Hands.ofThisMachine();
                Doors doors = Doors.over(log, keys, Admission.ALWAYS, Clock.systemUTC(), System::nanoTime);
                TagDoor tag = new TagDoor(doors.steps(), Segment.batch(), keys, Origins.NONE, new SecureRandom());
                return new Server(log, store, door, books, hands,
                        serve(settings, books, hands, door, router -> tag.addTo(doors.addTo(router))));
            } catch (IOException | RuntimeException failed) {
                store.close();
                throw failed;
            }
        } catch (IOException | RuntimeException failed) {
            log.close();
            throw failed;
        }
    }

    public URI uri() {
        return web.uri();
    }

    /// First the doors, so that nobody asks what is no longer there; the log last, because everything else reads it.
    @Override
    public void close() {
        door.close();
        web.close();
        hands.close();
        books.save();
        store.close();
        log.close();
    }

    private static WebServer serve(Settings settings, LiveBooks books, Hands hands, LocalDoor door,
            UnaryOperator<Router> doors) throws IOException {
        Reports reports = new Reports() {
            @Override
            public List<ClientId> clients() {
                return books.clients();
            }

            @Override
            public Answer answer(Question question) {
                return books.of(question.client()).answer(question, hands);
            }
        };
        AtomicBoolean ready = new AtomicBoolean();
        // The first question would wait for the log to be read; this reads it while nobody has asked yet.
        Thread.ofVirtual().name("read-log").start(() -> {
            books.clients();
            ready.set(true);
        });
        WebServer web = WebServer.start(new InetSocketAddress(settings.host(), settings.port()),
                new HostNames(Set.of(settings.host())),
                doors.apply(Api.routes(reports, ready::get)).post(LocalDoor.PATH, door::importFiles));
        try {
            door.open(web.uri());
            return web;
        } catch (IOException failed) {
            web.close();
            throw failed;
        }
    }
}
