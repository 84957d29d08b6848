package outlay.identity;

import java.util.Map;
import java.util.Optional;
import outlay.base.Ints;
import outlay.base.Longs;
import outlay.base.Tape;
import outlay.fact.Clue;
import outlay.fact.Contact;
import outlay.fact.Event;
import outlay.fact.Sale;
import outlay.fact.Seen;

/// Every identifier that was ever seen, as a number, and what ties them to each other. It only grows; [Persons] says
/// what it amounts to.
///
/// An identifier's number depends on the order of arrival and is fit for grouping and nothing else.
public final class Sightings {
    private final Numbers numbers;
    private final Edges edges;
    private final HashIndex hashes;
    /// Whether an event named it, and not a contact alone; by number.
    private final Ints byEvents;
    /// Who was known on which device when, besides the first time: a device, an identity, milliseconds.
    private final Ints devices;
    private final Ints identities;
    private final Longs times;
    /// Aliases: the id that somebody had been known by, taken for a device's, and who it was.
    private final Ints formers;
    private final Ints followers;

    /// @param seed unknown to whoever sends the identifiers
    public Sightings(long seed) {
        numbers = new Numbers(seed);
        edges = new Edges();
        hashes = new HashIndex();
        byEvents = new Ints();
        devices = new Ints();
        identities = new Ints();
        times = new Longs();
        formers = new Ints();
        followers = new Ints();
    }

    private Sightings(Tape.In in, long seed) {
        numbers = Numbers.load(in, seed);
        edges = Edges.load(in);
        hashes = HashIndex.load(in);
        byEvents = Ints.load(in);
        devices = Ints.load(in);
        identities = Ints.load(in);
        times = Longs.load(in);
        formers = Ints.load(in);
        followers = Ints.load(in);
    }

    public void save(Tape.Out out) {
        numbers.save(out);
        edges.save(out);
        hashes.save(out);
        byEvents.save(out);
        devices.save(out);
        identities.save(out);
        times.save(out);
        formers.save(out);
        followers.save(out);
    }

    public static Sightings load(Tape.In in, long seed) {
        return new Sightings(in, seed);
    }

    /// Who was there as the event itself says: the device, else the signed-in user, else the e-mail address, else whom
    /// the link was made for; -1 where it names nobody.
    public int see(Event event) {
        int device = byEvent(Identifier.Type.ANONYMOUS, event.anonymousId());
        int user = byEvent(Identifier.Type.USER, event.userId());
        int email = email(event.email());
        if (email >= 0) {
            byEvents.set(email, 1);
        }
        long at = event.at().toEpochMilli();
        String source = event.id();
        edges.add(user, email, Rule.SIGNED_IN, at, source);
        known(device, user, edges.add(device, user, Rule.DEVICE, at, source));
        known(device, email, edges.add(device, email, Rule.DEVICE, at, source));
        int visitor = links(event, first(device, user, email), at);
        carriers(event, device, user, email, at);
        int former = visitor < 0 ? Numbers.NOBODY : byEvent(Identifier.Type.ANONYMOUS, event.previousId());
        if (former >= 0) {
            edges.add(former, visitor, Rule.ALIAS, at, source);
            formers.add(former);
            followers.add(visitor);
        }
        return visitor;
    }

    /// Notes a contact's identifiers; that they are one person holds only of a contact's latest version.
    public void see(Contact contact) {
        if (!contact.contactId().isEmpty() && NullLike.reason(contact.contactId()).isPresent()) {
            numbers.refuse(Identifier.Type.CONTACT, contact.crm() + "/" + contact.contactId());
        }
        number(Identifier.Type.CONTACT, Identifier.contactValue(contact));
        email(contact.email());
        contact.clues().forEach(this::clue);
    }

    /// How many identifiers there are; every number is below.
    public int size() {
        return numbers.size();
    }

    Numbers numbers() {
        return numbers;
    }

    Edges edges() {
        return edges;
    }

    boolean byEvents(int number) {
        return byEvents.get(number) != 0;
    }

    Map<Identifier, NullLike.Reason> refused() {
        return numbers.refused();
    }

    int find(Identifier.Type type, String text) {
        return numbers.find(type, text);
    }

    /// The visitor whom [#see(Event)] gave.
    int visitor(Event event) {
        int visitor = find(Identifier.Type.ANONYMOUS, event.anonymousId());
        visitor = visitor >= 0 ? visitor : find(Identifier.Type.USER, event.userId());
        visitor = visitor >= 0 ? visitor : find(Identifier.Type.EMAIL, event.email());
        for (Clue clue : event.clues()) {
            boolean link = clue.kind() == Clue.Kind.USER || clue.kind() == Clue.Kind.EMAIL_HASH;
            visitor = visitor >= 0 || !link ? visitor : find(Identifier.Type.of(clue.kind()), clue.value());
        }
        return visitor;
    }

