package outlay.report;

import java.util.List;
import java.util.Optional;
import outlay.attribution.Crediting;
import outlay.base.Currency;
import outlay.base.Day;
import outlay.journey.JourneyColumns;
import outlay.journey.Touch;
import outlay.ledger.Ledger;
import outlay.ledger.Rates.Exchange;

/// One of two books that are compared, with everything that a question makes of it.
final class Side {
    /// A row and currency of a report.
    ///
    /// @param row empty for whatever lies outside the question's filter
    record Spot(List<String> row, Currency currency) {
        boolean outside() {
            return row.isEmpty();
        }
    }

    final Ledger ledger;
    final JourneyColumns journeys;
    final Crediting crediting;
    final Optional<Exchange> exchange;
    private final Question question;
    private final Grouping grouping;

    Side(Books books, Question question) {
        this.question = question;
        ledger = books.ledger();
        journeys = ledger.journeys();
        crediting = new Crediting(journeys, question.attribution());
        exchange = question.currency().map(ledger.rates()::into);
        grouping = new Grouping(question.by(), question.filter(), ledger.sources());
    }

    boolean contains(Day day) {
        return question.period().isEmpty() || question.period().get().contains(day);
    }

    Spot spot(int source, Day day, Currency currency) {
        return new Spot(grouping.covers(source) ? grouping.identity(source, day) : List.of(), currency);
    }

    Currency leadCurrency(int source, Currency otherwise) {
        return Credits.leadCurrency(question, ledger, source, otherwise);
    }

    /// Where a touch of the path stands among the sources of this side's ledger.
    int place(int i) {
        return ledger.placeOf(crediting.path().source(i));
    }

    Touch.Source source(int touch) {
        return journeys.sources().get(journeys.touchSource(touch));
    }
}
