package outlay.metric;

/// The sums behind one row; every ratio is computed from these.
///
/// @param spendMicros      in millionths of the row's currency
/// @param videoViews       as the platforms report them, which do not all count a view alike
/// @param leadMicros       credited leads, in millionths of a lead
/// @param conversionMicros credited orders and won deals, in millionths of one
/// @param revenueMinor     credited revenue less refunds, in minor units of the row's currency
public record Figures(long spendMicros, long impressions, long clicks, long videoViews, long leadMicros,
        long conversionMicros, long revenueMinor) {
    public static final Figures ZERO = new Figures(0, 0, 0, 0, 0, 0, 0);

    /// Spend and what the platform delivered for it, and nothing else.
    public static Figures spend(long micros, long impressions, long clicks, long videoViews) {
        return new Figures(micros, impressions, clicks, videoViews, 0, 0, 0);
    }

    /// Credited leads and nothing else.
    public static Figures leads(long micros) {
        return new Figures(0, 0, 0, 0, micros, 0, 0);
    }

    /// Credited orders and won deals and nothing else.
    public static Figures sales(long conversionMicros, long revenueMinor) {
        return new Figures(0, 0, 0, 0, 0, conversionMicros, revenueMinor);
    }

    public Figures plus(Figures other) {
        return new Figures(Math.addExact(spendMicros, other.spendMicros),
                Math.addExact(impressions, other.impressions), Math.addExact(clicks, other.clicks),
                Math.addExact(videoViews, other.videoViews),
                Math.addExact(leadMicros, other.leadMicros),
                Math.addExact(conversionMicros, other.conversionMicros),
                Math.addExact(revenueMinor, other.revenueMinor));
    }

    public Figures minus(Figures other) {
        return new Figures(Math.subtractExact(spendMicros, other.spendMicros),
                Math.subtractExact(impressions, other.impressions), Math.subtractExact(clicks, other.clicks),
                Math.subtractExact(videoViews, other.videoViews),
                Math.subtractExact(leadMicros, other.leadMicros),
                Math.subtractExact(conversionMicros, other.conversionMicros),
                Math.subtractExact(revenueMinor, other.revenueMinor));
    }
}
