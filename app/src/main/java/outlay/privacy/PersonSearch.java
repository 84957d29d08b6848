package outlay.privacy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import outlay.base.ClientId;
import outlay.fact.Brought;
import outlay.fact.Clue;
import outlay.fact.ColumnMapping;
import outlay.fact.Company;
import outlay.fact.Contact;
import outlay.fact.Deal;
import outlay.fact.Event;
import outlay.fact.Fact;
import outlay.fact.Import;
import outlay.fact.LiftTest;
import outlay.fact.Rate;
import outlay.fact.Reach;
import outlay.fact.SpendRow;
import outlay.fact.StageEntry;
import outlay.fact.Undo;
import outlay.fact.Withdrawal;
import outlay.identity.Identifier;
import outlay.identity.Identifier.Type;
import outlay.identity.Latest;
import outlay.identity.Persons;
import outlay.journey.Evidence;
import outlay.log.Entry;
import outlay.log.FactCodec;
import outlay.log.Log;

/// Finds everything that a person of one client is known by, from one identifier or several.
final class PersonSearch {
    private final Log log;
    private final ClientId client;
    private final Persons persons;
    private final List<Contact> contacts = new ArrayList<>();

    /// Reads the whole log.
    PersonSearch(Log log, ClientId client) {
        this.log = log;
        this.client = client;
        Evidence evidence = new Evidence(0);
        facts(fact -> {
            evidence.add(fact);
            if (fact instanceof Contact contact) {
                contacts.add(contact);
            }
        });
        this.persons = evidence.persons();
    }

    /// Everybody.
    Persons persons() {
        return persons;
    }

    private interface Each {
        void fact(Fact fact);
    }

    private void facts(Each each) {
        FactCodec.Decoder decoder = new FactCodec.Decoder();
        try (Log.Cursor cursor = log.read(0)) {
            while (cursor.next()) {
                Entry entry = cursor.entry();
                if (entry.client().equals(client) && entry.kind() != Entry.Kind.QUARANTINE) {
                    each.fact(decoder.decode(entry));
                }
            }
        }
    }

    /// @param texts `email:ann@example.com`, `user:42`, `contact:hubspot/7`, `anonymous:...`, or the value alone where
    ///              it is one person's
    /// @throws IllegalArgumentException where a text is no identifier, or that of several people
    Subject subject(List<String> texts) {
        SortedSet<Identifier> all = new TreeSet<>();
        for (String text : texts) {
            List<Identifier> named = named(text);
            named.forEach(identifier -> {
                all.add(identifier);
                all.addAll(identifiersOf(identifier));
            });
        }
        SortedSet<String> versions = new TreeSet<>();
        SortedSet<String> spellings = new TreeSet<>();
        addFormerAddresses(all, versions);
        addClicks(all);
        addHashes(all, spellings);
        return new Subject(client, all, Subject.sharedDomains(all, persons.identifiers()), versions, spellings);
    }

    /// Orders keep their ids, and click ids are replaced wherever they stand on the person's facts.
    private SortedSet<Identifier> identifiersOf(Identifier identifier) {
        SortedSet<Identifier> known = new TreeSet<>();
        persons.identifiersOf(identifier).forEach(name -> Identifier.parse(name)
                .filter(each -> each.type() != Type.ORDER && each.type() != Type.CLICK).ifPresent(known::add));
        return known;
    }

    /// The person's addresses as they came, and their hashes, which later facts may carry alone.
    private void addHashes(SortedSet<Identifier> all, SortedSet<String> spellings) {
        all.stream().filter(identifier -> identifier.type() == Type.EMAIL).map(Identifier::value)
                .forEach(spellings::add);
        facts(fact -> emails(fact).filter(text -> all.contains(email(text))).forEach(spellings::add));
        spellings.forEach(spelling -> Identifier.accepts(Type.EMAIL_HASH, Marks.sha256(spelling))
                .ifPresent(all::add));
    }

    private static Stream<String> emails(Fact fact) {
        return switch (fact) {
            case Event event -> Stream.concat(Stream.of(event.email(), event.userId()), emails(event.clues()));
            case Contact contact -> Stream.concat(Stream.of(contact.email()), emails(contact.clues()));
            case Deal deal -> deal.emails().stream();
            case Import _,SpendRow _,LiftTest _,Reach _,Rate _,Undo _,ColumnMapping _,Withdrawal _ -> Stream.of();
            case Company _,StageEntry _,Brought _ -> Stream.of();
        };
    }

