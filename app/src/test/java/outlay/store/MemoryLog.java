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

    private final List<Entry> entries = new ArrayList<>();

    public MemoryLog(List<Entry> entries) {
        this.entries.addAll(entries);
    }

    @Override
    public CompletableFuture<List<Outcome>> append(List<Entry> more) {
        List<Outcome> outcomes = new ArrayList<>();
        for (Entry entry : more) {
            outcomes.add(new Outcome.Stored(end()));
            entries.add(entry);
        }
        return CompletableFuture.completedFuture(outcomes);
    }

    @Override
    public Cursor read(long from) {
        int end = entries.size();
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
                return entries.get(at);
            }

            @Override
            public long nextPosition() {
                return (at + 1) * STEP;
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public long end() {
        return entries.size() * STEP;
    }

    @Override
    public void close() {}
}
