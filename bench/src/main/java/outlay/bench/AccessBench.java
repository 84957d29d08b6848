package outlay.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.LongAdder;
import outlay.Privacy;
import outlay.base.ClientId;
import outlay.fact.Event;
import outlay.fact.Landing;
import outlay.live.LiveBooks;
import outlay.log.Entry;
import outlay.log.FactCodec;
import outlay.log.LocalLog;
import outlay.log.Log;
import outlay.log.LogSettings;
import outlay.privacy.AccessAnswer;
import outlay.privacy.AccessJson;
import outlay.privacy.PrivacyApi;
import outlay.privacy.Recipients;
import outlay.privacy.RetentionTimes;
import outlay.vault.KeyFile;
import outlay.vault.Vault;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// How long it takes to gather one person's data out of a log of many, beside reading that log once and decoding it.
@Command(name = "access", mixinStandardHelpOptions = true, description = "One person's data out of a big log.")
final class AccessBench implements Callable<Integer> {
    private static final ClientId CLIENT = new ClientId("bench");
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final int BATCH = 500;
    private static final int EVENTS_EACH = 10;

    @Option(names = "--events", defaultValue = "1000000", description = "In the log (default: 1000000).")
    private int events = 1_000_000;

    @Option(names = "--theirs", defaultValue = "10000", description = "Of the person asked for (default: 10000).")
    private int theirs = 10_000;

    @Option(names = "--dir", description = "Where to make a folder for the log (default: the system's).")
    private Path parent = Path.of(System.getProperty("java.io.tmpdir"));

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        Path folder = Folders.make(parent);
        try {
            Vault vault = Vault.open(folder, new KeyFile(folder.resolve(KeyFile.USUAL)), Clock.systemUTC());
            try (LocalLog log = LocalLog.open(folder.resolve("log"), LogSettings.DEFAULT, vault)) {
                fill(log);
                measure(log, vault);
            }
            return 0;
        } finally {
            Folders.delete(folder);
        }
    }

    private void measure(LocalLog log, Vault vault) throws IOException {
        Sheet sheet = new Sheet(spec.commandLine().getOut(),
                String.format(Locale.ROOT, "%,d events, %,d of the person", events, theirs), "seconds", "events/s",
                "MiB out");
        long start = System.nanoTime();
        LongAdder read = new LongAdder();
        try (Log.Cursor cursor = log.read(0)) {
            while (cursor.next()) {
                FactCodec.decode(cursor.entry());
                read.increment();
            }
        }
        double once = (System.nanoTime() - start) / 1e9;
        sheet.row("reading the log once", Sheet.decimals(once), Sheet.whole(read.sum() / once), "");
        start = System.nanoTime();
        LiveBooks books = new LiveBooks(log);
        AccessAnswer answer = new Privacy(vault)
                .access(log, books::of, Recipients.NONE, () -> RetentionTimes.KEEP, Clock.systemUTC())
                .apply(new PrivacyApi.AccessOrder(CLIENT, List.of("user:u0")));
        CountedBytes out = new CountedBytes();
        try (AccessJson json = new AccessJson(answer.report(), out)) {
            answer.facts(json::fact);
        }
        double all = (System.nanoTime() - start) / 1e9;
        sheet.row("one person's data", Sheet.decimals(all), Sheet.whole(events / all),
                Sheet.decimals(out.bytes / 1048576.0));
        sheet.note(String.format(Locale.ROOT, "%.1f times reading it once; facts %s", all / once,
                answer.report().facts()));
    }

    private void fill(LocalLog log) {
        List<Entry> batch = new ArrayList<>();
        for (int i = 0; i < events; i++) {
            int person = i < theirs ? 0 : 1 + (i - theirs) / EVENTS_EACH;
            boolean says = i % EVENTS_EACH == 0;
            batch.add(FactCodec.encode(new Event(CLIENT, "e" + i, START.plusSeconds(i), Event.Type.PAGE, "",
                    "device-" + person, says ? "u" + person : "", "", says ? "p" + person + "@shop.example" : "",
                    new Landing("https://shop.example/page/" + i, "", new TreeMap<>(), new TreeMap<>()),
                    Optional.empty()), START));
            if (batch.size() == BATCH || i == events - 1) {
                log.append(batch).join();
                batch = new ArrayList<>();
            }
        }
    }

    /// Takes everything and keeps nothing.
    private static final class CountedBytes extends OutputStream {
        private long bytes;

        @Override
        public void write(int one) {
            bytes++;
        }

        @Override
        public void write(byte[] some, int from, int length) {
            bytes += length;
        }
    }
}
