package outlay.mcp;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import outlay.json.BadJson;
import outlay.json.Json;
import outlay.web.Handler;
import outlay.web.OwnPages;
import outlay.web.Problem;
import outlay.web.Request;
import outlay.web.Response;
import outlay.web.Router;
import outlay.web.Thrown;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Lets assistants ask what the reports answer: the Model Context Protocol over HTTP, in its stateless revision
/// 2026-07-28 and in those with a handshake from 2025-03-26 on. There are no sessions and no streams, and nothing
/// can be changed.
///
/// A question becomes a GET of the API and goes the way of every other request, with what the asker has shown: who may
/// not see a client there cannot see it here.
public final class McpApi {
    public static final String PATH = "/mcp";
    private static final String STATELESS = "2026-07-28";
    /// With a handshake, the newest first.
    private static final List<String> HANDSHAKE = List.of("2025-11-25", "2025-06-18", "2025-03-26");
    private static final String META_VERSION = "io.modelcontextprotocol/protocolVersion";
    private static final List<Integer> NOT_ALLOWED = List.of(401, 403, 404);
    private static final int MOST_BYTES = 64 * 1024;
    private static final int PARSE_ERROR = -32700;
    private static final int INVALID_REQUEST = -32600;
    private static final int UNKNOWN_METHOD = -32601;
    private static final int INVALID_PARAMS = -32602;
    private static final int HEADER_MISMATCH = -32020;
    private static final int UNSUPPORTED_VERSION = -32022;
    private static final int CACHED_MILLIS = 3_600_000;
    private static final String INSTRUCTIONS = "Figures of ad spend and of the revenue that it earned. Begin with "
            + "list_clients. Ratios always come with their parts; never average ratios, never add amounts of different "
            + "currencies, never add what platforms claim. Say which model, window and days a figure is for.";
    private final String version;
    private volatile Handler front = request -> Response.text(503, "not ready yet");

    /// @param version of Outlay
    public McpApi(String version) {
        this.version = version;
    }

    /// @param handler what answers requests from outside, with everybody who stands in the way
    public void through(Handler handler) {
        front = handler;
    }

    public Router addTo(Router router) {
        return router.post(PATH, OwnPages.only("application/json", this::handle));
    }

    private Response handle(Request request) throws IOException {
        Response door = get(request, "/api/v1/clients", Map.of());
        if (NOT_ALLOWED.contains(door.status())) {
            return Problem.of(401, "Not allowed", "asking needs a token that may see a client, as a Bearer token; "
                    + "\"outlay tokens create\" makes one").response().with("WWW-Authenticate", "Bearer");
        }
        JsonNode message;
        try {
            message = Json.read(request.body(), MOST_BYTES);
        } catch (BadJson wrong) {
            return error(400, JsonNodeFactory.instance.nullNode(), PARSE_ERROR, "not JSON: " + wrong.getMessage());
        }
        JsonNode id = message.path("id");
        if (!message.isObject() || !message.path("jsonrpc").asString("").equals("2.0")
                || !message.path("method").isString() || !id.isMissingNode() && !id.isString()
                        && !id.isIntegralNumber()) {
            return error(400, JsonNodeFactory.instance.nullNode(), INVALID_REQUEST,
                    "send one JSON-RPC 2.0 request, with a text or a whole number as id");
        }
        if (id.isMissingNode()) {
            return new Response(202, Map.of(), new byte[0]);
        }
        return answer(request, id, message.path("method").asString(), message.path("params"));
    }

    private Response answer(Request request, JsonNode id, String method, JsonNode params) throws IOException {
        Optional<String> header = request.header("MCP-Protocol-Version");
        Optional<String> said = Optional.of(params.path("_meta").path(META_VERSION).asString(""))
                .filter(text -> !text.isEmpty());
        String asked = said.or(() -> header).orElse(HANDSHAKE.getLast());
        if (!asked.equals(STATELESS) && !HANDSHAKE.contains(asked)) {
            return unsupported(id, asked);
        }
        boolean stateless = asked.equals(STATELESS);
        if (stateless) {
            Optional<String> mismatch = mismatch(request, header, said, method, params);
            if (mismatch.isPresent()) {
                return error(400, id, HEADER_MISMATCH, mismatch.get());
            }
        }
        return switch (method) {
            case "initialize" -> result(id, false, initialized(params.path("protocolVersion").asString("")));
            case "server/discover" -> result(id, stateless, cached(discovered()));
            case "ping" -> result(id, stateless, JsonNodeFactory.instance.objectNode());
            case "tools/list" -> result(id, stateless, stateless ? cached(tools()) : tools());
            case "tools/call" -> called(request, id, stateless, params);
            default -> error(stateless ? 404 : 200, id, UNKNOWN_METHOD, "there is no method " + method
                    + "; there are tools/list and tools/call");
        };
    }

