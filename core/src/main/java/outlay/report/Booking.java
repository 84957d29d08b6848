package outlay.report;

import java.time.zone.ZoneRules;
import java.util.Optional;
import outlay.attribution.Crediting;
import outlay.base.Currency;
import outlay.base.Day;
import outlay.base.Money;
import outlay.ledger.Entry;
import outlay.ledger.Rates.Exchange;

/// What one entry of a conversion gives to each touch that counts: the single place where money is credited, so that a
/// report, the conversions behind its rows and a receipt cannot disagree.
///
/// It stands on a [Crediting] that has been turned to the conversion, and keeps its buffers from entry to entry.
final class Booking {
    private final Crediting crediting;
    private final ZoneRules zone;
    private final Optional<Exchange> exchange;
    private final Optional<Currency> target;
    private long[] minors = new long[64];
    private long[] counts = minors;
    private Currency currency = new Currency("USD");
    private long before;
    private long after;

    /// @param exchange into the question's currency, where it has one
    Booking(Crediting crediting, Question question, Optional<Exchange> exchange) {
        this.crediting = crediting;
        this.exchange = exchange;
        zone = question.zone().getRules();
        target = question.currency();
    }

    /// Turns to an entry, in its own currency.
    void turnTo(Entry entry) {
        currency = entry.currency();
        before = entry.before();
        after = entry.after();
        split();
    }

    /// Converts the money of the entry, and divides its count.
    ///
    /// @param conversionAt when the conversion was, in ms
    void complete(Entry entry, long conversionAt) {
        if (exchange.isPresent() && !currency.equals(target.get())) {
            // A refund is taken back at the rate at which its conversion was booked, or the two would not cancel.
            Day booked = Day.of(conversionAt, zone);
            before = exchange.get().convert(new Money(before, currency), booked).minor();
            after = exchange.get().convert(new Money(after, currency), booked).minor();
            currency = target.get();
            split();
        }
        if (touches() > 0) {
            // Money and count are split one after the other in the same buffer.
            counts = crediting.parts(entry.count());
        }
    }

    /// The day on which the entry counts.
    Day day(Entry entry) {
        return Day.of(entry.at(), zone);
    }

    /// How many touches share it; where there are none it stays unattributed.
    int touches() {
        return crediting.path().size();
    }

    Currency currency() {
        return currency;
    }

    /// All the money that moves, in minor units.
    long minor() {
        return Math.subtractExact(after, before);
    }

    /// What each touch gets of it.
    long[] minors() {
        return minors;
    }

    /// What each touch gets of the entry's count, in millionths.
    long[] counts() {
        return counts;
    }

    private void split() {
        int size = touches();
        if (size > 0) {
            long[] changes = crediting.change(before, after);
            if (size > minors.length) {
                minors = new long[changes.length];
            }
            System.arraycopy(changes, 0, minors, 0, size);
        }
    }
}
