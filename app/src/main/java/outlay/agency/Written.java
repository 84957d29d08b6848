package outlay.agency;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.Optional;
import outlay.base.Currency;
import outlay.metric.Metric;
import outlay.report.Answer;

/// Figures as a letter has them: nobody knows the language of whoever reads it, so they look the same for everybody.
final class Written {
    private static final String NOTHING = "–";
    private static final int CREDIT_DECIMALS = 1;
    private static final int RATIO_DECIMALS = 2;

    private Written() {}

    static String figure(Metric metric, Answer.Row row) {
        return metric.value(row.figures(), row.currency()).map(text -> switch (metric.unit()) {
            case MONEY -> row.currency().code() + " " + grouped(text, row.currency().decimals());
            case COUNT -> grouped(text, 0);
            case CREDIT -> grouped(text, CREDIT_DECIMALS);
            case RATIO -> grouped(text, RATIO_DECIMALS) + "x";
        }).orElse(NOTHING);
    }

    /// By how much the figure has moved, such as "+12.5 %"; "" where it cannot be said.
    static String change(Metric metric, Answer.Row now, Optional<Answer.Row> before) {
        Optional<BigDecimal> to = value(metric, Optional.of(now));
        Optional<BigDecimal> from = value(metric, before).filter(amount -> amount.signum() != 0);
        if (to.isEmpty() || from.isEmpty()) {
            return "";
        }
        BigDecimal percent = to.get().subtract(from.get()).multiply(BigDecimal.valueOf(100))
                .divide(from.get().abs(), 1, RoundingMode.HALF_UP);
        return (percent.signum() > 0 ? "+" : "") + percent.toPlainString() + " %";
    }

    private static Optional<BigDecimal> value(Metric metric, Optional<Answer.Row> row) {
        return row.flatMap(one -> {
            Currency currency = one.currency();
            return metric.value(one.figures(), currency).map(BigDecimal::new);
        });
    }

    private static String grouped(String text, int decimals) {
        DecimalFormat format = new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ROOT));
        format.setMinimumFractionDigits(decimals);
        format.setMaximumFractionDigits(decimals);
        format.setRoundingMode(RoundingMode.HALF_UP);
        return format.format(new BigDecimal(text));
    }
}
