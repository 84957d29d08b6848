package outlay.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// What the doors take in over HTTP with every step switched on, each event on disk before its 200, beside the disk's
/// own syncs and beside the same server over a disk that never syncs.
@Command(name = "collect", mixinStandardHelpOptions = true,
        description = "Events and redirects over HTTP: throughput, latency, overload, slow senders.")
final class CollectBench implements Callable<Integer> {
    private static final int BATCH = 100;
    private static final int BATCH_CONNECTIONS = 16;
    private static final int OVERLOAD = 3;
    /// So large that the connections of an overload hold more than the queue does, and fit into a socket's buffer.
    private static final int SHED_BATCH = 20;
    /// So many that the disk is always busy, and so few that nobody is refused yet.
    private static final int SHED_CONNECTIONS = 256;
    private static final int SHED_CLICKERS = 8;
    private static final int SLOW_ROUNDS = 5;
    private static final double MIB = 1 << 20;
    /// As large as a page view of a usual tag.
    private static final String ITEM = "{\"type\":\"track\",\"event\":\"Product Viewed\",\"messageId\":\"bench-"
            + Template.NUMBER + "\",\"anonymousId\":\"visitor-" + Template.VISITOR
            + "\",\"timestamp\":\"2026-11-20T10:00:00.000Z\",\"sentAt\":\"2026-11-20T10:00:00.100Z\",\"context\":"
            + "{\"page\":{\"url\":\"https://shop.example/shoes/red?utm_source=google&utm_medium=cpc"
            + "&utm_campaign=brand&gclid=Cj0KCQiA" + Template.NUMBER
            + "\",\"referrer\":\"https://www.google.com/\",\"title\":\"Red shoes\"},"
            + "\"userAgent\":\"Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0"
            + " Safari/537.36\"},\"properties\":{\"product_id\":\"shoe-42\",\"price\":79.9,\"currency\":\"USD\"}}";
    /// More than a flood can use.
    private static final long FLOOD_NUMBERS = 1L << 32;

    @Option(names = "--jar", defaultValue = "${sys:outlay.jar}", description = "The product's jar.")
    private Path jar = Path.of("outlay.jar");

    @Option(names = "--folder", defaultValue = "${sys:java.io.tmpdir}", description = "On the disk to measure.")
    private Path parent = Path.of(".");

    @Option(names = "--seconds", defaultValue = "10", description = "How long each point is measured (default: 10).")
    private int seconds = 10;

    @Option(names = "--warm-up-seconds", defaultValue = "12",
            description = "Before the first of a kind is measured; longer where processors are slow (default: 12).")
    private int warmUpSeconds = 12;

    @Option(names = "--connections", defaultValue = "64", description = "Connections of single events (default: 64).")
    private int connections = 64;

    @Option(names = "--rate", defaultValue = "8000", description = "Single events a second at a fixed pace.")
    private int rate = 8_000;

    @Option(names = "--redirect-rate", defaultValue = "1000", description = "Redirects a second at a fixed pace.")
    private int redirectRate = 1_000;

    @Option(names = "--overload-seconds", defaultValue = "60", description = "Of three times what fits (default: 60).")
    private int overloadSeconds = 60;

    @Option(names = "--overload-connections", defaultValue = "1024",
            description = "Over which they come, each with one at a time (default: 1024).")
    private int overloadConnections = 1_024;

    @Option(names = "--slow-sync-millis", defaultValue = "50",
            description = "A sync of the disk over which refusing is measured (default: 50).")
    private int slowSyncMillis = 50;

    @Option(names = "--slow", defaultValue = "1000", description = "Slow senders beside normal ones (default: 1000).")
    private int slow = 1_000;

    @Option(names = "--heap", defaultValue = "2g", description = "The most heap of the server (default: 2g).")
    private String heap = "2g";

    @Option(names = "--only", split = ",", description = "Of ${COMPLETION-CANDIDATES} (default: all of them).")
    private Set<Part> only = EnumSet.allOf(Part.class);

    @Option(names = "--port", defaultValue = "18484", description = "A free port, and the one after it.")
    private int port = 18_484;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final AtomicLong numbers = new AtomicLong();

    /// What is measured, in this order.
    enum Part {
        SINGLE, PACED, BATCHES, REDIRECTS, OVERLOAD, SLOW, SHEDDING, UNSYNCED
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path folder = Folders.make(parent);
        try {
            Sheet sheet = new Sheet(spec.commandLine().getOut(), "what", "per second", "p50 ms", "p99 ms", "not taken",
                    "server cpu us", "own cpu us", "note");
            Rate disk = Rate.ofDisk(folder, Math.max(1, seconds / 2));
            sheet.row("fdatasync of 512 B, preallocated", Sheet.whole(disk.perSecond()),
                    Sheet.millis(Sheet.percentile(disk.nanos(), 0.5)),
                    Sheet.millis(Sheet.percentile(disk.nanos(), 0.99)));
            for (Part part : List.of(Part.SINGLE, Part.SHEDDING, Part.UNSYNCED)) {
                boolean usual = part == Part.SINGLE;
                if (usual || only.contains(part)) {
                    OptionalInt sync = usual
                            ? OptionalInt.empty()
                            : OptionalInt.of(part == Part.SHEDDING ? slowSyncMillis : 0);
                    try (Collector server = Collector.start(jar, Folders.make(folder), port, heap, sync)) {
                        measure(part, sheet, server);
                    }
                }
            }
        } finally {
            Folders.delete(folder);
        }
        return 0;
    }

