package outlay.platform.google;

import java.util.Optional;
import java.util.stream.Stream;
import outlay.activate.Conversion;
import outlay.activate.Row;
import outlay.activate.normal.Field;
import outlay.activate.normal.IdentifierRule;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The lists of identifiers that Google's two APIs take.
final class GoogleUsers {
    private GoogleUsers() {}

    static IdentifierRule rule(String wireName) {
        return GoogleIdentifiers.RULES.rules().stream().filter(rule -> rule.wireName().equals(wireName)).findFirst()
                .orElseThrow();
    }

    static Optional<String> text(Field field, Conversion conversion) {
        return GoogleIdentifiers.RULES.rule(field).flatMap(rule -> Row.text(rule, conversion));
    }

    /// Each element has exactly one identifier; an address counts only whole.
    static Optional<JsonNode> dataManager(Conversion conversion) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        text(Field.EMAIL, conversion).ifPresent(email -> list.addObject().put("emailAddress", email));
        text(Field.PHONE, conversion).ifPresent(phone -> list.addObject().put("phoneNumber", phone));
        ObjectNode address = JsonNodeFactory.instance.objectNode();
        Stream.of(Field.FIRST_NAME, Field.LAST_NAME, Field.COUNTRY, Field.ZIP)
                .forEach(field -> text(field, conversion).ifPresent(text -> address
                        .put(GoogleIdentifiers.RULES.rule(field).orElseThrow().wireName(), text)));
        if (address.size() == 4) {
            list.addObject().set("address", address);
        }
        return list.isEmpty() ? Optional.empty() : Optional.of(list);
    }

    static Optional<JsonNode> upload(Conversion conversion) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        text(Field.EMAIL, conversion).ifPresent(email -> list.addObject()
                .put("userIdentifierSource", "FIRST_PARTY").put("hashedEmail", email));
        text(Field.PHONE, conversion).ifPresent(phone -> list.addObject()
                .put("userIdentifierSource", "FIRST_PARTY").put("hashedPhoneNumber", phone));
        return list.isEmpty() ? Optional.empty() : Optional.of(list);
    }
}
