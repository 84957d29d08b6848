package outlay.store;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import outlay.log.Entry;
import outlay.log.Log;
import outlay.log.Outcome;

/// Does something else while its first entry is read.
record InterruptedLog(MemoryLog log, Runnable interruption) implements Log {
    @Override
    public CompletableFuture<List<Outcome>> append(List<Entry> entries) {
        return log.append(entries);
    }

    @Override
    public Cursor read(long from) {
        Cursor cursor = log.read(from);
        interruption.run();
        return cursor;
    }

    @Override
    public long end() {
        return log.end();
    }

    @Override
    public void close() {}
}
