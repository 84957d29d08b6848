package outlay.platform.meta;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import outlay.activate.Account;
import outlay.activate.Answer;
import outlay.activate.Call;
import outlay.activate.Change;
import outlay.activate.Conversion;
import outlay.activate.ConversionsOut;
import outlay.activate.Facts;
import outlay.activate.Kind;
import outlay.activate.Mapping;
import outlay.activate.Matching;
import outlay.activate.Order;
import outlay.activate.Ready;
import outlay.activate.Row;
import outlay.activate.Terms;
import outlay.activate.Verdict;
import outlay.activate.normal.Field;
import outlay.activate.normal.IdentifierRule;
import outlay.activate.normal.Sent;
import outlay.fact.Consent;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Meta's Conversions API. What is odd about it is in `README.md` beside this file.
public final class MetaConversions implements ConversionsOut, Matching {
    private static final String USUAL_VERSION = "v26.0";
    private static final Duration WEEK = Duration.ofDays(7);
    private static final Duration IN_A_STORE = Duration.ofDays(62);
    private static final Map<Kind, String> NAMES = Map.ofEntries(Map.entry(Kind.PURCHASE, "Purchase"),
            Map.entry(Kind.LEAD, "Lead"), Map.entry(Kind.SIGN_UP, "CompleteRegistration"),
            Map.entry(Kind.ADD_TO_CART, "AddToCart"), Map.entry(Kind.CHECKOUT, "InitiateCheckout"),
            Map.entry(Kind.PAYMENT_INFO, "AddPaymentInfo"), Map.entry(Kind.VIEW_CONTENT, "ViewContent"),
            Map.entry(Kind.SEARCH, "Search"), Map.entry(Kind.SUBSCRIBE, "Subscribe"),
            Map.entry(Kind.START_TRIAL, "StartTrial"), Map.entry(Kind.CONTACT, "Contact"),
            Map.entry(Kind.SCHEDULE, "Schedule"), Map.entry(Kind.APPLICATION, "SubmitApplication"));
    /// Alone, these or fewer of them are refused as too weak to match anybody.
    private static final List<Set<String>> TOO_WEAK = List.of(
            Set.of("ct", "country", "st", "zp", "ge", "client_user_agent"), Set.of("db", "client_user_agent"),
            Set.of("fn", "ge"), Set.of("ln", "ge"));
    private static final Mapping MAPPING = mapped();

    @Override
    public String label() {
        return "meta";
    }

    @Override
    public Terms terms() {
        return new Terms(1_000, WEEK, Set.of("fbclid"), Duration.ZERO, Duration.ofHours(48), Terms.Failures.WHOLE_CALL,
                Terms.Test.COUNTED_CODE, Set.of(Change.Type.NEW), Terms.Objection.TOLD);
    }

    @Override
    public Duration oldest(Conversion conversion) {
        return conversion.source() == Conversion.Source.STORE ? IN_A_STORE : WEEK;
    }

    @Override
    public List<Account.Setting> settings() {
        return List.of(
                Account.Setting.must("dataset_id", "\\d{5,20}", "the number of the dataset (pixel) in Events Manager")
                        .found("Events Manager, Data sources, the dataset, Settings: Dataset ID (or Pixel ID)"),
                Account.Setting.secret("access_token", "the token of a system user who may send to the dataset")
                        .found("Events Manager, the dataset, Settings, Conversions API: Generate access token"),
                Account.Setting.may("api_version", "v\\d{2,3}\\.\\d", USUAL_VERSION, "a version like v26.0"),
                Account.Setting.may("test_event_code", "TEST[0-9A-Z]{1,20}", "",
                        "a code like TEST12345 from Test Events; the events count all the same")
                        .found("Events Manager, the dataset, Test events"));
    }

    @Override
    public Mapping mapping() {
        return MAPPING;
    }

