package outlay.privacy;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import outlay.base.ClientId;
import outlay.collect.Suppression;
import outlay.collect.UrlTags;
import outlay.fact.Clue;
import outlay.fact.Contact;
import outlay.fact.Deal;
import outlay.fact.Event;
import outlay.fact.Landing;
import outlay.fact.StageEntry;
import outlay.identity.Identifier;
import outlay.identity.Identifier.Type;

/// Who was erased, as marks of their identifiers. An event that carries one of them is kept as that of somebody who
/// denied to be measured: with its money, and without anything that leads to a person.
public final class SuppressionList implements Suppression {
    private static final Pattern WORD = Pattern.compile("[^\\s\"',;&=?<>(){}\\[\\]\\\\/]{2,}");
    private static final Pattern ADDRESS = Pattern.compile("[\\p{L}\\p{N}._%+-]+@[\\p{L}\\p{N}.-]+");
    private final byte[] key;
    private final Map<ClientId, Set<String>> marks = new ConcurrentHashMap<>();
    private final LongAdder suppressed = new LongAdder();
    private final ReentrantReadWriteLock deciding = new ReentrantReadWriteLock();

    /// @param key outside the database, the same for as long as the marks are kept
    public SuppressionList(byte[] key) {
        this.key = key.clone();
    }

    /// Returns when they hold, and nothing that was decided without them is still on its way to the log.
    public void add(ClientId client, Collection<String> more) {
        deciding.writeLock().lock();
        try {
            Set<String> all = new HashSet<>(of(client));
            all.addAll(more);
            marks.put(client, Set.copyOf(all));
        } finally {
            deciding.writeLock().unlock();
        }
    }

    @Override
    public <T> T during(Supplier<T> work) {
        deciding.readLock().lock();
        try {
            return work.get();
        } finally {
            deciding.readLock().unlock();
        }
    }

    Marks marks(ClientId client) {
        return new Marks(key, client);
    }

    /// How many facts have lost an identifier since the start, or were left out for one.
    public long suppressed() {
        return suppressed.sum();
    }

    @Override
    public boolean nobody(ClientId client) {
        return of(client).isEmpty();
    }

    @Override
    public Event event(Event event) {
        Set<String> known = of(event.client());
        if (known.isEmpty()) {
            return event;
        }
        Marks made = new Marks(key, event.client());
        boolean named = has(known, made, Type.ANONYMOUS, event.anonymousId())
                || has(known, made, Type.USER, event.userId()) || has(known, made, Type.EMAIL, event.email())
                || has(known, made, Type.ANONYMOUS, event.previousId())
                || has(known, made, Type.USER, event.previousId())
                || has(known, made, Type.ANONYMOUS, event.landing().trackedClick())
                || event.seen().filter(seen -> has(known, made, Type.PHONE, seen.phone())).isPresent()
                || event.clues().stream().anyMatch(clue -> has(known, made, clue));
        Mentions own = named ? Nobodys.mentions(event) : new Mentions(List.of(), List.of(), EntryErasure.OWN);
        Predicate<String> told = text -> mentions(known, made, text) || own.in(text);
        Event kept = Nobodys.told(event, text -> told.test(text) ? made.inPlaceOf(text) : text,
                text -> mentions(known, made, text) ? Marks.ERASED : own.without(text).orElse(text));
        Landing landing = event.landing();
        if (!named && kept.equals(event) && !told.test(landing.url()) && !told.test(landing.referrer())) {
            return event;
        }
        suppressed.increment();
        // An address or a name that mentions somebody is somebody else's visit, and may keep its ids.
        return Nameless.event(kept, kept.id(), named ? Nobodys.NOTHING : Nobodys.AS_IT_IS);
    }

    private static boolean has(Set<String> known, Marks made, Clue clue) {
        return switch (clue.kind()) {
            case EMAIL -> has(known, made, Type.EMAIL, clue.value());
            case EMAIL_HASH -> has(known, made, Type.EMAIL_HASH, clue.value());
            case USER -> has(known, made, Type.USER, clue.value());
            case ANONYMOUS -> has(known, made, Type.ANONYMOUS, clue.value());
            case PHONE -> has(known, made, Type.PHONE, clue.value());
            case LEAD -> has(known, made, Type.LEAD, clue.value());
            case CONTACT -> has(known, made, Type.CONTACT, clue.value());
            case CLICK -> false;
        };
    }