    private static Stream<String> emails(List<Clue> clues) {
        return clues.stream().filter(clue -> clue.kind() == Clue.Kind.EMAIL).map(Clue::value);
    }

    private List<Identifier> named(String text) {
        Optional<Identifier> typed = typed(text);
        if (typed.isPresent()) {
            return List.of(typed.get());
        }
        String value = text.strip();
        List<Identifier> found = new ArrayList<>();
        Set<Set<Identifier>> people = new HashSet<>();
        for (Identifier identifier : persons.identifiers()) {
            String own = identifier.type() == Type.CONTACT
                    ? identifier.value().substring(identifier.value().indexOf('/') + 1)
                    : identifier.value();
            if (own.equals(Identifier.normal(identifier.type(), value))) {
                found.add(identifier);
                people.add(identifiersOf(identifier));
            }
        }
        if (people.size() > 1) {
            throw new IllegalArgumentException("\"" + value + "\" stands for " + people.size()
                    + " people, as " + String.join(" and ", found.stream().map(each -> each.type().label()).toList())
                    + "; write which: type:value, like user:42 or contact:hubspot/42");
        }
        if (!found.isEmpty()) {
            return found;
        }
        // Nobody yet; from now on whoever comes with it is suppressed.
        List<Identifier> unknown = new ArrayList<>();
        for (Type type : value.indexOf('@') > 0 ? List.of(Type.EMAIL, Type.USER) : List.of(Type.USER, Type.ANONYMOUS)) {
            Identifier.accepts(type, value).ifPresent(unknown::add);
        }
        if (unknown.isEmpty()) {
            throw new IllegalArgumentException("\"" + value + "\" is not an identifier of anybody: it says nothing");
        }
        return unknown;
    }

    private static Optional<Identifier> typed(String text) {
        for (Type type : Type.values()) {
            if (text.startsWith(type.label() + ":")) {
                String value = text.substring(type.label().length() + 1).strip();
                return Optional.of(Identifier.accepts(type, value).orElseThrow(() -> new IllegalArgumentException(
                        "\"" + text + "\" is not an identifier of anybody: \"" + value + "\" is no " + type.label())));
            }
        }
        return Optional.empty();
    }

    /// An address that a CRM had before is the person's, unless somebody else has it.
    private void addFormerAddresses(SortedSet<Identifier> all, SortedSet<String> versions) {
        Set<Identifier> former = new TreeSet<>();
        for (Contact contact : contacts) {
            if (all.contains(new Identifier(Type.CONTACT,
                    Identifier.contactValue(contact.crm(), contact.contactId())))) {
                versions.add(contact.version());
                Identifier.accepts(Type.EMAIL, contact.email()).ifPresent(former::add);
            }
        }
        former.removeAll(all);
        Collection<Contact> latest = Latest.contacts(contacts).values();
        latest.forEach(contact -> former.remove(email(contact.email())));
        if (!former.isEmpty()) {
            facts(fact -> {
                if (fact instanceof Event event) {
                    former.remove(email(event.email()));
                }
            });
        }
        all.addAll(former);
    }

    private static Identifier email(String text) {
        return new Identifier(Type.EMAIL, Identifier.normal(Type.EMAIL, text));
    }

    /// A click on a tracked link that led somebody here was theirs, unless it is known to be another's.
    private void addClicks(SortedSet<Identifier> all) {
        Set<Identifier> clicks = new TreeSet<>();
        EntryErasure own = new EntryErasure(new Subject(client, all, new TreeSet<>(), new TreeSet<>(),
                new TreeSet<>()), new byte[1],
                new byte[1]);
        facts(fact -> {
            if (fact instanceof Event event && !event.landing().trackedClick().isEmpty() && own.isOwn(event)) {
                Identifier.accepts(Type.ANONYMOUS, event.landing().trackedClick()).ifPresent(clicks::add);
            }
        });
        clicks.forEach(click -> {
            if (identifiersOf(click).size() <= 1) {
                all.add(click);
            }
        });
    }
}
