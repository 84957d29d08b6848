package outlay.platform.file;

import java.util.List;
import java.util.Map;
import outlay.fact.Import;
import outlay.platform.SpendField;
import outlay.platform.SpendLayout;

/// What affiliate networks charge, one commission a row: spend whose campaign is the partner. A commission that was
/// declined costs nothing, so a later export, in which it is, replaces the one in which it was open.
final class Commissions {
    static final SpendLayout REPORT = SpendLayout.of(Import.COMMISSIONS, "", Map.ofEntries(
            Map.entry(SpendField.DAY, List.of("transaction date", "event date", "action date", "conversion date",
                    "sale date", "click date", "date", "day")),
            Map.entry(SpendField.SPEND, List.of("commission amount", "publisher commission", "total commission",
                    "commission", "action payout", "payout amount", "payout", "client cost", "provision",
                    "total cost")),
            Map.entry(SpendField.CAMPAIGN_ID, List.of("publisher id", "partner id", "affiliate id", "media partner id",
                    "pid", "partner key")),
            Map.entry(SpendField.CAMPAIGN, List.of("publisher name", "publisher", "partner name", "partner",
                    "affiliate name", "affiliate", "media partner", "media partner name")),
            Map.entry(SpendField.PLATFORM, List.of("network", "platform")),
            Map.entry(SpendField.ACCOUNT_ID, List.of("advertiser id", "program id", "programme id")),
            Map.entry(SpendField.ACCOUNT_NAME, List.of("advertiser name", "advertiser", "program", "programme")),
            Map.entry(SpendField.CONVERSIONS_VALUE, List.of("sale amount", "order amount", "sale value", "revenue")),
            Map.entry(SpendField.STATUS, List.of("commission status", "transaction status", "action status",
                    "status", "state"))),
            Map.of("commission amount", 30, "publisher commission", 30, "commission", 30, "action payout", 30,
                    "payout", 25, "total commission", 30, "provision", 15, "publisher id", 10, "sale amount", 10));

    private Commissions() {}
}
