package outlay.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import outlay.base.Micros;
import outlay.metric.Figures;
import outlay.plan.Pace;

/// An answer by channels or campaigns with the client's targets beside its rows. The answer is as it would be alone.
///
/// A row is held against the narrowest target of its currency that has a max CPA: its campaign's, its channel's, the
/// client's. Where some of these are of segments, its max CPA is the average of those of its conversions, and
/// there is no telling where one of them has none. A budget belongs to exactly what it was said for; it is paced over
/// the month in which the report's last day lies, whatever the report's first day.
public record Targeted(Answer answer, List<Row> rows, List<Row> totals) {

    /// @param maxCpa absent where no target speaks of the row
    /// @param above  whether a conversion costs more; absent where there is no max CPA, or no telling yet
    /// @param pace   absent where the row has no budget
    public record Row(Answer.Row attributed, Optional<Micros> maxCpa, Optional<Boolean> above, Optional<Pace> pace) {}

    /// What stands behind the metrics; nothing where there is none.
    public enum Column {
        /// above or within
        TARGET("target", row -> row.above().map(above -> above ? "above" : "within")),
        MAX_CPA("max_cpa", row -> row.maxCpa().map(Micros::amount)),
        /// CPA / max CPA; more than 1 is above the target.
        CPA_TO_MAX("cpa_to_max", Targeted::ratio),
        MONTHLY_BUDGET("monthly_budget", row -> row.pace().map(pace -> pace.budget().amount())),
        SPENT_IN_MONTH("spent_in_month", row -> row.pace().map(pace -> pace.spent().amount())),
        /// Spent / what should be spent by now.
        PACE("pace", row -> row.pace().map(pace -> pace.ratio().toPlainString())),
        PROJECTED("projected", row -> row.pace().map(pace -> pace.projected().amount()));

        private final String label;
        private final Function<Row, Optional<String>> value;

        Column(String label, Function<Row, Optional<String>> value) {
            this.label = label;
            this.value = value;
        }

        public String label() {
            return label;
        }

        public Optional<String> value(Row row) {
            return value.apply(row);
        }
    }

    private static Optional<String> ratio(Row row) {
        Figures figures = row.attributed().figures();
        if (row.maxCpa().isEmpty() || figures.conversionMicros() <= 0) {
            return Optional.empty();
        }
        BigDecimal most = BigDecimal.valueOf(row.maxCpa().get().micros())
                .multiply(BigDecimal.valueOf(figures.conversionMicros()));
        return Optional.of(BigDecimal.valueOf(figures.spendMicros()).multiply(BigDecimal.valueOf(Micros.PER_UNIT))
                .divide(most, 4, RoundingMode.HALF_UP).toPlainString());
    }
}
