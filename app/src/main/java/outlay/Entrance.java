package outlay;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import outlay.collect.Suppression;
import outlay.collect.door.Bots;
import outlay.collect.door.Doors;
import outlay.collect.door.Segment;
import outlay.collect.door.tag.TagDoor;
import outlay.gate.Doorkeeper;
import outlay.gate.GateWatch;
import outlay.gate.KeyRing;
import outlay.gate.KeyUses;
import outlay.gate.KeysApi;
import outlay.gate.Pressure;
import outlay.link.ClickIds;
import outlay.link.ClickSpool;
import outlay.link.LinkTable;
import outlay.link.LinksApi;
import outlay.link.Redirects;
import outlay.log.LocalLog;
import outlay.store.Store;
import outlay.vault.Vault;
import outlay.web.Router;

/// Where the world's events and clicks come in, and who is let through; wired once for a server.
record Entrance(GateWatch watch, Pressure pressure, Doorkeeper doorkeeper, ClickSpool clicks, Redirects redirects,
        Doors doors, TagDoor tag, KeysApi keys, LinksApi links) implements AutoCloseable {
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);
    private static final int MOST_WAITING_CLICKS = 50_000;

    static Entrance open(Settings settings, Vault vault, LocalLog log, Store store, Suppression suppression,
            Clock clock) throws IOException {
        Path data = settings.data();
        EdgeSettings edge = settings.edge();
        Bots bots = Bots.load(edge.dataCentres());
        KeyRing keys = new KeyRing(vault);
        LinkTable links = new LinkTable();
        Pressure pressure = new Pressure(log::queuePercent, Pressure.Room.of(data), System::nanoTime);
        Doorkeeper doorkeeper = new Doorkeeper(keys, pressure, edge.browserKeyRate(), edge.serverKeyRate(),
                System::nanoTime, new SplittableRandom());
        Doors doors = Doors.over(log, keys, doorkeeper, clock, System::nanoTime, bots, suppression);
        TagDoor tag = new TagDoor(doors.steps(), Segment.batch(), keys, keys::registered, new SecureRandom());
        ClickIds clickIds = new ClickIds(vault.derived("click ids"), new SecureRandom());
        KeyUses uses = new KeyUses(store.gates(), doors.live()::stored);
        GateWatch watch = GateWatch.start(store.gates(), keys, links::hold, uses, BETWEEN_LOOKS);
        try {
            ClickSpool clicks = ClickSpool.open(log, data.resolve(ClickSpool.FILE), clickIds, vault,
                    MOST_WAITING_CLICKS);
            Redirects redirects = new Redirects(links, clickIds, clicks, bots::grade, edge.linkFallback(), clock);
            List<String> hosts = edge.publicHosts().stream().sorted().toList();
            KeysApi.Terms terms = new KeysApi.Terms(edge.browserKeyRate(), edge.serverKeyRate(), hosts);
            SecureRandom random = new SecureRandom();
            return new Entrance(watch, pressure, doorkeeper, clicks, redirects, doors, tag,
                    new KeysApi(store.gates(), uses, terms, watch::look, vault, random, clock),
                    new LinksApi(store.gates(), redirects::clicks, hosts, watch::look, random, clock));
        } catch (IOException | RuntimeException failed) {
            watch.close();
            throw failed;
        }
    }

    Router addTo(Router routes) {
        return links.addTo(keys.addTo(tag.addTo(doors.addTo(routes)))).get(Redirects.PATH, redirects);
    }

    @Override
    public void close() {
        clicks.close();
        watch.close();
    }
}
