package outlay.platform.google;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import outlay.activate.Account;
import outlay.activate.Call;
import outlay.activate.Conversion;
import outlay.activate.Facts;
import outlay.activate.Ready;
import outlay.activate.Row;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What uploads and adjustments of the Google Ads API have in common.
final class GoogleAds26 {
    static final List<Account.Setting> SETTINGS = List.of(
            Account.Setting.must("customer", "\\d{10}", "the account: ten digits without hyphens")
                    .found("Google Ads, at the top right, beside the account's name"),
            Account.Setting.may("login_customer", "\\d{10}", "", "the manager account that you sign in with"),
            Account.Setting.must("conversion_action", "\\d{1,20}", "the number of the conversion action")
                    .found("Google Ads, Goals, Conversions, the action: ctId in the page's address"),
            Account.Setting.secret("access_token", "a token for the scope adwords")
                    .found("Google Cloud, Credentials: an OAuth client, signed in as a user of the account"),
            Account.Setting.may("api_version", "v\\d{2,3}", "v26", "a version like v26"),
            Account.Setting.may("validate_only", "true|false", "false", "true has it checked and nothing kept"));
    /// The offset has to be digits: the API refuses a `Z`.
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ssxxx", Locale.ROOT);

    private GoogleAds26() {}

    static String action(Account account) {
        return "customers/" + account.must("customer") + "/conversionActions/" + account.must("conversion_action");
    }

    static String time(Instant at) {
        return TIME.format(at.atOffset(ZoneOffset.UTC));
    }

    /// One request of `method`, which takes the items in its field `list`.
    static Call call(Account account, String method, String list, List<Ready> batch) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.set(list, Facts.items(batch));
        body.put("partialFailure", true).put("validateOnly", account.must("validate_only").equals("true"));
        return Call.post("https://googleads.googleapis.com/" + account.must("api_version") + "/customers/"
                + account.must("customer") + ":" + method, headers(account), Facts.body(body));
    }

    private static Map<String, String> headers(Account account) {
        Map<String, String> headers = new TreeMap<>();
        headers.put("authorization", "Bearer " + account.must("access_token"));
        account.get("login_customer").ifPresent(id -> headers.put("login-customer-id", id));
        return headers;
    }

    /// Of several click ids the API takes one.
    static Optional<JsonNode> braid(Conversion conversion, String name, String... rather) {
        boolean other = Stream.of(rather).anyMatch(each -> click(conversion, each).isPresent());
        return other ? Optional.empty() : Facts.text(click(conversion, name));
    }

    /// Beside a braid the API takes no person.
    static Optional<JsonNode> users(Conversion conversion) {
        boolean braid = click(conversion, "gclid").isEmpty()
                && (click(conversion, "gbraid").isPresent() || click(conversion, "wbraid").isPresent());
        return braid ? Optional.empty() : GoogleUsers.upload(conversion);
    }

    static Optional<String> click(Conversion conversion, String name) {
        return conversion.traces().click(name)
                .flatMap(click -> Row.text(GoogleUsers.rule(name).sent(click.id(), Optional.empty())));
    }
}
