package outlay.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import outlay.base.ClientId;
import outlay.log.Disk;
import outlay.log.Entry;
import outlay.log.LocalLog;
import outlay.log.Log;
import outlay.log.LogSettings;
import outlay.log.Outcome;
import outlay.log.RealDisk;
import outlay.vault.KeyFile;
import outlay.vault.Sealing;
import outlay.vault.Vault;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// How many entries a second the log makes durable, beside what the disk itself can do in the same run.
///
/// Each of n senders has one entry of 600 bytes on its way and sends the next when that one is answered. As control,
/// the same with a disk whose sync does nothing: what is left is the cost of everything but the disk. Each point is
/// measured sealed, as Outlay writes, and not, one right after the other: what sealing costs is their difference.
@Command(name = "log", mixinStandardHelpOptions = true,
        description = "Durable appends a second, beside the disk's own syncs a second.")
final class LogBench implements Callable<Integer> {
    private static final int[] IN_FLIGHT = {1, 16, 128, 256, 1_024};
    private static final int BODY_BYTES = 600;
    private static final int WARM_UP_SECONDS = 2;
    private static final int LIST = 1_000;
    private static final int LISTS_AT_ONCE = 8;
    private static final int ANYWHERE = 5_000;
    private static final int LARGE_READ_BYTES = 256 << 10;
    private static final ClientId CLIENT = new ClientId("bench");

    @Option(names = "--folder", defaultValue = "${sys:java.io.tmpdir}", description = "On the disk to measure.")
    private Path parent = Path.of(".");

    @Option(names = "--seconds", defaultValue = "5", description = "How long each point is measured (default: 5).")
    private int seconds = 5;