    /// Whether a text names somebody who was erased.
    public boolean mentions(ClientId client, String text) {
        return mentions(of(client), new Marks(key, client), text);
    }

    @Override
    public Optional<Contact> contact(Contact contact) {
        Set<String> known = of(contact.client());
        Marks made = new Marks(key, contact.client());
        boolean erased = !known.isEmpty() && (has(known, made, Type.CONTACT,
                Identifier.contactValue(contact.crm(), contact.contactId()))
                || has(known, made, Type.EMAIL, contact.email())
                || contact.clues().stream().anyMatch(clue -> has(known, made, clue)));
        if (erased) {
            suppressed.increment();
        }
        return erased ? Optional.empty() : Optional.of(contact);
    }

    @Override
    public Deal deal(Deal deal) {
        Set<String> known = of(deal.client());
        if (known.isEmpty()) {
            return deal;
        }
        Marks made = new Marks(key, deal.client());
        List<String> contactIds = deal.contactIds().stream()
                .filter(id -> !has(known, made, Type.CONTACT, Identifier.contactValue(deal.crm(), id))).toList();
        List<String> emails = deal.emails().stream().filter(email -> !has(known, made, Type.EMAIL, email)).toList();
        if (contactIds.equals(deal.contactIds()) && emails.equals(deal.emails())
                && !mentions(known, made, deal.name())) {
            return deal;
        }
        suppressed.increment();
        return new Deal(deal.client(), deal.crm(), deal.dealId(), deal.version(), deal.modifiedAt(), "",
                deal.amount(), deal.stage(), deal.status(), deal.createdAt(), deal.closedAt(), contactIds, emails,
                deal.companyId(), deal.companyName(), deal.stages(), deal.mergedIds());
    }

    @Override
    public Optional<StageEntry> stage(StageEntry entered) {
        Set<String> known = of(entered.client());
        boolean erased = !known.isEmpty() && entered.of() == StageEntry.Of.CONTACT && has(known,
                new Marks(key, entered.client()), Type.CONTACT,
                Identifier.contactValue(entered.crm(), entered.objectId()));
        if (erased) {
            suppressed.increment();
        }
        return erased ? Optional.empty() : Optional.of(entered);
    }

    @Override
    public boolean names(ClientId client, byte[] bytes) {
        Set<String> known = of(client);
        if (known.isEmpty()) {
            return false;
        }
        Marks made = new Marks(key, client);
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (mentions(known, made, text)) {
            return true;
        }
        Matcher words = WORD.matcher(UrlTags.decoded(text));
        while (words.find()) {
            for (Type type : List.of(Type.USER, Type.ANONYMOUS)) {
                if (has(known, made, type, words.group())) {
                    return true;
                }
            }
        }
        return false;
    }

    private Set<String> of(ClientId client) {
        return marks.getOrDefault(client, Set.of());
    }

    private static boolean has(Set<String> known, Marks made, Type type, String text) {
        return !text.isEmpty() && known.contains(made.of(type, text));
    }

    /// Whether the text holds an erased address, percent-encoded or not.
    private static boolean mentions(Set<String> known, Marks made, String text) {
        if (text.indexOf('@') < 0 && text.indexOf("%40") < 0) {
            return false;
        }
        Matcher addresses = ADDRESS.matcher(text.indexOf('%') < 0 ? text : UrlTags.decoded(text));
        while (addresses.find()) {
            String address = addresses.group();
            int at = address.indexOf('@');
            for (int from = 0; from < at; from = begin(address, from + 1, at)) {
                for (int to = address.length(); to > at; to = end(address, to - 1, at)) {
                    if (has(known, made, Type.EMAIL, address.substring(from, to))) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /// Where a word begins behind a hyphen or an underscore: `order-ann@a.com` may be an order of `ann@a.com`.
    static int begin(String address, int from, int at) {
        int begin = from;
        while (begin < at && "-_".indexOf(address.charAt(begin - 1)) < 0) {
            begin++;
        }
        return begin;
    }

    /// Where a word ends before a full stop or a hyphen.
    static int end(String address, int to, int at) {
        int end = to;
        while (end > at && ".-".indexOf(address.charAt(end)) < 0) {
            end--;
        }
        return end;
    }
}
