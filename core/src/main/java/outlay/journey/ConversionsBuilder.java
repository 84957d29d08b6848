package outlay.journey;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import outlay.base.Currency;
import outlay.base.Ints;
import outlay.base.Longs;
import outlay.base.Texts;
import outlay.journey.Journey.Conversion;
import outlay.journey.Journey.Opportunity;
import outlay.journey.Journey.Refund;
import outlay.journey.JourneyColumns.Conversions;
import outlay.journey.JourneyColumns.SortedIds;

/// Fills the columns of conversions in the order of their ids.
final class ConversionsBuilder {
    private final Texts conversionIds = new Texts();
    private final Ints kinds = new Ints();
    private final Ints parties = new Ints();
    private final Longs conversionAt = new Longs();
    private final Longs minors = new Longs();
    private final Ints currencies = new Ints();
    private final List<Currency> knownCurrencies = new ArrayList<>();
    private final Sparse<List<Refund>> refunds = new Sparse<>();
    private final Sparse<long[]> milestones = new Sparse<>();
    private final Sparse<Opportunity> opportunities = new Sparse<>();

    /// The next conversion in the order of ids.
    void add(Conversion conversion, int party) {
        int number = conversionIds.add(conversion.id());
        kinds.add(conversion.kind().ordinal());
        parties.add(party);
        conversionAt.add(conversion.at().toEpochMilli());
        minors.add(conversion.value().minor());
        currencies.add(currency(conversion.value().currency()));
        if (!conversion.refunds().isEmpty()) {
            refunds.add(number, conversion.refunds());
        }
        if (!conversion.milestones().isEmpty()) {
            long[] reached = new long[Milestone.values().length];
            Arrays.fill(reached, JourneyColumns.NEVER);
            conversion.milestones().forEach((step, at) -> reached[step.ordinal()] = at.toEpochMilli());
            milestones.add(number, reached);
        }
        conversion.opportunity().ifPresent(opportunity -> opportunities.add(number, opportunity));
    }

    Conversions build() {
        return new Conversions(new SortedIds(conversionIds), kinds.toArray(), parties.toArray(), conversionAt.toArray(),
                minors.toArray(), currencies.toArray(), List.copyOf(knownCurrencies), refunds, milestones,
                opportunities);
    }

    private int currency(Currency currency) {
        int known = knownCurrencies.indexOf(currency);
        if (known < 0) {
            knownCurrencies.add(currency);
            return knownCurrencies.size() - 1;
        }
        return known;
    }
}