    @Option(names = "--rows", defaultValue = "1000000", description = "Entries in lists (default: 1000000).")
    private int rows = 1_000_000;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path folder = Folders.make(parent);
        try {
            Sheet sheet = new Sheet(spec.commandLine().getOut(), "what", "per second", "p50 ms", "p99 ms",
                    "x disk's sync");
            Rate disk = Rate.ofDisk(folder, seconds);
            row(sheet, "fdatasync of 512 B, preallocated", disk, disk);
            Vault vault = Vault.open(folder, new KeyFile(folder.resolve(KeyFile.USUAL)), Clock.systemUTC());
            Map<String, Sealing> ways = new LinkedHashMap<>();
            ways.put("", vault);
            ways.put(", not sealed", Sealing.NONE);
            for (int inFlight : IN_FLIGHT) {
                for (Map.Entry<String, Sealing> way : ways.entrySet()) {
                    row(sheet, "durable, in flight: " + inFlight + way.getKey(),
                            singles(folder, inFlight, new RealDisk(), way.getValue()), disk);
                }
            }
            for (int inFlight : IN_FLIGHT) {
                for (Map.Entry<String, Sealing> way : ways.entrySet()) {
                    row(sheet, "without sync, in flight: " + inFlight + way.getKey(),
                            singles(folder, inFlight, new PacedDisk(0), way.getValue()), disk);
                }
            }
            for (Map.Entry<String, Sealing> way : ways.entrySet()) {
                lists(folder, sheet, disk, way.getKey(), way.getValue());
            }
            row(sheet, "fdatasync of 512 B, at the end", Rate.ofDisk(folder, seconds), disk);
        } finally {
            Folders.delete(folder);
        }
        return 0;
    }

    private static void row(Sheet sheet, String name, Rate rate, Rate disk) {
        sheet.row(name, Sheet.whole(rate.perSecond()), Sheet.millis(Sheet.percentile(rate.nanos(), 0.5)),
                Sheet.millis(Sheet.percentile(rate.nanos(), 0.99)),
                Sheet.decimals(rate.perSecond() / disk.perSecond()));
    }

    private Rate singles(Path folder, int inFlight, Disk disk, Sealing sealing)
            throws IOException, InterruptedException {
        Path at = folder.resolve("log");
        try (LocalLog log = LocalLog.open(at, LogSettings.DEFAULT, disk, sealing)) {
            Senders senders = new Senders(inFlight, number -> durable(log, number));
            senders.start();
            TimeUnit.SECONDS.sleep(WARM_UP_SECONDS);
            senders.measure(true);
            long start = System.nanoTime();
            TimeUnit.SECONDS.sleep(seconds);
            double elapsed = (System.nanoTime() - start) / 1e9;
            senders.measure(false);
            long[] nanos = senders.stop();
            return new Rate(senders.measured() / elapsed, nanos);
        } finally {
            Folders.delete(at);
        }
    }

    private static void durable(LocalLog log, long number) {
        Outcome outcome = log.append(List.of(entry(number))).join().getFirst();
        if (!(outcome instanceof Outcome.Stored)) {
            throw new IllegalStateException("not stored but " + outcome);
        }
    }

    private void lists(Path folder, Sheet sheet, Rate disk, String way, Sealing sealing) throws IOException {
        Path at = folder.resolve("log");
        long start = System.nanoTime();
        long stored;
        try (LocalLog log = LocalLog.open(at, LogSettings.DEFAULT, sealing)) {
            List<CompletableFuture<List<Outcome>>> open = new ArrayList<>();
            for (int first = 0; first < rows; first += LIST) {
                List<Entry> entries = new ArrayList<>(LIST);
                for (int i = first; i < Math.min(rows, first + LIST); i++) {
                    entries.add(entry(i));
                }
                if (open.size() == LISTS_AT_ONCE) {
                    open.removeFirst().join();
                }
                open.add(log.append(entries));
            }
            open.forEach(CompletableFuture::join);
            double perSecond = rows / ((System.nanoTime() - start) / 1e9);
            stored = log.counts().stored();
            sheet.row("durable, lists of 1,000, 8 at once" + way, Sheet.whole(perSecond), "", "",
                    Sheet.decimals(perSecond / disk.perSecond()));
        }
        if (stored != rows) {
            throw new IllegalStateException("of " + rows + " entries the log stored " + stored);
        }
        start = System.nanoTime();
        LocalLog.open(at, LogSettings.DEFAULT, sealing).close();
        sheet.row("opening " + Sheet.whole(rows) + " entries again, ms" + way, "",
                Sheet.millis(System.nanoTime() - start));
        start = System.nanoTime();
        try (Log log = LocalLog.openReadOnly(at, sealing); Log.Cursor cursor = log.read(0)) {
            long read = 0;
            while (cursor.next()) {
                read += cursor.entry().body().length > 0 ? 1 : 0;
            }
            sheet.row("reading them" + way, Sheet.whole(read / ((System.nanoTime() - start) / 1e9)));
        }
        anywhere(sheet, at, way, sealing);
        Folders.delete(at);
    }

    /// What telling of somebody costs who has not been seen for long; as control, the reading alone of what used to be
    /// read for it.
    private static void anywhere(Sheet sheet, Path at, String way, Sealing sealing) throws IOException {
        SplittableRandom random = new SplittableRandom(1);
        long[] nanos = new long[ANYWHERE];
        try (Log log = LocalLog.openReadOnly(at, sealing)) {
            for (int i = 0; i < ANYWHERE; i++) {
                long position = random.nextLong(log.end());
                long start = System.nanoTime();
                try (Log.Cursor cursor = log.read(position)) {
                    if (!cursor.next() || cursor.entry().body().length == 0) {
                        throw new IllegalStateException("there is no entry at " + position);
                    }
                }
                nanos[i] = System.nanoTime() - start;
            }
        }
        row(sheet, "one entry anywhere" + way, nanos);
        row(sheet, "256 KiB anywhere, unread" + way, large(at, random));
    }

    private static long[] large(Path at, SplittableRandom random) throws IOException {
        List<Path> segments;
        try (Stream<Path> files = Files.list(at)) {
            segments = files.filter(file -> file.toFile().length() > LARGE_READ_BYTES).toList();
        }
        long[] nanos = new long[segments.isEmpty() ? 0 : ANYWHERE];
        for (int i = 0; i < nanos.length; i++) {
            Path segment = segments.get(random.nextInt(segments.size()));
            long from = random.nextLong(Files.size(segment) - LARGE_READ_BYTES);
            long start = System.nanoTime();
            ByteBuffer into = ByteBuffer.allocate(LARGE_READ_BYTES);
            try (FileChannel file = FileChannel.open(segment, StandardOpenOption.READ)) {
                while (into.hasRemaining() && file.read(into, from + into.position()) >= 0) {
                    continue;
                }
            }
            nanos[i] = System.nanoTime() - start;
        }
        return nanos;
    }

    private static void row(Sheet sheet, String name, long[] nanos) {
        Arrays.sort(nanos);
        if (nanos.length > 0) {
            sheet.row(name, Sheet.whole(nanos.length / (Arrays.stream(nanos).sum() / 1e9)),
                    Sheet.millis(Sheet.percentile(nanos, 0.5)), Sheet.millis(Sheet.percentile(nanos, 0.99)));
        }
    }

    private static Entry entry(long number) {
        byte[] body = new byte[BODY_BYTES];
        SplittableRandom random = new SplittableRandom(number);
        for (int i = 0; i < body.length; i += Long.BYTES) {
            ByteBuffer.wrap(body).putLong(i, random.nextLong());
        }
        return new Entry(CLIENT, Long.toString(number), Entry.Kind.EVENT, Instant.EPOCH, body);
    }
}
