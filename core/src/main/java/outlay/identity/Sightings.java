package outlay.identity;

import java.util.BitSet;
import java.util.Map;
import java.util.Optional;
import outlay.base.Ints;
import outlay.base.Longs;
import outlay.base.Tape;
import outlay.fact.Clue;
import outlay.fact.Contact;
import outlay.fact.Event;
import outlay.fact.Fact;
import outlay.fact.Sale;
import outlay.fact.Seen;
import outlay.fact.Withdrawal;

/// Every identifier that was ever seen, as a number, and what ties them to each other. It only grows; [Persons] says
/// what it amounts to.
///
/// An identifier's number depends on the order of arrival and is fit for grouping and nothing else.
public final class Sightings {
    private final Numbers numbers;
    private final Edges edges;
    private final HashIndex hashes;
    /// Which were named by an event, and not by a contact alone; by number.
    private final BitSet byEvents;
    /// Who was known on which device when, besides the first time: a device, an identity, milliseconds.
    private final Ints devices;
    private final Ints identities;
    private final Longs times;
    private final Records records;
    private final Withdrawals withdrawals = new Withdrawals();

    /// @param seed unknown to whoever sends the identifiers
    public Sightings(long seed) {
        this(new Numbers(seed), new Edges(), new HashIndex(), new BitSet(), new Ints(), new Ints(), new Longs());
    }

    private Sightings(Numbers numbers, Edges edges, HashIndex hashes, BitSet byEvents, Ints devices, Ints identities,
            Longs times) {
        this.numbers = numbers;
        this.edges = edges;
        this.hashes = hashes;
        this.byEvents = byEvents;
        this.devices = devices;
        this.identities = identities;
        this.times = times;
        records = new Records(numbers, edges);
    }

    public void save(Tape.Out out) {
        numbers.save(out);
        edges.save(out);
        hashes.save(out);
        long[] named = byEvents.toLongArray();
        out.longs(named, named.length);
        devices.save(out);
        identities.save(out);
        times.save(out);
    }

    /// Takes up what was saved.
    ///
    /// @param others the contacts and withdrawals among these as they were seen; others are passed over
    public static Sightings load(Tape.In in, long seed, Iterable<? extends Fact> others) {
        Sightings sightings = new Sightings(Numbers.load(in, seed), Edges.load(in), HashIndex.load(in),
                BitSet.valueOf(in.longs()), Ints.load(in), Ints.load(in), Longs.load(in));
        for (Fact fact : others) {
            if (fact instanceof Contact contact) {
                sightings.records.add(contact);
            } else if (fact instanceof Withdrawal word) {
                sightings.withdrawals.add(word);
            }
        }
        return sightings;
    }

    /// Takes in what a fact says of who is who; most kinds say nothing.
    public void see(Fact fact) {
        if (fact instanceof Event event) {
            see(event);
        } else if (fact instanceof Contact contact) {
            see(contact);
        } else if (fact instanceof Withdrawal word) {
            withdrawals.add(word);
        }
    }

    /// Who was there as the event itself says: the device, else the signed-in user, else the e-mail address, else whom
    /// the link was made for; -1 where it names nobody.
    public int see(Event event) {
        int device = byEvent(Identifier.Type.ANONYMOUS, event.anonymousId());
        int user = byEvent(Identifier.Type.USER, event.userId());
        int email = email(event.email());
        named(email);
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
            alias(former, visitor);
        }
        return visitor;
    }

    private void see(Contact contact) {
        if (!contact.contactId().isEmpty() && NullLike.reason(contact.contactId()).isPresent()) {
            numbers.refuse(Identifier.Type.CONTACT, contact.crm() + "/" + contact.contactId());
        }
        number(Identifier.Type.CONTACT, Identifier.contactValue(contact));
        email(contact.email());
        contact.clues().forEach(this::clue);
        records.add(contact);
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

    Records records() {
        return records;
    }

    Withdrawals withdrawals() {
        return withdrawals;
    }

    boolean byEvents(int number) {
        return byEvents.get(number);
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

    /// An alias may have named a user by the id before, and not a device.
    private void alias(int former, int follower) {
        int said = edges.find(former, follower, Rule.ALIAS);
        if (said >= 0) {
            edges.former(said, former);
            int user = find(Identifier.Type.USER, numbers.identifier(former).value());
            edges.conclude(user, follower, Rule.ALIAS, edges.at(said), edges.source(said));
        }
    }

    /// The same where the user is seen after the alias.
    private void aliases(String user) {
        int former = find(Identifier.Type.ANONYMOUS, user);
        for (int edge = former < 0 ? Edges.NONE : edges.first(former); edge >= 0; edge = edges.next(edge, former)) {
            if (edges.rule(edge) == Rule.ALIAS && edges.isFormer(edge, former)) {
                alias(former, edges.far(edge, former));
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
            edges.touched().set(device);
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
        int before = numbers.size();
        int email = number(Identifier.Type.EMAIL, text);
        boolean known = email >= 0 && email < before && numbers.identifier(email).value().equals(text);
        if (email >= 0 && !known) {
            for (String spelling : EmailKey.spellings(text)) {
                String hash = EmailKey.hash(spelling);
                if (hashes.add(hash, email)) {
                    edges.conclude(email, find(Identifier.Type.EMAIL_HASH, hash), Rule.HASH, 0, "");
                }
            }
        }
        return email;
    }

    private int byEvent(Identifier.Type type, String text) {
        int number = number(type, text);
        named(number);
        return number;
    }

    private void named(int number) {
        if (number >= 0) {
            byEvents.set(number);
        }
    }

    private int number(Identifier.Type type, String text) {
        int before = numbers.size();
        int number = numbers.add(type, text);
        if (number == before) {
            edges.touched().set(number);
            if (type == Identifier.Type.EMAIL_HASH) {
                edges.conclude(hashes.find(numbers.identifier(number).value()), number, Rule.HASH, 0, "");
            } else if (type == Identifier.Type.USER) {
                aliases(text);
            }
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
