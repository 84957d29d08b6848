package outlay;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import outlay.base.ClientId;
import outlay.json.Json;
import outlay.web.Asked;
import outlay.web.Etag;
import outlay.web.Mistake;
import outlay.web.Mistakes;
import outlay.web.Request;
import outlay.web.Response;
import outlay.web.Router;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A client's targets over HTTP, for whoever may change its settings: read, tried, changed, and taken back.
public final class TargetsApi {
    public static final String PATH = "/api/v1/settings/targets";
    private static final int MOST_BYTES = 256 * 1024;
    private static final int MOST_ROWS = 1_000;

    private final TargetsEditor editor;

    TargetsApi(TargetsEditor editor) {
        this.editor = editor;
    }

    Router addTo(Router routes) {
        return routes.get(PATH, request -> answer(Asked.client(request))) //
                .post(PATH, this::put) //
                .post(PATH + "/try", this::tried) //
                .post(PATH + "/undo", this::undo);
    }

    private Response put(Request request) throws IOException {
        Asked asked = Asked.read(request, MOST_BYTES);
        return put(request, asked.client(), rows(asked));
    }

    private Response tried(Request request) throws IOException {
        Asked asked = Asked.read(request, MOST_BYTES);
        ClientId client = asked.client();
        TargetsEditor.Preview preview = editor.put(client, rows(asked), true);
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("client", client.value());
        put(node.putArray("added"), preview.added());
        put(node.putArray("removed"), preview.removed());
        return Asked.json(200, node);
    }

    private Response undo(Request request) throws IOException {
        Asked asked = Asked.read(request);
        ClientId client = asked.client();
        return put(request, client, editor.rows(client, version(asked.text("version"))));
    }

    /// Nobody else changes them between the check and the change.
    private Response put(Request request, ClientId client, List<? extends Map<String, String>> rows)
            throws IOException {
        synchronized (editor) {
            Etag.check(request, tag(client));
            editor.put(client, rows, false);
            return answer(client);
        }
    }

    /// Of the client's rows alone: what is changed of other clients is no reason to read them again.
    private String tag(ClientId client) throws IOException {
        ArrayNode rows = JsonNodeFactory.instance.arrayNode();
        put(rows, editor.rows(client));
        return Etag.of(Json.bytes(rows));
    }

    private Response answer(ClientId client) throws IOException {
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("client", client.value());
        put(node.putArray("rows"), editor.rows(client));
        ArrayNode versions = node.putArray("versions");
        editor.versions().forEach(version -> versions.add(version.toString()));
        return Asked.json(200, node).with("ETag", tag(client));
    }

    private static void put(ArrayNode list, List<SortedMap<String, String>> rows) {
        rows.forEach(row -> {
            ObjectNode node = list.addObject();
            TargetsEditor.COLUMNS.stream().filter(column -> !column.equals("client"))
                    .forEach(column -> node.put(column, row.getOrDefault(column, "")));
        });
    }

    private static Instant version(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException wrong) {
            throw new Mistakes(List.of(new Mistake("version", "version \"" + text + "\" is none of the list")));
        }
    }

    private static List<Map<String, String>> rows(Asked asked) {
        JsonNode given = asked.body().path("rows");
        if (!given.isArray() || given.size() > MOST_ROWS) {
            throw new Mistakes(List.of(new Mistake("rows", "rows must be a list of at most " + MOST_ROWS
                    + " objects")));
        }
        List<Map<String, String>> rows = new ArrayList<>();
        for (JsonNode one : given) {
            Map<String, String> row = new LinkedHashMap<>();
            one.properties().forEach(cell -> {
                if (!TargetsEditor.COLUMNS.contains(cell.getKey()) || !cell.getValue().isString()) {
                    throw new Mistakes(List.of(new Mistake("rows " + (rows.size() + 1), "\"" + cell.getKey()
                            + "\" must be a text and one of " + String.join(", ", TargetsEditor.COLUMNS))));
                }
                row.put(cell.getKey(), cell.getValue().stringValue());
            });
            rows.add(row);
        }
        return rows;
    }
}
