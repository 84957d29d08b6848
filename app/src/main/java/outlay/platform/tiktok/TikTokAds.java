package outlay.platform.tiktok;

import java.util.List;
import java.util.Map;
import outlay.platform.SpendField;
import outlay.platform.SpendLayout;

/// TikTok Ads Manager exports, with clicks to the destination, masked small counts and a totals row.
public final class TikTokAds {
    public static final SpendLayout REPORT = SpendLayout.of("tiktok-ads", "tiktok_ads",
            Map.of(SpendField.CLICKS, List.of("clicks (destination)", "clicks", "clicks (all)", "klicks (ziel)",
                    "clics (destination)", "clics (destino)", "clic (destinazione)", "klikken (bestemming)",
                    "cliques (destino)"),
                    SpendField.CONVERSIONS,
                    List.of("conversions", "conversion", "conversiones", "conversioni", "conversies", "conversoes",
                            "results", "result"),
                    SpendField.DAY, List.of("by day", "date", "day", "stat time day", "nach tag", "par jour", "por dia",
                            "per giorno", "per dag")),
            Map.ofEntries(Map.entry("by day", 25), Map.entry("nach tag", 15),
                    Map.entry("par jour", 15), Map.entry("por dia", 15), Map.entry("per giorno", 15),
                    Map.entry("per dag", 15), Map.entry("klicks (ziel)", 30), Map.entry("clics (destination)", 30),
                    Map.entry("clics (destino)", 30), Map.entry("clic (destinazione)", 30),
                    Map.entry("klikken (bestemming)", 30), Map.entry("cliques (destino)", 30),
                    Map.entry("clicks (destination)", 30),
                    Map.entry("cpc (destination)", 30), Map.entry("ctr (destination)", 30),
                    Map.entry("ad group name", 8), Map.entry("cost", 5), Map.entry("website url (ad level)", 25),
                    Map.entry("video views at 25%", 10), Map.entry("2-second video views", 25),
                    Map.entry("6-second video views", 25), Map.entry("cost per result", 5)));

    private TikTokAds() {}
}
