package outlay.identity;

import java.util.BitSet;

/// Who is to be looked at again: what has changed among people since the last time, for one who keeps something about
/// each of them. It is filled as people are kept up, and whoever follows them takes it out.
///
/// An identifier has moved where it is new, or where an event at some time on it may be another person's than before.
/// A person is concerned where something of theirs has moved, away from them or to them.
public final class Moves {
    private BitSet identifiers = new BitSet();
    private BitSet people = new BitSet();

    /// @param identifiers those that have moved, by the numbers that [Persons#visitorOf(outlay.fact.Event)] gives
    /// @param people      former and new ones, by the numbers that [Persons#groupAt(int, long)] gives
    public record Taken(BitSet identifiers, BitSet people) {}

    /// Takes out what has come together.
    public Taken take() {
        Taken taken = new Taken(identifiers, people);
        identifiers = new BitSet();
        people = new BitSet();
        return taken;
    }

    void add(Taken more) {
        identifiers.or(more.identifiers);
        people.or(more.people);
    }
}
