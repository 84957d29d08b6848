package outlay.telling;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import outlay.base.ClientId;
import outlay.fact.Contact;
import outlay.fact.Deal;
import outlay.fact.Event;
import outlay.fact.Fact;
import outlay.fact.Sale;
import outlay.fact.StageEntry;
import outlay.live.Retractions;
import outlay.log.Entry;
import outlay.log.FactCodec;
import outlay.store.Wish;
import outlay.store.Wishes;
import outlay.telling.rule.Rule;
import outlay.telling.rule.Rules;
import outlay.telling.rule.Trigger;
import outlay.telling.rule.Worth;

/// What the rules make of an entry of the log.
///
/// Law: what an entry makes depends on the rules, on the entry, and on what lies before it in the log, so that reading
/// the log again makes the same wishes. The same conversion is wished for again by every further version of its deal or
/// contact; its id is the same, and it is told once.
public final class RuleWishes implements Wishes {
    /// Changes are numbered by where they stand in the log. The log has to grow by two thousand million entries until a
    /// number comes again, and then it is that of another conversion.
    private static final long NUMBERS = Integer.MAX_VALUE - 1L;

    /// Facts that are read together.
    private static final int AT_ONCE = 1_000;

    private final Supplier<Rules> rules;
    private final LogIndex index;

    /// @param rules as they are now
    /// @param index over the same log, for what lies before an entry
    public RuleWishes(Supplier<Rules> rules, LogIndex index) {
        this.rules = rules;
        this.index = index;
    }

    @Override
    public List<Wish> of(long position, Entry entry) {
        if (!mayComeOf(entry.client(), entry.kind())) {
            return List.of();
        }
        List<Rule> all = rules.get().of(entry.client()).rules();
        return switch (entry.kind()) {
            case EVENT, CONTACT, DEAL, STAGE_ENTRY ->
                of(position, FactCodec.decode(entry), entry.receivedAt(), all);
            case UNDO, IMPORT -> takenBack(position, entry, all);
            case SPEND_ROW, RATE, QUARANTINE, LIFT_TEST, REACH, WITHDRAWAL, COLUMN_MAPPING, COMPANY, BROUGHT ->
                List.of();
        };
    }

    @Override
    public boolean mayComeOf(ClientId client, Entry.Kind kind) {
        return switch (kind) {
            case EVENT, CONTACT, DEAL, STAGE_ENTRY, UNDO, IMPORT -> !rules.get().of(client).rules().isEmpty();
            case SPEND_ROW, RATE, QUARANTINE, LIFT_TEST, REACH, WITHDRAWAL, COLUMN_MAPPING, COMPANY, BROUGHT -> false;
        };
    }

    private List<Wish> of(long position, Fact fact, Instant received, List<Rule> all) {
        List<Wish> wishes = new ArrayList<>();
        for (Rule rule : all) {
            if (fact instanceof Event event) {
                event(position, event, rule, wishes);
            } else if (fact instanceof Contact contact) {
                reached(position, contact, rule).ifPresent(at -> add(position, contact,
                        ConversionIds.of(contact, rule), at, rule, wishes));
            } else if (fact instanceof Deal deal) {
                deal(position, deal, received, rule, wishes);
            } else if (fact instanceof StageEntry entry && DealStages.enters(entry, rule.when())
                    && known(position, entry)) {
                add(position, entry, ConversionIds.of(entry, rule), entry.at(), rule, wishes);
            }
        }
        return wishes;
    }

    /// An import that is undone takes back what it brought; one that brings the same again takes that back. Of every
    /// conversion that was wished for because of such facts a change is.
    private List<Wish> takenBack(long position, Entry entry, List<Rule> all) {
        ClientId client = entry.client();
        Retractions before = index.retracted(client, position);
        Retractions after = index.retracted(client, position + 1);
        long[] positions = before.differing(after);
        List<Wish> wishes = new ArrayList<>();
        Set<List<String>> said = new HashSet<>();
        for (int from = 0; from < positions.length; from += AT_ONCE) {
            long[] some = Arrays.copyOfRange(positions, from, Math.min(positions.length, from + AT_ONCE));
            for (FactReader.Read read : index.at(client, some)) {
                boolean same = before.counts(read.position(), read.fact()) == after.counts(read.position(),
                        read.fact());
                for (Rule rule : same ? List.<Rule>of() : all) {
                    wished(read, position, entry.receivedAt(), rule)
                            .filter(id -> said.add(List.of(rule.account(), id)))
                            .ifPresent(id -> wishes.add(new Wish(client, rule.account(), rule.name(), id,
                                    number(position), read.position(), entry.receivedAt())));
                }
            }
        }
        return wishes;
    }

