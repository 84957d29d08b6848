package outlay.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import outlay.base.ClientId;
import outlay.log.Disk;
import outlay.log.Entry;
import outlay.log.LocalLog;
import outlay.log.LogSettings;
import outlay.log.Outcome;
import outlay.log.RealDisk;

/// How many entries a second the log makes durable, beside what the disk itself can do in the same run.
///
/// Each of n senders has one entry of 600 bytes on its way and sends the next when that one is answered. As control,
/// the same with a disk whose sync does nothing: what is left is the cost of everything but the disk.
public final class LogBench {
    private static final int[] IN_FLIGHT = {1, 16, 128, 1_024};
    private static final int BODY_BYTES = 600;
    private static final int WARM_UP_SECONDS = 2;
    private static final ClientId CLIENT = new ClientId("bench");

    private LogBench() {}

    public static void main(String[] args) throws IOException {
        if (args.length != 2) {
            System.err.println("usage: LogBench FOLDER SECONDS_PER_POINT");
            System.exit(2);
        }
        Path folder = Path.of(args[0]).resolve("log-bench");
        int seconds = Integer.parseInt(args[1]);
        Files.createDirectories(folder);
        print("%-34s %12s %10s %10s%n", "what", "per second", "p50 ms", "p99 ms");
        disk(folder, seconds);
        for (int inFlight : IN_FLIGHT) {
            singles("durable append, in flight: " + inFlight, folder, seconds, inFlight, new RealDisk());
        }
        for (int inFlight : IN_FLIGHT) {
            singles("without sync, in flight: " + inFlight, folder, seconds, inFlight, new NoSync());
        }
        lists(folder);
        disk(folder, seconds);
        delete(folder);
    }

