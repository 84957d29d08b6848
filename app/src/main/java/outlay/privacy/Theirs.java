package outlay.privacy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import outlay.collect.UrlTags;
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
import outlay.identity.Persons;

/// Which facts are a person's, and what of those is about somebody else. On a device of several people an event is
/// whose the reports take it for.
final class Theirs {
    /// In place of what is another person's.
    static final String ANOTHERS = "(another person's)";
    private static final Pattern ADDRESS = Pattern
            .compile("[\\p{L}\\p{N}._%+-]+(?:@|%40)[\\p{L}\\p{N}-]+(?:\\.[\\p{L}\\p{N}-]+)+");
    private static final Set<Type> NAMES = Set.of(Type.EMAIL, Type.USER, Type.CONTACT, Type.PHONE, Type.EMAIL_HASH);
    private final Subject subject;
    private final Persons persons;
    private final EntryErasure own;
    /// By the names that reports have for them; several where they were asked for by several identifiers.
    private final Set<String> names = new TreeSet<>();

    Theirs(Subject subject, Persons persons) {
        this.subject = subject;
        this.persons = persons;
        this.own = new EntryErasure(subject, new byte[1], new byte[1]);
        subject.identifiers().forEach(identifier -> persons.personOf(identifier).ifPresent(names::add));
    }

    boolean has(Fact fact) {
        return switch (fact) {
            case Event event -> persons.personOf(event).map(names::contains).orElseGet(() -> own.isOwn(event));
            case Contact contact -> subject.hasContact(contact.crm(), contact.contactId());
            case Deal _,StageEntry _,Withdrawal _ -> own.isOwn(fact);
            case Import _,SpendRow _,LiftTest _,Reach _,Rate _,Undo _,ColumnMapping _,Company _,Brought _ -> false;
        };
    }

    /// Whether it is named here, which may be in a fact of somebody else's.
    boolean isMentionedIn(outlay.log.Entry entry) {
        return own.apply(0, entry) != entry;
    }

    /// The fact without other people's names in the places that are made for names.
    Fact without(Fact fact) {
        return switch (fact) {
            case Event event -> without(event);
            case Contact contact -> new Contact(contact.client(), contact.crm(), contact.contactId(),
                    contact.version(), contact.modifiedAt(), masked(Type.EMAIL, contact.email()), contact.companyId(),
                    contact.companyName(), contact.createdAt(), contact.stages(), clues(contact.clues()),
                    contact.parentCompanyId(), contact.traits());
            case Deal deal -> without(deal);
            case Withdrawal word -> without(word);
            case Import _,SpendRow _,LiftTest _,Reach _,Rate _,Company _,ColumnMapping _,Brought _ -> fact;
            case StageEntry _,Undo _ -> fact;
        };
    }

    private Event without(Event event) {
        return new Event(event.client(), event.id(), event.at(), event.type(), event.name(), event.anonymousId(),
                masked(Type.USER, event.userId()), masked(Type.USER, event.previousId()),
                masked(Type.EMAIL, event.email()), event.landing(), event.sale(), event.seen(), clues(event.clues()),
                event.traits(), event.visitorCountry());
    }

    /// A deal's name often is that of people on it.
    private Deal without(Deal deal) {
        List<String> others = deal.emails().stream().filter(email -> !subject.has(Type.EMAIL, email)).toList();
        Mentions mentions = new Mentions(others.stream()
                .flatMap(email -> Identifier.accepts(Type.EMAIL, email).stream()).toList(), others, EntryErasure.OWN);
        return new Deal(deal.client(), deal.crm(), deal.dealId(), deal.version(), deal.modifiedAt(),
                mentions.without(deal.name()).orElse(deal.name()), deal.amount(), deal.stage(), deal.status(),
                deal.createdAt(), deal.closedAt(),
                deal.contactIds().stream().filter(id -> subject.hasContact(deal.crm(), id)).toList(),
                deal.emails().stream().filter(email -> subject.has(Type.EMAIL, email)).toList(), deal.companyId(),
                deal.companyName(), deal.stages(), deal.mergedIds());
    }

