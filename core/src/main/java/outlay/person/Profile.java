package outlay.person;

import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import outlay.fact.Clue;
import outlay.fact.Contact;
import outlay.fact.Event;
import outlay.fact.Fact;
import outlay.fact.Seen;
import outlay.fact.Trait;

/// What is known of a person: of each trait one value, and who said it when.
///
/// A CRM is believed before the site's signed-in users, these before forms, and forms before devices; within one source
/// the later word holds. The result depends on the set of facts alone, in whatever order they come.
public record Profile(SortedMap<Trait, Known> traits) {
    /// Where a trait comes from, the least believed first.
    public enum Source {
        /// An event that names a device and nobody.
        DEVICE,
        /// An event that gives an e-mail address.
        FORM,
        /// An event of somebody whom the site knows by a user id.
        SIGNED_IN,
        CRM
    }

    /// A value, and the fact that says it.
    public record Known(String value, Source source, String fact, Instant at) {
        /// The last one is believed. Of two words of one instant the fact's id decides, so that any order gives the
        /// same.
        static final Comparator<Known> BELIEF = Comparator.comparing(Known::source).thenComparing(Known::at)
                .thenComparing(Known::fact).thenComparing(Known::value);
    }

    /// Nothing.
    public static final Profile EMPTY = new Profile(new TreeMap<>());

    /// @param facts of one person; those that say nothing of them are passed over
    public static Profile of(Iterable<? extends Fact> facts) {
        Profile profile = EMPTY;
        for (Fact fact : facts) {
            profile = profile.with(fact);
        }
        return profile;
    }

    /// What is known with one more fact of that person.
    public Profile with(Fact fact) {
        SortedMap<Trait, Known> more = new TreeMap<>(traits);
        if (fact instanceof Event event) {
            add(event, more);
        } else if (fact instanceof Contact contact) {
            add(contact, more);
        }
        return more.equals(traits) ? this : new Profile(more);
    }

    private static void add(Event event, SortedMap<Trait, Known> traits) {
        Source source = !event.userId().isEmpty() ? Source.SIGNED_IN
                : event.email().isEmpty() ? Source.DEVICE : Source.FORM;
        for (Map.Entry<Trait, String> trait : event.traits().entrySet()) {
            put(trait.getKey(), new Known(trait.getValue(), source, event.id(), event.at()), traits);
        }
        put(Trait.PHONE, new Known(event.seen().map(Seen::phone).orElse(""), source, event.id(), event.at()), traits);
        for (Clue clue : event.clues()) {
            if (clue.kind() == Clue.Kind.PHONE) {
                put(Trait.PHONE, new Known(clue.value(), source, event.id(), event.at()), traits);
            }
        }
    }

    private static void add(Contact contact, SortedMap<Trait, Known> traits) {
        Instant at = contact.modifiedAt().or(contact::createdAt).orElse(Instant.EPOCH);
        for (Map.Entry<Trait, String> trait : contact.traits().entrySet()) {
            put(trait.getKey(), new Known(trait.getValue(), Source.CRM, contact.id(), at), traits);
        }
        put(Trait.COMPANY, new Known(contact.companyName(), Source.CRM, contact.id(), at), traits);
        for (Clue clue : contact.clues()) {
            if (clue.kind() == Clue.Kind.PHONE) {
                put(Trait.PHONE, new Known(clue.value(), Source.CRM, contact.id(), at), traits);
            }
        }
    }

    private static void put(Trait trait, Known known, SortedMap<Trait, Known> traits) {
        if (!known.value().isEmpty()) {
            traits.merge(trait, known, (one, other) -> Known.BELIEF.compare(one, other) < 0 ? other : one);
        }
    }
}
