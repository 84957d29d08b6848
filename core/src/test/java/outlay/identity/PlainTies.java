package outlay.identity;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import outlay.fact.Clue;
import outlay.fact.Contact;
import outlay.fact.Event;
import outlay.fact.Fact;

/// Every tie that facts make, as texts: written anew from what each kind of fact says, for [PlainPersons].
final class PlainTies {
    private final Set<String> texts = new TreeSet<>();
    private final Map<String, Tied> ties = new HashMap<>();

    record Tied(String one, String other, Rule rule, long at) {
        boolean has(String text) {
            return one.equals(text) || other.equals(text);
        }

        String far(String text) {
            return one.equals(text) ? other : one;
        }

        String smaller() {
            return Persons.BY_NAME.compare(one, other) <= 0 ? one : other;
        }

        String greater() {
            return far(smaller());
        }
    }

    static PlainTies of(List<Fact> facts) {
        PlainTies all = new PlainTies();
        List<String[]> aliases = new ArrayList<>();
        Map<String, String> hashes = new HashMap<>();
        for (Fact fact : facts) {
            if (fact instanceof Event event) {
                all.event(event, aliases);
                note(hashes, event.email());
            } else if (fact instanceof Contact contact) {
                all.text(Identifier.Type.CONTACT, "hubspot/" + contact.contactId());
                all.text(Identifier.Type.EMAIL, contact.email());
                contact.clues().forEach(clue -> all.text(Identifier.Type.of(clue.kind()), clue.value()));
                note(hashes, contact.email());
                contact.clues().stream().filter(clue -> clue.kind() == Clue.Kind.EMAIL)
                        .forEach(clue -> note(hashes, clue.value()));
            }
        }
        Latest.contacts(facts).values().forEach(all::contact);
        for (String text : List.copyOf(all.texts)) {
            if (text.startsWith("email_hash:")) {
                all.tie(Optional.ofNullable(hashes.get(text.substring(11))), Optional.of(text), Rule.HASH, 0);
            }
        }
        for (String[] alias : aliases) {
            if (all.texts.contains("user:" + alias[0]) && all.at(alias) >= 0) {
                all.tie(Optional.of("user:" + alias[0]), Optional.of(alias[1]), Rule.ALIAS, all.at(alias));
            }
        }
        return all;
    }

    /// When the alias was said first; between an id and itself it says nothing.
    private long at(String[] alias) {
        String former = "anonymous:" + alias[0];
        String smaller = former.compareTo(alias[1]) < 0 ? former : alias[1];
        String greater = smaller.equals(former) ? alias[1] : former;
        return ties.getOrDefault(smaller + "\n" + greater + "\n" + Rule.ALIAS, new Tied("", "", Rule.ALIAS, -1)).at();
    }

    List<Tied> ties() {
        return List.copyOf(ties.values());
    }

    Set<String> texts() {
        return texts;
    }

    private void event(Event event, List<String[]> aliases) {
        long at = event.at().toEpochMilli();
        Optional<String> device = text(Identifier.Type.ANONYMOUS, event.anonymousId());
        Optional<String> user = text(Identifier.Type.USER, event.userId());
        Optional<String> email = text(Identifier.Type.EMAIL, event.email());
        tie(user, email, Rule.SIGNED_IN, at);
        tie(device, user, Rule.DEVICE, at);
        tie(device, email, Rule.DEVICE, at);
        Optional<String> visitor = device.or(() -> user).or(() -> email);
        for (Clue clue : event.clues()) {
            if (clue.kind() == Clue.Kind.EMAIL_HASH) {
                Optional<String> hash = text(Identifier.Type.EMAIL_HASH, clue.value());
                tie(visitor, hash, Rule.LINK, at);
                visitor = visitor.or(() -> hash);
            }
        }
        for (Optional<String> who : List.of(device, user, email)) {
            event.landing().clickIds().forEach((name, id) -> carried(who, Identifier.Type.CLICK, name + "/" + id,
                    Rule.CLICK, at));
            event.sale().ifPresent(sale -> carried(who, Identifier.Type.ORDER, sale.orderId(), Rule.ORDER, at));
            event.clues().stream().filter(clue -> clue.kind() == Clue.Kind.PHONE)
                    .forEach(clue -> carried(who, Identifier.Type.PHONE, clue.value(), Rule.PHONE, at));
        }
        if (visitor.isPresent() && !event.previousId().isEmpty()) {
            Optional<String> former = text(Identifier.Type.ANONYMOUS, event.previousId());
            tie(former, visitor, Rule.ALIAS, at);
            aliases.add(new String[]{event.previousId(), visitor.get()});
        }
    }

    private void carried(Optional<String> who, Identifier.Type type, String value, Rule rule, long at) {
        if (who.isPresent()) {
            tie(who, text(type, value), rule, at);
        }
    }

    private void contact(Contact contact) {
        long at = contact.modifiedAt().orElseThrow().toEpochMilli();
        Optional<String> record = text(Identifier.Type.CONTACT, "hubspot/" + contact.contactId());
        tie(record, text(Identifier.Type.EMAIL, contact.email()), Rule.RECORD, at);
        contact.clues().forEach(clue -> tie(record, text(Identifier.Type.of(clue.kind()), clue.value()), Rule.RECORD,
                at));
    }

    private Optional<String> text(Identifier.Type type, String value) {
        Optional<String> text = value.isEmpty()
                ? Optional.empty()
                : Identifier.accepts(type, value).map(Identifier::toString);
        text.ifPresent(texts::add);
        return text;
    }

    private void tie(Optional<String> one, Optional<String> other, Rule rule, long at) {
        if (one.isPresent() && other.isPresent() && !one.equals(other)) {
            boolean first = one.get().compareTo(other.get()) < 0;
            Tied tie = new Tied(first ? one.get() : other.get(), first ? other.get() : one.get(), rule, at);
            ties.merge(tie.one() + "\n" + tie.other() + "\n" + rule, tie, (a, b) -> a.at() <= b.at() ? a : b);
        }
    }

    private static void note(Map<String, String> hashes, String email) {
        if (!email.isEmpty()) {
            EmailKey.spellings(email)
                    .forEach(spelling -> hashes.put(EmailKey.hash(spelling), "email:" + EmailKey.of(email)));
        }
    }
}