    @Override
    public Call call(List<Ready> batch, Account account, Instant now) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.set("data", Facts.items(batch));
        account.get("test_event_code").ifPresent(code -> body.put("test_event_code", code));
        return Call.post(
                "https://graph.facebook.com/" + account.must("api_version") + "/" + account.must("dataset_id")
                        + "/events",
                Map.of("authorization", "Bearer " + account.must("access_token")), Facts.body(body));
    }

    @Override
    public List<Verdict> read(Answer answer, int sent) {
        return MetaAnswers.read(answer, sent);
    }

    @Override
    public Call askHowWell(Account account) {
        return MetaQuality.ask(account);
    }

    @Override
    public Said howWell(Answer answer) {
        return MetaQuality.read(answer);
    }

    private static Mapping mapped() {
        List<Row> rows = new ArrayList<>(List.of(
                Row.must("event_name", "a standard event or a name of your own",
                        (conversion, account) -> Facts.name(conversion, NAMES)),
                Row.must("event_time", "when it happened, Unix seconds",
                        (conversion, account) -> Facts.seconds(conversion.at())),
                Row.must("event_id", "the conversion's id, which the pixel sends too",
                        (conversion, account) -> Facts.text(conversion.id())),
                Row.must("action_source", "where it happened",
                        (conversion, account) -> Facts.text(source(conversion.source()))),
                Row.may("event_source_url", "the page; needed for a conversion on a website",
                        (conversion, account) -> Facts.text(conversion.page())),
                Row.may("opt_out", "true where the person refused personalised ads",
                        (conversion, account) -> conversion.consent().personalisation() == Consent.State.DENIED
                                ? Facts.flag(true)
                                : Optional.empty())));
        for (IdentifierRule rule : MetaIdentifiers.RULES.rules()) {
            switch (rule.field()) {
                case CLICK_ID, COOKIE_CLICK_ID, BROWSER_ID -> {
                }
                default -> rows.add(Row.person("user_data.", rule, rule.hashed()));
            }
        }
        rows.addAll(List.of(
                Row.click("user_data.fbc", "the cookie `_fbc`, or made of `fbclid` and the moment of landing",
                        (conversion, account) -> Facts.text(fbc(conversion))),
                Row.click("user_data.fbp", "the cookie `_fbp`",
                        (conversion, account) -> Facts.text(cookie(conversion, "fbp", Field.BROWSER_ID))),
                Row.may("custom_data.value", "what it is worth; needed for Purchase",
                        (conversion, account) -> Facts.value(conversion)),
                Row.may("custom_data.currency", "ISO 4217; needed for Purchase",
                        (conversion, account) -> Facts.currency(conversion)),
                Row.may("custom_data.order_id", "the order's number",
                        (conversion, account) -> Facts.orderId(conversion)),
                Row.may("custom_data.content_type", "`product` where items are told", (conversion,
                        account) -> conversion.order().items().isEmpty() ? Optional.empty() : Facts.text("product")),
                Row.may("custom_data.contents", "id, quantity and price of each item",
                        (conversion, account) -> contents(conversion.order())),
                Row.may("custom_data.num_items", "pieces, not lines", (conversion, account) -> conversion.order()
                        .items().isEmpty() ? Optional.empty() : Facts.whole(conversion.order().pieces()))));
        rows.addAll(limitedDataUse());
        return Mapping.of(rows.toArray(Row[]::new))
                .check("user_data", "what is known about the person is too little to match anybody; add an e-mail "
                        + "address, a phone number, an external id, an address of the net or a click id",
                        (conversion, item) -> strong(item.path("user_data")))
                .check("custom_data.value, custom_data.currency", "a Purchase needs both",
                        (conversion, item) -> !item.path("event_name").asString("").equals("Purchase")
                                || conversion.order().value().isPresent())
                .check("event_source_url", "a conversion on a website needs the address of its page",
                        (conversion, item) -> conversion.source() != Conversion.Source.WEB
                                || item.has("event_source_url"));
    }

    private static String source(Conversion.Source source) {
        return switch (source) {
            case WEB -> "website";
            case APP -> "app";
            case STORE -> "physical_store";
            case PHONE -> "phone_call";
            case CHAT -> "chat";
            case EMAIL -> "email";
            case CRM -> "system_generated";
            case OTHER -> "other";
        };
    }

    private static List<Row> limitedDataUse() {
        return List.of(
                Row.may("data_processing_options", "`LDU` where the person objects to the sale of their data",
                        (conversion, account) -> objecting(conversion,
                                JsonNodeFactory.instance.arrayNode().add("LDU"))),
                Row.may("data_processing_options_country", "0: Meta finds out from the address of the net",
                        (conversion, account) -> objecting(conversion, JsonNodeFactory.instance.numberNode(0))),
                Row.may("data_processing_options_state", "0: the same",
                        (conversion, account) -> objecting(conversion, JsonNodeFactory.instance.numberNode(0))));
    }

    private static Optional<JsonNode> objecting(Conversion conversion, JsonNode value) {
        return conversion.consent().saleOptOut() ? Optional.of(value) : Optional.empty();
    }

    private static boolean strong(JsonNode user) {
        Set<String> known = Set.copyOf(user.propertyNames());
        return !known.isEmpty() && TOO_WEAK.stream().noneMatch(weak -> weak.containsAll(known));
    }

    private static Optional<String> fbc(Conversion conversion) {
        Optional<String> kept = cookie(conversion, "fbc", Field.COOKIE_CLICK_ID);
        Optional<String> made = conversion.traces().click("fbclid")
                .filter(click -> MetaIdentifiers.RULES.sent(Field.CLICK_ID, click.id(),
                        Optional.empty()) instanceof Sent.InClear)
                .map(click -> "fb.1." + click.at().toEpochMilli() + "." + click.id());
        // The cookie knows when the click was; a click that it does not hold is the later one.
        boolean same = conversion.traces().click("fbclid")
                .filter(click -> kept.isPresent() && kept.get().contains("." + click.id())).isPresent();
        return same ? kept : Stream.of(made, kept).flatMap(Optional::stream).findFirst();
    }

    private static Optional<String> cookie(Conversion conversion, String name, Field field) {
        return conversion.traces().cookie(name)
                .flatMap(value -> Row.text(MetaIdentifiers.RULES.sent(field, value, Optional.empty())));
    }

    private static Optional<JsonNode> contents(Order order) {
        ArrayNode contents = JsonNodeFactory.instance.arrayNode();
        order.items().forEach(item -> contents.addObject().put("id", item.id()).put("quantity", item.quantity())
                .set("item_price", Facts.number(item.price())));
        return contents.isEmpty() ? Optional.empty() : Optional.of(contents);
    }
}
