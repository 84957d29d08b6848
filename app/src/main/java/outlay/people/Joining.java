package outlay.people;

import java.util.Optional;
import outlay.identity.Identifier;
import outlay.identity.Persons;

/// Which two identifiers somebody may say to be one person's: two devices. Names are joined where they are kept, in the
/// CRM, or by a program that knows.
public final class Joining {
    private Joining() {}

    /// Why the two cannot be joined, with the remedy; empty where they can.
    public static Optional<String> mistake(Persons persons, Identifier one, Identifier other) {
        if (one.type() != Identifier.Type.ANONYMOUS || other.type() != Identifier.Type.ANONYMOUS) {
            return Optional
                    .of("only devices are joined, like anonymous:4f2a; join names in the CRM, or by an identify or "
                            + "alias call");
        }
        if (persons.withdrawn(one, other)) {
            return Optional.of(one + " and " + other + " were split; take that back with outlay people join-back");
        }
        return persons.personOf(one).equals(persons.personOf(other))
                ? Optional.of(one + " and " + other + " are one person already")
                : Optional.empty();
    }
}
