package outlay.live;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import outlay.base.ClientId;
import outlay.fact.Fact;
import outlay.identity.Identifier;
import outlay.identity.PersonHistory;
import outlay.identity.Persons;
import outlay.journey.Evidence;
import outlay.log.Entry;
import outlay.log.FactCodec;
import outlay.log.Log;
import outlay.report.AsOf;
import outlay.report.Books;
import outlay.report.Changes;
import outlay.report.Edition;
import outlay.report.Question;

/// The books as they stood once, made anew from the beginning of the log. The log only grows, so the same version is
/// the same books for ever; the last few are kept.
public final class PastBooks {
    private static final int KEPT = 4;

    private record Key(ClientId client, long version) {}

    private final Log log;
    private final long seed = new SecureRandom().nextLong();
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
        checkThatItCame(asOf);
        if (!(asOf instanceof AsOf.Version wanted)) {
            return read(client, asOf);
        }
        return kept.computeIfAbsent(new Key(client, wanted.number()), key -> read(client, asOf));
    }

    private void checkThatItCame(AsOf asOf) {
        if (asOf instanceof AsOf.Version wanted && wanted.number() > log.end()) {
            throw new IllegalArgumentException("as_of " + wanted.number() + " is a version that has not come yet; "
                    + "take the version that a report names");
        }
    }

    /// Asks about a client's people as they were then.
    ///
    /// @throws IllegalArgumentException for a version that has not come yet
    /// @param ask given the people, who must not be kept, and the version of what was known
    public <T> T people(ClientId client, AsOf asOf, BiFunction<Persons, Long, T> ask) {
        checkThatItCame(asOf);
        Then then = evidence(client, asOf);
        return ask.apply(then.evidence().persons(), then.version());
    }

    /// How the person who has an identifier came to be who they are, version by version.
    ///
    /// @param asOf up to then; to the end of the log where it is left out
    /// @throws IllegalArgumentException for a version that has not come yet
    public PersonHistory history(ClientId client, Identifier asked, Optional<AsOf> asOf) {
        AsOf until = asOf.orElse(new AsOf.Version(log.end()));
        checkThatItCame(until);
        Retractions retracted = retractions(client, until);
        PersonHistory history = new PersonHistory(asked);
        FactCodec.Decoder decoder = new FactCodec.Decoder();
        try (Prefix prefix = new Prefix(client, until)) {
            for (Optional<Entry> entry = prefix.next(); entry.isPresent(); entry = prefix.next()) {
                Instant received = entry.get().receivedAt();
                retracted.counting(prefix.at(), decoder.decode(entry.get()))
                        .ifPresent(fact -> history.see(fact, prefix.position(), received));
            }
        }
        return history;
    }

    private Retractions retractions(ClientId client, AsOf until) {
        List<Fact> said = new ArrayList<>();
        try (Prefix prefix = new Prefix(client, until)) {
            for (Optional<Entry> entry = prefix.next(); entry.isPresent(); entry = prefix.next()) {
                if (Retractions.isSaidBy(entry.get())) {
                    said.add(FactCodec.decode(entry.get()));
                }
            }
        }
        return Retractions.of(said);
    }

    /// Forgets the books that it keeps: entries that they were made of have changed.
    public synchronized void forget() {
        kept.clear();
    }

    private Edition read(ClientId client, AsOf asOf) {
        Then then = evidence(client, asOf);
        return new Edition(Books.of(then.evidence()), then.version());
    }

    private record Then(Evidence evidence, long version) {}

    private Then evidence(ClientId client, AsOf asOf) {
        Then all = evidence(client, asOf, Retractions.NONE);
        Retractions retracted = Retractions.of(all.evidence().others());
        return retracted.isEmpty() ? all : evidence(client, asOf, retracted);
    }

    private Then evidence(ClientId client, AsOf asOf, Retractions retracted) {
        Evidence evidence = new Evidence(seed, CompanyMail.SHARED);
        FactCodec.Decoder decoder = new FactCodec.Decoder();
        long version = 0;
        try (Prefix prefix = new Prefix(client, asOf)) {
            for (Optional<Entry> entry = prefix.next(); entry.isPresent(); entry = prefix.next()) {
                retracted.counting(prefix.at(), decoder.decode(entry.get())).ifPresent(evidence::add);
                version = prefix.position();
            }
        }
        return new Then(evidence, version);
    }

    /// The books of a client with everything that has come in.
    public Edition now(ClientId client) {
        return of(client, new AsOf.Version(log.end()));
    }

    /// Why the answer to a question is another one at `after`, or now, than at `before`.
    public Changes changes(Question question, AsOf before, Optional<AsOf> after) {
        Edition from = of(question.client(), before);
        Edition to = after.map(then -> of(question.client(), then)).orElseGet(() -> now(question.client()));
        if (from.version() > to.version()) {
            throw new IllegalArgumentException("as_of_before is version " + from.version() + ", which is later than "
                    + to.version() + "; exchange the two");
        }
        Known known = new Known(question.client(), from.version());
        return Changes.between(from, to, question, known);
    }

    /// Which events had come in. Few conversions ask for it, so the ids are read when the first one does.
    private final class Known implements Predicate<String> {
        private final ClientId client;
        private final long version;
        private Optional<Set<String>> ids = Optional.empty();

        Known(ClientId client, long version) {
            this.client = client;
            this.version = version;
        }

        @Override
        public boolean test(String id) {
            if (ids.isEmpty()) {
                ids = Optional.of(read());
            }
            return ids.get().contains(id);
        }

        private Set<String> read() {
            Set<String> events = new HashSet<>();
            try (Prefix prefix = new Prefix(client, new AsOf.Version(version))) {
                for (Optional<Entry> entry = prefix.next(); entry.isPresent(); entry = prefix.next()) {
                    if (entry.get().kind() == Entry.Kind.EVENT) {
                        events.add(entry.get().id());
                    }
                }
            }
            return events;
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

        /// Of the entry that came last.
        long at() {
            return cursor.position();
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
