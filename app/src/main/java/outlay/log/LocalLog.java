package outlay.log;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import outlay.vault.CannotOpen;
import outlay.vault.Sealing;

/// The log as files in a folder of this machine: checksummed segments, one sync for many senders, every id known for as
/// long as its entry is kept.
///
/// `Refused(SYNC_FAILED)` means that nobody knows: the group is cut off and voided, and only where the disk lets
/// neither be done can it be there after a restart. Sending again is right in every case; what is there is told as a
/// duplicate.
///
/// Answers are given by one thread, in the order of the log. What is hung on an answer must not wait for the log; use
/// `thenApplyAsync` for that.
public final class LocalLog implements Log {
    private static final Logger LOG = LoggerFactory.getLogger(LocalLog.class);
    private final Disk disk;
    private final Path folder;
    private final LogSettings settings;
    private final Sealing sealing;
    private final byte[] comparing;
    /// Idle ones: making one takes as long as a few fingerprints.
    private final Queue<Fingerprint.Maker> makers = new ConcurrentLinkedQueue<>();
    private final Closeable lock;
    private final Damages damages = new Damages();
    private final Intake intake;
    private final Housekeeping housekeeping;
    private final Segments segments;
    private final CommitTimes times = new CommitTimes();
    private final GroupWriter writer;
    private final ExecutorService answering;
    private final Thread thread;
    private final AtomicBoolean closed = new AtomicBoolean();
    private final List<LongConsumer> listeners = new CopyOnWriteArrayList<>();
    private final LongAdder received = new LongAdder();
    private final LongAdder stored = new LongAdder();
    private final LongAdder duplicate = new LongAdder();
    private final LongAdder conflict = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private volatile long end;

    private LocalLog(Path folder, LogSettings settings, Disk disk, Sealing sealing, Closeable lock)
            throws IOException {
        this.disk = disk;
        this.folder = folder;
        this.settings = settings;
        this.sealing = sealing;
        this.comparing = sealing.comparing();
        this.lock = lock;
        this.intake = new Intake(settings);
        this.housekeeping = new Housekeeping(disk, folder, settings.segmentBytes(),
                Fingerprint.Maker.nameOf(comparing));
        SeenIndex seen = new SeenIndex();
        Recovery recovered = Recovery.of(disk, folder, seen, damages, housekeeping, sealing);
        this.segments = new Segments(disk, folder, settings, housekeeping, recovered);
        this.end = segments.next();
        this.answering = Executors.newSingleThreadExecutor(Thread.ofPlatform().name("outlay-log-answers").factory());
        this.writer = new GroupWriter(settings, intake, segments, seen, times, sealing,
                group -> answering.execute(() -> tell(group)));
        this.thread = Thread.ofPlatform().name("outlay-log-writer").unstarted(writer);
    }

    /// Opens the log in the folder, or begins one there. Only one writer at a time can have it open.
    ///
    /// @param sealing for what is written from now on; what was written before it was sealed is read as it is
    /// @throws IOException also where something in it is sealed with a key that is missing; nothing is changed then
    public static LocalLog open(Path folder, LogSettings settings, Sealing sealing) throws IOException {
        return open(folder, settings, new RealDisk(), sealing);
    }

    /// Likewise, without keys: nothing that it writes is sealed.
    public static LocalLog open(Path folder, LogSettings settings) throws IOException {
        return open(folder, settings, new RealDisk(), Sealing.NONE);
    }

    /// Likewise, on a disk of the caller's making.
    public static LocalLog open(Path folder, LogSettings settings, Disk disk) throws IOException {
        return open(folder, settings, disk, Sealing.NONE);
    }

    /// Likewise, with keys.
    public static LocalLog open(Path folder, LogSettings settings, Disk disk, Sealing sealing) throws IOException {
        disk.createFolder(folder);
        Closeable lock = disk.lock(folder.resolve("lock"));
        try {
            LocalLog log = new LocalLog(folder, settings, disk, sealing, lock);
            log.housekeeping.prepareSpare();
            log.thread.start();
            return log;
        } catch (CannotOpen sealed) {
            lock.close();
            throw new IOException(sealed.getMessage(), sealed);
        } catch (IOException | RuntimeException failure) {
            lock.close();
            throw failure;
        }
    }

