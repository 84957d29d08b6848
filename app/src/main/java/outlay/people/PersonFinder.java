package outlay.people;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import outlay.identity.Identifier;
import outlay.identity.Identifier.Type;
import outlay.identity.Persons;
import outlay.journey.JourneyColumns;

/// Who is meant by a text that somebody typed or pasted: an address, a number, an id of any kind, an order. It finds
/// whole identifiers and no parts of them, so that nobody can leaf through people.
final class PersonFinder {
    private static final List<String> CONVERSIONS = List.of("", "order/", "deal/", "lead/");

    private final Persons persons;
    private final JourneyColumns journeys;

    PersonFinder(Persons persons, JourneyColumns journeys) {
        this.persons = persons;
        this.journeys = journeys;
    }

    /// The identifiers that the text is, of whomever; empty where nobody has it.
    List<Identifier> find(String text) {
        String asked = text.strip();
        Set<Identifier> found = new LinkedHashSet<>();
        Identifier.parse(asked).filter(persons::knows).ifPresent(found::add);
        Stream.of(Type.values()).flatMap(type -> Identifier.accepts(type, asked).stream()).filter(persons::knows)
                .forEach(found::add);
        if (found.stream().allMatch(one -> one.type() != Type.EMAIL && one.type() != Type.PHONE)) {
            found.addAll(behindSlash(asked));
        }
        if (found.isEmpty()) {
            found.addAll(buyers(asked));
        }
        return List.copyOf(found);
    }

    /// Contacts and clicks are known by where they are from and their id; people have the id alone.
    private List<Identifier> behindSlash(String id) {
        return id.isEmpty()
                ? List.of()
                : persons.identifiers().stream()
                        .filter(one -> one.type() == Type.CONTACT || one.type() == Type.CLICK)
                        .filter(one -> one.value().substring(one.value().indexOf('/') + 1).equals(id)).sorted()
                        .toList();
    }

    private List<Identifier> buyers(String id) {
        return CONVERSIONS.stream().map(kind -> journeys.conversion(kind + id)).filter(number -> number >= 0)
                .flatMap(number -> Stream.of(journeys.personsOf(journeys.party(number))).flatMapToInt(
                        java.util.Arrays::stream).mapToObj(journeys::personName))
                .flatMap(name -> Identifier.parse(name).stream()).filter(persons::knows).distinct().toList();
    }
}
