package outlay.metric;

/// One definition a metric: its name in every report, its unit, its formula and the sentence that explains it.
public enum Metric {
    SPEND("spend", Unit.MONEY, "sum of the platforms' reported cost", "What the platforms charged."), IMPRESSIONS(
            "impressions", Unit.COUNT, "sum of reported impressions", "How often ads were shown."), CLICKS("clicks",
                    Unit.COUNT, "sum of reported clicks", "How often ads were clicked."), CTR("ctr", Unit.RATIO,
                            "clicks / impressions",
                            "Click-through rate: the share of impressions that was clicked."), CPC("cpc", Unit.MONEY,
                                    "spend / clicks", "Cost per click."), CPM("cpm", Unit.MONEY,
                                            "spend / impressions * 1000", "Cost per thousand impressions."), LEADS(
                                                    "leads", Unit.CREDIT, "sum of credited leads",
                                                    "Credit for people who became a lead."), CPL("cpl", Unit.MONEY,
                                                            "spend / leads",
                                                            "Cost per lead."), CONVERSIONS("conversions", Unit.CREDIT,
                                                                    "sum of credited orders and won deals",
                                                                    "Credit for orders and won deals."), CPA("cpa",
                                                                            Unit.MONEY, "spend / conversions",
                                                                            "Cost per acquisition."), REVENUE("revenue",
                                                                                    Unit.MONEY,
                                                                                    "sum of credited revenue less refunds",
                                                                                    "Revenue that the model credits."), ROAS(
                                                                                            "roas", Unit.RATIO,
                                                                                            "revenue / spend",
                                                                                            "Return on ad spend.");

    /// How a value is written: money in the row's currency, a whole count, a fraction of conversions, a plain ratio.
    public enum Unit {
        MONEY, COUNT, CREDIT, RATIO
    }

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
}