    int identifications() {
        return times.size();
    }

    int device(int identification) {
        return devices.get(identification);
    }

    int identity(int identification) {
        return identities.get(identification);
    }

    long at(int identification) {
        return times.get(identification);
    }

    /// Adds what follows from all of it and stands in no single fact: whose address a hash is, and that an alias may
    /// have named a user by the id before.
    void conclude(Edges into) {
        for (int number = 0; number < numbers.size(); number++) {
            if (numbers.type(number) == Identifier.Type.EMAIL_HASH) {
                into.add(hashes.find(numbers.identifier(number).value()), number, Rule.HASH, 0, "");
            }
        }
        for (int i = 0; i < formers.size(); i++) {
            int user = find(Identifier.Type.USER, numbers.identifier(formers.get(i)).value());
            int said = edges.find(formers.get(i), followers.get(i), Rule.ALIAS);
            if (said >= 0) {
                into.add(user, followers.get(i), Rule.ALIAS, edges.at(said), edges.source(said));
            }
        }
    }

    private int links(Event event, int visitor, long at) {
        int first = visitor;
        for (Clue clue : event.clues()) {
            if (clue.kind() == Clue.Kind.USER || clue.kind() == Clue.Kind.EMAIL_HASH) {
                int named = byEvent(Identifier.Type.of(clue.kind()), clue.value());
                known(first, named, edges.add(first, named, Rule.LINK, at, event.id()));
                first = first >= 0 ? first : named;
            }
        }
        return first;
    }

    /// What leads from one person's identifiers to others of theirs, and is nobody's name: clicks, orders, leads and
    /// phone numbers.
    private void carriers(Event event, int device, int user, int email, long at) {
        event.landing().clickIds().forEach((name, id) -> {
            if (Identifier.singleVisit(name)) {
                carried(Identifier.Type.CLICK, name + "/" + id, Rule.CLICK, event, device, user, email, at);
            }
        });
        if (event.countsAsSale() && event.sale().filter(sale -> sale.kind() == Sale.Kind.ORDER).isPresent()) {
            carried(Identifier.Type.ORDER, event.sale().orElseThrow().orderId().strip(), Rule.ORDER, event, device,
                    user, email, at);
        }
        for (Clue clue : event.clues()) {
            if (clue.kind() == Clue.Kind.LEAD) {
                carried(Identifier.Type.LEAD, clue.value(), Rule.LEAD, event, device, user, email, at);
            } else if (clue.kind() == Clue.Kind.PHONE) {
                carried(Identifier.Type.PHONE, clue.value(), Rule.PHONE, event, device, user, email, at);
            }
        }
        Optional<String> phone = event.seen().map(Seen::phone);
        carried(Identifier.Type.PHONE, phone.orElse(""), Rule.PHONE, event, device, user, email, at);
    }

    private void carried(Identifier.Type type, String text, Rule rule, Event event, int device, int user, int email,
            long at) {
        if (device < 0 && user < 0 && email < 0) {
            return;
        }
        int carrier = number(type, text);
        edges.add(device, carrier, rule, at, event.id());
        edges.add(user, carrier, rule, at, event.id());
        edges.add(email, carrier, rule, at, event.id());
    }

    /// The first time stands with the tie; all others are noted here.
    private void known(int device, int identity, long at) {
        if (at != Edges.NO_TIME && numbers.type(device) == Identifier.Type.ANONYMOUS) {
            devices.add(device);
            identities.add(identity);
            times.add(at);
        }
    }

    private void clue(Clue clue) {
        if (clue.kind() == Clue.Kind.EMAIL) {
            email(clue.value());
        } else if (clue.kind() != Clue.Kind.CLICK || Identifier.singleVisit(clue.value())) {
            number(Identifier.Type.of(clue.kind()), clue.value());
        }
    }

    private int email(String text) {
        int email = number(Identifier.Type.EMAIL, text);
        if (email >= 0) {
            EmailKey.spellings(text).forEach(spelling -> hashes.add(EmailKey.hash(spelling), email));
        }
        return email;
    }

    private int byEvent(Identifier.Type type, String text) {
        int number = number(type, text);
        if (number >= 0) {
            byEvents.set(number, 1);
        }
        return number;
    }

    private int number(Identifier.Type type, String text) {
        int number = numbers.add(type, text);
        while (byEvents.size() < numbers.size()) {
            byEvents.add(0);
        }
        return number;
    }

    private static int first(int... numbers) {
        for (int number : numbers) {
            if (number >= 0) {
                return number;
            }
        }
        return Numbers.NOBODY;
    }
}