    /// Opens the log for reading beside a writer, here or in another process. It follows what is written.
    public static Log openReadOnly(Path folder, Sealing sealing) throws IOException {
        return ReadOnlyLog.open(folder, new RealDisk(), sealing);
    }

    /// Likewise, without keys: what is sealed cannot be read.
    public static Log openReadOnly(Path folder) throws IOException {
        return openReadOnly(folder, Sealing.NONE);
    }

    /// Outcomes in the order of `entries`. The entries are stored in that order, perhaps in several groups; the answer
    /// comes when all are on disk. A call is refused whole with `QUEUE_FULL`, decided at once, while the queue's
    /// bound is reached; a call that is let in is let in whole, even if it is longer than the bound.
    @Override
    public CompletableFuture<List<Outcome>> append(List<Entry> entries) {
        Outcome[] outcomes = new Outcome[entries.size()];
        received.add(outcomes.length);
        long bytes = 0;
        int fitting = 0;
        for (int i = 0; i < outcomes.length; i++) {
            int id = entries.get(i).id().getBytes(StandardCharsets.UTF_8).length;
            long size = entries.get(i).client().value().length() + id + (long) entries.get(i).body().length;
            if (size > settings.entryBytes() || id > Frame.MOST_ID_BYTES) {
                outcomes[i] = tooLarge(size);
            } else {
                bytes += size;
                fitting++;
            }
        }
        if (fitting == 0) {
            return CompletableFuture.completedFuture(counted(outcomes));
        }
        Intake.Admission admission = intake.reserve(fitting, bytes);
        if (admission != Intake.Admission.ADMITTED) {
            return CompletableFuture.completedFuture(refusedAll(outcomes, why(admission)));
        }
        Call call;
        try {
            call = callOf(entries, outcomes, fitting, bytes);
        } catch (IOException noKey) {
            intake.release(fitting, bytes);
            return CompletableFuture.completedFuture(refusedAll(outcomes, new Outcome.Refused(
                    Outcome.Reason.SYNC_FAILED, "the client's key cannot be kept: " + noKey.getMessage())));
        }
        if (!intake.offer(call)) {
            intake.release(fitting, bytes);
            return CompletableFuture.completedFuture(refusedAll(outcomes, why(Intake.Admission.CLOSED)));
        }
        return call.answer();
    }

    private Outcome tooLarge(long size) {
        return new Outcome.Refused(Outcome.Reason.TOO_LARGE, "client, id and body have " + size
                + " bytes; the most is " + settings.entryBytes() + ", and for the id alone " + Frame.MOST_ID_BYTES);
    }

    /// On the sender's thread: what it costs to seal must not hold up the writer.
    private Call callOf(List<Entry> entries, Outcome[] outcomes, int fitting, long bytes) throws IOException {
        Fingerprint.Maker idle = makers.poll();
        Fingerprint.Maker maker = idle == null ? new Fingerprint.Maker(comparing) : idle;
        Item[] items = new Item[fitting];
        int at = 0;
        try (Sealing.Run run = sealing.run(fitting)) {
            for (int i = 0; i < outcomes.length; i++) {
                if (outcomes[i] == null) {
                    items[at++] = Item.of(entries.get(i), i, maker, run);
                }
            }
        }
        makers.add(maker);
        return new Call(outcomes, items, bytes);
    }

    private static Outcome.Refused why(Intake.Admission admission) {
        return switch (admission) {
            case FULL, ADMITTED -> new Outcome.Refused(Outcome.Reason.QUEUE_FULL,
                    "more is waiting to be written than the queue may hold; send again in a moment");
            case CLOSED -> new Outcome.Refused(Outcome.Reason.CLOSED, "the log is closed");
        };
    }

    private List<Outcome> refusedAll(Outcome[] outcomes, Outcome.Refused why) {
        for (int i = 0; i < outcomes.length; i++) {
            if (outcomes[i] == null) {
                outcomes[i] = why;
            }
        }
        return counted(outcomes);
    }

    private List<Outcome> counted(Outcome[] outcomes) {
        for (Outcome outcome : outcomes) {
            LongAdder count = switch (outcome) {
                case Outcome.Stored _ -> stored;
                case Outcome.Duplicate _ -> duplicate;
                case Outcome.Conflict _ -> conflict;
                case Outcome.Refused _ -> refused;
            };
            count.increment();
        }
        return List.of(outcomes);
    }

