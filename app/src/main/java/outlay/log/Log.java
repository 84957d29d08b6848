package outlay.log;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import outlay.base.ClientId;

/// The append-only, checksummed, replayable record of everything that came in.
///
/// An outcome other than `Refused` is given only after the entry is on disk, and then survives a crash. Positions
/// grow in
/// the order of the log, and reading from a position gives exactly the stored entries from there on, in that order.
public interface Log extends AutoCloseable {
    /// Outcomes in the order of `entries`. Completes after the sync; never exceptionally.
    CompletableFuture<List<Outcome>> append(List<Entry> entries);

    /// Everything stored at `from` or later and before `end()` as of this call.
    Cursor read(long from);

    /// The position that the next entry will get or an earlier one; nothing that is stored lies at or behind it.
    long end();

    @Override
    void close();

    /// Of an entry, what is never sealed.
    record Head(ClientId client, Entry.Kind kind, Instant receivedAt) {}

    /// Walks over stored entries; ends with `false`. Must be closed.
    interface Cursor extends AutoCloseable {
        boolean next();

        long position();

        Entry entry();

        /// What can be said of the entry without opening it, which costs much less where it is sealed.
        default Head head() {
            Entry entry = entry();
            return new Head(entry.client(), entry.kind(), entry.receivedAt());
        }

        /// Where to read on, once `next` has been called: the position behind this entry.
        long nextPosition();

        @Override
        void close();
    }

    /// A cursor that passes everything on to another one, for whoever changes one thing about it.
    class CursorAround implements Cursor {
        private final Cursor cursor;

        public CursorAround(Cursor cursor) {
            this.cursor = cursor;
        }

        @Override
        public boolean next() {
            return cursor.next();
        }

        @Override
        public long position() {
            return cursor.position();
        }

        @Override
        public Entry entry() {
            return cursor.entry();
        }

        @Override
        public Head head() {
            return cursor.head();
        }

        @Override
        public long nextPosition() {
            return cursor.nextPosition();
        }

        @Override
        public void close() {
            cursor.close();
        }
    }
}
