package outlay.report;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import outlay.attribution.Multiplier;
import outlay.base.Decimal;
import outlay.fact.LiftTest;
import outlay.metric.Figures;
import outlay.metric.Metric;

/// An answer by channels with what lift tests make of its credit beside it.
///
/// A channel that was tested has its multiplier times what the model gives it, any other what it has; the rest is the
/// row [#BASELINE] of the currency, which is less than zero where tests find more than was counted. So, in every
/// currency and to the unit, calibrated conversions and revenue sum to the attributed ones.
///
/// @param answer as it is without
/// @param rows   those of the answer in their order, and behind those of each currency its baseline
/// @param totals one a currency, each the sum of its rows
/// @param tests  all that stand, by channel and days, each with what became of it
public record Calibrated(Answer answer, List<Row> rows, List<Row> totals, List<Tested> tests) {
    /// What there would have been without any ads, as far as the tests can tell; stands where a channel stands.
    public static final String BASELINE = "baseline";

    /// @param attributed as the answer has it; all zero in the baseline
    /// @param calibrated spend, and calibrated conversions and revenue
    /// @param multiplier of a channel that was tested
    public record Row(Answer.Row attributed, Figures calibrated, Optional<Multiplier> multiplier) {}

    /// A column that stands behind those of an answer.
    public enum Column {
        CALIBRATED_CONVERSIONS, CALIBRATED_REVENUE, CALIBRATED_ROAS, MULTIPLIER, MULTIPLIER_ERROR;

        private static final int DECIMALS = 6;
        private static final int DECIMALS_SHOWN = 2;

        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }

        /// As it is written everywhere; absent where there is none.
        public Optional<String> value(Row row) {
            return switch (this) {
                case CALIBRATED_CONVERSIONS -> of(Metric.CONVERSIONS, row);
                case CALIBRATED_REVENUE -> of(Metric.REVENUE, row);
                case CALIBRATED_ROAS -> of(Metric.ROAS, row);
                case MULTIPLIER -> row.multiplier.map(by -> print(by.millionths()));
                case MULTIPLIER_ERROR -> row.multiplier.map(by -> print(by.errorMillionths()));
            };
        }

        private static Optional<String> of(Metric metric, Row row) {
            return metric.value(row.calibrated, row.attributed.currency());
        }

        private static String print(long millionths) {
            return Decimal.print(millionths, DECIMALS, DECIMALS_SHOWN);
        }
    }

    /// A test, and whether it counts.
    public record Tested(LiftTest test, State state) {
        public enum State {
            USED,
            /// Its channel has a test without an error, beside which others do not count.
            BESIDE_EXACT,
            /// Its incremental conversions cannot be compared: the model gives the channel none in its days.
            NOTHING_ATTRIBUTED,
            /// No row of this report is of its channel.
            NOT_IN_REPORT
        }
    }
}
