package outlay.live;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.BiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import outlay.base.ClientId;
import outlay.base.Pausing;
import outlay.fact.Fact;
import outlay.fact.Import;
import outlay.fact.Undo;
import outlay.identity.Persons;
import outlay.journey.Evidence;
import outlay.log.Entry;
import outlay.log.FactCodec;
import outlay.log.Log;
import outlay.report.Bookkeeping;
import outlay.report.Books;
import outlay.report.Edition;
import outlay.vault.Sealing;

/// The books of every client, as of the end of the log at the moment of asking.
///
/// The log is read once, from where the snapshot ends; the books of a client are kept up when they are asked for and
/// something of that client has come in since.
public final class LiveBooks {
    private static final long ENTRIES_BETWEEN_SNAPSHOTS = 100_000;
    /// Of what the last one holds, that makes it worth while to write another. It holds all that is known: by entries
    /// alone it would be written the more for each of them, the longer the log is.
    private static final int PART_BETWEEN_SNAPSHOTS = 10;
    private static final Logger LOG = LoggerFactory.getLogger(LiveBooks.class);

    private final Log log;
    private final Optional<Path> snapshot;
    private final Sealing sealing;
    private final long seed = new SecureRandom().nextLong();
    private final SortedMap<ClientId, Evidence> clients;
    private final Map<ClientId, Long> versions;
    private final Map<ClientId, Retractions> retracted = new HashMap<>();
    private final Map<ClientId, Bookkeeping> keeping = new HashMap<>();
    private final Map<ClientId, Books> books = new HashMap<>();
    private FactCodec.Decoder decoder = new FactCodec.Decoder();
    private long position;
    private long last;
    private long saved;

    /// Without a snapshot; for logs that are read once.
    public LiveBooks(Log log) {
        this(log, Optional.empty(), Sealing.NONE);
    }

    /// @param snapshot the file to begin with where it can be used, and to keep up to date
    /// @param sealing  of the snapshot
    public LiveBooks(Log log, Path snapshot, Sealing sealing) {
        this(log, Optional.of(snapshot), sealing);
    }

    private LiveBooks(Log log, Optional<Path> snapshot, Sealing sealing) {
        this.log = log;
        this.snapshot = snapshot;
        this.sealing = sealing;
        Snapshot begin = snapshot.map(file -> Snapshot.read(file, log, seed, sealing,
                why -> LOG.warn("The snapshot {} cannot be used ({}); the log is read instead", file, why)))
                .orElseGet(Snapshot::empty);
        clients = begin.clients();
        versions = begin.versions();
        position = begin.position();
        last = begin.last();
        saved = position;
        clients.forEach((client, evidence) -> retracted.put(client, Retractions.of(evidence.others())));
    }

    /// Where the snapshot of a data folder is kept.
    public static Path snapshot(Path data) {
        return data.resolve("live").resolve("books.snapshot");
    }

    /// Clients that the log has facts of, in the order of their names.
    public synchronized List<ClientId> clients() {
        catchUp();
        return List.copyOf(clients.keySet());
    }

    /// The books of a client; empty ones for a client that nothing is known of.
    public synchronized Books of(ClientId client) {
        catchUp();
        Evidence known = clients.get(client);
        return known == null
                ? Books.of(List.of())
                : books.computeIfAbsent(client,
                        key -> keeping.computeIfAbsent(key, added -> Bookkeeping.following(known)).books());
    }

    /// The same with their version.
    public synchronized Edition edition(ClientId client) {
        return new Edition(of(client), versions.getOrDefault(client, 0L));
    }

    /// Asks about a client's people as they are now.
    ///
    /// @param ask given the people, who must not be kept, and the version of what is known
    public synchronized <T> T people(ClientId client, BiFunction<Persons, Long, T> ask) {
        catchUp();
        return ask.apply(clients.getOrDefault(client, Evidence.of(List.of())).persons(),
                versions.getOrDefault(client, 0L));
    }

    /// Up to where the log has been read.
    public synchronized long position() {
        return position;
    }

    /// Writes the snapshot if the log has gone on since the last. Failing to is logged and does no harm.
    public synchronized void save() {
        if (snapshot.isEmpty() || position == saved) {
            return;
        }
        try {
            new Snapshot(position, last, clients, versions).write(snapshot.get(), sealing);
            saved = position;
        } catch (IOException failed) {
            LOG.warn("The snapshot {} cannot be written: {}", snapshot.get(), failed.getMessage());
        }
    }

    /// Forgets everything, the snapshot too, and reads the log again when the next question comes: entries in it have
    /// changed.
    public synchronized void forget() throws IOException {
        clients.clear();
        versions.clear();
        retracted.clear();
        keeping.clear();
        books.clear();
        // It remembers what was read last.
        decoder = new FactCodec.Decoder();
        position = 0;
        last = 0;
        saved = 0;
        if (snapshot.isPresent()) {
            Files.deleteIfExists(snapshot.get());
        }
    }

    /// Evidence only grows: where other facts count than before, it is gathered anew.
    private void retract(ClientId client) {
        Evidence known = clients.getOrDefault(client, Evidence.of(List.of()));
        Retractions now = Retractions.of(known.others());
        if (now.same(retracted.getOrDefault(client, Retractions.NONE))) {
            return;
        }
        Evidence counting = new Evidence(seed, CompanyMail.SHARED);
        try (Log.Cursor cursor = log.read(0)) {
            while (cursor.next() && cursor.position() < position) {
                Log.Head head = cursor.head();
                if (head.client().equals(client) && head.kind() != Entry.Kind.QUARANTINE) {
                    now.counting(cursor.position(), decoder.decode(cursor.entry())).ifPresent(counting::add);
                }
            }
        }
        clients.put(client, counting);
        keeping.remove(client);
        retracted.put(client, now);
    }

    private void catchUp() {
        Set<ClientId> changed = new HashSet<>();
        Set<ClientId> imported = new HashSet<>();
        try (Log.Cursor cursor = log.read(position)) {
            while (cursor.next()) {
                Pausing.here();
                Entry entry = cursor.entry();
                if (entry.kind() != Entry.Kind.QUARANTINE) {
                    Fact fact = decoder.decode(entry);
                    clients.computeIfAbsent(entry.client(), key -> new Evidence(seed, CompanyMail.SHARED)).add(fact);
                    if (fact instanceof Undo || fact instanceof Import) {
                        imported.add(entry.client());
                    }
                    changed.add(entry.client());
                    versions.put(entry.client(), cursor.nextPosition());
                }
                position = cursor.nextPosition();
                last = Snapshot.fingerprint(entry);
            }
        }
        imported.forEach(this::retract);
        books.keySet().removeAll(changed);
        if (worthASnapshot(saved, position)) {
            save();
        }
    }

    /// @param saved    the position of the last one
    /// @param position up to where the log has been read
    static boolean worthASnapshot(long saved, long position) {
        return position - saved >= Math.max(ENTRIES_BETWEEN_SNAPSHOTS, saved / PART_BETWEEN_SNAPSHOTS);
    }
}