    private void tell(GroupWriter.Group group) {
        if (group.end() > end) {
            end = group.end();
            listeners.forEach(listener -> tell(listener, group.end()));
        }
        for (GroupWriter.Slice slice : group.slices()) {
            Call call = slice.call();
            if (slice.to() == call.size()) {
                intake.release(call.size(), call.bytes());
                call.answer().complete(counted(call.outcomes()));
            }
        }
    }

    private static void tell(LongConsumer listener, long position) {
        try {
            listener.accept(position);
        } catch (RuntimeException failure) {
            LOG.error("A listener to the log has failed at position {}", position, failure);
        }
    }

    /// Calls `listener` with the new end after each group that is on disk, on the thread that gives the answers and
    /// before it gives that group's. It must be quick.
    public void onCommit(LongConsumer listener) {
        listeners.add(listener);
    }

    @Override
    public Cursor read(long from) {
        long until = end;
        return new LogCursor(disk, segments.parts(), damages, sealing, from, until);
    }

    @Override
    public long end() {
        return end;
    }

    /// What became of everything handed in since the log was opened.
    public Counts counts() {
        return new Counts(received.sum(), stored.sum(), duplicate.sum(), conflict.sum(), refused.sum());
    }

    /// How long commits take and how many failed, since the log was opened.
    public Commits commits() {
        return times.now();
    }

    /// How full the queue before the disk is; from 100 on calls are refused.
    public int queuePercent() {
        return intake.percentFull();
    }

    /// Bytes that are free on the log's disk.
    public long freeBytes() throws IOException {
        return disk.freeBytes(folder);
    }

    /// The damage met so far: at opening, which reads the last segment whole and of the others what stands beside them,
    /// and by every reader since.
    public List<Damage> damages() {
        return damages.list();
    }

    /// Reads everything, and returns all the damage that there is.
    public List<Damage> verify() {
        try (Cursor cursor = read(0)) {
            boolean more = true;
            while (more) {
                more = cursor.next();
            }
        }
        for (Part part : segments.parts()) {
            try (Disk.DiskFile file = disk.openToRead(part.path())) {
                SegmentHeader.Found found = SegmentHeader.read(file, part.path(), part.first());
                int half = SegmentHeader.BYTES / 2;
                if (!found.copyOneSound()) {
                    damages.add(new Damage(part.path(), 0, half, part.first(), part.first()));
                }
                if (!found.copyTwoSound()) {
                    damages.add(new Damage(part.path(), half, 2L * half, part.first(), part.first()));
                }
            } catch (IOException failure) {
                throw new UncheckedIOException("The log's segment " + part.path() + " cannot be read: "
                        + failure.getMessage(), failure);
            }
        }
        return damages();
    }

    /// The segments that will not change any more, in order.
    public List<Segment> sealed() {
        return segments.sealed();
    }

    /// Ends the segment that is being written, after what is queued now; returns when that is done. Where no new one
    /// can be begun, the next entry tries again.
    public void seal() {
        intake.ask(writer::rotate).join();
    }

    /// Rewrites a sealed segment: each entry that `rule` gives back as another one, and nothing else. The file is
    /// written beside, synced and renamed, so that a crash leaves the former segment or the new one.
    ///
    /// @return the positions of the entries that changed, in order
    public List<Long> rewrite(Segment segment, Rewrite rule) throws IOException {
        Part former = segments.parts().stream().filter(part -> part.path().equals(segment.path())).findFirst()
                .orElseThrow(() -> new IllegalArgumentException(segment.path() + " is no segment of this log"));
        Rewriting.Done done = Rewriting.of(disk, former, rule, sealing);
        if (done.changed().isEmpty()) {
            return List.of();
        }
        try {
            if (!intake.ask(() -> writer.replace(done)).join()) {
                throw new IOException("the log was closed before " + segment.path() + " could be replaced");
            }
        } catch (CompletionException failed) {
            throw new IOException("the rewritten " + segment.path() + " could not take its place: "
                    + failed.getCause(), failed);
        }
        return done.changed();
    }

    /// Writes what was let in, answers it, and lets the folder go.
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        intake.close();
        boolean orderly = writer.ended().join();
        answering.close();
        housekeeping.close();
        try (lock) {
            segments.close(orderly);
        } catch (IOException failure) {
            LOG.warn("The log in {} is closed, but its mark of that could not be left: {}", folder,
                    failure.toString());
        }
    }
}
