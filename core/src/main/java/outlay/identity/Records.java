package outlay.identity;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import outlay.fact.Clue;
import outlay.fact.Contact;

/// Of each record of a CRM the version that holds, and the ties that it makes: what an older version said is dropped,
/// unless another record says it too.
final class Records {
    private final Numbers numbers;
    private final Edges edges;
    private final Map<String, Contact> latest = new HashMap<>();
    /// Of ties that several records make, everything that says them.
    private final Map<Integer, SortedSet<Said>> saidTwice = new HashMap<>();

    private record Said(long at, String source) implements Comparable<Said> {
        @Override
        public int compareTo(Said other) {
            return Comparator.comparingLong(Said::at).thenComparing(Said::source).compare(this, other);
        }
    }

    private interface Pairs {
        void each(int one, int other);
    }

    Records(Numbers numbers, Edges edges) {
        this.numbers = numbers;
        this.edges = edges;
    }

    /// @param contact whose identifiers have been seen
    void add(Contact contact) {
        String key = contact.crm() + "/" + contact.contactId();
        Contact before = latest.getOrDefault(key, contact);
        if (before != contact && !Latest.later(contact, before)) {
            return;
        }
        latest.put(key, contact);
        Said now = said(contact);
        if (before != contact) {
            Said then = said(before);
            pairs(before, (one, other) -> unsay(one, other, then));
        }
        pairs(contact, (one, other) -> say(one, other, now));
    }

    /// The contacts that hold.
    Collection<Contact> latest() {
        return latest.values();
    }

    private void pairs(Contact contact, Pairs pairs) {
        int record = numbers.find(Identifier.Type.CONTACT, Identifier.contactValue(contact));
        int email = numbers.find(Identifier.Type.EMAIL, contact.email());
        int whose = record >= 0 ? record : email;
        pairs.each(record, email);
        for (Clue clue : contact.clues()) {
            pairs.each(whose, numbers.find(Identifier.Type.of(clue.kind()), clue.value()));
        }
    }

    private void say(int one, int other, Said said) {
        int edge = edges.find(one, other, Rule.RECORD);
        if (edge >= 0 && edges.holds(edge) && !said.equals(of(edge))) {
            SortedSet<Said> all = saidTwice.computeIfAbsent(edge, added -> new TreeSet<>());
            all.add(of(edge));
            all.add(said);
        }
        edges.add(one, other, Rule.RECORD, said.at(), said.source());
    }

    private void unsay(int one, int other, Said said) {
        int edge = edges.find(one, other, Rule.RECORD);
        if (edge < 0 || !edges.holds(edge)) {
            return;
        }
        SortedSet<Said> all = saidTwice.getOrDefault(edge, new TreeSet<>());
        all.remove(said);
        if (!all.isEmpty()) {
            edges.put(edge, all.first().at(), all.first().source());
        } else if (said.equals(of(edge))) {
            edges.drop(edge);
        }
        if (all.size() < 2) {
            saidTwice.remove(edge);
        }
    }

    private Said of(int edge) {
        return new Said(edges.at(edge), edges.source(edge));
    }

    private static Said said(Contact contact) {
        long at = contact.modifiedAt().or(contact::createdAt).orElse(Instant.EPOCH).toEpochMilli();
        return new Said(at, contact.id());
    }
}
