package outlay.platform.microsoft;

import java.util.List;
import java.util.Map;
import outlay.platform.SpendField;
import outlay.platform.SpendLayout;

/// Microsoft Advertising reports: a block of `Name: value` lines above the header, a copyright line below the rows.
public final class MicrosoftAds {
    public static final SpendLayout REPORT = SpendLayout.of("microsoft-ads", "microsoft_ads", Map.of(
            // Conversions(Qualified) is the fractional successor of Conversions.
            SpendField.CONVERSIONS,
            List.of("conversionsqualified", "conversions qualified", "conversions", "conv", "konversionen",
                    "conversiones", "conversioni", "conversies", "conversoes"),
            SpendField.CONVERSIONS_VALUE,
            List.of("revenue", "conv value", "conversion value", "umsatz", "revenu", "chiffre d'affaires",
                    "ingresos", "ricavi", "omzet", "receita"),
            SpendField.ACCOUNT_ID,
            List.of("account id", "accountid", "account number", "accountnumber", "accountnummer",
                    "kontonummer", "numero de compte",
                    "numero de cuenta", "numero account", "numero da conta"),
            SpendField.CAMPAIGN_ID,
            List.of("campaign id", "campaignid", "kampagnen-id", "id de campagne", "id de campana", "id campagna",
                    "campagne-id", "id da campanha"),
            SpendField.CAMPAIGN,
            List.of("campaign name", "campaignname", "campaign", "kampagnenname", "kampagne", "nom de la campagne",
                    "nom de campagne", "nombre de campana", "nombre de la campana", "nome campagna", "campagnenaam",
                    "nome da campanha"),
            SpendField.AD_GROUP_ID, List.of("ad group id", "adgroupid", "anzeigengruppen-id", "id du groupe d'annonces",
                    "id de grupo de anuncios", "id gruppo di annunci", "advertentiegroep-id",
                    "id do grupo de anuncios"),
            SpendField.AD_GROUP,
            List.of("ad group", "ad group name", "adgroupname", "anzeigengruppe", "groupe d'annonces",
                    "grupo de anuncios", "gruppo di annunci", "advertentiegroep"),
            SpendField.CURRENCY,
            List.of("currency code", "currencycode", "currency", "wahrungscode", "code de devise", "codigo de moneda",
                    "codice valuta", "valutacode", "codigo da moeda"),
            SpendField.DAY,
            List.of("gregorian date", "timeperiod", "time period", "day", "date", "gregorianisches datum",
                    "date gregorienne", "fecha gregoriana", "data gregoriana", "gregoriaanse datum"),
            SpendField.DEVICE,
            List.of("device type", "devicetype", "device", "geratetyp", "type d'appareil", "tipo de dispositivo",
                    "tipo di dispositivo", "apparaattype")),
            Map.ofEntries(Map.entry("^report name", 30), Map.entry("^report time", 15),
                    Map.entry("^last completed available", 20), Map.entry("gregorian date", 30),
                    Map.entry("timeperiod", 25), Map.entry("spend", 12), Map.entry("impr", 5),
                    Map.entry("account number", 12), Map.entry("currency code", 8), Map.entry("currencycode", 15),
                    Map.entry("revenue", 8), Map.entry("conv", 5), Map.entry("top vs other", 15),
                    Map.entry("delivered match type", 15), Map.entry("bid match type", 15),
                    Map.entry("deviceos", 15), Map.entry("conversionsqualified", 20),
                    Map.entry("gregorianisches datum", 30), Map.entry("date gregorienne", 30),
                    Map.entry("fecha gregoriana", 30), Map.entry("data gregoriana", 30),
                    Map.entry("gregoriaanse datum", 30), Map.entry("^berichtsname", 25),
                    Map.entry("^nom du rapport", 25), Map.entry("^nombre del informe", 25),
                    Map.entry("^nome report", 25), Map.entry("^rapportnaam", 25),
                    Map.entry("^nome do relatorio", 25), Map.entry("avg cpc", 5)))
            .countingRowsIn("rows");

    private MicrosoftAds() {}
}
