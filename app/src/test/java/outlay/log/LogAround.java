package outlay.log;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/// A log that passes everything on to another one, for a test that changes one thing about it.
public class LogAround implements Log {
    private final Log log;

    public LogAround(Log log) {
        this.log = log;
    }

    @Override
    public CompletableFuture<List<Outcome>> append(List<Entry> entries) {
        return log.append(entries);
    }

    @Override
    public Cursor read(long from) {
        return log.read(from);
    }

    @Override
    public long end() {
        return log.end();
    }

    @Override
    public void close() {
        log.close();
    }
}
