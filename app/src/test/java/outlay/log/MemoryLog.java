package outlay.log;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import outlay.base.ClientId;

/// A log in memory for tests: the contract without the disk, and a switch to refuse.
public final class MemoryLog implements Log {
    private final List<Entry> entries = new ArrayList<>();
    private final Map<Key, Integer> positions = new HashMap<>();
    private int refuseAfter = Integer.MAX_VALUE;
    private int busy;
    private Outcome.Reason reason = Outcome.Reason.DISK_FULL;

    private record Key(ClientId client, Entry.Kind kind, String id) {}

    /// Takes `count` entries more and refuses what comes then.
    public void refuseAfter(int count, Outcome.Reason why) {
        refuseAfter = count == Integer.MAX_VALUE ? count : entries.size() + count;
        reason = why;
    }

    /// Answers the next `times` entries with "queue full".
    public void busy(int times) {
        busy = times;
    }

    public List<Entry> entries() {
        return List.copyOf(entries);
    }

    @Override
    public CompletableFuture<List<Outcome>> append(List<Entry> list) {
        return CompletableFuture.completedFuture(list.stream().map(this::append).toList());
    }

    private Outcome append(Entry entry) {
        Key key = new Key(entry.client(), entry.kind(), entry.id());
        Integer before = positions.get(key);
        if (busy > 0) {
            busy--;
            return new Outcome.Refused(Outcome.Reason.QUEUE_FULL, "busy");
        }
        if (before != null) {
            Fingerprint.Maker maker = new Fingerprint.Maker();
            return maker.content(entry.kind(), entries.get(before).body())
                    .equals(maker.content(entry.kind(), entry.body()))
                            ? new Outcome.Duplicate(before)
                            : new Outcome.Conflict(before);
        }
        if (entries.size() >= refuseAfter) {
            return new Outcome.Refused(reason, "no room");
        }
        entries.add(entry);
        positions.put(key, entries.size() - 1);
        return new Outcome.Stored(entries.size() - 1);
    }

    @Override
    public Cursor read(long from) {
        int end = entries.size();
        return new Cursor() {
            private int at = (int) from - 1;

            @Override
            public boolean next() {
                return ++at < end;
            }

            @Override
            public long position() {
                return at;
            }

            @Override
            public Entry entry() {
                return entries.get(at);
            }

            @Override
            public long nextPosition() {
                return at + 1L;
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public long end() {
        return entries.size();
    }

    @Override
    public void close() {}
}
