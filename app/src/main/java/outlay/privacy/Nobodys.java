package outlay.privacy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import outlay.fact.Clue;
import outlay.fact.Contact;
import outlay.fact.Deal;
import outlay.fact.Event;
import outlay.fact.Landing;
import outlay.fact.Sale;
import outlay.fact.StageEntry;
import outlay.identity.Identifier;
import outlay.identity.Identifier.Type;

/// Events as those of somebody who denied to be measured, and records of a CRM as those of nobody: with their money,
/// and without anything that leads to a person.
final class Nobodys {
    /// Nothing takes the place of what leads to a person.
    static final Nameless.Instead NOTHING = new Left(text -> "", clue -> Optional.empty());
    /// Whoever it was may be known.
    static final Nameless.Instead AS_IT_IS = new Left(text -> text, Optional::of);

    private Nobodys() {}

    /// The event without anybody, and its texts without mentions of whom it names.
    static Event event(Event event, Marks marks) {
        Mentions own = mentions(event);
        Event told = told(event, text -> own.in(text) ? marks.inPlaceOf(text) : text,
                text -> own.without(text).orElse(text));
        return Nameless.event(told, told.id(), NOTHING);
    }

    /// Whether an id of a record of a CRM is what is left of one.
    static boolean isNobodys(String id) {
        return id.isEmpty() || id.startsWith(Marks.ERASED);
    }

    /// That a CRM had a contact of this company, and when it took which step. What tells its versions apart is a mark
    /// of them: a version is a digest of what it says.
    static Contact contact(Contact contact, Marks marks) {
        boolean done = contact.contactId().isEmpty() && isNobodys(contact.version());
        return new Contact(contact.client(), contact.crm(), "",
                done ? contact.version() : marks.inPlaceOf(contact.contactId() + "/" + contact.version()),
                contact.modifiedAt(), "", contact.companyId(), contact.companyName(), contact.createdAt(),
                contact.stages(), List.of(), contact.parentCompanyId(), Collections.emptySortedMap());
    }

    /// The deal without the people on it. Its name often is a person's.
    static Deal deal(Deal deal) {
        return new Deal(deal.client(), deal.crm(), deal.dealId(), deal.version(), deal.modifiedAt(), "",
                deal.amount(), deal.stage(), deal.status(), deal.createdAt(), deal.closedAt(), List.of(), List.of(),
                deal.companyId(), deal.companyName(), deal.stages(), deal.mergedIds());
    }

    /// That some contact entered a stage; of deals it says nothing about people.
    static StageEntry stage(StageEntry entered, Marks marks) {
        boolean stays = entered.of() == StageEntry.Of.DEAL || isNobodys(entered.objectId());
        return stays
                ? entered
                : new StageEntry(entered.client(), entered.crm(), entered.of(), marks.inPlaceOf(entered.objectId()),
                        entered.stage(), entered.at());
    }

    /// Of whom the event itself names.
    static Mentions mentions(Event event) {
        return new Mentions(identifiers(event), event.email().indexOf('@') > 0 ? List.of(event.email()) : List.of(),
                EntryErasure.OWN);
    }

    /// The event with others of its ids and texts, where somebody may be mentioned within.
    static Event told(Event event, UnaryOperator<String> ids, UnaryOperator<String> texts) {
        SortedMap<String, String> tags = new TreeMap<>(event.landing().tags());
        tags.replaceAll((name, value) -> texts.apply(value));
        Landing landing = new Landing(event.landing().url(), event.landing().referrer(), tags,
                event.landing().clickIds());
        return new Event(event.client(), ids.apply(event.id()), event.at(), event.type(), texts.apply(event.name()),
                event.anonymousId(), event.userId(), event.previousId(), event.email(), landing,
                event.sale().map(sale -> new Sale(sale.kind(), ids.apply(sale.orderId()), sale.value())),
                event.seen(), event.clues(), event.traits(), event.visitorCountry());
    }

    private static List<Identifier> identifiers(Event event) {
        List<Identifier> all = new ArrayList<>();
        Identifier.accepts(Type.ANONYMOUS, event.anonymousId()).ifPresent(all::add);
        Identifier.accepts(Type.USER, event.userId()).ifPresent(all::add);
        Identifier.accepts(Type.EMAIL, event.email()).ifPresent(all::add);
        Identifier.accepts(Type.ANONYMOUS, event.previousId()).ifPresent(all::add);
        return all;
    }

    private record Left(UnaryOperator<String> ids, Function<Clue, Optional<Clue>> clues) implements Nameless.Instead {
        @Override
        public String id(Type type, String text) {
            return ids.apply(text);
        }

        @Override
        public String click(String value) {
            return ids.apply(value);
        }

        @Override
        public String path(String path) {
            return path.isEmpty() ? "" : "/";
        }

        @Override
        public String phone(String text) {
            return ids.apply(text);
        }

        @Override
        public Optional<Clue> clue(Clue clue) {
            return clues.apply(clue);
        }
    }
}
