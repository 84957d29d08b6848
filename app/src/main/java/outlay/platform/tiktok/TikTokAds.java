package outlay.platform.tiktok;

import java.util.List;
import java.util.Map;
import outlay.platform.SpendField;
import outlay.platform.SpendLayout;

/// TikTok Ads Manager exports, with clicks to the destination, masked small counts and a totals row.
public final class TikTokAds {
    public static final SpendLayout REPORT = SpendLayout.of("tiktok-ads", "tiktok_ads",
            Map.of(SpendField.CLICKS, List.of("clicks (destination)", "clicks", "clicks (all)", "klicks (ziel)"),
                    SpendField.CONVERSIONS, List.of("conversions", "conversion", "results", "result"),
                    SpendField.DAY, List.of("by day", "date", "day", "stat time day", "nach tag")),
            Map.ofEntries(Map.entry("by day", 25), Map.entry("clicks (destination)", 30),
                    Map.entry("cpc (destination)", 30), Map.entry("ctr (destination)", 30),
                    Map.entry("ad group name", 8), Map.entry("cost", 5), Map.entry("website url (ad level)", 25),
                    Map.entry("video views at 25%", 10), Map.entry("2-second video views", 25),
                    Map.entry("6-second video views", 25), Map.entry("cost per result", 5)));

    private TikTokAds() {}
}
