package outlay;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import outlay.log.Entry;
import outlay.log.Log;
import outlay.log.Outcome;
import outlay.setting.Progress;
import tools.jackson.databind.node.ObjectNode;

/// The end of a log, as whoever tries something reads it: what lies before it is as if it were not there. Whoever waits
/// for it sees how far it is read.
final class LastEntries implements Log {
    private static final int EACH = 1_000;

    private final Log log;
    private final Progress progress;
    private final long first;
    private final long end;
    private final long all;
    private long read;

    /// @param most  entries at the most
    /// @param times it will be read from its beginning to its end
    LastEntries(Log log, long most, int times, Progress progress) {
        this.log = log;
        this.progress = progress;
        this.end = log.end();
        this.first = Math.max(0, end - most);
        this.all = Math.multiplyExact(end - first, (long) times);
    }

    /// Says what something was tried over: how many entries, whether these are all, and when the first of them came.
    void putInto(ObjectNode node) {
        node.put("entries", end - first).put("all", first == 0);
        try (Cursor cursor = log.read(first)) {
            node.put("since", cursor.next() && cursor.position() < end ? cursor.head().receivedAt().toString() : null);
        }
    }

    private void step() {
        if (++read % EACH == 0) {
            progress.at(read, all);
        }
    }

    @Override
    public CompletableFuture<List<Outcome>> append(List<Entry> entries) {
        throw new UnsupportedOperationException("what is tried changes nothing");
    }

    @Override
    public Cursor read(long from) {
        return new Counted(log.read(Math.max(from, first)));
    }

    @Override
    public long end() {
        return end;
    }

    /// The log below is closed by whoever opened it.
    @Override
    public void close() {}

    private final class Counted extends CursorAround {
        Counted(Cursor cursor) {
            super(cursor);
        }

        @Override
        public boolean next() {
            step();
            return super.next() && position() < end;
        }
    }
}
