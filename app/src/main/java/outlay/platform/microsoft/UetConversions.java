package outlay.platform.microsoft;

import java.time.Duration;
import java.time.Instant;
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
import outlay.activate.Kind;
import outlay.activate.Mapping;
import outlay.activate.Ready;
import outlay.activate.Row;
import outlay.activate.Terms;
import outlay.activate.Verdict;
import outlay.activate.normal.Field;
import outlay.fact.Consent;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Microsoft's UET Conversions API: events beside those of the UET tag.
public final class UetConversions implements ConversionsOut {
    /// How old an event may be is not documented; the goal's usual window is 30 days.
    private static final Duration OLDEST = Duration.ofDays(30);
    private static final Duration SHORTEST_KNOWN_MEMORY = Duration.ofHours(48);
    private static final Map<Kind, String> NAMES = Map.of(Kind.PURCHASE, "purchase", Kind.LEAD, "generate_lead",
            Kind.SIGN_UP, "sign_up", Kind.ADD_TO_CART, "add_to_cart", Kind.CHECKOUT, "begin_checkout");
    private static final Mapping MAPPING = Mapping.of(
            Row.must("eventType", "`custom`", (conversion, account) -> Facts.text("custom")),
            Row.must("eventId", "the conversion's id, which the tag sends too",
                    (conversion, account) -> Facts.text(conversion.id())),
            Row.must("eventName", "the goal's action", (conversion, account) -> Facts.name(conversion, NAMES)),
            Row.must("eventTime", "when it happened, Unix seconds",
                    (conversion, account) -> Facts.seconds(conversion.at())),
            Row.may("eventSourceUrl", "the page", (conversion, account) -> Facts.text(conversion.page())),
            Row.must("adStorageConsent", "`G` where ad cookies were allowed, else `D`",
                    (conversion, account) -> Facts.text(storage(conversion.consent()))),
            user("clientUserAgent", Field.USER_AGENT), user("clientIpAddress", Field.IP),
            user("externalId", Field.EXTERNAL_ID), user("em", Field.EMAIL), user("ph", Field.PHONE),
            Row.click("userData.msclkid", "msclkid", MicrosoftIdentifiers.RULES.rule(Field.CLICK_ID).orElseThrow()),
            Row.may("customData.value", "what it is worth", (conversion, account) -> Facts.value(conversion)),
            Row.may("customData.currency", "ISO 4217", (conversion, account) -> Facts.currency(conversion)),
            Row.may("customData.transactionId", "the order's number",
                    (conversion, account) -> Facts.orderId(conversion)),
            Row.may("customData.items", "id, name, price and quantity of each item",
                    (conversion, account) -> items(conversion)))
            .oneOf("userData.msclkid", "userData.em", "userData.ph", "userData.externalId", "userData.clientIpAddress");

    @Override
    public String label() {
        return "microsoft";
    }

    @Override
    public Terms terms() {
        return new Terms(1_000, OLDEST, Set.of("msclkid"), Duration.ZERO, SHORTEST_KNOWN_MEMORY, Terms.Failures.EACH,
                Terms.Test.NONE,
                Set.of(Change.Type.NEW), Terms.Objection.TOLD);
    }

    @Override
    public List<Account.Setting> settings() {
        return List.of(Account.Setting.must("tag_id", "\\d{1,20}", "the number of the UET tag")
                .found("Microsoft Advertising, UET tag, in the menu Conversions or Tools: Tag ID"),
                Account.Setting
                        .secret("access_token", "the token that the tag's page shows under Use Conversions API"));
    }

    @Override
    public Mapping mapping() {
        return MAPPING;
    }

    @Override
    public Call call(List<Ready> batch, Account account, Instant now) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.set("data", Facts.items(batch));
        body.put("dataProvider", "Outlay").put("continueOnValidationError", true);
        return Call.post("https://capi.uet.microsoft.com/v1/" + account.must("tag_id") + "/events",
                Map.of("authorization", "Bearer " + account.must("access_token")), Facts.body(body));
    }

    @Override
    public List<Verdict> read(Answer answer, int sent) {
        return MicrosoftAnswers.uet(answer, sent);
    }

    private static Row user(String name, Field field) {
        return Row.person("userData.", MicrosoftIdentifiers.RULES.rule(field).filter(rule -> rule.wireName()
                .equals(name)).orElseThrow(), false);
    }

    /// Somebody who objects to the sale of their data is told as if they had refused ad cookies.
    private static String storage(Consent consent) {
        return consent.ads() == Consent.State.GRANTED && !consent.saleOptOut() ? "G" : "D";
    }

    private static Optional<JsonNode> items(Conversion conversion) {
        ArrayNode items = JsonNodeFactory.instance.arrayNode();
        conversion.order().items().forEach(item -> {
            ObjectNode node = items.addObject().put("id", item.id()).put("quantity", item.quantity());
            item.name().ifPresent(name -> node.put("name", name));
            node.set("price", Facts.number(item.price()));
        });
        return items.isEmpty() ? Optional.empty() : Optional.of(items);
    }
}
