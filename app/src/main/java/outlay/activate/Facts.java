package outlay.activate;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import outlay.base.Money;
import outlay.json.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// What most destinations want in the same way.
public final class Facts {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private Facts() {}

    public static Optional<JsonNode> text(Optional<String> text) {
        return text.map(JSON::stringNode);
    }

    public static Optional<JsonNode> text(String text) {
        return Optional.of(JSON.stringNode(text));
    }

    public static Optional<JsonNode> whole(long number) {
        return Optional.of(JSON.numberNode(number));
    }

    public static Optional<JsonNode> flag(boolean flag) {
        return Optional.of(JSON.booleanNode(flag));
    }

    /// A number with exactly the currency's decimals; it never was a floating point number.
    public static JsonNode number(Money money) {
        return JSON.numberNode(new BigDecimal(money.amount()));
    }

    public static Optional<JsonNode> value(Conversion conversion) {
        return conversion.order().value().map(Facts::number);
    }

    public static Optional<JsonNode> currency(Conversion conversion) {
        return conversion.order().value().map(money -> JSON.stringNode(money.currency().code()));
    }

    public static Optional<JsonNode> seconds(Instant at) {
        return whole(at.getEpochSecond());
    }

    public static Optional<JsonNode> orderId(Conversion conversion) {
        return text(conversion.order().id());
    }

    /// Objects of one conversion each, as a list under a name.
    public static ArrayNode items(List<Ready> batch) {
        ArrayNode items = JSON.arrayNode();
        batch.forEach(ready -> items.add(ready.item()));
        return items;
    }

    /// The body of a call.
    public static String body(JsonNode json) {
        return new String(Json.bytes(json), StandardCharsets.UTF_8);
    }

    /// A destination's word for the event; a name of the user's own stays.
    public static Optional<JsonNode> name(Conversion conversion, Map<Kind, String> words) {
        return text(Kind.of(conversion.name()).map(words::get).orElse(conversion.name()));
    }
}
