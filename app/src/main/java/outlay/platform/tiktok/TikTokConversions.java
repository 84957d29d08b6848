package outlay.platform.tiktok;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// TikTok's Events API 2.0. What is odd about it is in `README.md` beside this file.
public final class TikTokConversions implements ConversionsOut {
    private static final Duration OLDEST = Duration.ofDays(28);
    private static final Duration DEDUP = Duration.ofHours(48);
    private static final Pattern PLACE = Pattern.compile("\\bdata\\.(\\d{1,6})\\b(?:\\.([\\w.]{1,80}\\w))?");
    private static final Map<Kind, String> NAMES = Map.ofEntries(Map.entry(Kind.PURCHASE, "Purchase"),
            Map.entry(Kind.LEAD, "Lead"), Map.entry(Kind.SIGN_UP, "CompleteRegistration"),
            Map.entry(Kind.ADD_TO_CART, "AddToCart"), Map.entry(Kind.CHECKOUT, "InitiateCheckout"),
            Map.entry(Kind.PAYMENT_INFO, "AddPaymentInfo"), Map.entry(Kind.VIEW_CONTENT, "ViewContent"),
            Map.entry(Kind.SEARCH, "Search"), Map.entry(Kind.SUBSCRIBE, "Subscribe"),
            Map.entry(Kind.START_TRIAL, "StartTrial"), Map.entry(Kind.CONTACT, "Contact"),
            Map.entry(Kind.SCHEDULE, "Schedule"), Map.entry(Kind.APPLICATION, "SubmitApplication"));
    private static final Mapping MAPPING = mapped();

    @Override
    public String label() {
        return "tiktok";
    }

    @Override
    public Terms terms() {
        return new Terms(1_000, OLDEST, Set.of("ttclid"), Duration.ZERO, DEDUP, Terms.Failures.WHOLE_CALL_NAMED,
                Terms.Test.CODE,
                Set.of(Change.Type.NEW), Terms.Objection.TOLD);
    }

    @Override
    public List<Account.Setting> settings() {
        return List.of(
                Account.Setting.may("event_source", "web|app|offline|crm", "web", "web, app, offline or crm"),
                Account.Setting.must("event_source_id", "[\\w-]{5,64}", "the pixel's code, or the id of the event set")
                        .found("TikTok Ads Manager, Tools, Events, the data source: ID, under its name"),
                Account.Setting.secret("access_token", "the token that Events Manager shows")
                        .found("Events Manager, the data source, Settings, Events API: Generate access token"),
                Account.Setting.may("test_event_code", "TEST[0-9A-Z]{1,20}", "", "a code like TEST123")
                        .found("Events Manager, the data source, Test events"));
    }

    @Override
    public Mapping mapping() {
        return MAPPING;
    }

