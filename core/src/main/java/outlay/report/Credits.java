package outlay.report;

import java.time.zone.ZoneRules;
import java.util.Optional;
import outlay.attribution.Crediting;
import outlay.base.Currency;
import outlay.base.Day;
import outlay.base.Money;
import outlay.journey.Journey.Kind;
import outlay.journey.JourneyColumns;
import outlay.ledger.Entry;
import outlay.ledger.Ledger;
import outlay.ledger.Rates.Exchange;

/// The credits of a range of conversions, on their way into the rows of an answer. Each range is one thread's.
final class Credits {
    private static final long[] NOTHING = new long[0];

    private final Ledger ledger;
    private final Question question;
    private final Grouping grouping;
    private final JourneyColumns journeys;
    private final Crediting crediting;
    private final ZoneRules zone;
    private final Optional<Exchange> exchange;
    private final Tally tally = new Tally();
    private final Balances balances = new Balances();
    private final Days days;
    private long[] minors = new long[64];

    Credits(Ledger ledger, Question question, Grouping grouping) {
        this.ledger = ledger;
        this.question = question;
        this.grouping = grouping;
        journeys = ledger.journeys();
        crediting = new Crediting(journeys, question.attribution());
        zone = question.zone().getRules();
        exchange = question.currency().map(ledger.rates()::into);
        days = new Days(question.period());
    }

    /// @param from the first and
    /// @param to   the one behind the last in the order of parties
    void add(int from, int to) {
        int[] conversions = journeys.inPartyOrder();
        for (int i = from; i < to; i++) {
            int conversion = conversions[i];
            crediting.turnTo(conversion);
            boolean lead = journeys.kind(conversion) == Kind.LEAD;
            for (Entry entry : Entry.of(journeys, conversion)) {
                add(conversion, entry, lead);
            }
        }
    }

    Tally tally() {
        return tally;
    }

    Balances balances() {
        return balances;
    }

    Days days() {
        return days;
    }

    private void add(int conversion, Entry entry, boolean lead) {
        Day day = Day.of(entry.at(), zone);
        Money before = entry.before();
        Money after = entry.after();
        int size = crediting.path().size();
        long[] changes = size == 0 ? NOTHING : crediting.change(before.minor(), after.minor());
        balances.earned(entry.change(), changes, size);
        if (!days.contains(day)) {
            return;
        }
        if (exchange.isPresent() && !before.currency().equals(question.currency().get())) {
            // A refund is taken back at the rate at which its conversion was booked, or the two would not cancel.
            Day booked = Day.of(journeys.conversionAt(conversion), zone);
            before = exchange.get().convert(before, booked);
            after = exchange.get().convert(after, booked);
            changes = size == 0 ? NOTHING : crediting.change(before.minor(), after.minor());
        }
        Currency currency = after.currency();
        if (size == 0) {
            add(Ledger.UNATTRIBUTED_AT, day, currency, Math.subtractExact(after.minor(), before.minor()),
                    entry.count(), lead);
            return;
        }
        // Money and count are split one after the other in the same buffer.
        keep(changes, size);
        long[] parts = crediting.parts(entry.count());
        for (int i = 0; i < size; i++) {
            add(ledger.placeOf(crediting.path().source(i)), day, currency, minors[i], parts[i], lead);
        }
    }

    private void keep(long[] changes, int size) {
        if (size > minors.length) {
            minors = new long[changes.length];
        }
        System.arraycopy(changes, 0, minors, 0, size);
    }

    private void add(int source, Day day, Currency currency, long minor, long count, boolean lead) {
        if (minor == 0 && count == 0 || !grouping.covers(source)) {
            return;
        }
        int group = grouping.group(source, day);
        if (lead) {
            tally.at(group, question.currency().orElseGet(() -> ledger.leadCurrency(source).orElse(currency)))
                    .addLead(count);
        } else {
            tally.at(group, currency).addSale(count, minor);
        }
    }
}
