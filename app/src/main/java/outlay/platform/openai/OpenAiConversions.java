package outlay.platform.openai;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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
import outlay.activate.Order;
import outlay.activate.Ready;
import outlay.activate.Reading;
import outlay.activate.Row;
import outlay.activate.Terms;
import outlay.activate.Verdict;
import outlay.activate.normal.Field;
import outlay.activate.normal.IdentifierRule;
import outlay.fact.Consent;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The Conversions API of OpenAI Ads. What is odd about it is in `README.md` beside this file.
public final class OpenAiConversions implements ConversionsOut {
    private static final Duration OLDEST = Duration.ofDays(7);
    private static final Duration DEDUP = Duration.ofHours(24);
    private static final String CUSTOM = "custom";
    private static final String OWN_NAME = "[A-Za-z0-9_-]{1,64}";
    private static final String WORD = "[a-z][a-z0-9_]{0,63}";
    private static final Map<Kind, String> NAMES = Map.ofEntries(Map.entry(Kind.PURCHASE, "order_created"),
            Map.entry(Kind.LEAD, "lead_created"), Map.entry(Kind.CONTACT, "lead_created"),
            Map.entry(Kind.SIGN_UP, "registration_completed"), Map.entry(Kind.SCHEDULE, "appointment_scheduled"),
            Map.entry(Kind.SUBSCRIBE, "subscription_created"), Map.entry(Kind.START_TRIAL, "trial_started"),
            Map.entry(Kind.ADD_TO_CART, "items_added"), Map.entry(Kind.CHECKOUT, "checkout_started"),
            Map.entry(Kind.VIEW_CONTENT, "contents_viewed"));
    /// Which form its data have, by the event's type; `custom` has its own.
    private static final Map<String, String> SHAPES = Map.of("lead_created", "customer_action",
            "registration_completed", "customer_action", "appointment_scheduled", "customer_action",
            "subscription_created", "plan_enrollment", "trial_started", "plan_enrollment", CUSTOM, CUSTOM);
    private static final Mapping MAPPING = mapped();

    @Override
    public String label() {
        return "openai";
    }

    @Override
    public Terms terms() {
        return new Terms(1_000, OLDEST, Set.of("oppref"), Duration.ZERO, DEDUP, Terms.Failures.WHOLE_CALL,
                Terms.Test.CHECK_ONLY, Set.of(Change.Type.NEW), Terms.Objection.WITHHELD);
    }

    @Override
    public List<Account.Setting> settings() {
        return List.of(
                Account.Setting.must("pixel_id", "[\\w-]{5,64}", "the id of the pixel")
                        .found("OpenAI's Ads Manager, Conversions"),
                Account.Setting.secret("access_token", "a Conversions API key")
                        .found("Ads Manager, Conversions, conversion keys; those under Settings, API keys are others"),
                Account.Setting.may("validate_only", "true|false", "false", "true has it checked and nothing kept"));
    }

    @Override
    public Mapping mapping() {
        return MAPPING;
    }

