package outlay.telling;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import outlay.fact.Clue;
import outlay.fact.Contact;
import outlay.fact.Event;
import outlay.fact.Fact;

/// What the log has about one person, so far as it can matter for telling of them.
///
/// @param events in the order of the log, each with its position
/// @param cut    whether there are more, older ones
record PersonFacts(List<At> events, List<Contact> contacts, boolean cut) {
    static final PersonFacts NOBODY = new PersonFacts(List.of(), List.of(), false);
    private static final String ERASED = "erased-";

    record At(long position, Event event) {}

    PersonFacts {
        events = List.copyOf(events);
        contacts = List.copyOf(contacts);
    }

    static PersonFacts of(Event event, long position) {
        return new PersonFacts(List.of(new At(position, event)), List.of(), false);
    }

    Stream<Event> inTime() {
        return events.stream().map(At::event).sorted(Comparator.comparing(Event::at).thenComparing(Event::id));
    }

    List<Fact> all() {
        return Stream.<Fact>concat(events.stream().map(At::event), contacts.stream()).toList();
    }

    /// Every address of theirs, the likeliest first: a CRM's, then those of signed-in users, then the later ones.
    List<String> emails() {
        Stream<String> crm = contacts.stream().flatMap(contact -> Stream.concat(Stream.of(contact.email()),
                addresses(contact.clues())));
        List<Event> latest = inTime().toList().reversed();
        Stream<String> signedIn = latest.stream().filter(event -> !event.userId().isEmpty()).map(Event::email);
        Stream<String> others = latest.stream().flatMap(event -> Stream.concat(Stream.of(event.email()),
                addresses(event.clues())));
        return Stream.concat(crm, Stream.concat(signedIn, others)).filter(email -> !email.isEmpty()).distinct()
                .toList();
    }

    /// The site's ids of them, the latest first.
    List<String> users() {
        return inTime().toList().reversed().stream().map(Event::userId).filter(id -> !id.isEmpty()).distinct().toList();
    }

    /// Whether what would be told of is what an erasure has left.
    boolean erased() {
        return all().stream().anyMatch(PersonFacts::erased);
    }

    static boolean erased(Fact fact) {
        return ids(fact).anyMatch(PersonFacts::erased);
    }

    /// Whether it stands in the place of an identifier of somebody who was erased.
    static boolean erased(String id) {
        return id.startsWith(ERASED);
    }

    private static Stream<String> ids(Fact fact) {
        if (fact instanceof Event event) {
            return Stream.of(event.anonymousId(), event.userId(), event.email());
        }
        return fact instanceof Contact contact
                ? Stream.of(contact.contactId(), contact.email())
                : Stream.of();
    }

    private static Stream<String> addresses(List<Clue> clues) {
        return clues.stream().filter(clue -> clue.kind() == Clue.Kind.EMAIL).map(Clue::value);
    }
}
