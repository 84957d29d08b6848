package outlay.identity;

import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import outlay.fact.Fact;
import outlay.fact.Withdrawal;

/// How somebody came to be who they are: told the facts in the order in which they came in, it notes after which of
/// them the person who has an identifier had others than before. Facts about others cost next to nothing.
public final class PersonHistory {
    private final Identifier asked;
    private final Sightings sightings = new Sightings(0);
    private final Persons persons = new Persons(sightings);
    private final List<Change> changes = new ArrayList<>();
    /// The person's identifiers, and all on whose ties it depends which these are.
    private SortedSet<String> own = Collections.unmodifiableSortedSet(new TreeSet<>());
    private BitSet part = new BitSet();

    /// What happened to the person.
    public enum What {
        /// The identifier that was asked about came up.
        SEEN,
        /// Identifiers became theirs.
        JOINED,
        /// Identifiers are theirs no longer.
        LEFT
    }

    /// @param version     the version of the reports that shows it first: the position in the log behind the fact
    /// @param at          when the fact was received
    /// @param source      the fact after which it was so
    /// @param identifiers those that joined or left, in the order of their names
    /// @param ties        which led from them to those that were the person's before, the oldest first; none where they
    ///                    left
    public record Change(What what, long version, Instant at, String source, List<String> identifiers,
            List<Tie> ties) {}

    public PersonHistory(Identifier asked) {
        this.asked = asked;
    }

    /// @param fact     of one client, the next that came in
    /// @param version  the position in the log behind it
    /// @param received when it came in
    public void see(Fact fact, long version, Instant received) {
        sightings.see(fact);
        if (concerned(fact)) {
            persons.catchUp();
            SortedSet<String> now = new TreeSet<>(Persons.BY_NAME);
            now.addAll(persons.identifiersOf(asked));
            compare(now, new Change(What.SEEN, version, received, fact.id(), List.of(asked.toString()), List.of()));
            own = Collections.unmodifiableSortedSet(now);
            part = persons.partOf(asked);
        }
    }

    /// In the order in which they happened; empty where the identifier was never seen.
    public List<Change> changes() {
        return List.copyOf(changes);
    }

    private boolean concerned(Fact fact) {
        if (own.isEmpty()) {
            return persons.knows(asked);
        }
        return fact instanceof Withdrawal || sightings.edges().touched().intersects(part);
    }

    private void compare(SortedSet<String> now, Change like) {
        SortedSet<String> before = new TreeSet<>(own);
        if (before.isEmpty()) {
            changes.add(like);
            before.add(asked.toString());
        }
        List<String> left = before.stream().filter(one -> !now.contains(one)).sorted(Persons.BY_NAME).toList();
        if (!left.isEmpty()) {
            changes.add(new Change(What.LEFT, like.version(), like.at(), like.source(), left, List.of()));
        }
        List<String> joined = now.stream().filter(one -> !before.contains(one)).toList();
        if (!joined.isEmpty()) {
            List<Tie> ties = persons.history(asked).stream()
                    .filter(tie -> before.contains(tie.one()) != before.contains(tie.other())).toList();
            changes.add(new Change(What.JOINED, like.version(), like.at(), like.source(), joined, ties));
        }
    }
}
