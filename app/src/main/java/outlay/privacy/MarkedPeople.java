package outlay.privacy;

import java.util.Collection;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import outlay.base.ClientId;
import outlay.fact.Brought;
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
import outlay.log.Entry;
import outlay.log.FactCodec;
import outlay.log.Log;

/// Finds in a log those who were erased before, by their marks.
final class MarkedPeople {
    private final Set<String> wanted;
    private final Marks marks;
    private final SortedSet<Identifier> found = new TreeSet<>();

    private MarkedPeople(Collection<String> wanted, Marks marks) {
        this.wanted = Set.copyOf(wanted);
        this.marks = marks;
    }

    /// Every identifier of theirs that stands where an identifier stands. Reads the whole log.
    static SortedSet<Identifier> in(Log log, ClientId client, Collection<String> wanted, Marks marks) {
        MarkedPeople people = new MarkedPeople(wanted, marks);
        FactCodec.Decoder decoder = new FactCodec.Decoder();
        try (Log.Cursor cursor = log.read(0)) {
            while (cursor.next()) {
                Entry entry = cursor.entry();
                if (entry.client().equals(client) && entry.kind() != Entry.Kind.QUARANTINE) {
                    people.look(decoder.decode(entry));
                }
            }
        }
        return people.found;
    }

    private void look(Fact fact) {
        switch (fact) {
            case Event event -> {
                look(Type.ANONYMOUS, event.anonymousId());
                look(Type.USER, event.userId());
                look(Type.EMAIL, event.email());
                look(Type.ANONYMOUS, event.previousId());
                look(Type.USER, event.previousId());
                event.seen().ifPresent(seen -> look(Type.PHONE, seen.phone()));
                event.clues().forEach(clue -> look(Type.valueOf(clue.kind().name()), clue.value()));
            }
            case Contact contact -> {
                look(Type.CONTACT, Identifier.contactValue(contact.crm(), contact.contactId()));
                look(Type.EMAIL, contact.email());
                contact.clues().forEach(clue -> look(Type.valueOf(clue.kind().name()), clue.value()));
            }
            case Deal deal -> {
                deal.contactIds().forEach(id -> look(Type.CONTACT, Identifier.contactValue(deal.crm(), id)));
                deal.emails().forEach(email -> look(Type.EMAIL, email));
            }
            case StageEntry entered -> look(Type.CONTACT,
                    Identifier.contactValue(entered.crm(), entered.objectId()));
            case Import _,SpendRow _,LiftTest _,Reach _,Rate _,Company _,ColumnMapping _,Brought _ -> {
            }
            case Withdrawal _,Undo _ -> {
            }
        }
    }

    private void look(Type type, String text) {
        if (!text.isEmpty() && wanted.contains(marks.of(type, text))) {
            Identifier.accepts(type, text).ifPresent(found::add);
        }
    }
}
