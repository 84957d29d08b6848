package outlay.tagging;

import java.math.BigInteger;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import outlay.base.Currency;
import outlay.base.Micros;

/// What was spent on something, by currency, and the clicks for it.
final class Spent {
    static final Spent NOTHING = new Spent();

    private final SortedMap<Currency, Long> micros = new TreeMap<>();
    private long clicks;

    void add(Micros spend, long clicked) {
        micros.merge(spend.currency(), spend.micros(), Math::addExact);
        clicks = Math.addExact(clicks, clicked);
    }

    long clicks() {
        return clicks;
    }

    /// The currency with the most of it; an account has one.
    Optional<Micros> most() {
        return micros.entrySet().stream().max((a, b) -> Long.compare(a.getValue(), b.getValue()))
                .filter(entry -> entry.getValue() > 0).map(entry -> new Micros(entry.getValue(), entry.getKey()));
    }

    /// What so many pages are likely to have cost, at this cost per click.
    Optional<Micros> forPages(long pages) {
        if (clicks == 0) {
            return Optional.empty();
        }
        return most().map(all -> new Micros(BigInteger.valueOf(all.micros()).multiply(BigInteger.valueOf(pages))
                .divide(BigInteger.valueOf(clicks)).longValueExact(), all.currency()));
    }
}
