package outlay.mcp;

import java.nio.charset.StandardCharsets;
import outlay.json.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// An answer of the API as a tool gives it: lists cut to so many rows, and said of each how many were left out. Totals
/// stay those of all rows.
final class Shortened {
    private Shortened() {}

    static ObjectNode to(JsonNode answer, int rows) {
        ObjectNode shown = answer.isObject()
                ? (ObjectNode) answer.deepCopy()
                : JsonNodeFactory.instance.objectNode();
        ObjectNode leftOut = JsonNodeFactory.instance.objectNode();
        shown.properties().stream().filter(each -> each.getValue().isArray()).forEach(each -> {
            ArrayNode list = (ArrayNode) each.getValue();
            int all = list.size();
            while (list.size() > rows) {
                list.remove(list.size() - 1);
            }
            if (all > rows) {
                leftOut.put(each.getKey(), all - rows);
            }
        });
        if (!leftOut.isEmpty()) {
            shown.set("left_out", leftOut);
        }
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("isError", false);
        node.putArray("content").addObject().put("type", "text").put("text",
                new String(Json.bytes(shown), StandardCharsets.UTF_8));
        node.set("structuredContent", shown);
        return node;
    }
}
