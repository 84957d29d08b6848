package outlay.plan;

import java.math.BigInteger;
import java.util.Optional;
import outlay.base.ClientId;
import outlay.base.Currency;
import outlay.base.Micros;

/// What a client wants a conversion to cost at the most, and to spend in a month: as a whole, for a channel, or for a
/// campaign; what a conversion may cost also for deals of some companies only.
///
/// @param channel       as reports name it, or "" for all
/// @param campaign      the key of a campaign, platform/id, or "" for all
/// @param segment       whose deals it is for; absent: all conversions
/// @param maxCpa        in `currency`
/// @param monthlyBudget in `currency`
public record Target(ClientId client, String channel, String campaign, Optional<Segment> segment, Currency currency,
        Optional<Micros> maxCpa, Optional<Micros> monthlyBudget) {
    public Target {
        if (segment.isPresent() && monthlyBudget.isPresent()) {
            throw new IllegalArgumentException("nobody spends by segment; say the monthly_budget in a row without one");
        }
        if (maxCpa.isEmpty() && monthlyBudget.isEmpty()) {
            throw new IllegalArgumentException("a target needs max_cpa, monthly_budget or both");
        }
        if (maxCpa.filter(most -> most.micros() <= 0).isPresent()
                || monthlyBudget.filter(budget -> budget.micros() <= 0).isPresent()) {
            throw new IllegalArgumentException("max_cpa and monthly_budget must be above 0");
        }
    }

    /// One for all conversions.
    public Target(ClientId client, String channel, String campaign, Currency currency, Optional<Micros> maxCpa,
            Optional<Micros> monthlyBudget) {
        this(client, channel, campaign, Optional.empty(), currency, maxCpa, monthlyBudget);
    }

    /// Whether so much spend for so many conversions is more than `maxCpa` each. Where there is no conversion yet it is
    /// as soon as more has been spent than one may cost; before, nobody can tell.
    ///
    /// @param conversionMicros in millionths
    public static Optional<Boolean> above(Micros maxCpa, long spendMicros, long conversionMicros) {
        if (conversionMicros <= 0) {
            return spendMicros > maxCpa.micros() ? Optional.of(true) : Optional.empty();
        }
        BigInteger cost = BigInteger.valueOf(spendMicros).multiply(BigInteger.valueOf(Micros.PER_UNIT));
        BigInteger most = BigInteger.valueOf(maxCpa.micros()).multiply(BigInteger.valueOf(conversionMicros));
        return Optional.of(cost.compareTo(most) > 0);
    }
}