    /// Why two were taken apart may tell of either.
    private Withdrawal without(Withdrawal word) {
        boolean both = Stream.of(word.one(), word.other())
                .allMatch(text -> Identifier.parse(text).filter(subject.identifiers()::contains).isPresent());
        UnaryOperator<String> mine = text -> Identifier.parse(text).filter(subject.identifiers()::contains)
                .map(Identifier::toString).orElse(ANOTHERS);
        String one = mine.apply(word.one());
        String other = mine.apply(word.other());
        boolean inOrder = one.compareTo(other) < 0;
        return new Withdrawal(word.client(), word.id(), word.at(), inOrder ? one : other, inOrder ? other : one,
                word.stands(), both ? word.reason() : "");
    }

    private List<Clue> clues(List<Clue> clues) {
        return Clue.sorted(clues.stream()
                .map(clue -> new Clue(clue.kind(), masked(Type.valueOf(clue.kind().name()), clue.value()))).toList());
    }

    private String masked(Type type, String text) {
        return isAnothers(type, text) ? ANOTHERS : text;
    }

    private boolean isAnothers(Type type, String text) {
        if (!NAMES.contains(type) || text.isEmpty() || subject.has(type, text)) {
            return false;
        }
        Optional<Identifier> identifier = Identifier.accepts(type, text);
        return identifier.flatMap(persons::personOf).filter(person -> !names.contains(person)).isPresent();
    }

    /// Any text without the e-mail addresses of other people who are known.
    String text(String text) {
        if (text.indexOf('@') < 0 && text.indexOf("%40") < 0) {
            return text;
        }
        Matcher addresses = ADDRESS.matcher(text);
        StringBuilder left = new StringBuilder();
        while (addresses.find()) {
            addresses.appendReplacement(left, Matcher.quoteReplacement(address(addresses.group())));
        }
        return addresses.appendTail(left).toString();
    }

    /// What looks like an address may be one with something before or behind it, such as a file's ending.
    private String address(String found) {
        int at = Math.max(found.indexOf('@'), found.indexOf("%40"));
        for (int from = 0; from < at; from = SuppressionList.begin(found, from + 1, at)) {
            for (int to = found.length(); to > at; to = SuppressionList.end(found, to - 1, at)) {
                String address = found.substring(from, to);
                if (isAnothers(Type.EMAIL, address.indexOf('%') < 0 ? address : UrlTags.decoded(address))) {
                    return found.substring(0, from) + ANOTHERS + found.substring(to);
                }
            }
        }
        return found;
    }

    /// All that a fact says about who it is, of the subject.
    List<Identifier> named(Fact fact) {
        Stream<Identifier> all = switch (fact) {
            case Event event -> Stream.concat(Stream.of(of(Type.ANONYMOUS, event.anonymousId()),
                    of(Type.USER, event.userId()), of(Type.EMAIL, event.email()),
                    of(Type.ANONYMOUS, event.previousId()), of(Type.USER, event.previousId()),
                    of(Type.PHONE, event.seen().map(seen -> seen.phone()).orElse(""))), of(event.clues()));
            case Contact contact -> Stream.concat(Stream.of(of(Type.CONTACT,
                    Identifier.contactValue(contact.crm(), contact.contactId())), of(Type.EMAIL, contact.email())),
                    of(contact.clues()));
            case Deal deal -> Stream.concat(
                    deal.contactIds().stream().map(id -> of(Type.CONTACT, Identifier.contactValue(deal.crm(), id))),
                    deal.emails().stream().map(email -> of(Type.EMAIL, email)));
            case Withdrawal word -> Stream.of(word.one(), word.other()).flatMap(
                    text -> Identifier.parse(text).stream());
            case StageEntry entered -> Stream.of(of(Type.CONTACT,
                    Identifier.contactValue(entered.crm(), entered.objectId())));
            case Import _,SpendRow _,Rate _,LiftTest _,Reach _,Undo _,ColumnMapping _,Company _,Brought _ ->
                Stream.of();
        };
        return all.filter(subject.identifiers()::contains).distinct().toList();
    }

    private static Stream<Identifier> of(List<Clue> clues) {
        return clues.stream().map(clue -> of(Type.valueOf(clue.kind().name()), clue.value()));
    }

    private static Identifier of(Type type, String text) {
        return new Identifier(type, Identifier.normal(type, text));
    }
}
