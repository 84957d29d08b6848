package outlay.setting;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import outlay.base.ClientId;
import outlay.json.Json;
import outlay.web.Asked;
import outlay.web.Etag;
import outlay.web.Mistake;
import outlay.web.Mistakes;
import outlay.web.Problem;
import outlay.web.Refused;
import outlay.web.Request;
import outlay.web.Response;
import outlay.web.Router;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A client's rows in files of settings over HTTP, for whoever may change its settings: read, tried, changed, and taken
/// back.
public final class TablesApi {
    public static final String PATH = "/api/v1/settings/{table}";
    /// What the audit log reads, too.
    private static final int MOST_BYTES = 320 * 1024;
    private static final int MOST_ROWS = 5_000;

    private final List<Served<?>> tables;
    private final Tries tries;

    /// @param trial what a change would do
    /// @param after is done when something was changed
    public record Served<T>(Editor<T> editor, Trial<T> trial, Runnable after) {}

    /// @param tries what is tried at this server
    public TablesApi(List<Served<?>> tables, Tries tries) {
        this.tables = List.copyOf(tables);
        this.tries = tries;
    }

    public Router addTo(Router routes) {
        return routes.get(PATH, request -> answer(table(request).editor, Asked.client(request))) //
                .post(PATH, this::put) //
                .post(PATH + "/try", this::tried) //
                .get(PATH + "/try", this::trying) //
                .route("DELETE", PATH + "/try", this::stopped) //
                .post(PATH + "/undo", this::undo);
    }

    private Served<?> table(Request request) {
        String name = request.parameter("table");
        return tables.stream().filter(table -> table.editor.name().equals(name)).findFirst()
                .orElseThrow(() -> new Refused(Problem.of(404, "Not found", "there is no table of settings " + name
                        + "; there are " + String.join(", ", tables.stream().map(table -> table.editor.name())
                                .toList()))));
    }

    private Response put(Request request) throws IOException {
        Served<?> table = table(request);
        Asked asked = Asked.read(request, MOST_BYTES);
        return put(table, request, asked.client(), rows(table.editor, asked));
    }

    private Response tried(Request request) throws IOException {
        Served<?> table = table(request);
        Asked asked = Asked.read(request, MOST_BYTES);
        return tried(table, asked.client(), rows(table.editor, asked));
    }

    private Response trying(Request request) {
        return tries.ask(of(table(request), Asked.client(request)), Tries.named(request));
    }

    private Response stopped(Request request) {
        return tries.stop(of(table(request), Asked.client(request)), Tries.named(request));
    }

    private static Tries.Of of(Served<?> table, ClientId client) {
        return new Tries.Of(client.value(), table.editor.name());
    }

    private <T> Response tried(Served<T> table, ClientId client, List<Map<String, String>> rows)
            throws IOException {
        Editor.Change<T> change = table.editor.tried(client, rows);
        ObjectNode node = begun(table.editor, client);
        put(node.putArray("added"), change.added());
        put(node.putArray("removed"), change.removed());
        if (change.added().isEmpty() && change.removed().isEmpty()) {
            return Asked.json(200, node);
        }
        return tries.begin(of(table, client), progress -> {
            table.trial.say(client, change, node, progress);
            return node;
        });
    }

    private Response undo(Request request) throws IOException {
        Served<?> table = table(request);
        Asked asked = Asked.read(request);
        ClientId client = asked.client();
        return put(table, request, client, table.editor.rows(client, version(asked.text("version"))).stream()
                .map(Row::cells).toList());
    }

    /// Nobody else changes them between the check and the change.
    private static Response put(Served<?> table, Request request, ClientId client,
            List<? extends Map<String, String>> rows) throws IOException {
        Editor<?> editor = table.editor;
        Response response;
        synchronized (editor) {
            Etag.check(request, tag(editor, client));
            editor.put(client, rows);
            response = answer(editor, client);
        }
        table.after.run();
        return response;
    }

    /// Of the client's rows alone: what is changed of other clients is no reason to read them again.
    private static String tag(Editor<?> editor, ClientId client) throws IOException {
        ArrayNode rows = JsonNodeFactory.instance.arrayNode();
        put(rows, editor.rows(client));
        return Etag.of(Json.bytes(rows));
    }

    private static Response answer(Editor<?> editor, ClientId client) throws IOException {
        ObjectNode node = begun(editor, client);
        node.put("read_only", editor.readOnly(client).orElse(null));
        put(node.putArray("rows"), editor.rows(client));
        ArrayNode versions = node.putArray("versions");
        editor.versions(client).forEach(version -> versions.add(version.toString()));
        return Asked.json(200, node).with("ETag", tag(editor, client));
    }

    private static ObjectNode begun(Editor<?> editor, ClientId client) {
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("client", client.value()).put("table",
                editor.name());
        ArrayNode columns = node.putArray("columns");
        editor.columns().forEach(columns::add);
        return node;
    }

    private static void put(ArrayNode list, List<Row> rows) {
        rows.forEach(row -> row.cells().forEach(list.addObject()::put));
    }

    private static Instant version(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException wrong) {
            throw new Mistakes(List.of(new Mistake("version", "version \"" + text + "\" is none of the list")));
        }
    }

    private static List<Map<String, String>> rows(Editor<?> editor, Asked asked) {
        JsonNode given = asked.body().path("rows");
        if (!given.isArray() || given.size() > MOST_ROWS) {
            throw new Mistakes(List.of(new Mistake("rows", "rows must be a list of at most " + MOST_ROWS
                    + " objects")));
        }
        List<Map<String, String>> rows = new ArrayList<>();
        for (JsonNode one : given) {
            Map<String, String> row = new LinkedHashMap<>();
            one.properties().forEach(cell -> {
                if (!editor.columns().contains(cell.getKey()) || !cell.getValue().isString()) {
                    throw new Mistakes(List.of(new Mistake("rows " + (rows.size() + 1), "\"" + cell.getKey()
                            + "\" must be a text and one of " + String.join(", ", editor.columns()))));
                }
                row.put(cell.getKey(), cell.getValue().stringValue());
            });
            rows.add(row);
        }
        return rows;
    }
}
