package outlay;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import outlay.collect.Importer;
import outlay.collect.Progress;
import outlay.collect.door.Bots;
import outlay.collect.door.Doors;
import outlay.collect.door.Segment;
import outlay.collect.door.tag.TagDoor;
import outlay.gate.Doorkeeper;
import outlay.gate.GateWatch;
import outlay.gate.KeyRing;
import outlay.gate.Pressure;
import outlay.link.ClickIds;
import outlay.link.ClickSpool;
import outlay.link.LinkTable;
import outlay.link.Redirects;
import outlay.live.Hands;
import outlay.live.LiveBooks;
import outlay.live.PastBooks;
import outlay.local.LocalDoor;
import outlay.log.Disk;
import outlay.log.LocalLog;
import outlay.log.LogSettings;
import outlay.log.RealDisk;
import outlay.people.PeopleApi;
import outlay.people.Words;
import outlay.platform.Platforms;
import outlay.privacy.Derived;
import outlay.privacy.ErasureRunner;
import outlay.privacy.Erasures;
import outlay.privacy.PrivacyApi;
import outlay.privacy.RetentionJob;
import outlay.privacy.Veil;
import outlay.store.Projector;
import outlay.store.Store;
import outlay.vault.Vault;
import outlay.web.Api;
import outlay.web.Bounds;
import outlay.web.HostNames;
import outlay.web.PeopleKey;
import outlay.web.Proxies;
import outlay.web.Response;
import outlay.web.Router;
import outlay.web.WebServer;

