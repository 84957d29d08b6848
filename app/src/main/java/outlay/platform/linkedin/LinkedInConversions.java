package outlay.platform.linkedin;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import outlay.activate.Account;
import outlay.activate.Answer;
import outlay.activate.Call;
import outlay.activate.Change;
import outlay.activate.Conversion;
import outlay.activate.ConversionsOut;
import outlay.activate.Facts;
import outlay.activate.Mapping;
import outlay.activate.Rate;
import outlay.activate.Ready;
import outlay.activate.Reading;
import outlay.activate.Row;
import outlay.activate.Terms;
import outlay.activate.Verdict;
import outlay.activate.normal.Field;
import outlay.activate.normal.Sent;
import outlay.fact.Consent;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// LinkedIn's Conversions API. What is odd about it is in `README.md` beside this file.
public final class LinkedInConversions implements ConversionsOut {
    private static final Duration OLDEST = Duration.ofDays(90);
    private static final String USUAL_VERSION = "202608";
    private static final Pattern PLACE = Pattern.compile("Index: (\\d{1,6})\\b");
    private static final Mapping MAPPING = Mapping.of(
            Row.must("conversion", "the conversion rule's full name",
                    (conversion, account) -> Facts.text("urn:lla:llaPartnerConversion:" + account.must("rule"))),
            Row.must("conversionHappenedAt", "when it happened, Unix milliseconds",
                    (conversion, account) -> Facts.whole(conversion.at().toEpochMilli())),
            Row.must("eventId", "the conversion's id, which the Insight Tag sends too",
                    (conversion, account) -> Facts.text(conversion.id())),
            Row.may("conversionValue.currencyCode", "ISO 4217", (conversion, account) -> Facts.currency(conversion)),
            Row.may("conversionValue.amount", "what it is worth, as a text", (conversion, account) -> Facts
                    .text(conversion.order().value().map(money -> money.amount()))),
            Row.person("user.userIds", "e-mail address, hashed, and `li_fat_id` of the landing address; may be empty",
                    (conversion, account) -> Optional.of(ids(conversion))),
            Row.person("user.userInfo", "first and last name, readable, and the country; only with both names",
                    (conversion, account) -> info(conversion)),
            Row.person("user.externalIds", "the site's own id, readable, as a list of one",
                    (conversion, account) -> text(Field.EXTERNAL_ID, conversion)
                            .map(id -> JsonNodeFactory.instance.arrayNode().add(id))))
            .check("user.userIds, user.userInfo", "an e-mail address, a click id or both names are needed to match "
                    + "the conversion with anybody",
                    (conversion, item) -> !item.path("user").path("userIds").isEmpty()
                            || item.path("user").has("userInfo"));

    @Override
    public String label() {
        return "linkedin";
    }

    @Override
    public Terms terms() {
        return new Terms(5_000, OLDEST, Set.of("li_fat_id"), Duration.ZERO, OLDEST, Terms.Failures.WHOLE_CALL_NAMED,
                Terms.Test.NONE,
                Set.of(Change.Type.NEW), Terms.Objection.WITHHELD);
    }

    @Override
    public List<Account.Setting> settings() {
        return List.of(Account.Setting.must("rule", "\\d{1,20}", "the number of the conversion rule")
                .found("Campaign Manager, Conversion tracking or Signals manager: the number in its address"),
                Account.Setting.secret("access_token", "a token of the member who may manage the ad account")
                        .found("LinkedIn's developer pages, your app, Auth: OAuth token for rw_conversions and r_ads"),
                Account.Setting.may("api_version", "20\\d{2}(0[1-9]|1[0-2])", USUAL_VERSION,
                        "a version like 202608; each works for a year"));
    }

    @Override
    public Rate rate() {
        return new Rate(600, Duration.ofMinutes(1));
    }

    @Override
    public Mapping mapping() {
        return MAPPING;
    }

