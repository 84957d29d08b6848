package outlay.platform.linkedin;

import java.util.List;
import java.util.Map;
import outlay.platform.SpendField;
import outlay.platform.SpendLayout;

/// LinkedIn Campaign Manager exports. What LinkedIn calls a campaign group is everybody's campaign, its campaign is
/// everybody's ad group; its days are UTC days, and it writes them month first for everyone.
public final class LinkedInAds {
    public static final SpendLayout REPORT = SpendLayout.of("linkedin-ads", "linkedin_ads", Map.ofEntries(
            Map.entry(SpendField.DAY, List.of("start date", "day", "date", "startdatum", "date de debut",
                    "fecha de inicio", "data di inizio", "begindatum", "data de inicio")),
            Map.entry(SpendField.CAMPAIGN_ID, List.of("campaign group id", "kampagnengruppen-id",
                    "id du groupe de campagnes", "id del grupo de campanas", "id gruppo campagne",
                    "id gruppo di campagne",
                    "campagnegroep-id", "id do grupo de campanhas")),
            Map.entry(SpendField.CAMPAIGN, List.of("campaign group name", "campaign group", "name der kampagnengruppe",
                    "kampagnengruppe", "nom du groupe de campagnes", "groupe de campagnes",
                    "nombre del grupo de campanas", "grupo de campanas", "nome gruppo campagne",
                    "nome gruppo di campagne", "gruppo di campagne", "naam campagnegroep", "campagnegroep",
                    "nome do grupo de campanhas", "grupo de campanhas")),
            Map.entry(SpendField.AD_GROUP_ID, List.of("campaign id", "kampagnen-id", "id de la campagne",
                    "id de la campana", "id campagna", "campagne-id", "id da campanha")),
            Map.entry(SpendField.AD_GROUP, List.of("campaign name", "campaign", "kampagnenname", "name der kampagne",
                    "nom de la campagne", "nombre de la campana", "nome campagna", "campagnenaam",
                    "nome da campanha")),
            Map.entry(SpendField.AD_ID, List.of("ad id", "creative id", "anzeigen-id")),
            Map.entry(SpendField.AD, List.of("ad name", "creative name", "ad headline", "dsc name", "anzeigenname")),
            Map.entry(SpendField.CAMPAIGN_TYPE, List.of("campaign type", "campaign objective", "ad type")),
            Map.entry(SpendField.CONVERSIONS,
                    List.of("conversions", "konversionen", "conversiones", "conversioni", "conversies", "conversoes")),
            Map.entry(SpendField.CONVERSIONS_VALUE, List.of("total conversion value", "conversion value")),
            Map.entry(SpendField.CLICKS, List.of("clicks", "klicks", "clics", "clic", "klikken", "cliques",
                    "clicks to landing page"))),
            Map.ofEntries(Map.entry("total spent", 20), Map.entry("campaign group name", 25),
                    Map.entry("campaign group", 10), Map.entry("creative name", 15), Map.entry("(in utc)", 20),
                    Map.entry("clicks to landing page", 15), Map.entry("^campaign performance report", 20),
                    Map.entry("^creative performance report", 25), Map.entry("^ad performance report", 20),
                    Map.entry("^report start", 15), Map.entry("kampagnengruppe", 20),
                    Map.entry("name der kampagnengruppe", 25), Map.entry("nom du groupe de campagnes", 25),
                    Map.entry("nombre del grupo de campanas", 25), Map.entry("nome gruppo campagne", 25),
                    Map.entry("nome gruppo di campagne", 25), Map.entry("naam campagnegroep", 25),
                    Map.entry("nome do grupo de campanhas", 25), Map.entry("gesamtausgaben", 10),
                    Map.entry("total depense", 10), Map.entry("total gastado", 10), Map.entry("totale speso", 10),
                    Map.entry("totaal besteed", 10), Map.entry("total gasto", 10), Map.entry("(en utc)", 20),
                    Map.entry("(em utc)", 20)))
            .inZone("UTC").withDays("M/D/Y");

    private LinkedInAds() {}
}
