package outlay.collect.door;

import java.util.Locale;
import java.util.Map;
import outlay.collect.Fingerprint;
import outlay.collect.SegmentEvent;
import outlay.json.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// An event of Google Analytics 4 as a call of the Segment specification: the recommended events by the names that
/// specification has for them, all others by their own.
final class Ga4 {
    private static final Map<String, String> NAMES = Map.ofEntries(Map.entry("purchase", "Order Completed"),
            Map.entry("in_app_purchase", "Order Completed"), Map.entry("refund", "Order Refunded"),
            Map.entry("begin_checkout", "Checkout Started"), Map.entry("add_payment_info", "Payment Info Entered"),
            Map.entry("add_to_cart", "Product Added"), Map.entry("remove_from_cart", "Product Removed"),
            Map.entry("view_cart", "Cart Viewed"), Map.entry("view_item", "Product Viewed"),
            Map.entry("view_item_list", "Product List Viewed"), Map.entry("search", "Products Searched"),
            Map.entry("sign_up", "Signed Up"), Map.entry("login", "Signed In"));
    private static final Map<String, String> CAMPAIGN = Map.of("source", "source", "medium", "medium", "campaign",
            "name", "term", "term", "content", "content", "campaign_id", "id");
    private static final int ID_DIGITS = 32;

    private Ga4() {}

    /// @param params what the event says, by Google's long names; numbers as numbers or texts
    static ObjectNode call(String name, JsonNode params, String clientId, String userId) {
        ObjectNode call = JsonNodeFactory.instance.objectNode();
        String type = switch (name) {
            case "page_view" -> "page";
            case "screen_view" -> "screen";
            default -> "track";
        };
        call.put("type", type);
        Trees.put(call, "anonymousId", clientId);
        Trees.put(call, "userId", userId);
        if (type.equals("track")) {
            call.put("event", NAMES.getOrDefault(name, name));
        }
        ObjectNode context = call.putObject("context");
        page(context, params);
        ObjectNode campaign = JsonNodeFactory.instance.objectNode();
        CAMPAIGN.forEach((theirs, ours) -> Trees.put(campaign, ours, SegmentEvent.text(params, theirs)));
        if (!campaign.isEmpty()) {
            context.set("campaign", campaign);
        }
        ObjectNode clickIds = context.putObject("clickIds");
        for (String id : new String[]{"gclid", "dclid", "gbraid", "wbraid"}) {
            Trees.put(clickIds, id, SegmentEvent.text(params, id));
        }
        properties(call.putObject("properties"), params);
        return call;
    }

    /// An id from all that was sent, so that the same sending gives the same id.
    static String id(ObjectNode sent) {
        return "ga4-" + Fingerprint.of(Json.canonical(sent)).substring(0, ID_DIGITS);
    }

    private static void page(ObjectNode context, JsonNode params) {
        String url = SegmentEvent.text(params, "page_location");
        String referrer = SegmentEvent.text(params, "page_referrer");
        String title = SegmentEvent.text(params, "page_title");
        if (!url.isEmpty() || !referrer.isEmpty() || !title.isEmpty()) {
            ObjectNode page = context.putObject("page");
            Trees.put(page, "url", url);
            Trees.put(page, "referrer", referrer);
            Trees.put(page, "title", title);
        }
    }

    private static void properties(ObjectNode properties, JsonNode params) {
        Trees.put(properties, "name", SegmentEvent.first(SegmentEvent.text(params, "page_title"),
                SegmentEvent.text(params, "screen_name")));
        Trees.put(properties, "order_id", SegmentEvent.text(params, "transaction_id"));
        Trees.put(properties, "currency", SegmentEvent.text(params, "currency").toUpperCase(Locale.ROOT));
        JsonNode value = params.path("value");
        if (!value.isMissingNode() && !value.isNull()) {
            properties.set("revenue", value);
        }
        if (params.path("items").isArray()) {
            properties.set("products", params.path("items"));
        }
    }
}