    @Override
    public Call call(List<Ready> batch, Account account, Instant now) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("validate_only",
                account.must("validate_only").equals("true"));
        body.set("events", Facts.items(batch));
        return Call.post("https://bzr.openai.com/v1/events?pid=" + account.must("pixel_id"),
                Map.of("authorization", "Bearer " + account.must("access_token")), Facts.body(body));
    }

    @Override
    public List<Verdict> read(Answer answer, int sent) {
        Optional<Verdict> plain = Reading.status(answer);
        if (plain.isPresent()) {
            return plain.get().times(sent);
        }
        Optional<JsonNode> error = answer.json().map(body -> body.path("error")).filter(JsonNode::isObject);
        String word = error.map(node -> Reading.text(node, "code")).filter(code -> code.matches(WORD)).orElse("");
        if (!answer.successful() || error.isPresent()) {
            return Verdict.refused("HTTP " + answer.status() + (word.isEmpty() ? "" : " " + word), sent);
        }
        return (answer.json().isPresent() || answer.body().length == 0
                ? new Verdict.Delivered()
                : Reading.unreadable()).times(sent);
    }

    private static String type(Conversion conversion) {
        return Kind.of(conversion.name()).map(NAMES::get).orElse(CUSTOM);
    }

    private static String shape(Conversion conversion) {
        return SHAPES.getOrDefault(type(conversion), "contents");
    }

    private static String source(Conversion.Source source) {
        return switch (source) {
            case WEB -> "web";
            case APP -> "mobile_app";
            case STORE -> "physical_store";
            case PHONE -> "phone_call";
            case EMAIL -> "email";
            case CRM -> "offline";
            case CHAT, OTHER -> "other";
        };
    }

    private static Mapping mapped() {
        List<Row> rows = new ArrayList<>(List.of(
                Row.must("id", "the conversion's id, which the pixel sends too",
                        (conversion, account) -> Facts.text(conversion.id())),
                Row.must("type", "a standard event, or `custom`",
                        (conversion, account) -> Facts.text(type(conversion))),
                Row.may("custom_event_name", "a name of your own, where the type is `custom`",
                        (conversion, account) -> type(conversion).equals(CUSTOM)
                                ? Facts.text(conversion.name())
                                : Optional.empty()),
                Row.must("timestamp_ms", "when it happened, Unix milliseconds",
                        (conversion, account) -> Facts.whole(conversion.at().toEpochMilli())),
                Row.must("action_source", "where it happened",
                        (conversion, account) -> Facts.text(source(conversion.source()))),
                Row.may("source_url", "the page; needed for a conversion on a website",
                        (conversion, account) -> Facts.text(conversion.page())),
                Row.may("opt_out", "true where the person refused personalised ads",
                        (conversion, account) -> conversion.consent().personalisation() == Consent.State.DENIED
                                ? Facts.flag(true)
                                : Optional.empty())));
        for (IdentifierRule rule : OpenAiIdentifiers.RULES.rules()) {
            if (rule.field() != Field.CLICK_ID) {
                rows.add(Row.person("user.", rule, false));
            }
        }
        rows.addAll(List.of(
                Row.click("oppref", "oppref", OpenAiIdentifiers.RULES.rule(Field.CLICK_ID).orElseThrow()),
                Row.must("data.type", "`contents`, `customer_action`, `plan_enrollment` or `custom`, as the type wants",
                        (conversion, account) -> Facts.text(shape(conversion))),
                Row.may("data.amount", "what it is worth, in the currency's smallest unit",
                        (conversion, account) -> conversion.order().value()
                                .flatMap(money -> Facts.whole(money.minor()))),
                Row.may("data.currency", "ISO 4217", (conversion, account) -> Facts.currency(conversion)),
                Row.may("data.contents", "id and quantity of each item, where the type takes them",
                        (conversion, account) -> shape(conversion).equals("customer_action")
                                ? Optional.empty()
                                : contents(conversion.order()))));
        return Mapping.of(rows.toArray(Row[]::new))
                .oneOf("user.email_sha256", "user.external_id_sha256", "user.ip_address", "oppref")
                .check("source_url", "a conversion on a website needs the address of its page",
                        (conversion, item) -> conversion.source() != Conversion.Source.WEB || item.has("source_url"))
                .check("custom_event_name", "a name of your own has letters, digits, _ and -, and at most 64 of them",
                        (conversion, item) -> !item.has("custom_event_name") || conversion.name().matches(OWN_NAME));
    }

    private static Optional<JsonNode> contents(Order order) {
        ArrayNode contents = JsonNodeFactory.instance.arrayNode();
        order.items().forEach(item -> contents.addObject().put("id", item.id()).put("quantity", item.quantity()));
        return contents.isEmpty() ? Optional.empty() : Optional.of(contents);
    }
}
