package outlay.privacy;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import outlay.log.Entry;
import outlay.log.Log;
import outlay.log.Outcome;
import outlay.log.Rewrite;

/// The log as reports read it: while the files of an erasure are being rewritten, it shows what they will say.
public final class Veil implements Log {
    private final Log log;
    private final List<Rewrite> rules = new CopyOnWriteArrayList<>();

    public Veil(Log log) {
        this.log = log;
    }

    void drop(Rewrite rule) {
        rules.add(rule);
    }

    /// Shows the log as it is.
    void clear() {
        rules.clear();
    }

    @Override
    public CompletableFuture<List<Outcome>> append(List<Entry> entries) {
        return log.append(entries);
    }

    @Override
    public Cursor read(long from) {
        return new Veiled(log.read(from), List.copyOf(rules));
    }

    @Override
    public long end() {
        return log.end();
    }

    /// The log below is closed by whoever opened it.
    @Override
    public void close() {}

    /// What a rewrite leaves alone, the client, kind and time of receipt, is told without opening the entry.
    private static final class Veiled extends CursorAround {
        private final List<Rewrite> rules;

        Veiled(Cursor cursor, List<Rewrite> rules) {
            super(cursor);
            this.rules = rules;
        }

        @Override
        public Entry entry() {
            Entry entry = super.entry();
            for (Rewrite rule : rules) {
                entry = rule.apply(position(), entry);
            }
            return entry;
        }
    }
}