/// The whole wiring of a running installation, top to bottom, shut down in reverse.
public final class Server implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Server.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);
    private static final int MOST_WAITING_CLICKS = 50_000;

    private final Settings settings;
    private final Clock clock;
    private final AtomicBoolean draining = new AtomicBoolean();
    /// What has to be closed, the last opened first.
    private final Deque<AutoCloseable> opened = new ArrayDeque<>();
    private URI uri = URI.create("");
    private URI adminUri = URI.create("");

    private Server(Settings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /// Answers when it returns; `/readyz` says when it does so without waiting for the log to be read.
    public static Server start(Settings settings) throws IOException {
        return start(settings, new RealDisk());
    }

    /// Likewise, with the log on a disk of the caller's making.
    public static Server start(Settings settings, Disk disk) throws IOException {
        return start(settings, disk, Clock.systemUTC());
    }

    /// Likewise, at a time of the caller's making, which events are received at and files imported at.
    public static Server start(Settings settings, Disk disk, Clock clock) throws IOException {
        Server server = new Server(settings, clock);
        try {
            server.open(disk);
            return server;
        } catch (IOException | RuntimeException failed) {
            server.closeAll();
            throw failed;
        }
    }

    public URI uri() {
        return uri;
    }

    /// Where health and metrics are.
    public URI adminUri() {
        return adminUri;
    }

    /// Says first that it is not ready, so that balancers send nothing more; then lets what is under way end.
    @Override
    public void close() {
        draining.set(true);
        try {
            TimeUnit.SECONDS.sleep(settings.edge().drainSeconds());
        } catch (InterruptedException atOnce) {
            Thread.currentThread().interrupt();
        }
        closeAll();
    }

    private void closeAll() {
        while (!opened.isEmpty()) {
            AutoCloseable last = opened.pop();
            try {
                last.close();
            } catch (Exception failed) {
                LOG.error("{} could not be closed", last.getClass().getSimpleName(), failed);
            }
        }
    }

    private <T extends AutoCloseable> T opened(T part) {
        opened.push(part);
        return part;
    }

    private void open(Disk disk) throws IOException {
        Path data = Files.createDirectories(settings.data());
        EdgeSettings edge = settings.edge();
        Vault vault = Vault.open(data, settings.key(), clock);
        LocalLog log = opened(LocalLog.open(data.resolve("log"), LogSettings.DEFAULT, disk, vault));
        Store store = opened(Store.open(data, settings.databaseUrl(), settings.databaseOwnerUrl()));
        Projector projector = new Projector(store, log);
        projector.catchUp();

        KeyRing keys = new KeyRing(vault);
        LinkTable links = new LinkTable();
        GateWatch watch = opened(GateWatch.start(store.gates(), keys, links::hold, BETWEEN_LOOKS));
        Pressure pressure = new Pressure(log::queuePercent, Pressure.Room.of(data), System::nanoTime);
        Doorkeeper doorkeeper = new Doorkeeper(keys, pressure, edge.browserKeyRate(), edge.serverKeyRate(),
                System::nanoTime, new SplittableRandom());
        ClickIds clickIds = new ClickIds(vault.derived("click ids"), new SecureRandom());
        ClickSpool clicks = opened(
                ClickSpool.open(log, data.resolve(ClickSpool.FILE), clickIds, vault, MOST_WAITING_CLICKS));
        Bots bots = Bots.load(edge.dataCentres());
        Redirects redirects = new Redirects(links, clickIds, clicks, bots::grade, edge.linkFallback(), clock);

        Privacy privacy = new Privacy(vault);
        Doors doors = Doors.over(log, keys, doorkeeper, clock, System::nanoTime, bots, privacy.suppression());

        Veil veil = new Veil(log);
        TellingParts telling = opened(TellingParts.toTheWorld(veil, store, vault, settings.rules(), clock));
        LiveBooks books = new LiveBooks(veil, LiveBooks.snapshot(data), vault);
        PastBooks past = new PastBooks(veil);
        opened.push(books::save);
        Hands hands = opened(Hands.ofThisMachine());
        AtomicBoolean read = new AtomicBoolean();
        Importer importer = new Importer(log, Platforms.readers(), clock, Progress.NONE, privacy.suppression());
        List<Derived> followers = Privacy.followers(data, log, store, vault,
                holders(importer, doors, clicks, books, past, telling));
        Erasures erasures = privacy.erasures(data, log, veil, store, followers, clock);
        ErasureRunner runner = opened(new ErasureRunner(erasures));
        RetentionJob retention = opened(new RetentionJob(privacy.retention(data, log, store, followers, clock),
                settings.retention().times(), settings.retention().at(), data, clock, runner::alone).start());
        Watching watching = new Watching(log, watch, pressure, doorkeeper, redirects, clicks, doors,
                privacy.suppression()::suppressed, retention::past, read::get, draining::get, clock);
        adminUri = admin(watching).uri();

        PeopleKey peopleKey = new PeopleKey(privacy::peopleKey);
        PrivacyApi erasing = new PrivacyApi(erasures, runner,
                privacy.access(veil, books::of, retention.times(), clock), retention, peopleKey);
        readAhead(books, read);
        LocalDoor door = new LocalDoor(data, importer, projector::catchUp, telling.lookAfter(watch::look));
        TagDoor tag = new TagDoor(doors.steps(), Segment.batch(), keys, keys::registered, new SecureRandom());
        PeopleApi people = new PeopleApi(veil, books, past,
                new Words(log, clock, () -> UUID.randomUUID().toString()), peopleKey);
        Router routes = people.addTo(tag.addTo(doors.addTo(Api.routes(new ServedReports(books, past, hands, pressure,
                settings.plan(), retention::eventsKeptFrom), watching.health()::ready))), door::guarded)
                .post(LocalDoor.PATH, door::importFiles).post(LocalDoor.GATES_PATH, door::lookAtGates)
                .get(Redirects.PATH, redirects);
        erasing.addTo(routes, door::guarded);
        telling.api(privacy::peopleKey).addTo(routes);
        WebServer web = opened(WebServer.start(new InetSocketAddress(settings.host(), settings.port()),
                new HostNames(Set.of(settings.host()), edge.publicHosts()), new Proxies(edge.trustedProxies()),
                Bounds.USUAL, routes));
        watching.watch(web);
        uri = web.uri();
        opened(door).open(uri);
    }

    private WebServer admin(Watching watching) throws IOException {
        return opened(WebServer.onLoopback(settings.edge().adminPort(settings.port()),
                new Router().get("/livez", request -> Response.text(200, "alive"))
                        .get("/readyz", watching.health()::answer).get("/metrics", watching::metrics)));
    }

    /// The first question would wait for the log to be read; this reads it while nobody has asked yet.
    private static void readAhead(LiveBooks books, AtomicBoolean read) {
        Thread.ofVirtual().name("read-log").start(() -> {
            books.clients();
            read.set(true);
        });
    }

    /// What a running server holds of people besides the log, the tables and the archive.
    private static List<Derived> holders(Importer importer, Doors doors, ClickSpool clicks, LiveBooks books,
            PastBooks past, TellingParts telling) {
        return List.of((client, rule, positions) -> importer.quiesce(),
                (client, rule, positions) -> doors.live().forget(client),
                (client, rule, positions) -> clicks.rewrite(click -> rule.apply(-1, click)),
                (client, rule, positions) -> {
                    books.forget();
                    past.forget();
                    telling.forget();
                });
    }
}
