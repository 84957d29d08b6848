package outlay.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import outlay.activate.Account;
import outlay.activate.Call;
import outlay.activate.Conversion;
import outlay.activate.ConversionsOut;
import outlay.activate.Order;
import outlay.activate.Person;
import outlay.activate.Traces;
import outlay.activate.egress.Outcome;
import outlay.activate.egress.Sandbox;
import outlay.activate.egress.Sending;
import outlay.activate.normal.Field;
import outlay.activate.outbox.Accounts;
import outlay.activate.outbox.DeliveryEngine;
import outlay.activate.outbox.Telling;
import outlay.base.ClientId;
import outlay.base.Money;
import outlay.fact.Consent;
import outlay.fake.FakePlatforms;
import outlay.fake.Faults;
import outlay.log.Entry;
import outlay.log.LocalLog;
import outlay.log.LogSettings;
import outlay.platform.Destinations;
import outlay.store.DeliveryState;
import outlay.store.KeptDelivery;
import outlay.store.Outbox;
import outlay.store.OutboxStore;
import outlay.store.Projector;
import outlay.store.Store;
import outlay.store.Wish;
import outlay.vault.KeyFile;
import outlay.vault.Vault;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// How many deliveries a second go out to servers on this machine that behave as the platforms do, from the log to
/// their kept ends: to one account, to six, and to six of which one never answers.
@Command(name = "delivery", mixinStandardHelpOptions = true,
        description = "Deliveries a second to local fakes: one account, six, six with a dead one.")
final class DeliveryBench implements Callable<Integer> {
    private static final ClientId CLIENT = new ClientId("bench");
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final List<String> SIX = List.of("meta", "google-ads", "microsoft", "tiktok", "linkedin",
            "microsoft-offline");
    private static final Map<String, String> SETTINGS = Map.ofEntries(Map.entry("dataset_id", "1234567890"),
            Map.entry("access_token", "token-of-nobody"), Map.entry("conversion_action", "987654321"),
            Map.entry("customer", "1234567890"), Map.entry("tag_id", "12345678"), Map.entry("customer_id", "111"),
            Map.entry("account_id", "222"), Map.entry("goal", "Signed contract"),
            Map.entry("developer_token", "developer-token-of-nobody"), Map.entry("rule", "987654"),
            Map.entry("event_source_id", "C0PIXELCODE"));
    private static final String DEAD = "linkedin";
    private static final int BATCH = 1_000;

    @Option(names = "--folder", defaultValue = "${sys:java.io.tmpdir}", description = "On the disk to measure.")
    private Path parent = Path.of(".");

    @Option(names = "--conversions", defaultValue = "20000", description = "To each account (default: 20000).")
    private int conversions = 20_000;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final Clock clock = Clock.systemUTC();

    @Override
    public Integer call() throws IOException, InterruptedException {
        Sheet sheet = new Sheet(spec.commandLine().getOut(), "what", "deliveries", "per second", "p50 s", "p99 s");
        measure(sheet, "one account", List.of("meta"), "");
        measure(sheet, "six accounts", SIX, "");
        List<String> living = SIX.stream().filter(label -> !label.equals(DEAD)).toList();
        measure(sheet, "five accounts", living, "");
        measure(sheet, "five accounts beside a dead one", SIX, DEAD);
        return 0;
    }

    private void measure(Sheet sheet, String name, List<String> accounts, String dead)
            throws IOException, InterruptedException {
        Path folder = Folders.make(parent);
        try (FakePlatforms fakes = FakePlatforms.start(0, Faults.NONE, clock, SECRET);
                Store store = Store.open(folder, Optional.empty(), Optional.empty())) {
            Vault vault = Vault.open(folder, new KeyFile(folder.resolve(KeyFile.USUAL)), clock);
            OutboxStore outbox = store.outbox(vault, vault);
            Instant start = clock.instant();
            wish(folder, vault, store, outbox, accounts, start);
            List<String> living = accounts.stream().filter(label -> !label.equals(dead)).toList();
            long began = System.nanoTime();
            try (DeliveryEngine engine = new DeliveryEngine(outbox, this::account, this::tell,
                    new OneDead(new Sandbox(fakes.uri(), clock), dead), clock, 1)) {
                engine.start();
                while (delivered(outbox, living) < (long) conversions * living.size()) {
                    TimeUnit.MILLISECONDS.sleep(50);
                }
            }
            double seconds = (System.nanoTime() - began) / 1e9;
            long[] nanos = outbox.of(CLIENT).list(Optional.empty(), Optional.of(DeliveryState.DELIVERED),
                    Integer.MAX_VALUE).stream().map(KeptDelivery::stand)
                    .mapToLong(stand -> Duration.between(start, stand.at()).toNanos()).sorted().toArray();
            sheet.row(name, Sheet.whole(nanos.length), Sheet.whole(nanos.length / seconds),
                    Sheet.decimals(Sheet.percentile(nanos, 0.5) / 1e9),
                    Sheet.decimals(Sheet.percentile(nanos, 0.99) / 1e9));
        } finally {
            Folders.delete(folder);
        }
    }

