package outlay.report;

import java.util.Optional;
import outlay.attribution.Crediting;
import outlay.base.Currency;
import outlay.base.Day;
import outlay.journey.Journey.Kind;
import outlay.journey.JourneyColumns;
import outlay.ledger.Entry;
import outlay.ledger.Ledger;

/// The credits of a range of conversions, on their way into the rows of an answer. Each range is one thread's.
final class Credits {
    private final Ledger ledger;
    private final Question question;
    private final Grouping grouping;
    private final JourneyColumns journeys;
    private final Crediting crediting;
    private final Booking booking;
    private final Tally tally = new Tally();
    private final Balances balances = new Balances();
    private final Days days;

    Credits(Ledger ledger, Question question, Grouping grouping) {
        this.ledger = ledger;
        this.question = question;
        this.grouping = grouping;
        journeys = ledger.journeys();
        crediting = new Crediting(journeys, question.attribution());
        booking = new Booking(crediting, question, question.currency().map(ledger.rates()::into));
        days = new Days(question.period());
    }

    /// @param from the first and
    /// @param to   the one behind the last in the order of parties
    void add(int from, int to) {
        int[] conversions = journeys.inPartyOrder();
        for (int i = from; i < to; i++) {
            int conversion = conversions[i];
            crediting.turnTo(conversion);
            grouping.turnTo(conversion);
            boolean lead = journeys.kind(conversion) == Kind.LEAD;
            if (journeys.refunds(conversion).isEmpty()) {
                // Nearly all: what lives for one turn of the loop need not be made.
                add(conversion, Entry.first(journeys, conversion), lead);
                continue;
            }
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

    /// The currency in whose rows a lead of `source` stands, beside the money that was spent on it.
    static Currency leadCurrency(Question question, Ledger ledger, int source, Currency otherwise) {
        Optional<Currency> asked = question.currency();
        return asked.isPresent() ? asked.get() : ledger.leadCurrency(source).orElse(otherwise);
    }

    private void add(int conversion, Entry entry, boolean lead) {
        int size = booking.touches();
        booking.turnTo(entry);
        balances.earned(entry.currency(), entry.changed(), booking.minors(), size);
        Day day = booking.day(entry);
        if (!days.contains(day)) {
            return;
        }
        booking.complete(entry, journeys.conversionAt(conversion));
        if (size == 0) {
            add(Ledger.UNATTRIBUTED_AT, Grouping.NO_TOUCH, day, booking.minor(), entry.count(), lead);
        }
        for (int i = 0; i < size; i++) {
            add(ledger.placeOf(crediting.path().source(i)), crediting.path().touch(i), day, booking.minors()[i],
                    booking.counts()[i], lead);
        }
    }

    private void add(int source, int touch, Day day, long minor, long count, boolean lead) {
        if (minor == 0 && count == 0 || !grouping.covers(source)) {
            return;
        }
        int group = grouping.group(source, touch, day);
        if (lead) {
            tally.at(group, leadCurrency(question, ledger, source, booking.currency())).addLead(count);
        } else {
            tally.at(group, booking.currency()).addSale(count, minor);
        }
    }
}