    /// In the stateless revision headers repeat what the body says, so that proxies need not read it.
    private static Optional<String> mismatch(Request request, Optional<String> header, Optional<String> said,
            String method, JsonNode params) {
        if (!header.equals(said)) {
            return Optional.of("the header MCP-Protocol-Version and " + META_VERSION + " in _meta must be the same");
        }
        if (!request.header("Mcp-Method").equals(Optional.of(method))) {
            return Optional.of("the header Mcp-Method must be the method of the body, " + method);
        }
        String name = params.path("name").asString("");
        return method.equals("tools/call") && !request.header("Mcp-Name").equals(Optional.of(name))
                ? Optional.of("the header Mcp-Name must be the tool of the body, " + name)
                : Optional.empty();
    }

    private static Response unsupported(JsonNode id, String asked) {
        ObjectNode data = JsonNodeFactory.instance.objectNode().put("requested", asked);
        var supported = data.putArray("supported").add(STATELESS);
        HANDSHAKE.forEach(supported::add);
        ObjectNode error = JsonNodeFactory.instance.objectNode().put("code", UNSUPPORTED_VERSION).put("message",
                "this server does not speak the revision " + asked);
        error.set("data", data);
        return message(400, id, "error", error);
    }

    private ObjectNode initialized(String wanted) {
        ObjectNode node = about();
        node.put("protocolVersion", HANDSHAKE.contains(wanted) ? wanted : HANDSHAKE.getFirst());
        return node;
    }

    private ObjectNode discovered() {
        ObjectNode node = about();
        var supported = node.putArray("supportedVersions").add(STATELESS);
        HANDSHAKE.forEach(supported::add);
        return node;
    }

    private ObjectNode about() {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.putObject("capabilities").putObject("tools");
        node.putObject("serverInfo").put("name", "outlay").put("version", version);
        return node.put("instructions", INSTRUCTIONS);
    }

    private static ObjectNode tools() {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        var list = node.putArray("tools");
        Tool.ALL.forEach(tool -> list.add(tool.node()));
        return node;
    }

    private static ObjectNode cached(ObjectNode node) {
        return node.put("ttlMs", CACHED_MILLIS).put("cacheScope", "public");
    }

    private Response called(Request request, JsonNode id, boolean stateless, JsonNode params) throws IOException {
        Optional<Tool> tool = Tool.of(params.path("name").asString(""));
        if (tool.isEmpty()) {
            return error(stateless ? 400 : 200, id, INVALID_PARAMS, "there is no tool \"" + params.path("name")
                    .asString("") + "\"; tools/list names those there are");
        }
        JsonNode given = params.path("arguments").isObject()
                ? params.path("arguments")
                : JsonNodeFactory.instance.objectNode();
        Optional<String> mistake = tool.get().mistake(given);
        if (mistake.isPresent()) {
            return result(id, stateless, failed(mistake.get()));
        }
        Response answer = get(request, tool.get().pathFor(given), tool.get().query(given));
        JsonNode body = Json.records().readTree(answer.body());
        return result(id, stateless, answer.status() == 200
                ? Shortened.to(body, Tool.rows(given))
                : failed(inWords(body)));
    }

    /// As if the assistant had sent the GET itself.
    private Response get(Request request, String path, Map<String, List<String>> query) throws IOException {
        Request question = new Request("GET", path, Map.of(), query, request.headers(), new byte[0], request.remote())
                .withHeader("If-None-Match", Optional.empty());
        return Thrown.answered(() -> front.handle(question));
    }

    private static String inWords(JsonNode problem) {
        StringBuilder words = new StringBuilder(problem.path("detail").asString(""));
        problem.path("errors").forEach(error -> words.append("; ").append(error.path("detail").asString("")));
        return words.toString();
    }

    private static ObjectNode failed(String why) {
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("isError", true);
        node.putArray("content").addObject().put("type", "text").put("text", why);
        return node;
    }

    private static Response result(JsonNode id, boolean stateless, ObjectNode result) {
        return message(200, id, "result", stateless ? result.put("resultType", "complete") : result);
    }

    private static Response error(int status, JsonNode id, int code, String why) {
        return message(status, id, "error",
                JsonNodeFactory.instance.objectNode().put("code", code).put("message", why));
    }

    private static Response message(int status, JsonNode id, String what, JsonNode content) {
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("jsonrpc", "2.0");
        node.set("id", id);
        node.set(what, content);
        return Response.of(status, "application/json", Json.bytes(node)).with("Cache-Control", "no-store");
    }
}