    /// The conversion that a fact made somebody wish for before, or change.
    private Optional<String> wished(FactReader.Read read, long before, Instant received, Rule rule) {
        Optional<Instant> at = Optional.empty();
        String id = "";
        if (read.fact() instanceof Event event) {
            if (repays(event)) {
                return ConversionIds.order(event).filter(order -> claimedBefore(before, event, order, rule))
                        .map(order -> ConversionIds.ofOrder(order, rule));
            }
            at = fits(event, rule) ? Optional.of(event.at()) : Optional.empty();
            id = ConversionIds.of(event, rule);
        } else if (read.fact() instanceof Contact contact) {
            at = reached(before, contact, rule);
            id = ConversionIds.of(contact, rule);
        } else if (read.fact() instanceof Deal deal) {
            at = versions(before, deal).stream().flatMap(version -> reached(before, version.deal(), received, rule)
                    .filter(when -> !when.isBefore(rule.since())).stream()).findFirst();
            id = ConversionIds.of(deal, rule);
        } else if (read.fact() instanceof StageEntry entry) {
            at = DealStages.enters(entry, rule.when()) ? Optional.of(entry.at()) : Optional.empty();
            id = ConversionIds.of(entry, rule);
        }
        String conversion = id;
        return at.filter(when -> !when.isBefore(rule.since())).map(when -> conversion);
    }

    /// Whether the log has the record of a history's line by then; if not, the record makes somebody wish when it
    /// comes.
    private boolean known(long position, StageEntry entry) {
        String record = ClientIndex.record(entry);
        return switch (entry.of()) {
            case CONTACT -> index.since(entry.client(), record) < position;
            case DEAL -> index.versions(entry.client(), record).stream()
                    .anyMatch(version -> version.position() < position);
        };
    }

    private Optional<Instant> reached(long position, Contact contact, Rule rule) {
        return DealStages.reached(contact, rule.when()).or(() -> DealStages.reached(
                history(position, contact.client(), StageEntry.Of.CONTACT, ClientIndex.key(contact)), rule.when()));
    }

    private Optional<Instant> reached(long position, Deal deal, Instant received, Rule rule) {
        return DealStages.reached(deal, rule.when(), received).or(() -> DealStages.reached(
                history(position, deal.client(), StageEntry.Of.DEAL, ClientIndex.key(deal)), rule.when()));
    }

    private List<StageEntry> history(long before, ClientId client, StageEntry.Of of, String record) {
        return index.entered(client, of, record).stream().filter(entered -> entered.position() < before)
                .map(ClientIndex.Entered::entry).toList();
    }

    private List<ClientIndex.Version> versions(long before, Deal deal) {
        return index.versions(deal.client(), ClientIndex.key(deal)).stream()
                .filter(version -> version.position() < before).toList();
    }

    private void event(long position, Event event, Rule rule, List<Wish> wishes) {
        if (fits(event, rule)) {
            add(position, event, ConversionIds.of(event, rule), event.at(), rule, wishes);
        }
        Optional<String> order = ConversionIds.order(event);
        if (repays(event) && order.isPresent() && claimedBefore(position, event, order.get(), rule)) {
            wishes.add(new Wish(event.client(), rule.account(), rule.name(),
                    ConversionIds.ofOrder(order.get(), rule), number(position), position, event.at()));
        }
    }

    private static boolean fits(Event event, Rule rule) {
        return switch (rule.when()) {
            case Trigger.OnOrder order -> order.fits(event);
            case Trigger.OnEvent named -> named.fits(event);
            case Trigger.OnDeal _,Trigger.OnDealStage _,Trigger.OnContactStage _ -> false;
        };
    }

    private static boolean repays(Event event) {
        return event.countsAsSale() && event.sale().filter(sale -> sale.kind() != Sale.Kind.ORDER).isPresent();
    }

    private boolean claimedBefore(long position, Event event, String order, Rule rule) {
        return index.sales(event.client(), order).stream()
                .filter(sale -> sale.position() < position && !sale.event().at().isBefore(rule.since()))
                .anyMatch(sale -> fits(sale.event(), rule));
    }

    private void deal(long position, Deal deal, Instant received, Rule rule, List<Wish> wishes) {
        Optional<Instant> now = reached(position, deal, received, rule);
        now.ifPresent(at -> add(position, deal, ConversionIds.of(deal, rule), at, rule, wishes));
        List<ClientIndex.Version> before = versions(position, deal);
        boolean told = before.stream().anyMatch(version -> reached(position, version.deal(), received, rule)
                .filter(at -> !at.isBefore(rule.since())).isPresent());
        if (told && changed(before.getLast().deal(), deal, rule)) {
            wishes.add(new Wish(deal.client(), rule.account(), rule.name(), ConversionIds.of(deal, rule),
                    number(position), position, deal.modifiedAt().orElse(received)));
        }
    }

    private static boolean changed(Deal before, Deal after, Rule rule) {
        boolean amount = !before.amount().equals(after.amount()) && !(rule.worth() instanceof Worth.Fixed);
        return amount || rule.when() instanceof Trigger.OnDeal && before.status() != after.status();
    }

    private static void add(long position, Fact fact, String id, Instant at, Rule rule, List<Wish> wishes) {
        if (!at.isBefore(rule.since())) {
            wishes.add(new Wish(fact.client(), rule.account(), rule.name(), id, 0, position, at));
        }
    }

    private static int number(long position) {
        return (int) (position % NUMBERS) + 1;
    }
}
