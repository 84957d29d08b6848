package outlay.platform.meta;

import java.util.List;
import java.util.Map;
import outlay.platform.SpendField;
import outlay.platform.SpendLayout;

/// Meta Ads Manager exports: the currency is in the header of the spend column, the numbers follow the account's
/// language, and clicks that count are those on the link.
public final class MetaAds {
    public static final SpendLayout REPORT = SpendLayout.of("meta-ads", "meta_ads", Map.of(SpendField.CLICKS,
            List.of("link clicks", "inline link clicks", "linkklicks", "link-klicks", "klicks auf links",
                    "clics sur un lien", "clics sur le lien", "clics sur les liens", "clics en el enlace",
                    "clics en enlace", "clic sul link", "linkklikken", "klikken op links", "klikken op link",
                    "cliques no link", "cliques na ligacao",
                    "clicks (all)", "klicks (alle)", "clics (tous)", "clics (todos)", "clic (tutti)",
                    "klikken (alle)", "cliques (todos)", "clicks")),
            Map.ofEntries(Map.entry("amount spent", 25), Map.entry("reporting starts", 25),
                    Map.entry("reporting ends", 15), Map.entry("ad set name", 20), Map.entry("link clicks", 10),
                    Map.entry("results", 5), Map.entry("result indicator", 20), Map.entry("ausgegebener betrag", 25),
                    Map.entry("beginn des berichts", 15), Map.entry("auswertungsbeginn", 15),
                    Map.entry("berichtsstart", 15), Map.entry("linkklicks", 10), Map.entry("link-klicks", 10),
                    Map.entry("ergebnisse", 5), Map.entry("name der kampagne", 5), Map.entry("kampagnenname", 5),
                    Map.entry("montant depense", 25), Map.entry("debut des rapports", 15),
                    Map.entry("nom de la campagne", 5), Map.entry("clics sur un lien", 10),
                    Map.entry("clics sur le lien", 10), Map.entry("importe gastado", 25),
                    Map.entry("inicio del informe", 15), Map.entry("nombre de la campana", 5),
                    Map.entry("clics en el enlace", 10), Map.entry("importo speso", 25),
                    Map.entry("inizio dei report", 15), Map.entry("nome della campagna", 5),
                    Map.entry("fine dei report", 15), Map.entry("berichtsbeginn", 15),
                    Map.entry("begin rapportage", 15), Map.entry("fim dos relatorios", 10),
                    Map.entry("naam advertentieset", 10), Map.entry("besteed bedrag", 25),
                    Map.entry("uitgegeven bedrag", 25), Map.entry("campagnenaam", 5),
                    Map.entry("valor usado", 25), Map.entry("valor gasto", 20), Map.entry("montante gasto", 20),
                    Map.entry("nome da campanha", 5), Map.entry("cliques no link", 10)));

    private MetaAds() {}
}
