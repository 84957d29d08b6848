package outlay.platform.google;

import java.util.List;
import java.util.Map;
import outlay.platform.SpendField;
import outlay.platform.SpendLayout;

/// Google Ads reports as the user interface exports them, with several totals rows that overlap.
public final class GoogleAds {
    public static final SpendLayout REPORT = SpendLayout.of("google-ads", "google_ads", Map.ofEntries(
            // "Interactions" and "View-through conv." are other things; conversions of the main column only.
            Map.entry(SpendField.CONVERSIONS, List.of("conversions", "conv", "conversionen", "conversioni",
                    "conversiones", "conversies", "conversoes")),
            // TrueView views were called views until 2025, and a view is nothing else in these reports.
            Map.entry(SpendField.VIDEO_VIEWS, List.of("trueview views", "video trueview views", "trueview-aufrufe",
                    "vues trueview", "visualizaciones trueview", "visualizaciones de trueview",
                    "visualizzazioni trueview", "trueview-weergaven", "visualizacoes trueview",
                    "visualizacoes do trueview", "video views", "metrics video views", "metrics video trueview views",
                    "views", "aufrufe", "vues", "visualizaciones", "vistas", "visualizzazioni", "weergaven",
                    "visualizacoes"))),
            Map.ofEntries(Map.entry("impr", 10), Map.entry("currency code", 8), Map.entry("campaign state", 15),
                    Map.entry("campaign status", 12), Map.entry("ad group state", 15),
                    Map.entry("ad group status", 12), Map.entry("search keyword", 15), Map.entry("cost", 10),
                    Map.entry("cost / conv", 15), Map.entry("conv value", 8), Map.entry("view-through conv", 12),
                    Map.entry("avg cpc", 10), Map.entry("impr (top) %", 15), Map.entry("interactions", 8),
                    Map.entry("conv value / cost", 15), Map.entry("^campaign report", 30),
                    Map.entry("^untitled report", 30), Map.entry("^ad group report", 30),
                    Map.entry("^ad report", 30), Map.entry("^search keyword report", 30),
                    Map.entry("^account report", 25), Map.entry("^kampagnenbericht", 30),
                    Map.entry("^bericht zu", 25), Map.entry("^rapport sur les campagnes", 30),
                    Map.entry("^rapport des campagnes", 30), Map.entry("^informe de campan", 30),
                    Map.entry("^report campagn", 30), Map.entry("^rapporto campagn", 30),
                    Map.entry("^campagnerapport", 30), Map.entry("^relatorio de campanha", 30),
                    Map.entry("wahrungscode", 12), Map.entry("kosten", 8), Map.entry("kampagnenstatus", 12),
                    Map.entry("kosten/conv", 15), Map.entry("code de devise", 12), Map.entry("code devise", 12),
                    Map.entry("cout", 10), Map.entry("etat de la campagne", 12), Map.entry("codigo de moneda", 12),
                    Map.entry("coste", 10), Map.entry("estado de la campana", 12), Map.entry("codice valuta", 12),
                    Map.entry("costo", 10), Map.entry("stato campagna", 12), Map.entry("valutacode", 12),
                    Map.entry("campagnestatus", 12), Map.entry("codigo da moeda", 12), Map.entry("custo", 10),
                    Map.entry("status da campanha", 12)));

    private GoogleAds() {}
}
