package outlay.privacy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
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
import outlay.identity.NullLike;
import outlay.log.Entry;
import outlay.log.FactCodec;
import outlay.log.Rewrite;

/// What becomes of each entry of the log when somebody is erased. Doing it twice is doing it once.
///
/// The person's own facts keep time, kind, origin and money, and get other identifiers; on deals the others stay as
/// they are. Whatever else mentions an identifier in some text loses the mention. What lies in quarantine with one is
/// emptied.
final class EntryErasure implements Rewrite {
    /// Shorter ids stand in other people's texts by chance.
    static final int DISTINCTIVE = 8;
    static final int OWN = 4;
    private final Subject subject;
    private final StandIns pseudonyms;
    /// In place of the versions of the person's contacts, which are digests of what they say.
    private final Map<String, String> versions;
    private final FactTexts texts;
    /// Within the person's own facts, and within everybody's.
    private final Mentions own;
    private final Mentions anywhere;
    private final QuarantineErasure quarantine;
    private final Own instead = new Own();

    /// @param key     of the pseudonyms, of this erasure alone
    /// @param markKey of the marks that stay
    EntryErasure(Subject subject, byte[] key, byte[] markKey) {
        this.subject = subject;
        this.pseudonyms = new StandIns(key, subject);
        this.versions = versions(subject, pseudonyms);
        this.texts = new FactTexts(new Marks(markKey, subject.client()));
        this.own = new Mentions(subject.identifiers(), subject.spellings(), OWN);
        this.anywhere = new Mentions(subject.identifiers(), subject.spellings(), DISTINCTIVE);
        this.quarantine = new QuarantineErasure(subject, pseudonyms, own, this::erased);
    }

    @Override
    public synchronized Entry apply(long position, Entry entry) {
        if (!entry.client().equals(subject.client())) {
            return entry;
        }
        if (entry.kind() == Entry.Kind.QUARANTINE) {
            return quarantine.of(entry);
        }
        boolean mentioned = anywhere.in(new String(entry.body(), StandardCharsets.UTF_8)) || anywhere.in(entry.id());
        Fact fact = FactCodec.decode(entry);
        Optional<Fact> other = isOwn(fact)
                ? erased(fact)
                : mentioned ? Optional.of(texts.without(fact, anywhere)) : Optional.empty();
        return other.map(erased -> FactCodec.encode(erased, entry.receivedAt()))
                .filter(erased -> !erased.id().equals(entry.id()) || !Arrays.equals(erased.body(), entry.body()))
                .orElse(entry);
    }

    /// The fact without the person; empty where it is not theirs.
    private Optional<Fact> erased(Fact fact) {
        if (!isOwn(fact)) {
            return Optional.empty();
        }
        return switch (fact) {
            case Event event -> Optional.of(own(event));
            case Contact contact -> Optional.of(own(contact));
            case Deal deal -> Optional.of(own(deal));
            case Withdrawal word -> Optional.of(own(word));
            case StageEntry entered -> Optional.of(own(entered));
            case Import _,SpendRow _,LiftTest _,Reach _,Rate _,Undo _,ColumnMapping _,Company _,Brought _ ->
                Optional.empty();
        };
    }

    /// A text without mentions of the person.
    String plain(String text) {
        return own.without(text).orElse(text);
    }

    boolean isOwn(Fact fact) {
        return switch (fact) {
            case Event event -> subject.has(Identifier.Type.ANONYMOUS, event.anonymousId())
                    || subject.has(Identifier.Type.USER, event.userId())
                    || subject.has(Identifier.Type.EMAIL, event.email())
                    || subject.has(Identifier.Type.ANONYMOUS, event.previousId())
                    || subject.has(Identifier.Type.USER, event.previousId())
                    || event.clues().stream().anyMatch(subject::has);
            case Contact contact -> subject.hasContact(contact.crm(), contact.contactId())
                    || subject.has(Identifier.Type.EMAIL, contact.email())
                    || contact.clues().stream().anyMatch(subject::has);
            case Deal deal -> deal.contactIds().stream().anyMatch(id -> subject.hasContact(deal.crm(), id))
                    || deal.emails().stream().anyMatch(email -> subject.has(Identifier.Type.EMAIL, email));
            case Withdrawal word -> named(word.one()) || named(word.other());
            case StageEntry entered -> entered.of() == StageEntry.Of.CONTACT
                    && subject.hasContact(entered.crm(), entered.objectId());
            case Import _,SpendRow _,LiftTest _,Reach _,Rate _,Undo _,ColumnMapping _,Company _,Brought _ -> false;
        };
    }

    private Fact own(Event event) {
        String click = event.landing().trackedClick();
        String id = event.clicksLink() ? Event.idOfClick(pseudonyms.of(click)) : event.id();
        return texts.without(Nameless.event(event, id, instead), own);
    }