    private void measure(Part part, Sheet sheet, Collector server) throws IOException, InterruptedException {
        switch (part) {
            case UNSYNCED -> measure(sheet, server, "never synced: ");
            case SHEDDING -> shedding(sheet, server);
            case SINGLE, PACED, BATCHES, REDIRECTS, OVERLOAD, SLOW -> measure(sheet, server, "");
        }
    }

    private void measure(Sheet sheet, Collector server, String prefix) throws IOException, InterruptedException {
        LongFunction<byte[]> single = single(server.key())::of;
        Load singles = load(server, connections, single, 200);
        // A server that has just started still compiles itself, and so does one that meets its first batches; nobody's
        // peak is measured then.
        singles.run(0, warmUpSeconds);
        double peak = only.contains(Part.SINGLE) || only.contains(Part.OVERLOAD)
                ? row(sheet, prefix + "single events, " + connections + " connections", server, singles, 0, 1)
                        .perSecond()
                : 0;
        if (only.contains(Part.PACED)) {
            row(sheet, prefix + "single events at " + rate + "/s", server, singles, rate, 1);
        }
        if (only.contains(Part.BATCHES)) {
            Load batches = load(server, BATCH_CONNECTIONS, batch(server.key(), BATCH)::of, 200);
            batches.run(0, warmUpSeconds);
            row(sheet, prefix + "batches of " + BATCH, server, batches, 0, BATCH);
        }
        if (only.contains(Part.REDIRECTS)) {
            row(sheet, prefix + "redirects at " + redirectRate + "/s", server,
                    load(server, connections, number -> click(server.link(), number), 302), redirectRate, 1);
        }
        if (prefix.isEmpty() && only.contains(Part.OVERLOAD)) {
            overload(sheet, server, single, peak);
        }
        if (prefix.isEmpty() && only.contains(Part.SLOW)) {
            slowSenders(sheet, server, singles);
        }
    }

    /// Open loop: what is due is sent, whatever became of the rest. The note says what the senders could not send, and
    /// how many of the processors each side had: on a machine that both share, the senders may be the limit.
    private void overload(Sheet sheet, Collector server, LongFunction<byte[]> single, double peak)
            throws IOException, InterruptedException {
        flood(sheet, OVERLOAD + " times as much as fits, ", server, single, 1, peak);
    }

    /// More than fits before a disk whose syncs are so slow that the processors have little to do: the queue fills, and
    /// what has to be refused costs nothing of what can be taken. Redirects are clicked beside it.
    private void shedding(Sheet sheet, Collector server) throws IOException, InterruptedException {
        String disk = "syncs of " + slowSyncMillis + " ms: ";
        LongFunction<byte[]> some = batch(server.key(), SHED_BATCH)::of;
        Load batches = load(server, SHED_CONNECTIONS, some, 200);
        batches.run(0, warmUpSeconds);
        double peak = row(sheet, disk + "batches of " + SHED_BATCH, server, batches, 0, SHED_BATCH).perSecond();
        Load clicks = new Load(server.port(), SHED_CLICKERS, number -> click(server.link(), number), 302,
                new AtomicLong());
        FutureTask<Load.Result> clicked = new FutureTask<>(() -> clicks.run(redirectRate / 10, overloadSeconds));
        Thread.ofVirtual().start(clicked);
        flood(sheet, disk + OVERLOAD + " times, ", server, some, SHED_BATCH, peak);
        try {
            Load.Result redirects = clicked.get();
            sheet.row(disk + "redirects beside it", Sheet.whole(redirects.perSecond()),
                    Sheet.decimals(redirects.millis(50)), Sheet.decimals(redirects.millis(99)),
                    Sheet.whole(redirects.other()));
        } catch (ExecutionException failed) {
            throw new IOException("the redirects failed", failed);
        }
    }

