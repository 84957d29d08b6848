package outlay.metric;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import outlay.base.Currency;
import outlay.base.Decimal;
import outlay.base.Micros;
import outlay.base.Money;

/// One definition a metric: its name in every report, its unit, its formula and the sentence that explains it.
///
/// A value is computed from a row's exact sums when it is read, never from other ratios. Sums are exact; a cost per
/// something is rounded half up to 4 decimals, a plain ratio to 6. With nothing below the line there is no value.
public enum Metric {
    // @formatter:off
    SPEND("spend", Unit.MONEY, "sum of the platforms' reported cost", "What the platforms charged."),
    IMPRESSIONS("impressions", Unit.COUNT, "sum of reported impressions", "How often ads were shown."),
    CLICKS("clicks", Unit.COUNT, "sum of reported clicks", "How often ads were clicked."),
    CTR("ctr", Unit.RATIO, "clicks / impressions", "Click-through rate: the share of impressions that was clicked."),
    CPC("cpc", Unit.MONEY, "spend / clicks", "Cost per click."),
    CPM("cpm", Unit.MONEY, "spend / impressions * 1000", "Cost per thousand impressions."),
    LEADS("leads", Unit.CREDIT, "sum of credited leads", "Credit for people who became a lead."),
    CPL("cpl", Unit.MONEY, "spend / leads", "Cost per lead."),
    CONVERSIONS("conversions", Unit.CREDIT, "sum of credited orders and won deals", "Credit for orders and won deals."),
    CPA("cpa", Unit.MONEY, "spend / conversions", "Cost per acquisition."),
    REVENUE("revenue", Unit.MONEY, "sum of credited revenue less refunds", "Revenue that the model credits."),
    ROAS("roas", Unit.RATIO, "revenue / spend", "Return on ad spend."),
    VIDEO_VIEWS("video_views", Unit.COUNT, "sum of reported views of videos",
            "How often videos were watched, as each platform counts."),
    CPV("cpv", Unit.MONEY, "spend / video_views", "Cost per view; of campaigns of videos only.");
    // @formatter:on

    /// How a value is written: money in the row's currency, a whole count, a fraction of conversions, a plain ratio.
    public enum Unit {
        MONEY, COUNT, CREDIT, RATIO
    }

    private static final int COST_DECIMALS = 4;
    private static final int RATIO_DECIMALS = 6;
    private static final int CREDIT_DECIMALS = 6;
    private static final int CREDIT_DECIMALS_SHOWN = 2;

    private final String label;
    private final Unit unit;
    private final String formula;
    private final String sentence;

    Metric(String label, Unit unit, String formula, String sentence) {
        this.label = label;
        this.unit = unit;
        this.formula = formula;
        this.sentence = sentence;
    }

    public String label() {
        return label;
    }

    public Unit unit() {
        return unit;
    }

    public String formula() {
        return formula;
    }

    public String sentence() {
        return sentence;
    }

    /// The value as it is written everywhere: plain decimal digits with a point, whatever the locale. Money has at
    /// least the currency's decimals, a credit at least two. Absent where there is nothing to divide by.
    public Optional<String> value(Figures figures, Currency currency) {
        return switch (this) {
            case SPEND -> Optional.of(new Micros(figures.spendMicros(), currency).amount());
            case IMPRESSIONS -> Optional.of(Long.toString(figures.impressions()));
            case CLICKS -> Optional.of(Long.toString(figures.clicks()));
            case CTR -> ratio(BigDecimal.valueOf(figures.clicks()), BigDecimal.valueOf(figures.impressions()));
            case CPC -> cost(figures, BigDecimal.valueOf(figures.clicks()));
            case CPM -> cost(figures, BigDecimal.valueOf(figures.impressions(), 3));
            case LEADS -> Optional.of(credit(figures.leadMicros()));
            case CPL -> cost(figures, BigDecimal.valueOf(figures.leadMicros(), CREDIT_DECIMALS));
            case CONVERSIONS -> Optional.of(credit(figures.conversionMicros()));
            case CPA -> cost(figures, BigDecimal.valueOf(figures.conversionMicros(), CREDIT_DECIMALS));
            case REVENUE -> Optional.of(new Money(figures.revenueMinor(), currency).amount());
            case ROAS -> ratio(BigDecimal.valueOf(figures.revenueMinor(), currency.decimals()), spend(figures));
            case VIDEO_VIEWS -> Optional.of(Long.toString(figures.videoViews()));
            case CPV -> cost(figures, BigDecimal.valueOf(figures.videoViews()));
        };
    }

    private static BigDecimal spend(Figures figures) {
        return BigDecimal.valueOf(figures.spendMicros(), Micros.DECIMALS);
    }

    private static Optional<String> cost(Figures figures, BigDecimal per) {
        return quotient(spend(figures), per, COST_DECIMALS);
    }

    private static Optional<String> ratio(BigDecimal above, BigDecimal below) {
        return quotient(above, below, RATIO_DECIMALS);
    }

    private static Optional<String> quotient(BigDecimal above, BigDecimal below, int decimals) {
        if (below.signum() == 0) {
            return Optional.empty();
        }
        return Optional.of(above.divide(below, decimals, RoundingMode.HALF_UP).toPlainString());
    }

    private static String credit(long micros) {
        return Decimal.print(micros, CREDIT_DECIMALS, CREDIT_DECIMALS_SHOWN);
    }
}
