package outlay.report;

import java.util.List;
import outlay.base.Currency;
import outlay.base.Period;
import outlay.metric.Figures;

/// How conversions came about: by which channels in which order, over how many touches and days.
///
/// The figures of all ways sum to those of the answer to the same question, unattributed ones included, whose way is
/// empty: a conversion is on one way alone.
///
/// @param period  the one asked for, or all days on which a conversion or a refund was
/// @param ways    the one with most conversions first, then most leads, then by its channels
/// @param lags    by the days from the first touch that counts to the conversion
/// @param lengths by how many touches count
public record Paths(Question question, Period period, List<Way> ways, List<Bucket> lags, List<Bucket> lengths) {
    public Paths {
        ways = List.copyOf(ways);
        lags = List.copyOf(lags);
        lengths = List.copyOf(lengths);
    }

    /// @param channels of the touches that count, the oldest first; several in a row of one channel are one
    /// @param figures  no spend; leads and conversions in millionths, refunds taken off the revenue
    public record Way(List<String> channels, Currency currency, Figures figures) {
        public Way {
            channels = List.copyOf(channels);
        }
    }

    /// How many conversions lie there, of all currencies, each whole.
    ///
    /// @param from  days or touches
    /// @param until likewise, itself included; [Integer#MAX_VALUE] where there is no end
    /// @param sales orders and won deals
    public record Bucket(int from, int until, long sales, long leads) {}
}
