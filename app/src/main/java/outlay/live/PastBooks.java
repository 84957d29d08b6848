package outlay.live;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import outlay.base.ClientId;
import outlay.fact.Fact;
import outlay.log.Entry;
import outlay.log.FactCodec;
import outlay.log.Log;
import outlay.report.AsOf;
import outlay.report.Books;
import outlay.report.Edition;

/// The books as they stood once, made anew from the beginning of the log. The log only grows, so the same version is
/// the same books for ever; the last few are kept.
public final class PastBooks {
    private static final int KEPT = 4;

    private record Key(ClientId client, long version) {}

    private final Log log;
    private final Map<Key, Edition> kept = new LinkedHashMap<>(KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Edition> eldest) {
            return size() > KEPT;
        }
    };

    public PastBooks(Log log) {
        this.log = log;
    }

    /// The books of a client as of then; empty ones where nothing of the client had come in.
    ///
    /// @throws IllegalArgumentException for a version that has not come yet
    public synchronized Edition of(ClientId client, AsOf asOf) {
        if (asOf instanceof AsOf.Version wanted) {
            if (wanted.number() > log.end()) {
                throw new IllegalArgumentException("as_of " + wanted.number() + " is a version that has not come yet; "
                        + "take the version of a report, at most " + log.end());
            }
            Edition known = kept.get(new Key(client, wanted.number()));
            if (known != null) {
                return known;
            }
        }
        List<Fact> facts = new ArrayList<>();
        long version = 0;
        try (Prefix prefix = new Prefix(client, asOf)) {
            for (Optional<Entry> entry = prefix.next(); entry.isPresent(); entry = prefix.next()) {
                facts.add(FactCodec.decode(entry.get()));
                version = prefix.position();
            }
        }
        long reached = version;
        return kept.computeIfAbsent(new Key(client, reached),
                key -> new Edition(Books.of(facts), reached, new EventIds(() -> eventIds(client, reached))));
    }

    /// The books of a client with everything that has come in.
    public Edition now(ClientId client) {
        return of(client, new AsOf.Version(log.end()));
    }

    private Set<String> eventIds(ClientId client, long version) {
        Set<String> ids = new HashSet<>();
        try (Prefix prefix = new Prefix(client, new AsOf.Version(version))) {
            for (Optional<Entry> entry = prefix.next(); entry.isPresent(); entry = prefix.next()) {
                if (entry.get().kind() == Entry.Kind.EVENT) {
                    ids.add(entry.get().id());
                }
            }
        }
        return ids;
    }

    /// Few ask for it, so the ids are read when somebody does.
    private static final class EventIds implements Predicate<String> {
        private final Supplier<Set<String>> read;
        private Optional<Set<String>> ids = Optional.empty();

        EventIds(Supplier<Set<String>> read) {
            this.read = read;
        }

        @Override
        public synchronized boolean test(String id) {
            if (ids.isEmpty()) {
                ids = Optional.of(read.get());
            }
            return ids.get().contains(id);
        }
    }

    /// The entries of a client that hold facts, as far as they had come in by then.
    private final class Prefix implements AutoCloseable {
        private final ClientId client;
        private final AsOf asOf;
        private final Log.Cursor cursor = log.read(0);

        Prefix(ClientId client, AsOf asOf) {
            this.client = client;
            this.asOf = asOf;
        }

        Optional<Entry> next() {
            while (cursor.next()) {
                Entry entry = cursor.entry();
                if (ends(entry)) {
                    return Optional.empty();
                }
                if (entry.client().equals(client) && entry.kind() != Entry.Kind.QUARANTINE) {
                    return Optional.of(entry);
                }
            }
            return Optional.empty();
        }

        /// Behind the entry that came last.
        long position() {
            return cursor.nextPosition();
        }

        /// Another client's entries never end it: what others send must not show in a client's reports.
        private boolean ends(Entry entry) {
            return switch (asOf) {
                case AsOf.Version version -> cursor.nextPosition() > version.number();
                case AsOf.At at -> entry.client().equals(client) && entry.receivedAt().isAfter(at.instant());
            };
        }

        @Override
        public void close() {
            cursor.close();
        }
    }
}
