package outlay.identity;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import outlay.base.Interned;
import outlay.base.Ints;
import outlay.base.Tape;
import outlay.base.Texts;
import outlay.fact.Contact;
import outlay.fact.Event;

/// Every identifier that was ever seen, as a number, and which of them were seen together. It only grows; [Persons]
/// says what it amounts to.
///
/// An identifier's number depends on the order of arrival and is fit for grouping and nothing else.
public final class Sightings {
    static final int NOBODY = -1;
    private static final Identifier.Type[] TYPES = Identifier.Type.values();

    private final List<Interned> byType = new ArrayList<>();
    /// Of each type the numbers among all identifiers, in the order of the type's own.
    private final List<Ints> numbers = new ArrayList<>();
    /// The type of each identifier, and its number within the type.
    private final Ints types;
    private final Ints places;
    private final Links links;
    /// Whether an event named it, and not a contact alone.
    private final Ints byEvents;
    /// Aliases: the id that somebody had been known by, taken for a device's, and who it was.
    private final Ints formers;
    private final Ints followers;
    private final Map<Identifier, NullLike.Reason> refused = new HashMap<>();

    /// @param seed unknown to whoever sends the identifiers
    public Sightings(long seed) {
        for (int type = 0; type < TYPES.length; type++) {
            byType.add(new Interned(seed));
            numbers.add(new Ints());
        }
        types = new Ints();
        places = new Ints();
        links = new Links();
        byEvents = new Ints();
        formers = new Ints();
        followers = new Ints();
    }

    private Sightings(Tape.In in, long seed) {
        for (int type = 0; type < TYPES.length; type++) {
            byType.add(Interned.load(in, seed));
            numbers.add(new Ints());
        }
        types = Ints.load(in);
        places = Ints.load(in);
        for (int number = 0; number < types.size(); number++) {
            numbers.get(types.get(number)).add(number);
        }
        links = Links.load(in);
        byEvents = Ints.load(in);
        formers = Ints.load(in);
        followers = Ints.load(in);
        Ints refusedTypes = Ints.load(in);
        Texts refusedTexts = Texts.load(in);
        for (int i = 0; i < refusedTypes.size(); i++) {
            refuse(TYPES[refusedTypes.get(i)], refusedTexts.get(i));
        }
    }

    public void save(Tape.Out out) {
        byType.forEach(interned -> interned.save(out));
        types.save(out);
        places.save(out);
        links.save(out);
        byEvents.save(out);
        formers.save(out);
        followers.save(out);
        Ints refusedTypes = new Ints();
        Texts refusedTexts = new Texts();
        refused.keySet().forEach(identifier -> {
            refusedTypes.add(identifier.type().ordinal());
            refusedTexts.add(identifier.value());
        });
        refusedTypes.save(out);
        refusedTexts.save(out);
    }

    public static Sightings load(Tape.In in, long seed) {
        return new Sightings(in, seed);
    }

    /// Who was there as the event itself says: the device, else the signed-in user, else the e-mail address; -1 where
    /// it names nobody.
    public int see(Event event) {
        int device = byEvent(Identifier.Type.ANONYMOUS, event.anonymousId());
        int user = byEvent(Identifier.Type.USER, event.userId());
        int email = byEvent(Identifier.Type.EMAIL, event.email());
        int visitor = joined(links, joined(links, device, user), email);
        if (visitor >= 0 && !event.previousId().isEmpty()) {
            int former = byEvent(Identifier.Type.ANONYMOUS, event.previousId());
            if (former >= 0) {
                links.join(former, visitor);
                formers.add(former);
                followers.add(visitor);
            }
        }
        return visitor;
    }

    /// Notes a contact's identifiers; that they are one person holds only of a contact's latest version.
    public void see(Contact contact) {
        if (!contact.contactId().isEmpty() && NullLike.reason(contact.contactId()).isPresent()) {
            refuse(Identifier.Type.CONTACT, contact.crm() + "/" + contact.contactId());
        }
        number(Identifier.Type.CONTACT, Identifier.contactValue(contact));
        number(Identifier.Type.EMAIL, contact.email());
    }

    /// How many identifiers there are; every number is below.
    public int size() {
        return types.size();
    }

    Identifier identifier(int number) {
        return new Identifier(type(number), byType.get(types.get(number)).get(places.get(number)));
    }

    Identifier.Type type(int number) {
        return TYPES[types.get(number)];
    }

    /// The number of the identifier, or [#NOBODY] where it was never seen or names nobody.
    int find(Identifier.Type type, String text) {
        if (text.isEmpty()) {
            return NOBODY;
        }
        int place = byType.get(type.ordinal()).find(Identifier.normal(type, text));
        return place < 0 ? NOBODY : numbers.get(type.ordinal()).get(place);
    }

    boolean byEvents(int number) {
        return byEvents.get(number) != 0;
    }

    Map<Identifier, NullLike.Reason> refused() {
        return refused;
    }

    /// What was seen together, and what the contacts that hold say besides.
    Links links(Iterable<Contact> latest) {
        Links all = links.copy();
        for (Contact contact : latest) {
            joined(all, find(Identifier.Type.CONTACT, Identifier.contactValue(contact)),
                    find(Identifier.Type.EMAIL, contact.email()));
        }
        // An alias does not say of which type the id before it is. Where there is a user of that id, it may be theirs.
        for (int i = 0; i < formers.size(); i++) {
            joined(all, find(Identifier.Type.USER, identifier(formers.get(i)).value()), followers.get(i));
        }
        return all;
    }

    private static int joined(Links of, int one, int other) {
        if (one < 0 || other < 0) {
            return Math.max(one, other);
        }
        of.join(one, other);
        return one;
    }

    private int byEvent(Identifier.Type type, String text) {
        int number = number(type, text);
        if (number >= 0) {
            byEvents.set(number, 1);
        }
        return number;
    }

    private int number(Identifier.Type type, String text) {
        if (text.isEmpty()) {
            return NOBODY;
        }
        String normal = Identifier.normal(type, text);
        Interned known = byType.get(type.ordinal());
        int place = known.find(normal);
        if (place >= 0) {
            return numbers.get(type.ordinal()).get(place);
        }
        if (refuse(type, normal)) {
            return NOBODY;
        }
        int added = links.add();
        types.add(type.ordinal());
        byEvents.add(0);
        places.add(known.add(normal));
        numbers.get(type.ordinal()).add(added);
        return added;
    }

    private boolean refuse(Identifier.Type type, String normal) {
        Optional<NullLike.Reason> reason = Identifier.refusal(type, normal);
        reason.ifPresent(why -> refused.put(new Identifier(type, normal), why));
        return reason.isPresent();
    }
}