    private static void disk(Path folder, int seconds) throws IOException {
        Path path = folder.resolve("disk");
        int size = 64 << 20;
        long[] nanos = new long[1 << 20];
        int count = 0;
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            file.write(ByteBuffer.allocate(size));
            file.force(true);
            ByteBuffer block = ByteBuffer.allocateDirect(512);
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
            for (long now = System.nanoTime(); now < end && count < nanos.length; count++) {
                file.write(block.clear(), (long) count * block.capacity() % size);
                file.force(false);
                long then = now;
                now = System.nanoTime();
                nanos[count] = now - then;
            }
        }
        Files.delete(path);
        row("fdatasync of 512 B, preallocated", (double) count / seconds, Arrays.copyOf(nanos, count));
    }

    private static void singles(String name, Path folder, int seconds, int inFlight, Disk disk) throws IOException {
        Path at = folder.resolve("log");
        try (LocalLog log = LocalLog.open(at, LogSettings.DEFAULT, disk)) {
            Senders senders = new Senders(log, inFlight);
            senders.start();
            sleep(WARM_UP_SECONDS);
            senders.measure(true);
            long start = System.nanoTime();
            sleep(seconds);
            double elapsed = (System.nanoTime() - start) / 1e9;
            senders.measure(false);
            long[] nanos = senders.stop();
            row(name, nanos.length / elapsed, nanos);
        }
        delete(at);
    }

    /// Virtual threads, each of which sends an entry and waits for its answer, as a request's thread does.
    private static final class Senders {
        private static final int MOST = 1 << 23;
        private final LocalLog log;
        private final int inFlight;
        private final long[] nanos = new long[MOST];
        private final AtomicInteger measured = new AtomicInteger();
        private final AtomicLong ids = new AtomicLong();
        private final List<Thread> threads = new ArrayList<>();
        private volatile boolean measuring;
        private volatile boolean stopped;

        Senders(LocalLog log, int inFlight) {
            this.log = log;
            this.inFlight = inFlight;
        }

        void start() {
            for (int i = 0; i < inFlight; i++) {
                threads.add(Thread.startVirtualThread(this::send));
            }
        }

        void measure(boolean on) {
            measuring = on;
        }

        long[] stop() {
            stopped = true;
            for (Thread thread : threads) {
                try {
                    thread.join();
                } catch (InterruptedException stop) {
                    throw new IllegalStateException("interrupted while measuring", stop);
                }
            }
            return Arrays.copyOf(nanos, Math.min(measured.get(), MOST));
        }

        private void send() {
            while (!stopped) {
                long start = System.nanoTime();
                Outcome outcome = log.append(List.of(entry(ids.getAndIncrement()))).join().getFirst();
                if (!(outcome instanceof Outcome.Stored)) {
                    throw new IllegalStateException("not stored but " + outcome);
                }
                if (measuring) {
                    int at = measured.getAndIncrement();
                    if (at < MOST) {
                        nanos[at] = System.nanoTime() - start;
                    }
                }
            }
        }
    }

    private static void lists(Path folder) throws IOException {
        int lists = 1_000;
        int each = 1_000;
        int atOnce = 8;
        Path at = folder.resolve("log");
        long start = System.nanoTime();
        try (LocalLog log = LocalLog.open(at, LogSettings.DEFAULT)) {
            List<CompletableFuture<List<Outcome>>> open = new ArrayList<>();
            for (int i = 0; i < lists; i++) {
                List<Entry> entries = new ArrayList<>(each);
                for (int j = 0; j < each; j++) {
                    entries.add(entry((long) i * each + j));
                }
                if (open.size() == atOnce) {
                    open.removeFirst().join();
                }
                open.add(log.append(entries));
            }
            open.forEach(CompletableFuture::join);
            double seconds = (System.nanoTime() - start) / 1e9;
            long rows = log.counts().stored();
            print("%-34s %12.0f %10s %10s   %d stored, %.0f MB/min%n", "lists of 1,000, 8 at once", rows / seconds, "",
                    "", rows, rows * (double) BODY_BYTES / 1e6 / seconds * 60);
        }
        start = System.nanoTime();
        LocalLog.open(at, LogSettings.DEFAULT).close();
        print("%-34s %12s %10.0f%n", "opening it again", "", (System.nanoTime() - start) / 1e6);
        delete(at);
    }

    private static Entry entry(long number) {
        byte[] body = new byte[BODY_BYTES];
        SplittableRandom random = new SplittableRandom(number);
        for (int i = 0; i < body.length; i += Long.BYTES) {
            ByteBuffer.wrap(body).putLong(i, random.nextLong());
        }
        return new Entry(CLIENT, Long.toString(number), Entry.Kind.EVENT, Instant.EPOCH, body);
    }

    private static void row(String name, double perSecond, long[] nanos) {
        Arrays.sort(nanos);
        print("%-34s %12.0f %10.2f %10.2f%n", name, perSecond, nanos[nanos.length / 2] / 1e6,
                nanos[(int) (nanos.length * 0.99)] / 1e6);
    }

    private static void print(String format, Object... values) {
        System.out.print(String.format(Locale.ROOT, format, values));
    }

    private static void sleep(int seconds) {
        try {
            TimeUnit.SECONDS.sleep(seconds);
        } catch (InterruptedException stop) {
            throw new IllegalStateException("interrupted while measuring", stop);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /// The machine's disk, except that nothing is ever synced.
    private static final class NoSync implements Disk {
        private final Disk real = new RealDisk();

        @Override
        public DiskFile open(Path path) throws IOException {
            DiskFile file = real.open(path);
            return new DiskFile() {
                @Override
                public long size() throws IOException {
                    return file.size();
                }

                @Override
                public void read(ByteBuffer into, long offset) throws IOException {
                    file.read(into, offset);
                }

                @Override
                public void write(ByteBuffer from, long offset) throws IOException {
                    file.write(from, offset);
                }

                @Override
                public void force() {}

                @Override
                public void truncate(long size) throws IOException {
                    file.truncate(size);
                }

                @Override
                public void close() throws IOException {
                    file.close();
                }
            };
        }

        @Override
        public DiskFile openToRead(Path path) throws IOException {
            return real.openToRead(path);
        }

        @Override
        public void createFolder(Path folder) throws IOException {
            real.createFolder(folder);
        }

        @Override
        public List<String> list(Path folder) throws IOException {
            return real.list(folder);
        }

        @Override
        public void rename(Path from, Path to) throws IOException {
            real.rename(from, to);
        }

        @Override
        public void delete(Path path) throws IOException {
            real.delete(path);
        }

        @Override
        public void forceFolder(Path folder) {}

        @Override
        public long freeBytes(Path folder) throws IOException {
            return real.freeBytes(folder);
        }

        @Override
        public java.io.Closeable lock(Path path) throws IOException {
            return real.lock(path);
        }
    }
}
