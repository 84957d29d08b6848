package outlay.command.attribute;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import outlay.attribution.Attribution;
import outlay.attribution.Crediting;
import outlay.base.Currency;
import outlay.base.Decimal;
import outlay.base.Micros;
import outlay.journey.JourneyColumns;

/// What a rule model gives to each channel, exactly: conversions in millionths and values in minor units, each split so
/// that the parts sum to the whole. Over all channels and what is unattributed, they sum to all conversions and to
/// their whole value, for each currency.
final class RuleCredits {
    private final Attribution attribution;
    private final List<String> channels;
    private final List<Currency> currencies;
    /// By currency and channel; unattributed behind the last channel.
    private final long[][] conversions;
    private final long[][] values;

    RuleCredits(TouchData data, JourneyColumns columns, Attribution attribution) {
        this.attribution = attribution;
        channels = data.channels();
        currencies = data.currencies();
        conversions = new long[currencies.size()][channels.size() + 1];
        values = new long[currencies.size()][channels.size() + 1];
        Crediting crediting = new Crediting(columns, attribution);
        for (int conversion = 0; conversion < columns.conversions(); conversion++) {
            int currency = currencies.indexOf(columns.currency(conversion));
            crediting.turnTo(conversion);
            add(crediting, Micros.PER_UNIT, conversions[currency]);
            add(crediting, columns.minor(conversion), values[currency]);
        }
    }

    private void add(Crediting crediting, long whole, long[] sums) {
        if (crediting.none()) {
            sums[channels.size()] = Math.addExact(sums[channels.size()], whole);
            return;
        }
        long[] parts = crediting.parts(whole);
        for (int i = 0; i < crediting.path().size(); i++) {
            int channel = crediting.path().source(i);
            sums[channel] = Math.addExact(sums[channel], parts[i]);
        }
    }

    /// A row for each channel, in the order of names, and one for what is unattributed.
    ///
    /// @param named whether the rows name their currency
    void print(Printout out, boolean named) {
        int[] sorted = IntStream.range(0, channels.size()).boxed().sorted(Comparator.comparing(channels::get))
                .mapToInt(Integer::intValue).toArray();
        for (int currency = 0; currency < currencies.size(); currency++) {
            for (int channel : sorted) {
                row(out, currency, channel, channels.get(channel), named);
            }
            row(out, currency, channels.size(), TouchData.UNATTRIBUTED, named);
        }
    }

    private void row(Printout out, int currency, int channel, String name, boolean named) {
        out.text(attribution.model().label()).text(name)
                .exact(Decimal.print(conversions[currency][channel], Micros.DECIMALS))
                .exact(Decimal.print(values[currency][channel], currencies.get(currency).decimals()));
        if (named) {
            out.text(currencies.get(currency).code());
        }
        out.endRow();
    }
}
