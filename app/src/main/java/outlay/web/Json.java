package outlay.web;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Writes JSON trees; keys keep the order in which they were put.
final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Json() {}

    static byte[] bytes(JsonNode node) {
        return MAPPER.writeValueAsBytes(node);
    }

    static String indented(JsonNode node) {
        return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(node);
    }
}
