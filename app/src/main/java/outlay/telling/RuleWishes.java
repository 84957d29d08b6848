package outlay.telling;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import outlay.base.ClientId;
import outlay.fact.Contact;
import outlay.fact.Deal;
import outlay.fact.Event;
import outlay.fact.Fact;
import outlay.fact.Sale;
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

    private final Rules rules;
    private final LogIndex index;

    /// @param index over the same log, for what lies before an entry
    public RuleWishes(Rules rules, LogIndex index) {
        this.rules = rules;
        this.index = index;
    }

    @Override
    public List<Wish> of(long position, Entry entry) {
        return mayComeOf(entry.client(), entry.kind())
                ? of(position, FactCodec.decode(entry), entry.receivedAt(), rules.of(entry.client()).rules())
                : List.of();
    }

    @Override
    public boolean mayComeOf(ClientId client, Entry.Kind kind) {
        return switch (kind) {
            case EVENT, CONTACT, DEAL -> !rules.of(client).rules().isEmpty();
            case SPEND_ROW, IMPORT, RATE, QUARANTINE, LIFT_TEST, WITHDRAWAL, UNDO, COLUMN_MAPPING, COMPANY, STAGE_ENTRY,
                    BROUGHT ->
                false;
        };
    }

    private List<Wish> of(long position, Fact fact, Instant received, List<Rule> all) {
        List<Wish> wishes = new ArrayList<>();
        for (Rule rule : all) {
            if (fact instanceof Event event) {
                event(position, event, rule, wishes);
            } else if (fact instanceof Contact contact) {
                DealStages.reached(contact, rule.when()).ifPresent(at -> add(position, contact,
                        ConversionIds.of(contact, rule), at, rule, wishes));
            } else if (fact instanceof Deal deal) {
                deal(position, deal, received, rule, wishes);
            }
        }
        return wishes;
    }

    private void event(long position, Event event, Rule rule, List<Wish> wishes) {
        boolean fits = switch (rule.when()) {
            case Trigger.OnOrder order -> order.fits(event);
            case Trigger.OnEvent named -> named.fits(event);
            case Trigger.OnDeal _,Trigger.OnDealStage _,Trigger.OnContactStage _ -> false;
        };
        if (fits) {
            add(position, event, ConversionIds.of(event, rule), event.at(), rule, wishes);
        }
        Optional<String> order = ConversionIds.order(event);
        boolean repays = event.countsAsSale()
                && event.sale().filter(sale -> sale.kind() != Sale.Kind.ORDER).isPresent();
        if (repays && order.isPresent() && claimedBefore(position, event, order.get(), rule)) {
            wishes.add(new Wish(event.client(), rule.account(), rule.name(),
                    ConversionIds.ofOrder(order.get(), rule), number(position), position, event.at()));
        }
    }

    private boolean claimedBefore(long position, Event event, String order, Rule rule) {
        return index.sales(event.client(), order).stream()
                .filter(sale -> sale.position() < position && !sale.event().at().isBefore(rule.since()))
                .anyMatch(sale -> switch (rule.when()) {
                    case Trigger.OnOrder wanted -> wanted.fits(sale.event());
                    case Trigger.OnEvent wanted -> wanted.fits(sale.event());
                    case Trigger.OnDeal _,Trigger.OnDealStage _,Trigger.OnContactStage _ -> false;
                });
    }

    private void deal(long position, Deal deal, Instant received, Rule rule, List<Wish> wishes) {
        Optional<Instant> now = DealStages.reached(deal, rule.when(), received);
        now.ifPresent(at -> add(position, deal, ConversionIds.of(deal, rule), at, rule, wishes));
        List<ClientIndex.Version> before = index.versions(deal.client(), ClientIndex.key(deal)).stream()
                .filter(version -> version.position() < position).toList();
        boolean told = before.stream().anyMatch(version -> DealStages.reached(version.deal(), rule.when(), received)
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