    private void wish(Path folder, Vault vault, Store store, OutboxStore outbox, List<String> accounts, Instant now)
            throws IOException {
        try (LocalLog log = LocalLog.open(folder.resolve("log"), LogSettings.DEFAULT, vault)) {
            for (int from = 0; from < conversions; from += BATCH) {
                List<Entry> entries = new ArrayList<>();
                for (int i = from; i < Math.min(conversions, from + BATCH); i++) {
                    entries.add(new Entry(CLIENT, "e-" + i, Entry.Kind.EVENT, now,
                            "{}".getBytes(StandardCharsets.UTF_8)));
                }
                log.append(entries).join();
            }
            new Projector(store, log, new Outbox((position, entry) -> accounts.stream()
                    .map(account -> new Wish(CLIENT, account, "all", entry.id(), 0, position,
                            now.minus(Duration.ofHours(12))))
                    .toList(), outbox, lane -> {})).catchUp();
        }
    }

    private static long delivered(OutboxStore outbox, List<String> accounts) {
        return outbox.of(CLIENT).counts().stream().filter(count -> accounts.contains(count.account())
                && count.state() == DeliveryState.DELIVERED).mapToLong(count -> count.deliveries()).sum();
    }

    private Optional<Accounts.Connected> account(ClientId client, String name) {
        ConversionsOut out = (ConversionsOut) Destinations.of(name).orElseThrow();
        Map<String, String> given = new TreeMap<>(SETTINGS);
        given.keySet().retainAll(out.settings().stream().map(Account.Setting::name).toList());
        return Optional.of(new Accounts.Connected(name, out, Account.of(out.settings(), given), true));
    }

    private Telling.Told tell(Wish wish, Instant now) {
        Instant landed = wish.happened().minusSeconds(3_600);
        Map<String, Traces.Click> clicks = new TreeMap<>();
        Map.of("gclid", "Cj0KCQ", "fbclid", "AbCdEfGh", "msclkid", "0b0a1c2d3e4f5a6b7c8d9e0f1a2b3c4d", "li_fat_id",
                "df5gf5-gh6t7-ph4j7h-fgf6n1", "ttclid", "E.C.P.abc")
                .forEach((name, id) -> clicks.put(name, new Traces.Click(id, landed)));
        Instant at = wish.happened().plusSeconds(Math.floorMod(wish.cause(), 3_600));
        return new Telling.Told.Tell(new Conversion(wish.conversion(), "purchase", at, Conversion.Source.WEB,
                Optional.of("https://shop.example/thanks"), new Order(Optional.of(wish.conversion()),
                        Optional.of(Money.parse("142.52", "USD")), List.of()),
                new Person(Map.of(Field.EMAIL, "ann" + wish.cause() + "@example.com", Field.PHONE, "+18005550100",
                        Field.IP, "203.0.113.7", Field.USER_AGENT, "Mozilla/5.0")),
                new Traces(clicks, Map.of()), new Consent(Consent.State.GRANTED, Consent.State.GRANTED,
                        Consent.State.GRANTED, Consent.State.GRANTED, false, new TreeMap<>(), new TreeMap<>()),
                new TreeMap<>(), Optional.empty(), Optional.empty()), "bench");
    }

    /// One destination never answers.
    ///
    /// @param dead in its host's name; "" where all answer
    private record OneDead(Sending others, String dead) implements Sending {
        @Override
        public Outcome send(Call call) {
            if (dead.isEmpty() || !String.valueOf(call.uri().getHost()).contains(dead)) {
                return others.send(call);
            }
            try {
                TimeUnit.SECONDS.sleep(20);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            return new Outcome.NoAnswer("timeout");
        }

        @Override
        public void close() {
            others.close();
        }
    }
}
