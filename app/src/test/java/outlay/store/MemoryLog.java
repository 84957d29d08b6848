package outlay.store;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import outlay.log.Entry;
import outlay.log.Log;
import outlay.log.Outcome;

/// A log in memory, whose positions have gaps as those of a real one have.
public final class MemoryLog implements Log {
    private static final long STEP = 7;

    private final List<Entry> first;
    private final List<Entry> more = new ArrayList<>();

    public MemoryLog(List<Entry> entries) {
        this.first = entries;
    }

    @Override
    public CompletableFuture<List<Outcome>> append(List<Entry> entries) {
        List<Outcome> outcomes = new ArrayList<>();
        for (Entry entry : entries) {
            outcomes.add(new Outcome.Stored(end()));
            more.add(entry);
        }
        return CompletableFuture.completedFuture(outcomes);
    }

    @Override
    public Cursor read(long from) {
        int end = size();
        return new Cursor() {
            private int at = (int) ((from + STEP - 1) / STEP) - 1;

            @Override
            public boolean next() {
                at++;
                return at < end;
            }

            @Override
            public long position() {
                return at * STEP;
            }

            @Override
            public Entry entry() {
                return at < first.size() ? first.get(at) : more.get(at - first.size());
            }

            @Override
            public long nextPosition() {
                return (at + 1) * STEP;
            }

            @Override
            public void close() {}
        };
    }

    private int size() {
        return first.size() + more.size();
    }

    @Override
    public long end() {
        return size() * STEP;
    }

    @Override
    public void close() {}
}
