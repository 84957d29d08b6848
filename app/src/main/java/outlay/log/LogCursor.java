package outlay.log;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import outlay.vault.Sealing;

/// Reads segment after segment, each through a file of its own: an interrupted reader closes only that.
final class LogCursor implements Log.Cursor {
    private final Disk disk;
    private final List<Part> parts;
    private final Damages damages;
    private final Sealing sealing;
    private final long end;
    private int at = -1;
    private long wanted;
    private @Nullable SegmentReader reader;
    private @Nullable Part part;

    /// @param end the position where to stop; asked before `parts` were
    LogCursor(Disk disk, List<Part> parts, Damages damages, Sealing sealing, long from, long end) {
        this.disk = disk;
        this.parts = parts;
        this.damages = damages;
        this.sealing = sealing;
        this.wanted = Math.max(from, 0);
        this.end = end;
    }

    @Override
    public boolean next() {
        try {
            while (wanted < end) {
                SegmentReader from = reader;
                Part in = part;
                if (from == null || in == null) {
                    if (!openNext()) {
                        return false;
                    }
                    continue;
                }
                if (from.next() && from.position() < in.next()) {
                    reportHole(in, from);
                    if (from.position() >= end) {
                        break;
                    }
                    if (from.position() >= wanted) {
                        wanted = from.position() + 1;
                        return true;
                    }
                } else {
                    reportEnd(in, from);
                    close();
                }
            }
            return false;
        } catch (IOException failure) {
            throw new UncheckedIOException("The log's segment " + (part == null ? "" : part.path())
                    + " cannot be read: " + failure.getMessage(), failure);
        }
    }

    private boolean openNext() throws IOException {
        do {
            at++;
            if (at >= parts.size()) {
                return false;
            }
        } while (parts.get(at).next() <= wanted);
        Part next = parts.get(at);
        part = next;
        reader = next.open(disk, wanted, sealing);
        return true;
    }

    private void reportHole(Part in, SegmentReader from) {
        if (from.hasHole()) {
            damages.add(new Damage(in.path(), from.holeStart(), from.frameStart(), from.missedFrom(),
                    from.position()));
        }
    }

    /// What lies behind the segment's last position is no damage: zeros, or a group whose sync had failed.
    private void reportEnd(Part in, SegmentReader from) {
        long until = Math.min(end, in.next());
        if (from.missedFrom() < until) {
            damages.add(new Damage(in.path(), from.searchStart(), from.limit(), from.missedFrom(), until));
        }
    }

    @Override
    public long position() {
        return current().position();
    }

    @Override
    public Entry entry() {
        return current().entry();
    }

    @Override
    public Log.Head head() {
        return current().head();
    }

    @Override
    public long nextPosition() {
        return current().position() + 1;
    }

    private SegmentReader current() {
        SegmentReader from = reader;
        if (from == null) {
            throw new IllegalStateException("this cursor stands at no entry; call next() and go on while it is true");
        }
        return from;
    }

    @Override
    public void close() {
        SegmentReader open = reader;
        reader = null;
        part = null;
        if (open != null) {
            try {
                open.close();
            } catch (IOException failure) {
                throw new UncheckedIOException("A segment of the log cannot be closed: " + failure.getMessage(),
                        failure);
            }
        }
    }
}
