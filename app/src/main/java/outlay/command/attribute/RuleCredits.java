package outlay.command.attribute;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import outlay.attribution.Attribution;
import outlay.attribution.Crediting;
import outlay.attribution.Eligibility;
import outlay.attribution.Model;
import outlay.attribution.Sweep;
import outlay.base.Crew;
import outlay.base.Currency;
import outlay.base.Decimal;
import outlay.base.Micros;
import outlay.journey.JourneyColumns;

/// What a rule model gives to each channel, exactly: conversions in millionths and values in minor units, each split so
/// that the parts sum to the whole. Over all channels and what is unattributed, they sum to all conversions and to
/// their whole value, for each currency.
final class RuleCredits {
    private final Model model;
    private final List<String> channels;
    private final List<Currency> currencies;
    /// By currency and channel; unattributed behind the last channel.
    private final long[][] conversions;
    private final long[][] values;

    private RuleCredits(TouchData data, Model model) {
        this.model = model;
        channels = data.channels();
        currencies = data.currencies();
        conversions = new long[currencies.size()][channels.size() + 1];
        values = new long[currencies.size()][channels.size() + 1];
    }

    /// One for each model. Where only the window decides which touches count, models that can be are computed in one
    /// sweep over all conversions; it gives to the unit the same.
    static List<RuleCredits> of(TouchData data, JourneyColumns columns, Eligibility eligibility, List<Model> models,
            Crew crew) {
        boolean swept = eligibility.dedupe() == Eligibility.Dedupe.NONE
                && IntStream.range(0, columns.touches()).noneMatch(columns::touchView);
        List<RuleCredits> all = models.stream().map(model -> new RuleCredits(data, model)).toList();
        List<RuleCredits> fast = all.stream().filter(one -> swept && Sweep.knows(one.model)).toList();
        sweep(fast, data, columns, eligibility.lookbackDays(), crew);
        List<RuleCredits> slow = all.stream().filter(one -> !fast.contains(one)).toList();
        crew.all(slow.size(), i -> {
            slow.get(i).credit(columns, eligibility);
            return i;
        });
        return all;
    }

    private static void sweep(List<RuleCredits> fast, TouchData data, JourneyColumns columns, int lookbackDays,
            Crew crew) {
        int[] channelOfSource = IntStream.range(0, data.channels().size()).toArray();
        Sweep sweep = new Sweep(columns, fast.stream().map(one -> one.model).toList(), lookbackDays, channelOfSource,
                channelOfSource.length);
        for (int currency = 0; !fast.isEmpty() && currency < data.currencies().size(); currency++) {
            Currency one = data.currencies().get(currency);
            long[][] counts = sweep.sums(i -> columns.currency(i).equals(one) ? Micros.PER_UNIT : 0, crew);
            long[][] sums = sweep.sums(i -> columns.currency(i).equals(one) ? columns.minor(i) : 0, crew);
            for (int i = 0; i < fast.size(); i++) {
                fast.get(i).conversions[currency] = counts[i];
                fast.get(i).values[currency] = sums[i];
            }
        }
    }

    private void credit(JourneyColumns columns, Eligibility eligibility) {
        Crediting crediting = new Crediting(columns, new Attribution(model, eligibility));
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
        out.text(model.label()).text(name)
                .exact(Decimal.print(conversions[currency][channel], Micros.DECIMALS))
                .exact(Decimal.print(values[currency][channel], currencies.get(currency).decimals()));
        if (named) {
            out.text(currencies.get(currency).code());
        }
        out.endRow();
    }
}