    @Override
    public Call call(List<Ready> batch, Account account, Instant now) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("event_source", account.must("event_source"))
                .put("event_source_id", account.must("event_source_id")).put("partner_name", "Outlay");
        account.get("test_event_code").ifPresent(code -> body.put("test_event_code", code));
        body.set("data", Facts.items(batch));
        // Without its slash at the end the address is another one.
        return Call.post("https://business-api.tiktok.com/open_api/v1.3/event/track/",
                Map.of("access-token", account.must("access_token")), Facts.body(body));
    }

    /// TikTok answers 200 even when it refuses; the verdict is the `code` in the body.
    @Override
    public List<Verdict> read(Answer answer, int sent) {
        Optional<JsonNode> body = answer.json().filter(json -> json.path("code").isIntegralNumber());
        if (body.isEmpty()) {
            return Reading.status(answer).map(verdict -> verdict.times(sent)).orElseGet(() -> answer.successful()
                    ? Reading.unreadable().times(sent)
                    : Verdict.refused("HTTP " + answer.status(), sent));
        }
        int code = body.get().path("code").asInt();
        String named = Integer.toString(code);
        Duration after = answer.retryAfter().orElse(Duration.ZERO);
        return switch (code) {
            case 0 -> (answer.successful() ? new Verdict.Delivered() : Reading.unreadable()).times(sent);
            case 40_000, 40_002, 20_001 -> Reading.without(wrong(Reading.text(body.get(), "message"), named), named,
                    sent);
            case 40_001, 40_003 -> new Verdict.Blocked(named).times(sent);
            case 40_016, 40_100, 40_132, 40_133 -> new Verdict.Retry(named, after, false).times(sent);
            case 40_202 -> new Verdict.Retry(named, after, true).times(sent);
            default -> {
                if (code > 40_100 && code < 40_120) {
                    yield new Verdict.Unauthorized(named).times(sent);
                }
                yield code == 40_700 || code >= 50_000
                        ? new Verdict.Retry(named, after, true).times(sent)
                        : Verdict.refused(named, sent);
            }
        };
    }

    /// `data.0.user.email: ...` names the first that is wrong; what follows the colon may quote the person.
    private static TreeMap<Integer, Verdict> wrong(String message, String code) {
        TreeMap<Integer, Verdict> wrong = new TreeMap<>();
        Matcher place = PLACE.matcher(message);
        while (place.find()) {
            wrong.putIfAbsent(Integer.parseInt(place.group(1)),
                    new Verdict.Rejected(code, Optional.ofNullable(place.group(2)).orElse("")));
        }
        return wrong;
    }

    private static Mapping mapped() {
        List<Row> rows = new ArrayList<>(List.of(
                Row.must("event", "a standard event or a name of your own",
                        (conversion, account) -> Facts.name(conversion, NAMES)),
                Row.must("event_time", "when it happened, Unix seconds",
                        (conversion, account) -> Facts.seconds(conversion.at())),
                Row.must("event_id", "the conversion's id, which the pixel sends too",
                        (conversion, account) -> Facts.text(conversion.id()))));
        for (IdentifierRule rule : TikTokIdentifiers.RULES.rules()) {
            switch (rule.field()) {
                case CLICK_ID, BROWSER_ID -> {
                }
                default -> rows.add(Row.person("user.", rule, rule.hashed()));
            }
        }
        rows.addAll(List.of(
                Row.click("user.ttclid", "ttclid", TikTokIdentifiers.RULES.rule(Field.CLICK_ID).orElseThrow()),
                Row.click("user.ttp", "the cookie `_ttp`", (conversion, account) -> Facts.text(conversion.traces()
                        .cookie("ttp").flatMap(value -> Row.text(TikTokIdentifiers.RULES.sent(Field.BROWSER_ID, value,
                                Optional.empty()))))),
                Row.may("properties.value", "what it is worth; needed for Purchase",
                        (conversion, account) -> Facts.value(conversion)),
                Row.may("properties.currency", "ISO 4217; needed for Purchase",
                        (conversion, account) -> Facts.currency(conversion)),
                Row.may("properties.order_id", "the order's number",
                        (conversion, account) -> Facts.orderId(conversion)),
                Row.may("properties.content_type", "`product` where items are told", (conversion,
                        account) -> conversion.order().items().isEmpty() ? Optional.empty() : Facts.text("product")),
                Row.may("properties.contents", "id, name, price and quantity of each item",
                        (conversion, account) -> contents(conversion.order())),
                Row.may("page.url", "the page", (conversion, account) -> Facts.text(conversion.page())),
                Row.must("limited_data_use", "true where the person objects to the sale of their data",
                        (conversion, account) -> Facts.flag(conversion.consent().saleOptOut()))));
        return Mapping.of(rows.toArray(Row[]::new))
                .oneOf("user.email", "user.phone", "user.external_id", "user.ttclid", "user.ttp", "user.ip")
                .check("properties.value, properties.currency", "a Purchase needs both",
                        (conversion, item) -> !item.path("event").asString("").equals("Purchase")
                                || conversion.order().value().isPresent());
    }

    private static Optional<JsonNode> contents(Order order) {
        ArrayNode contents = JsonNodeFactory.instance.arrayNode();
        order.items().forEach(item -> {
            ObjectNode node = contents.addObject().put("content_id", item.id()).put("quantity", item.quantity());
            item.name().ifPresent(name -> node.put("content_name", name));
            node.set("price", Facts.number(item.price()));
        });
        return contents.isEmpty() ? Optional.empty() : Optional.of(contents);
    }
}
