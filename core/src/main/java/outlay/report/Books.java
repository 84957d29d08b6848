package outlay.report;

import java.util.List;
import java.util.function.Function;
import outlay.fact.Fact;
import outlay.fact.SpendRow;
import outlay.journey.Journey;
import outlay.journey.Touch;
import outlay.ledger.Ledger;

/// Everything that is known of one client, ready to be asked. Nothing in it changes, so that any number of threads may
/// ask at once.
public final class Books {
    private final Ledger ledger;

    private Books(Ledger ledger) {
        this.ledger = ledger;
    }

    /// @param facts of one client; imports count in the order given, everything else in any order
    public static Books of(Iterable<Fact> facts) {
        throw new UnsupportedOperationException("to be built from " + facts);
    }

    /// @param facts    what was spent, when it was imported, and rates; gone through more than once
    /// @param sourceOf channel and place of what a row of spend paid for, in the same words as the touches'
    public static Books of(List<Journey> journeys, Iterable<? extends Fact> facts,
            Function<SpendRow, Touch.Source> sourceOf) {
        return new Books(new Ledger(journeys, facts, sourceOf));
    }

    public Ledger ledger() {
        return ledger;
    }

    /// Throws [outlay.ledger.UnknownRate] where the question wants a currency that cannot be had.
    public Answer answer(Question question) {
        return new Answering(ledger, question).answer();
    }
}
