package outlay.platform.google;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import outlay.activate.Account;
import outlay.activate.Answer;
import outlay.activate.Call;
import outlay.activate.Change;
import outlay.activate.Conversion;
import outlay.activate.ConversionsOut;
import outlay.activate.Facts;
import outlay.activate.Later;
import outlay.activate.Mapping;
import outlay.activate.Ready;
import outlay.activate.Row;
import outlay.activate.Terms;
import outlay.activate.Verdict;
import outlay.fact.Consent;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Google's Data Manager API, which is open to newcomers. What is odd about it is in `README.md` beside this file.
public final class DataManagerEvents implements ConversionsOut, Later {
    private static final String HOST = "https://datamanager.googleapis.com/v1/";
    private static final Duration OLDEST = Duration.ofDays(90);
    private static final Mapping MAPPING = Mapping.of(
            Row.must("transactionId", "the order's number, or else the conversion's id; the key of duplicates and of "
                    + "later values", (conversion, account) -> Facts.text(transaction(conversion))),
            Row.must("eventTimestamp", "when it happened, RFC 3339 in UTC", (conversion, account) -> Facts
                    .text(conversion.at().truncatedTo(ChronoUnit.SECONDS).toString())),
            Row.may("lastUpdatedTimestamp", "when its value changed", (conversion, account) -> Facts.text(conversion
                    .change().map(change -> change.at().truncatedTo(ChronoUnit.SECONDS).toString()))),
            Row.may("eventSource", "where it happened",
                    (conversion, account) -> Facts.text(source(conversion.source()))),
            Row.may("currency", "ISO 4217", (conversion, account) -> Facts.currency(conversion)),
            Row.may("conversionValue", "what it is worth now", (conversion, account) -> value(conversion)),
            Row.must("consent.adUserData", "what the person allowed",
                    (conversion, account) -> consent(conversion.consent().adUserData())),
            Row.may("consent.adPersonalization", "the same for personalised ads",
                    (conversion, account) -> personalisation(conversion.consent())),
            Row.click("adIdentifiers.gclid", "gclid", GoogleUsers.rule("gclid")),
            Row.click("adIdentifiers.gbraid", "gbraid", GoogleUsers.rule("gbraid")),
            Row.click("adIdentifiers.wbraid", "wbraid", GoogleUsers.rule("wbraid")),
            Row.person("userData.userIdentifiers", "e-mail address, phone number and, where all four parts are known, "
                    + "address: each hashed but for country and postal code",
                    (conversion, account) -> GoogleUsers.dataManager(conversion)))
            .oneOf("adIdentifiers.gclid", "adIdentifiers.gbraid", "adIdentifiers.wbraid", "userData.userIdentifiers");

    @Override
    public String label() {
        return "google";
    }

    @Override
    public Terms terms() {
        return new Terms(2_000, OLDEST, Set.of("gclid", "gbraid", "wbraid"), Duration.ofHours(6), OLDEST,
                Terms.Failures.LATER, Terms.Test.CHECK_ONLY,
                Set.of(Change.Type.NEW, Change.Type.RESTATED), Terms.Objection.TOLD);
    }

    @Override
    public List<Account.Setting> settings() {
        return List.of(
                Account.Setting.must("operating_account", "\\d{10}",
                        "the account that owns the conversion action: ten digits without hyphens")
                        .found("Google Ads, at the top right, beside the account's name"),
                Account.Setting.may("login_account", "\\d{10}", "", "the manager account that you sign in with"),
                Account.Setting.must("conversion_action", "\\d{1,20}", "the number of the conversion action")
                        .found("Google Ads, Goals, Conversions, the action: ctId in the page's address"),
                Account.Setting.secret("access_token", "a token for the scope datamanager")
                        .found("Google Cloud, Credentials: an OAuth client, signed in as a user of the account"),
                Account.Setting.may("validate_only", "true|false", "false", "true has it checked and nothing kept"));
    }

    @Override
    public Mapping mapping() {
        return MAPPING;
    }

    @Override
    public Call call(List<Ready> batch, Account account, Instant now) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ObjectNode destination = body.putArray("destinations").addObject();
        destination.putObject("operatingAccount").put("accountType", "GOOGLE_ADS").put("accountId",
                account.must("operating_account"));
        account.get("login_account").ifPresent(
                id -> destination.putObject("loginAccount").put("accountType", "GOOGLE_ADS").put("accountId", id));
        destination.put("productDestinationId", account.must("conversion_action"));
        body.put("encoding", "HEX").put("validateOnly", account.must("validate_only").equals("true"));
        body.set("events", Facts.items(batch));
        return Call.post(HOST + "events:ingest", authorization(account), Facts.body(body));
    }

    @Override
    public List<Verdict> read(Answer answer, int sent) {
        return DataManagerAnswers.read(answer, sent);
    }

    @Override
    public Call ask(String requestId, Account account) {
        return Call.get(HOST + "requestStatus:retrieve?requestId="
                + URLEncoder.encode(requestId, StandardCharsets.UTF_8),
                authorization(account));
    }

    @Override
    public List<Verdict> settle(Answer answer, String requestId, int sent) {
        return DataManagerAnswers.settle(answer, requestId, sent);
    }

    private static String source(Conversion.Source source) {
        return switch (source) {
            case WEB -> "WEB";
            case APP -> "APP";
            case STORE -> "IN_STORE";
            case PHONE -> "PHONE";
            case CHAT -> "MESSAGE";
            case EMAIL, CRM, OTHER -> "OTHER";
        };
    }

    static String transaction(Conversion conversion) {
        return conversion.order().id().orElse(conversion.id());
    }

    private static Map<String, String> authorization(Account account) {
        return Map.of("authorization", "Bearer " + account.must("access_token"));
    }

    private static Optional<JsonNode> value(Conversion conversion) {
        return conversion.change().flatMap(change -> switch (change) {
            case Change.Restated restated -> Optional.of(Facts.number(restated.value()));
            case Change.Retracted retracted -> Optional.<JsonNode>empty();
        }).or(() -> Facts.value(conversion));
    }

    private static Optional<JsonNode> consent(Consent.State state) {
        return switch (state) {
            case GRANTED -> Facts.text("CONSENT_GRANTED");
            case DENIED -> Facts.text("CONSENT_DENIED");
            case UNKNOWN -> Optional.empty();
        };
    }

    private static Optional<JsonNode> personalisation(Consent consent) {
        return consent.saleOptOut() ? Facts.text("CONSENT_DENIED") : consent(consent.personalisation());
    }
}