    /// A contact that had the person's address once, and is somebody else, loses the address alone; and an address that
    /// the person's contact had once, and is somebody else's, is not the person's.
    private Fact own(Contact contact) {
        boolean theirs = subject.hasContact(contact.crm(), contact.contactId());
        return texts.without(new Contact(contact.client(), contact.crm(),
                theirs ? pseudonyms.of(contact.contactId()) : contact.contactId(),
                theirs ? versions.getOrDefault(contact.version(), contact.version()) : contact.version(),
                contact.modifiedAt(), email(contact.email()), contact.companyId(), contact.companyName(),
                contact.createdAt(), contact.stages(), theirs
                        ? Nameless.clues(contact.clues(), instead)
                        : Clue.sorted(contact.clues().stream()
                                .flatMap(clue -> subject.has(clue) ? instead.clue(clue).stream() : Stream.of(clue))
                                .toList()),
                contact.parentCompanyId(), theirs ? Collections.emptySortedMap() : contact.traits()), own);
    }

    private Fact own(StageEntry entered) {
        return texts.without(new StageEntry(entered.client(), entered.crm(), entered.of(),
                pseudonyms.of(entered.objectId()), entered.stage(), entered.at()), own);
    }

    private String contact(String value) {
        int id = value.indexOf('/') + 1;
        return subject.hasContact(value.substring(0, Math.max(0, id - 1)), value.substring(id))
                ? value.substring(0, id) + pseudonyms.of(value.substring(id))
                : value;
    }

    private boolean named(String identifier) {
        return Identifier.parse(identifier).filter(subject.identifiers()::contains).isPresent();
    }

    /// Somebody's word that two identifiers are two people's, or are not after all.
    private Fact own(Withdrawal word) {
        String one = instead(word.one());
        String other = instead(word.other());
        boolean inOrder = one.compareTo(other) < 0;
        return texts.without(new Withdrawal(word.client(), word.id(), word.at(), inOrder ? one : other,
                inOrder ? other : one, word.stands(), word.reason()), own);
    }

    private String instead(String identifier) {
        Identifier known = Identifier.parse(identifier).orElseThrow();
        if (!subject.identifiers().contains(known)) {
            return identifier;
        }
        return new Identifier(known.type(), switch (known.type()) {
            case EMAIL, USER, ANONYMOUS, LEAD, ORDER -> pseudonyms.of(known.value());
            case CONTACT, CLICK -> known.value().substring(0, known.value().indexOf('/') + 1)
                    + pseudonyms.of(known.value().substring(known.value().indexOf('/') + 1));
            case PHONE -> pseudonyms.phone(known.value());
            case EMAIL_HASH -> pseudonyms.hash(known.value());
        }).toString();
    }

    private String email(String text) {
        Optional<Identifier> address = Identifier.accepts(Identifier.Type.EMAIL, text);
        return address.isEmpty()
                ? ""
                : subject.identifiers().contains(address.get())
                        ? pseudonyms.of(
                                address.get().value())
                        : text;
    }

    /// What takes the place of what leads to the person. What is another's, on a device of several people, stays; what
    /// names nobody must not begin to name somebody.
    private final class Own implements Nameless.Instead {
        @Override
        public String id(Identifier.Type type, String text) {
            if (type == Identifier.Type.EMAIL) {
                return email(text);
            }
            boolean theirs = subject.has(type, text)
                    || type == Identifier.Type.ANONYMOUS && subject.has(Identifier.Type.USER, text);
            return theirs ? pseudonyms.of(text) : NullLike.reason(text).isPresent() ? "" : text;
        }

        @Override
        public String click(String value) {
            return pseudonyms.of(value);
        }

        @Override
        public String path(String path) {
            return pseudonyms.path(path);
        }

        @Override
        public String phone(String text) {
            return pseudonyms.phone(text);
        }

        @Override
        public Optional<Clue> clue(Clue clue) {
            String value = switch (clue.kind()) {
                case EMAIL -> email(clue.value());
                case EMAIL_HASH -> pseudonyms.hash(clue.value());
                case PHONE -> pseudonyms.phone(clue.value());
                case USER -> id(Identifier.Type.USER, clue.value());
                case ANONYMOUS -> id(Identifier.Type.ANONYMOUS, clue.value());
                case LEAD -> pseudonyms.of(clue.value());
                case CONTACT -> contact(clue.value());
                case CLICK -> clue.value().substring(0, clue.value().indexOf('/') + 1)
                        + pseudonyms.of(clue.value().substring(clue.value().indexOf('/') + 1));
            };
            return Optional.of(new Clue(clue.kind(), value));
        }
    }

    /// A deal's name often is a person's.
    private Fact own(Deal deal) {
        List<String> contactIds = deal.contactIds().stream()
                .map(id -> subject.hasContact(deal.crm(), id) ? pseudonyms.of(id) : id).toList();
        List<String> emails = deal.emails().stream()
                .map(this::email).toList();
        return texts.without(new Deal(deal.client(), deal.crm(), deal.dealId(), deal.version(), deal.modifiedAt(), "",
                deal.amount(), deal.stage(), deal.status(), deal.createdAt(), deal.closedAt(), contactIds, emails,
                deal.companyId(), deal.companyName(), deal.stages(), deal.mergedIds()), own);
    }

    /// Other versions in the same order: of two without a time, the greater one holds.
    private static Map<String, String> versions(Subject subject, StandIns pseudonyms) {
        List<String> fresh = subject.versions().stream().map(pseudonyms::version).sorted().toList();
        Map<String, String> versions = new TreeMap<>();
        subject.versions().forEach(version -> versions.put(version, fresh.get(versions.size())));
        return versions;
    }
}