    /// @param peak requests a second that are taken when nobody is refused
    private void flood(Sheet sheet, String what, Collector server, LongFunction<byte[]> requests, int events,
            double peak) throws IOException, InterruptedException {
        double offered = peak * OVERLOAD;
        List<Double> heap = new ArrayList<>(List.of(server.heapAfterGc()));
        double serverBefore = server.cpuSeconds();
        double ownBefore = Collector.ownCpuSeconds();
        long begin = System.nanoTime();
        Flood flood = new Flood(server.port(), overloadConnections, requests, numbers.getAndAdd(FLOOD_NUMBERS));
        Flood.Result over = flood.run(offered, overloadSeconds, () -> heap.add(server.heapAfterGc()));
        double took = (System.nanoTime() - begin) / 1e9;
        double serverCpus = (server.cpuSeconds() - serverBefore) / took;
        double ownCpus = (Collector.ownCpuSeconds() - ownBefore) / took;
        heap.add(server.heapAfterGc());
        sheet.row(what + overloadSeconds + " s", Sheet.whole(over.goodPerSecond() * events),
                Sheet.decimals(over.goodMillis(50)), Sheet.decimals(over.goodMillis(99)),
                Sheet.whole((over.answers() - over.goodPerSecond() * overloadSeconds) * events), "", "",
                Sheet.decimals(over.goodPerSecond() / peak) + " of the peak");
        sheet.note("offered " + Sheet.whole(offered * events) + "/s, sent " + Sheet.whole(over.sentPerSecond() * events)
                + "/s, no connection free for " + Sheet.whole(over.unsentPerSecond() * events)
                + "/s; processors: server " + Sheet.decimals(serverCpus) + ", senders " + Sheet.decimals(ownCpus)
                + " of " + Runtime.getRuntime().availableProcessors());
        sheet.note("worst second " + Sheet.whole(over.leastGood() * (double) events) + "; answered 429: "
                + Sheet.percent(over.shareOverQuota()) + ", 503: " + Sheet.percent(over.shareNoRoom()) + " in "
                + Sheet.decimals(over.refusedMillis(99)) + " ms (p99), without Retry-After: " + over.untold()
                + ", otherwise: " + over.other() + ", cut off before an answer: " + over.cutOff());
        sheet.note("heap after collection at start, middle, end: "
                + heap.stream().map(bytes -> Sheet.whole(bytes / MIB)).collect(Collectors.joining(", ")) + " MiB");
    }

    /// In turns, because a slow sync of the disk moves the p99 of a few seconds more than the slow senders do.
    private void slowSenders(Sheet sheet, Collector server, Load singles) throws IOException, InterruptedException {
        int normal = rate / 4;
        byte[] request = single(server.key()).of(0);
        double[] ratios = new double[SLOW_ROUNDS];
        for (int round = 0; round < SLOW_ROUNDS; round++) {
            Load.Result alone = row(sheet, "single events at " + normal + "/s", server, singles, normal, 1);
            Drippers drippers = Drippers.start(server.port(), request, slow);
            Load.Result beside;
            try {
                beside = row(sheet, "the same beside " + slow + " slow senders", server, singles, normal, 1);
            } finally {
                drippers.close();
            }
            ratios[round] = beside.millis(99) / alone.millis(99);
            sheet.note(Sheet.decimals(ratios[round]) + " times the p99; the slow senders were open "
                    + drippers.opened() + " times");
        }
        Arrays.sort(ratios);
        sheet.note("in the middle of " + SLOW_ROUNDS + " rounds " + Sheet.decimals(ratios[SLOW_ROUNDS / 2])
                + " times the p99");
    }

    private Load load(Collector server, int over, LongFunction<byte[]> requests, int status) {
        return new Load(server.port(), over, requests, status, numbers);
    }

    /// One line about one load, with the processor time that an event cost each side: unlike time by the clock, that
    /// hardly depends on what else the machine is doing.
    ///
    /// @param events in each request
    private Load.Result row(Sheet sheet, String what, Collector server, Load load, int perSecond, int events)
            throws IOException, InterruptedException {
        double serverBefore = server.cpuSeconds();
        double ownBefore = Collector.ownCpuSeconds();
        long before = numbers.get();
        Load.Result result = load.run(perSecond, seconds);
        double sent = (numbers.get() - before) * (double) events;
        sheet.row(what, Sheet.whole(result.perSecond() * events), Sheet.decimals(result.millis(50)),
                Sheet.decimals(result.millis(99)), Sheet.whole(result.other() * (double) events),
                Sheet.decimals((server.cpuSeconds() - serverBefore) * 1e6 / sent),
                Sheet.decimals((Collector.ownCpuSeconds() - ownBefore) * 1e6 / sent));
        return result;
    }

    static Template single(String key) {
        return Template.post("/v1/track", key, ITEM);
    }

    static Template batch(String key, int events) {
        return Template.post("/v1/batch", key, ITEM, events, "{\"batch\":[", "]}");
    }

    private static byte[] click(String link, long number) {
        return ("GET " + link + "?sub1=" + number
                + " HTTP/1.1\r\nHost: 127.0.0.1\r\nUser-Agent: Mozilla/5.0 (X11; Linux"
                + " x86_64) Firefox/140.0\r\nReferer: https://blog.example/\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }
}
