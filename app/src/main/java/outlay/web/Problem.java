package outlay.web;

import java.util.List;
import outlay.json.Json;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// An error as RFC 9457 writes it, with the fields that are wrong.
public record Problem(int status, String title, String detail, List<Mistake> errors) {
    public static final String MEDIA_TYPE = "application/problem+json";

    public static Problem of(int status, String title, String detail) {
        return new Problem(status, title, detail, List.of());
    }

    public static Problem of(Mistakes mistakes) {
        return new Problem(400, "The question cannot be understood", String.valueOf(mistakes.getMessage()),
                mistakes.list());
    }

    public Response response() {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("type", "about:blank");
        node.put("title", title);
        node.put("status", status);
        node.put("detail", detail);
        ArrayNode list = node.putArray("errors");
        for (Mistake mistake : errors) {
            list.addObject().put("field", mistake.field()).put("detail", mistake.detail());
        }
        return Response.of(status, MEDIA_TYPE, Json.bytes(node)).with("Cache-Control", "no-store");
    }
}
