package outlay.ledger;

import outlay.base.Currency;
import outlay.base.Day;

/// Somebody asked for an amount in a currency to which no rate of that day is known. Nothing is guessed instead.
public final class UnknownRate extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    UnknownRate(Currency from, Currency to, Day day) {
        super("no rate from " + from + " to " + to + " is known for " + day + " or the " + Rates.DAYS_BACK
                + " days before it; import rates of these days, or ask without a currency to see each on its own");
    }
}
