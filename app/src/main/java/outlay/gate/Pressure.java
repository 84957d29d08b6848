package outlay.gate;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How much has to be given up now: because the queue before the disk fills, or because the disk does.
public final class Pressure {
    private static final Logger LOG = LoggerFactory.getLogger(Pressure.class);
    private static final long BETWEEN_LOOKS_NANOS = 1_000_000_000;
    private static final int FULL = 100;

    private final IntSupplier queuePercent;
    private final Room room;
    private final LongSupplier nanos;
    private final DiskGauge disk = new DiskGauge();
    private final Held queue = new Held(Pressure::ofQueue);
    private final AtomicLong nextLook;
    private volatile int diskPercent;

    /// What is left of a disk.
    @FunctionalInterface
    public interface Room {
        /// Percent of the reserve that are gone, as [DiskGauge] counts them.
        int percentGone() throws IOException;

        /// Of the disk that holds `folder`.
        static Room of(Path folder) {
            return () -> {
                FileStore store = Files.getFileStore(folder);
                return DiskGauge.percentGone(store.getUsableSpace(), store.getTotalSpace());
            };
        }
    }

    /// @param queuePercent how full the queue before the disk is
    /// @param nanos        a clock that only goes forward, such as `System::nanoTime`
    public Pressure(IntSupplier queuePercent, Room room, LongSupplier nanos) {
        this.queuePercent = queuePercent;
        this.room = room;
        this.nanos = nanos;
        this.nextLook = new AtomicLong(nanos.getAsLong());
    }

    /// Whether this must be given up now.
    public boolean sheds(Shed what) {
        look();
        return disk.now().includes(what) || queue.measured(queuePercent.getAsInt()).includes(what);
    }

    /// Percent of the disk's reserve that are gone.
    public int diskPercent() {
        look();
        return diskPercent;
    }

    /// The disk is measured once a second, by whoever comes first.
    private void look() {
        long due = nextLook.get();
        long now = nanos.getAsLong();
        if (now - due >= 0 && nextLook.compareAndSet(due, now + BETWEEN_LOOKS_NANOS)) {
            try {
                diskPercent = room.percentGone();
            } catch (IOException unknown) {
                LOG.warn("the room on the disk cannot be measured; taken for full: {}", unknown.toString());
                diskPercent = FULL;
            }
            disk.measured(diskPercent);
        }
    }

    private static Shed ofQueue(int percent) {
        if (percent >= FULL) {
            return Shed.EVERYTHING;
        }
        if (percent >= 90) {
            return Shed.ALL_BUT_CONVERSIONS;
        }
        if (percent >= 80) {
            return Shed.PAGE_VIEWS;
        }
        if (percent >= 70) {
            return Shed.BOTS;
        }
        if (percent >= 60) {
            return Shed.REPORTS;
        }
        return percent >= 50 ? Shed.DEBUGGING : Shed.NOTHING;
    }
}
