package outlay.report;

import java.util.List;
import java.util.Optional;
import outlay.base.Crew;
import outlay.base.Micros;
import outlay.ledger.Charge;
import outlay.ledger.Ledger;
import outlay.ledger.Rates.Exchange;

/// One question on its way through the books: every charge, and then every credit, is added to its row once.
///
/// The balances are kept in the same pass and from the same parts, so that they vouch for the numbers that are shown.
final class Answering {
    private static final int SMALLEST_PART = 10_000;

    private final Ledger ledger;
    private final Question question;
    private final Grouping grouping;
    private final List<Charge> beside;
    private final Tally tally = new Tally();
    private final Balances balances = new Balances();
    private final Days days;

    Answering(Ledger ledger, Question question) {
        this(ledger, question, new Grouping(question.by(), question.filter(), ledger.sources()), List.of());
    }

    /// Likewise, in rows of the caller's making.
    ///
    /// @param beside charges that move spend from row to row
    Answering(Ledger ledger, Question question, Grouping grouping, List<Charge> beside) {
        this.beside = beside;
        this.ledger = ledger;
        this.question = question;
        this.grouping = grouping;
        days = new Days(question.period());
    }

    Answer answer(Crew crew) {
        balances.imported(ledger.importedMicros());
        Optional<Exchange> exchange = question.currency().map(ledger.rates()::into);
        ledger.charges().forEach(charge -> charge(charge, exchange));
        beside.forEach(charge -> charge(charge, exchange));
        int conversions = ledger.journeys().conversions();
        int parts = Math.max(1, Math.min(crew.hands(), conversions / SMALLEST_PART));
        crew.all(parts, part -> {
            Credits credits = new Credits(ledger, question, grouping);
            credits.add((int) ((long) conversions * part / parts), (int) ((long) conversions * (part + 1) / parts));
            return credits;
        }).forEach(credits -> {
            tally.add(credits.tally());
            balances.add(credits.balances());
            days.add(credits.days());
        });
        return new Answer(question, days.period(), tally.rows(question.by(), grouping), tally.totals(),
                balances.list());
    }

    private void charge(Charge charge, Optional<Exchange> exchange) {
        balances.reported(charge.spend());
        if (days.contains(charge.day()) && grouping.covers(charge)) {
            // Asked and not mapped: there are as many charges as days, ads and currencies.
            Micros spend = exchange.isPresent()
                    ? exchange.get().convert(charge.spend(), charge.day())
                    : charge.spend();
            tally.at(grouping.group(charge.source(), charge.day()), spend.currency()).addCharge(spend.micros(),
                    charge.impressions(), charge.clicks(), charge.videoViews());
        }
    }
}
