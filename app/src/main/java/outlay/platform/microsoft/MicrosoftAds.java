package outlay.platform.microsoft;

import java.util.List;
import java.util.Map;
import outlay.platform.SpendField;
import outlay.platform.SpendLayout;

/// Microsoft Advertising reports: a block of `Name: value` lines above the header, a copyright line below the rows.
public final class MicrosoftAds {
    public static final SpendLayout REPORT = SpendLayout.of("microsoft-ads", "microsoft_ads", Map.of(
            // Conversions(Qualified) is the fractional successor of Conversions.
            SpendField.CONVERSIONS, List.of("conversionsqualified", "conversions qualified", "conversions", "conv"),
            SpendField.CONVERSIONS_VALUE, List.of("revenue", "conv value", "conversion value"),
            SpendField.ACCOUNT_ID, List.of("account id", "accountid", "account number", "accountnumber"),
            SpendField.CAMPAIGN_ID, List.of("campaign id", "campaignid"),
            SpendField.CAMPAIGN, List.of("campaign name", "campaignname", "campaign"),
            SpendField.AD_GROUP_ID, List.of("ad group id", "adgroupid"),
            SpendField.AD_GROUP, List.of("ad group", "ad group name", "adgroupname"),
            SpendField.CURRENCY, List.of("currency code", "currencycode", "currency"),
            SpendField.DAY, List.of("gregorian date", "timeperiod", "time period", "day", "date"),
            SpendField.DEVICE, List.of("device type", "devicetype", "device")),
            Map.ofEntries(Map.entry("^report name", 30), Map.entry("^report time", 15),
                    Map.entry("^last completed available", 20), Map.entry("gregorian date", 30),
                    Map.entry("timeperiod", 25), Map.entry("spend", 12), Map.entry("impr", 5),
                    Map.entry("account number", 12), Map.entry("currency code", 8), Map.entry("currencycode", 15),
                    Map.entry("revenue", 8), Map.entry("conv", 5), Map.entry("top vs other", 15),
                    Map.entry("delivered match type", 15), Map.entry("bid match type", 15),
                    Map.entry("deviceos", 15), Map.entry("conversionsqualified", 20), Map.entry("avg cpc", 5)))
            .countingRowsIn("rows");

    private MicrosoftAds() {}
}
