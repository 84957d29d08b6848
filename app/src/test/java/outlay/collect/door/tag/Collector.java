package outlay.collect.door.tag;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import outlay.base.ClientId;
import outlay.collect.door.Admission;
import outlay.collect.door.Counts;
import outlay.collect.door.Key;
import outlay.collect.door.Keys;
import outlay.collect.door.LiveEvents;
import outlay.collect.door.Segment;
import outlay.collect.door.StepTimes;
import outlay.collect.door.Steps;
import outlay.fact.Event;
import outlay.live.LiveBooks;
import outlay.log.Entry;
import outlay.log.FactCodec;
import outlay.log.LocalLog;
import outlay.log.Log;
import outlay.log.LogSettings;
import outlay.report.Books;
import outlay.web.HostNames;
import outlay.web.Router;
import outlay.web.WebServer;

/// The tag's door over a log on disk. The key "key-shop" is that of the client "shop", and so on for every name.
final class Collector implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int LOOK_MILLIS = 20;

    private final LocalLog log;
    private final LiveBooks books;
    private final WebServer web;

    /// @param registered origins of other sites that are every key's own
    Collector(Path folder, Set<String> hosts, Set<String> registered) throws IOException {
        this(folder, hosts, registered, Admission.ALWAYS);
    }

    Collector(Path folder, Set<String> hosts, Set<String> registered, Admission admission) throws IOException {
        log = LocalLog.open(folder.resolve("log"), LogSettings.DEFAULT);
        books = new LiveBooks(log);
        Keys keys = presented -> presented.startsWith("key-")
                ? Optional.of(new Key(presented, new ClientId(presented.substring(4)), Key.Kind.BROWSER, true, true,
                        Optional.empty()))
                : Optional.empty();
        Steps steps = new Steps(log, keys, admission, Clock.systemUTC(), new StepTimes(System::nanoTime),
                new Counts(),
                new LiveEvents());
        TagDoor door = new TagDoor(steps, Segment.batch(), keys, (key, origin) -> registered.contains(origin),
                new SecureRandom());
        web = WebServer.start(new InetSocketAddress("127.0.0.1", 0), new HostNames(Set.of(), hosts),
                door.addTo(new Router()));
    }

    int port() {
        return web.port();
    }

    /// What has been stored of a client, in the order of arrival.
    List<Event> events(String client) {
        List<Event> events = new ArrayList<>();
        try (Log.Cursor cursor = log.read(0)) {
            while (cursor.next()) {
                Entry entry = cursor.entry();
                if (entry.kind() == Entry.Kind.EVENT && entry.client().value().equals(client)) {
                    events.add((Event) FactCodec.decode(entry));
                }
            }
        }
        return events;
    }

    /// What has been stored of a client as soon as it fulfils `enough`; fails with what there is.
    List<Event> await(String client, Predicate<List<Event>> enough) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            List<Event> events = events(client);
            if (enough.test(events)) {
                return events;
            }
            if (System.nanoTime() > end) {
                throw new AssertionError("within " + PATIENCE + " there came only " + events);
            }
            try {
                Thread.sleep(LOOK_MILLIS);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new AssertionError(stopped);
            }
        }
    }

    Books books(String client) {
        return books.of(new ClientId(client));
    }

    @Override
    public void close() {
        web.close();
        log.close();
    }
}
