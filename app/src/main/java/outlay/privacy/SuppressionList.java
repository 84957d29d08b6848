package outlay.privacy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
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
import outlay.fact.Sale;
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
        Mentions own = new Mentions(named ? identifiers(event) : List.of(),
                named && event.email().indexOf('@') > 0 ? List.of(event.email()) : List.of(), EntryErasure.OWN);
        Predicate<String> told = text -> mentions(known, made, text) || own.in(text);
        UnaryOperator<String> ids = text -> told.test(text) ? made.inPlaceOf(text) : text;
        UnaryOperator<String> texts = text -> mentions(known, made, text)
                ? Marks.ERASED
                : own.without(text).orElse(text);
        SortedMap<String, String> tags = new TreeMap<>(event.landing().tags());
        tags.replaceAll((name, value) -> texts.apply(value));
        Landing landing = new Landing(event.landing().url(), event.landing().referrer(), tags,
                event.landing().clickIds());
        Event kept = new Event(event.client(), ids.apply(event.id()), event.at(), event.type(),
                texts.apply(event.name()), event.anonymousId(), event.userId(), event.previousId(), event.email(),
                landing, event.sale().map(sale -> new Sale(sale.kind(), ids.apply(sale.orderId()), sale.value())),
                event.seen(), event.clues(), event.traits());
        if (!named && kept.equals(event) && !told.test(landing.url()) && !told.test(landing.referrer())) {
            return event;
        }
        suppressed.increment();
        // An address or a name that mentions somebody is somebody else's visit, and may keep its ids.
        return Nameless.event(kept, kept.id(), named ? NOTHING : AS_IT_IS);
    }

    private static final Nameless.Instead NOTHING = new Left(text -> "", clue -> Optional.empty());
    private static final Nameless.Instead AS_IT_IS = new Left(text -> text, Optional::of);

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

    private static List<Identifier> identifiers(Event event) {
        List<Identifier> all = new ArrayList<>();
        Identifier.accepts(Type.ANONYMOUS, event.anonymousId()).ifPresent(all::add);
        Identifier.accepts(Type.USER, event.userId()).ifPresent(all::add);
        Identifier.accepts(Type.EMAIL, event.email()).ifPresent(all::add);
        Identifier.accepts(Type.ANONYMOUS, event.previousId()).ifPresent(all::add);
        return all;
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
    private static int begin(String address, int from, int at) {
        int begin = from;
        while (begin < at && "-_".indexOf(address.charAt(begin - 1)) < 0) {
            begin++;
        }
        return begin;
    }

    /// Where a word ends before a full stop or a hyphen.
    private static int end(String address, int to, int at) {
        int end = to;
        while (end > at && ".-".indexOf(address.charAt(end)) < 0) {
            end--;
        }
        return end;
    }
}
