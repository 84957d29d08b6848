package outlay.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the log does beside its work: filling the next segment with zeros ahead of need, and writing the short contents
/// of sealed ones. If any of it fails the log works on, a little slower.
final class Housekeeping implements AutoCloseable {
    static final String SPARE = "spare.unfinished";
    static final String UNFINISHED = "segment.unfinished";
    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
    private static final int CHUNK_BYTES = 1 << 20;
    private final Disk disk;
    private final Path folder;
    private final int segmentBytes;
    private final long maker;
    private final AtomicReference<Spare> spare = new AtomicReference<>(Spare.NONE);
    private final ExecutorService thread = Executors
            .newSingleThreadExecutor(Thread.ofPlatform().daemon().name("outlay-log-housekeeping").factory());

    private volatile Future<?> work = CompletableFuture.completedFuture(true);

    private enum Spare {
        NONE, IN_WORK, READY, TAKEN
    }

    /// @param maker the name of the key that fingerprints are made with
    Housekeeping(Disk disk, Path folder, int segmentBytes, long maker) {
        this.disk = disk;
        this.folder = folder;
        this.segmentBytes = segmentBytes;
        this.maker = maker;
    }

    /// A file of zeros in the size of a segment, if one is ready. Whoever takes it says with `spareTaken` when it has
    /// given it another name.
    Optional<Path> takeSpare() {
        return spare.compareAndSet(Spare.READY, Spare.TAKEN) ? Optional.of(folder.resolve(SPARE)) : Optional.empty();
    }

    void spareTaken() {
        spare.compareAndSet(Spare.TAKEN, Spare.NONE);
    }

    void prepareSpare() {
        if (spare.compareAndSet(Spare.NONE, Spare.IN_WORK)) {
            work = thread.submit(this::fillSpare);
        }
    }

    /// Waits until the spare in work is ready, or cannot be had, or the time is up.
    void awaitSpare(long mostMillis) {
        try {
            work.get(mostMillis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException notReady) {
            LOG.debug("No segment is ready yet in {}", folder, notReady);
        }
    }

    private void fillSpare() {
        Path path = folder.resolve(SPARE);
        try {
            fill(path);
            spare.set(Spare.READY);
        } catch (IOException failure) {
            LOG.warn("No segment can be prepared in {}: {}", folder, failure.toString());
            discard(path);
            spare.set(Spare.NONE);
        }
    }

    private void fill(Path path) throws IOException {
        if (disk.freeBytes(folder) < segmentBytes) {
            throw new Disk.Full("less is free on the disk than the " + segmentBytes + " bytes of a segment");
        }
        ByteBuffer zeros = ByteBuffer.allocateDirect(Math.min(CHUNK_BYTES, segmentBytes));
        try (Disk.DiskFile file = disk.open(path)) {
            file.truncate(0);
            for (int at = 0; at < segmentBytes; at += zeros.limit()) {
                file.write(zeros.clear().limit(Math.min(zeros.capacity(), segmentBytes - at)), at);
                // All at once would have the syncs of what comes in meanwhile wait for a whole segment.
                file.force();
            }
        }
    }

    private void discard(Path path) {
        try {
            disk.delete(path);
        } catch (IOException failure) {
            LOG.warn("{} cannot be deleted: {}", path, failure.toString());
        }
    }

    void writeSidecar(Part part, Contents contents) {
        thread.execute(() -> {
            try {
                new Sidecar(part.next(), part.end(), contents).write(disk, part.path(), part.salt(), maker);
            } catch (IOException failure) {
                LOG.warn("The contents of {} cannot be written beside it and will be read from it: {}", part.path(),
                        failure.toString());
            }
        });
    }

    /// Finishes what was begun, and takes the spare away: an idle log should not hold space that it may never need.
    @Override
    public void close() {
        thread.shutdown();
        boolean interrupted = false;
        while (!thread.isTerminated()) {
            try {
                thread.awaitTermination(1, TimeUnit.MINUTES);
            } catch (InterruptedException wait) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        if (spare.getAndSet(Spare.TAKEN) == Spare.READY) {
            discard(folder.resolve(SPARE));
        }
    }
}
