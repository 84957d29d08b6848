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
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import outlay.access.AccessControl;
import outlay.access.Once;
import outlay.access.Origin;
import outlay.activate.outbox.DeliveriesApi;
import outlay.activate.outbox.DeliveryEngine;
import outlay.agency.FirstStepsApi;
import outlay.agency.LogoApi;
import outlay.agency.ReportMailer;
import outlay.agency.ReportMailsApi;
import outlay.agency.ViewsApi;
import outlay.alerting.AlertsApi;
import outlay.audit.AuditApi;
import outlay.audit.AuditLog;
import outlay.audit.Audited;
import outlay.collect.Importer;
import outlay.gate.ApiRates;
import outlay.live.Hands;
import outlay.live.LiveBooks;
import outlay.live.PastBooks;
import outlay.local.LocalDoor;
import outlay.log.Disk;
import outlay.log.LocalLog;
import outlay.log.LogSettings;
import outlay.log.RealDisk;
import outlay.mcp.McpApi;
import outlay.notify.Source;
import outlay.people.PeopleApi;
import outlay.people.Words;
import outlay.platform.Destinations;
import outlay.platform.Platforms;
import outlay.privacy.Derived;
import outlay.privacy.ErasureRunner;
import outlay.privacy.Erasures;
import outlay.privacy.PrivacyApi;
import outlay.privacy.Retention;
import outlay.privacy.RetentionJob;
import outlay.privacy.Veil;
import outlay.setting.Tries;
import outlay.store.AgencyStore;
import outlay.store.DataFormat;
import outlay.store.LogFollower;
import outlay.store.OutboxStore;
import outlay.store.Projector;
import outlay.store.Store;
import outlay.upload.ImportsApi;
import outlay.upload.UploadProgress;
import outlay.upload.Uploads;
import outlay.vault.Vault;
import outlay.web.Api;
import outlay.web.Around;
import outlay.web.Bounds;
import outlay.web.GivingWay;
import outlay.web.Handler;
import outlay.web.HostNames;
import outlay.web.PeopleKey;
import outlay.web.Proxies;
import outlay.web.Reports;
import outlay.web.Response;
import outlay.web.Router;
import outlay.web.WebServer;

