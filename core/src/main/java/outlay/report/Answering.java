package outlay.report;

import java.util.Optional;
import outlay.attribution.Attribution;
import outlay.attribution.Shares;
import outlay.base.Currency;
import outlay.base.Day;
import outlay.base.Micros;
import outlay.base.Money;
import outlay.ledger.Booking;
import outlay.ledger.Charge;
import outlay.ledger.Entry;
import outlay.ledger.Ledger;
import outlay.ledger.Rates.Exchange;

/// One question on its way through the books: every charge, and then every credit, is added to its row once.
///
/// The balances are kept in the same pass and from the same parts, so that they vouch for the numbers that are shown.
final class Answering {
    private final Ledger ledger;
    private final Question question;
    private final Grouping grouping;
    private final Optional<Exchange> exchange;
    private final Tally tally = new Tally();
    private final Balances balances;
    private final Days days;

    Answering(Ledger ledger, Question question) {
        this.ledger = ledger;
        this.question = question;
        grouping = new Grouping(question.by(), question.filter(), ledger.sources());
        exchange = question.currency().map(ledger.rates()::into);
        balances = new Balances(ledger.importedMicros());
        days = new Days(question.period());
    }

    Answer answer() {
        ledger.charges().forEach(this::charge);
        Attribution attribution = new Attribution(question.model(), question.lookbackDays());
        for (Booking booking : ledger.bookings()) {
            Shares shares = attribution.shares(booking.journey());
            for (Entry entry : booking.entries()) {
                credit(booking, entry, shares);
            }
        }
        return new Answer(question, days.period(), tally.rows(question.by(), grouping), tally.totals(),
                balances.list());
    }

    private void charge(Charge charge) {
        balances.reported(charge.spend());
        if (days.contains(charge.day()) && grouping.covers(charge.source())) {
            Micros spend = exchange.map(e -> e.convert(charge.spend(), charge.day())).orElse(charge.spend());
            tally.at(grouping.group(charge.source(), charge.day()), spend.currency()).addCharge(spend.micros(),
                    charge.impressions(), charge.clicks());
        }
    }

    private void credit(Booking booking, Entry entry, Shares shares) {
        Day day = Day.of(entry.at(), question.zone());
        Money before = entry.before();
        Money after = entry.after();
        long[] minors = parts(shares, before.minor(), after.minor());
        balances.earned(entry.change(), minors, shares.none());
        if (!days.contains(day)) {
            return;
        }
        if (exchange.isPresent() && !before.currency().equals(question.currency().get())) {
            // A refund is taken back at the rate at which its conversion was booked, or the two would not cancel.
            Day booked = Day.of(booking.journey().conversion().at(), question.zone());
            before = exchange.get().convert(before, booked);
            after = exchange.get().convert(after, booked);
            minors = parts(shares, before.minor(), after.minor());
        }
        long[] counts = parts(shares, 0, entry.count());
        for (int i = 0; i < minors.length; i++) {
            int source = shares.none() ? Ledger.UNATTRIBUTED_AT : booking.source(shares.from() + i);
            if ((minors[i] != 0 || counts[i] != 0) && grouping.covers(source)) {
                add(booking, source, day, new Money(minors[i], after.currency()), counts[i]);
            }
        }
    }

    /// What goes to each touch, or to nobody where no touch is reached.
    private static long[] parts(Shares shares, long before, long after) {
        return shares.none() ? new long[]{Math.subtractExact(after, before)} : shares.change(before, after);
    }

    private void add(Booking booking, int source, Day day, Money credit, long count) {
        int group = grouping.group(source, day);
        if (booking.lead()) {
            Currency currency = question.currency()
                    .orElseGet(() -> ledger.leadCurrency(source).orElse(credit.currency()));
            tally.at(group, currency).addLead(count);
        } else {
            tally.at(group, credit.currency()).addSale(count, credit.minor());
        }
    }
}
