package outlay.platform.microsoft;

import java.util.List;
import java.util.Map;
import outlay.activate.Account;
import outlay.activate.Call;
import outlay.activate.Facts;
import outlay.activate.Row;
import outlay.activate.normal.Field;
import outlay.activate.normal.IdentifierRule;
import tools.jackson.databind.JsonNode;

/// What offline conversions and their adjustments have in common.
final class OfflineAccount {
    static final List<Account.Setting> SETTINGS = List.of(
            Account.Setting.must("customer_id", "\\d{1,20}", "the number of the customer (manager account)")
                    .found("Microsoft Advertising, in the page's address: cid"),
            Account.Setting.must("account_id", "\\d{1,20}", "the number of the ad account")
                    .found("Microsoft Advertising, in the page's address: aid"),
            Account.Setting.must("goal", "[^\\p{Cc}]{1,100}", "the offline goal's exact name")
                    .found("Microsoft Advertising, Conversion goals, in the menu Conversions or Tools: the name"),
            Account.Setting.secret("developer_token", "the developer token of the API")
                    .found("Microsoft Advertising's developer portal, Account, Request token"),
            Account.Setting.secret("access_token", "a token for the scope msads.manage")
                    .found("Microsoft Entra, App registrations, your app, signed in with the account"));
    private static final String BASE = "https://campaign.api.bingads.microsoft.com/CampaignManagement/v13/";

    private OfflineAccount() {}

    static Call call(Account account, String what, JsonNode body) {
        return Call.post(BASE + what + "/Apply",
                Map.of("authorization", "Bearer " + account.must("access_token"), "developertoken",
                        account.must("developer_token"), "customerid", account.must("customer_id"),
                        "customeraccountid", account.must("account_id")),
                Facts.body(body));
    }

    static Row email() {
        return hashed("HashedEmailAddress", Field.EMAIL);
    }

    static Row phone() {
        return hashed("HashedPhoneNumber", Field.PHONE);
    }

    private static Row hashed(String path, Field field) {
        IdentifierRule rule = MicrosoftIdentifiers.RULES.rule(field).orElseThrow();
        return Row.person(path, field.label() + ", SHA-256 of its normalised form",
                (conversion, account) -> Facts.text(Row.text(rule, conversion)));
    }
}