/// The whole wiring of a running installation, top to bottom, shut down in reverse.
public final class Server implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Server.class);

    private static final Duration BETWEEN_MAILS = Duration.ofMinutes(1);

    private static final String VERSION = Optional.ofNullable(Server.class.getPackage().getImplementationVersion())
            .orElse("0");

    private final Settings settings;
    private final Clock clock;
    private final SettingsTables tables;
    private final AtomicBoolean draining = new AtomicBoolean();
    /// What has to be closed, the last opened first.
    private final Deque<AutoCloseable> opened = new ArrayDeque<>();
    private URI uri = URI.create("");
    private URI adminUri = URI.create("");
    private Optional<String> setUp = Optional.empty();

    private Server(Settings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.tables = new SettingsTables(settings, clock);
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
        if (settings.access().open() && !AccessSettings.onLoopback(settings.host())) {
            throw new IOException(AccessSettings.OPEN_TO_OTHERS);
        }
        DataFormat.check(settings.data());
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

    /// The page on which the first owner is made, where there is no user yet. It opens once: keep it from others.
    public Optional<String> setUp() {
        return setUp;
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
        Vault vault = Vault.open(data, settings.key(), clock);
        LocalLog log = opened(LocalLog.open(data.resolve("log"), LogSettings.DEFAULT, disk, vault));
        Store store = store(data);
        Veil veil = new Veil(log);
        TellingParts telling = opened(TellingParts.of(veil, store, vault, tables::rules, settings, clock));
        Deliveries deliveries = telling.deliveries(store.outbox(vault, vault));
        DeliveryEngine engine = opened(deliveries.engine(settings.edge().sandbox(), clock));
        Projector projector = new Projector(store, log, deliveries.outbox(engine::added));
        projector.catchUp();
        opened(LogFollower.start(projector, log));

        Privacy privacy = new Privacy(vault);
        Entrance entrance = opened(Entrance.open(settings, vault, log, store, privacy.suppression(), clock));

        LiveBooks books = new LiveBooks(veil, LiveBooks.snapshot(data), vault);
        PastBooks past = new PastBooks(veil);
        opened.push(books::save);
        AtomicBoolean read = new AtomicBoolean();
        Importer importer = importer(log, privacy, FailedImports.of(store, vault, clock));
        OutboxStore outbox = deliveries.store();
        List<Derived> followers = Privacy.followers(data, log, store, vault, outbox,
                holders(importer, entrance, books, past, telling, privacy.formerSettings(data)));
        Erasures erasures = privacy.erasures(data, log, veil, store, followers, outbox, clock);
        ErasureRunner runner = opened(new ErasureRunner(erasures));
        RetentionJob retention = retention(privacy.retention(data, log, store, followers, clock), runner);
        Watching watching = new Watching(log, entrance, privacy.suppression()::suppressed, outbox, retention::past,
                read::get, draining::get, clock);
        AlertParts alerts = alerts(books, telling, outbox);
        watching.alerts(alerts::open, alerts::untold, telling::keysEnding, telling.budgets(outbox));
        adminUri = admin(watching).uri();
        PeopleKey peopleKey = new PeopleKey(privacy::peopleKey);
        PrivacyApi erasing = new PrivacyApi(erasures, runner, privacy.access(veil, books::of,
                new ToldRecipients(outbox), retention::times, clock), retention, peopleKey);
        readLog(books, read, opened(new ReadAhead(importer.catalogues(), books)));
        LocalDoor door = new LocalDoor(data, importer, alerts.lookAfter(projector::catchUp),
                telling.lookAfter(entrance.watch()::look));
        PeopleApi people = new PeopleApi(veil, books, past, words(log), peopleKey);
        DemoCompany demo = opened(new DemoCompany(data, importer, alerts.lookAfter(projector::catchUp)));
        ServedReports reports = new ServedReports(books, past, hands(), entrance.pressure(),
                tables, alerts.book()::open, retention::eventsKeptFrom, demo::hidden);
        Router routes = door.addTo(people.addTo(entrance.addTo(Api.routes(reports, watching.health()::ready)),
                door::guarded));
        new DeliveriesApi(outbox, Destinations::of, telling.accounts(), peopleKey, clock).addTo(routes);
        Uploads uploads = uploads(importer, projector::catchUp, routes);
        telling.addTo(erasing.addTo(routes, door::guarded), outbox, privacy::peopleKey);
        webhooks(Happenings.all(alerts.book(), store, importer, outbox, veil, clock), store, vault, routes);
        desk(store, reports, alerts, new DemoApi(demo).addTo(routes));
        tables(routes, books, alerts, new RulesTrial(veil, telling.accounts(), outbox, clock), retention,
                tries -> new KeyConsentApi(store.gates(), veil, entrance.watch()::look, tries));
        AccessControl access = access(store, vault);
        ApiRates rates = rates(watching, access);
        watching.watch(serve(access, front(routes, settings.auditLog(vault, clock),
                audited -> access.guard(routes, settings.access().signIn(), privacy::peopleKey, uploads::clientOf,
                        alerts.letters(), rates.callers().then(audited),
                        rates.clients().then(new Once(store.answers(), vault, clock))))));
        engine.start();
        opened(door).open(uri);
    }

    /// Upgraded, so that the folder is of the newest format from here on.
    private Store store(Path data) throws IOException {
        Store store = opened(Store.open(data, settings.databaseUrl(), settings.databaseOwnerUrl()));
        DataFormat.put(data, DataFormat.NEWEST);
        return store;
    }

    private Hands hands() {
        return opened(Hands.ofThisMachine(GivingWay.threads("answer-")));
    }

    private Importer importer(LocalLog log, Privacy privacy, FailedImports failed) {
        return new Importer(log, Platforms.readers(), clock, new UploadProgress(), privacy.suppression(), failed);
    }

    private Words words(LocalLog log) {
        return new Words(log, clock, () -> UUID.randomUUID().toString());
    }

    private Uploads uploads(Importer importer, Runnable afterwards, Router routes) {
        Uploads uploads = opened(new Uploads(settings.data(), importer, afterwards, clock));
        new ImportsApi(uploads, importer, Platforms.spendFields(), afterwards).addTo(routes);
        return uploads;
    }

    private void webhooks(List<Source> sources, Store store, Vault vault, Router routes) {
        opened(WebhookParts.of(settings, store, vault, sources, clock)).start().addTo(routes);
    }

    private AlertParts alerts(LiveBooks books, TellingParts telling, OutboxStore outbox)
            throws IOException {
        return opened(AlertParts.of(settings, tables::alertsOf, tables::targets, settings.data(), books,
                telling.alerts(outbox), clock)).start();
    }

    private RetentionJob retention(Retention what, ErasureRunner runner) throws IOException {
        return opened(new RetentionJob(what, tables.retention()::times, settings.retention().at(),
                settings.data(), clock, runner::alone).start());
    }

    /// What is tried before it is changed, one after the other.
    private void tables(Router routes, LiveBooks books, AlertParts alerts, RulesTrial rules, RetentionJob ending,
            Function<Tries, KeyConsentApi> consent) {
        Tries tries = opened(new Tries());
        tables.addTo(routes, books, alerts, rules, tries);
        new RetentionApi(tables.retention(), new RetentionTrial(rules.log(), books, ending::erasuresPast), tries)
                .addTo(routes);
        consent.apply(tries).addTo(routes);
    }

    /// What whoever works with it sets up and is told: alerts, settings, views, and reports that are mailed.
    private void desk(Store store, Reports reports, AlertParts alerts, Router routes) {
        new AlertsApi(alerts.book(), alerts.trial()).addTo(routes);
        new SettingsApi(settings, tables, store.gates()::keys).addTo(routes);
        AgencyStore agency = store.agency();
        ReportMailer mailer = opened(new ReportMailer(agency, reports, alerts.mailer(), clock)).start(BETWEEN_MAILS);
        new FirstStepsApi(agency, clock).addTo(new ViewsApi(agency, clock).addTo(routes));
        new LogoApi(agency).addTo(routes);
        new ReportMailsApi(agency, mailer, Origin::of, () -> UUID.randomUUID().toString(), clock).addTo(routes);
    }

    private AccessControl access(Store store, Vault vault) {
        return opened(new AccessControl(store.access(), vault, settings.access().sso(), clock, new SecureRandom()));
    }

    private ApiRates rates(Watching watching, AccessControl access) {
        ApiRates rates = settings.access().apiRates();
        watching.api(rates::refused, access::refused);
        return rates;
    }

    /// What answers requests from outside. Assistants ask it, too, as whoever they ask for.
    ///
    /// @param guard lets in who may, and everybody past whoever keeps account of it
    private Handler front(Router routes, AuditLog audit, Function<Around, Handler> guard) throws IOException {
        audit.settle();
        new AuditApi(audit, clock).addTo(routes);
        McpApi assistants = new McpApi(VERSION);
        assistants.addTo(routes);
        Handler front = guard.apply(new Audited(routes::match, audit));
        assistants.through(front);
        return front;
    }

    private WebServer serve(AccessControl access, Handler guarded) throws IOException {
        EdgeSettings edge = settings.edge();
        Set<String> own = new HashSet<>(settings.access().pageHosts());
        own.add(settings.host());
        WebServer web = opened(WebServer.start(new InetSocketAddress(settings.host(), settings.port()),
                new HostNames(own, edge.publicHosts()), new Proxies(edge.trustedProxies(), edge.countryHeader()),
                Bounds.USUAL, guarded));
        uri = web.uri();
        if (!settings.access().open()) {
            setUp = access.firstSetUp(uri.toString().replaceFirst("/$", ""));
        }
        return web;
    }

    private WebServer admin(Watching watching) throws IOException {
        return opened(WebServer.onLoopback(settings.edge().adminPort(settings.port()),
                new Router().get("/livez", request -> Response.text(200, "alive"))
                        .get("/readyz", watching.health()::answer).get("/metrics", watching::metrics)));
    }

    /// The first question would wait for the log to be read; this reads it while nobody has asked yet, and then what
    /// only some questions need.
    private static void readLog(LiveBooks books, AtomicBoolean read, ReadAhead ahead) {
        Thread.ofVirtual().name("read-log").start(() -> {
            books.clients();
            read.set(true);
            ahead.start();
        });
    }

    /// What a running server holds of people besides the log, the tables and the archive.
    private static List<Derived> holders(Importer importer, Entrance entrance, LiveBooks books, PastBooks past,
            TellingParts telling, Derived formerSettings) {
        return List.of(formerSettings, //
                (client, rule, positions) -> importer.quiesce(),
                (client, rule, positions) -> entrance.doors().live().forget(client),
                (client, rule, positions) -> entrance.clicks().rewrite(click -> rule.apply(-1, click)),
                (client, rule, positions) -> {
                    books.forget();
                    past.forget();
                    telling.forget();
                });
    }
}
