package outlay.web;

import java.util.List;
import java.util.function.Supplier;
import outlay.base.ClientId;
import outlay.json.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What a request says in its body: a small object of texts.
public record Asked(JsonNode body) {
    private static final int MOST_BYTES = 16 * 1024;

    /// @throws Refused unless the body is JSON and says so
    public static Asked read(Request request) {
        return read(request, MOST_BYTES);
    }

    /// Likewise, where a body may be larger.
    public static Asked read(Request request, int mostBytes) {
        return new Asked(JsonBody.read(request, mostBytes));
    }

    /// The text of that name, or "".
    public String text(String name) {
        return body.path(name).isString() ? body.path(name).stringValue() : "";
    }

    public ClientId client() {
        return fields(() -> new ClientId(text("client")));
    }

    /// The client of the query.
    public static ClientId client(Request request) {
        return fields(() -> new ClientId(request.query().getOrDefault("client", List.of("")).getFirst()));
    }

    /// An argument that is refused begins with the field's name, and is the sender's to mend.
    public static <T> T fields(Supplier<T> work) {
        try {
            return work.get();
        } catch (IllegalArgumentException wrong) {
            String detail = String.valueOf(wrong.getMessage());
            String field = detail.split("[ :]", 2)[0];
            throw new Mistakes(List.of(new Mistake(field, detail)));
        }
    }

    public static Response json(int status, ObjectNode node) {
        return Response.of(status, "application/json", Json.bytes(node)).with("Cache-Control", "private, no-store");
    }
}