    @Override
    public Call call(List<Ready> batch, Account account, Instant now) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.set("elements", Facts.items(batch));
        return Call.post("https://api.linkedin.com/rest/conversionEvents",
                Map.of("authorization", "Bearer " + account.must("access_token"), "linkedin-version",
                        account.must("api_version"), "x-restli-protocol-version", "2.0.0", "x-restli-method",
                        "BATCH_CREATE"),
                Facts.body(body));
    }

    @Override
    public List<Verdict> read(Answer answer, int sent) {
        Optional<Verdict> plain = Reading.status(answer);
        if (plain.isPresent()) {
            return plain.get().times(sent);
        }
        Optional<JsonNode> body = answer.json();
        if (answer.successful()) {
            return body.filter(json -> json.path("elements").size() == sent).map(json -> elements(json, sent))
                    .orElseGet(() -> Reading.unreadable().times(sent));
        }
        String message = body.map(json -> Reading.text(json, "message")).orElse("");
        if (message.contains("CONVERSIONS_API")) {
            return new Verdict.Blocked("rule is not for the Conversions API").times(sent);
        }
        TreeMap<Integer, Verdict> wrong = new TreeMap<>();
        Matcher place = PLACE.matcher(message);
        while (place.find()) {
            wrong.put(Integer.parseInt(place.group(1)), new Verdict.Rejected("HTTP " + answer.status(),
                    field(message, place.end())));
        }
        return Reading.without(wrong, "HTTP " + answer.status(), sent);
    }

    private static List<Verdict> elements(JsonNode json, int sent) {
        TreeMap<Integer, Verdict> named = new TreeMap<>();
        for (int i = 0; i < sent; i++) {
            int status = json.path("elements").path(i).path("status").asInt(0);
            if (status < 200 || status >= 300) {
                named.put(i, status >= 500 || status == 0
                        ? new Verdict.Retry("status " + status, Duration.ZERO, true)
                        : new Verdict.Rejected("status " + status, ""));
            }
        }
        return Reading.each(named, sent);
    }

    /// `Index: 0, ERROR :: /conversionValue/amount :: field is required`: the path, never what follows it.
    private static String field(String message, int from) {
        Matcher field = Pattern.compile("^, ERROR :: (/[\\w/]{1,80}) ::").matcher(message).region(from,
                message.length());
        return field.find() ? field.group(1) : "";
    }

    private static ArrayNode ids(Conversion conversion) {
        ArrayNode ids = JsonNodeFactory.instance.arrayNode();
        text(Field.EMAIL, conversion).ifPresent(email -> ids.addObject().put("idType", "SHA256_EMAIL")
                .put("idValue", email));
        boolean cookies = conversion.consent().ads() == Consent.State.GRANTED;
        conversion.traces().click("li_fat_id").filter(click -> cookies)
                .filter(click -> LinkedInIdentifiers.RULES.sent(Field.CLICK_ID, click.id(),
                        Optional.empty()) instanceof Sent.InClear)
                .ifPresent(click -> ids.addObject().put("idType", "LINKEDIN_FIRST_PARTY_ADS_TRACKING_UUID")
                        .put("idValue", click.id()));
        return ids;
    }

    private static Optional<JsonNode> info(Conversion conversion) {
        Optional<String> first = text(Field.FIRST_NAME, conversion);
        Optional<String> last = text(Field.LAST_NAME, conversion);
        if (first.isEmpty() || last.isEmpty()) {
            return Optional.empty();
        }
        ObjectNode info = JsonNodeFactory.instance.objectNode().put("firstName", first.get())
                .put("lastName", last.get());
        text(Field.COUNTRY, conversion).ifPresent(country -> info.put("countryCode", country));
        return Optional.of(info);
    }

    private static Optional<String> text(Field field, Conversion conversion) {
        return LinkedInIdentifiers.RULES.rule(field).flatMap(rule -> Row.text(rule, conversion));
    }
}
