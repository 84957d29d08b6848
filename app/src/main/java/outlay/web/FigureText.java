package outlay.web;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;
import outlay.base.Currency;
import outlay.base.Decimal;
import outlay.base.Micros;
import outlay.base.Money;
import outlay.metric.Metric;
import outlay.report.Figures;

/// A metric's value as decimal text; null where a ratio has no denominator. Ratios are rounded half up, once.
final class FigureText {
    private static final int MONEY_DECIMALS = 4;
    private static final int RATIO_DECIMALS = 6;

    private FigureText() {}

    static @Nullable String of(Metric metric, Figures figures, Currency currency) {
        BigDecimal spend = BigDecimal.valueOf(figures.spendMicros(), Micros.DECIMALS);
        BigDecimal leads = BigDecimal.valueOf(figures.leadMicros(), Micros.DECIMALS);
        BigDecimal conversions = BigDecimal.valueOf(figures.conversionMicros(), Micros.DECIMALS);
        BigDecimal revenue = BigDecimal.valueOf(figures.revenueMinor(), currency.decimals());
        return switch (metric) {
            case SPEND -> new Micros(figures.spendMicros(), currency).amount();
            case IMPRESSIONS -> Long.toString(figures.impressions());
            case CLICKS -> Long.toString(figures.clicks());
            case CTR -> ratio(BigDecimal.valueOf(figures.clicks()), figures.impressions(), RATIO_DECIMALS);
            case CPC -> ratio(spend, figures.clicks(), MONEY_DECIMALS);
            case CPM -> ratio(spend.movePointRight(3), figures.impressions(), MONEY_DECIMALS);
            case LEADS -> Decimal.print(figures.leadMicros(), Micros.DECIMALS, 2);
            case CPL -> ratio(spend, leads, MONEY_DECIMALS);
            case CONVERSIONS -> Decimal.print(figures.conversionMicros(), Micros.DECIMALS, 2);
            case CPA -> ratio(spend, conversions, MONEY_DECIMALS);
            case REVENUE -> new Money(figures.revenueMinor(), currency).amount();
            case ROAS -> ratio(revenue, spend, RATIO_DECIMALS);
        };
    }

    private static @Nullable String ratio(BigDecimal numerator, long denominator, int decimals) {
        return ratio(numerator, BigDecimal.valueOf(denominator), decimals);
    }

    private static @Nullable String ratio(BigDecimal numerator, BigDecimal denominator, int decimals) {
        return denominator.signum() == 0
                ? null
                : numerator.divide(denominator, decimals, RoundingMode.HALF_UP).toPlainString();
    }
}
