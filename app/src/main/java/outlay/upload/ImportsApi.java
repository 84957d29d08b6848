package outlay.upload;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import outlay.base.ClientId;
import outlay.base.Currency;
import outlay.collect.ErrorsCsv;
import outlay.collect.Importer;
import outlay.collect.KindOfFile;
import outlay.collect.ResultJson;
import outlay.fact.Import;
import outlay.json.Json;
import outlay.web.Download;
import outlay.web.Etag;
import outlay.web.Handler;
import outlay.web.JsonBody;
import outlay.web.Mistake;
import outlay.web.Mistakes;
import outlay.web.OwnPages;
import outlay.web.Problem;
import outlay.web.Refused;
import outlay.web.Request;
import outlay.web.Response;
import outlay.web.Router;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Imports over HTTP: what was imported, files that come in pieces, are tried and then imported, and taking back.
public final class ImportsApi {
    private static final String IMPORTS = "/api/v1/imports";
    private static final String UPLOADS = IMPORTS + "/uploads";
    private static final String ONE = UPLOADS + "/{upload}";
    private static final String JSON = "application/json";
    private static final int MOST_JSON_BYTES = 64 * 1024;

    private final Uploads uploads;
    private final Importer importer;
    private final List<String> fields;
    private final Runnable afterwards;

    /// @param fields     what a column of a table of spend can mean
    /// @param afterwards what has to follow a change before it is answered
    public ImportsApi(Uploads uploads, Importer importer, List<String> fields, Runnable afterwards) {
        this.uploads = uploads;
        this.importer = importer;
        this.fields = List.copyOf(fields);
        this.afterwards = afterwards;
    }

    public Router addTo(Router routes) {
        return routes //
                .get(IMPORTS, this::list) //
                .get(IMPORTS + "/fields", request -> fields()) //
                .post(IMPORTS + "/undo", OwnPages.only(JSON, this::undo)) //
                .post(UPLOADS, OwnPages.only(JSON, this::create)) //
                .route("PUT", ONE, OwnPages.only("application/octet-stream", this::append)) //
                .get(ONE, request -> json(200, upload(request).node())) //
                .route("DELETE", ONE, OwnPages.only(this::cancel)) //
                .get(ONE + "/errors.csv", this::errors) //
                .post(ONE + "/try", OwnPages.only(JSON, begin(uploads::tryOut))) //
                .post(ONE + "/import", OwnPages.only(JSON, begin(uploads::importNow)));
    }

    private Response list(Request request) {
        ClientId client = client(request.query().getOrDefault("client", List.of("")).getFirst());
        ObjectNode node = importer.catalogues().ask(client,
                catalogue -> ImportListJson.node(client, catalogue, request));
        return Etag.conditional(request, json(200, node).with("Cache-Control", "private, no-cache"));
    }

    private Response fields() {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        ArrayNode list = node.putArray("spend");
        fields.forEach(list::add);
        return json(200, node);
    }

    private Response undo(Request request) {
        JsonNode body = read(request);
        ObjectNode result = ResultJson.node(importer.undo(client(text(body, "client")), text(body, "id")));
        afterwards.run();
        return json(200, result);
    }

    private Response create(Request request) throws IOException {
        JsonNode body = read(request);
        ClientId client = client(text(body, "client"));
        String name = text(body, "file");
        long bytes = body.path("bytes").asLong(0);
        if (name.isBlank()) {
            throw mistake("file", "give the file's name; it says what a file is where its content does not");
        }
        if (bytes < 1 || bytes > Uploads.MOST_BYTES) {
            throw mistake("bytes", bytes < 1
                    ? "give the file's size in bytes; an empty file has nothing to import"
                    : "a file may have " + Uploads.MOST_BYTES + " bytes here; import larger ones by \"outlay import\"");
        }
        try {
            ObjectNode node = uploads.create(client, name, bytes).node().put("piece_bytes", Uploads.PIECE_BYTES);
            return json(201, node);
        } catch (IllegalStateException full) {
            throw new Refused(Problem.of(503, "No room now", String.valueOf(full.getMessage())));
        }
    }

    private Response append(Request request) throws IOException {
        Upload upload = upload(request);
        try {
            long offset = Long.parseLong(request.query().getOrDefault("offset", List.of("0")).getFirst());
            uploads.append(upload, offset, request.body());
            return json(200, upload.node());
        } catch (NumberFormatException wrong) {
            throw mistake("offset", "offset must be the number of bytes before this piece");
        } catch (IllegalStateException wrong) {
            throw new Refused(Problem.of(409, "Not this piece", String.valueOf(wrong.getMessage())));
        }
    }

    @FunctionalInterface
    private interface Beginning {
        void begin(Upload upload, Importer.Options options);
    }

    private Handler begin(Beginning beginning) {
        return request -> {
            Upload upload = upload(request);
            Importer.Options options = options(read(request));
            try {
                beginning.begin(upload, options);
                return json(202, upload.node());
            } catch (IllegalStateException wrong) {
                throw new Refused(Problem.of(409, "Not now", String.valueOf(wrong.getMessage())));
            }
        };
    }

    private Response cancel(Request request) {
        Upload upload = upload(request);
        uploads.cancel(upload);
        return json(200, upload.node());
    }

    private Response errors(Request request) throws IOException {
        StringBuilder csv = new StringBuilder();
        int rows = ErrorsCsv.write(upload(request).result().<JsonNode>map(ResultJson::node)
                .orElseGet(JsonNodeFactory.instance::objectNode), csv);
        return Download.csv("errors.csv", rows, csv);
    }

    private Upload upload(Request request) {
        return uploads.get(request.parameter("upload")).orElseThrow(() -> new Refused(Problem.of(404, "Unknown upload",
                "there is no such file on its way; it was imported, cancelled or forgotten: send it again")));
    }

    private static Importer.Options options(JsonNode body) {
        Map<String, String> mapping = new TreeMap<>();
        List<Mistake> mistakes = new ArrayList<>();
        body.path("mapping").properties().forEach(column -> mapping.put(column.getKey(),
                column.getValue().asString("")));
        Importer.Options options = new Importer.Options(some(body, "platform"),
                kind(mistakes, body), mapping,
                some(body, "account"),
                some(body, "currency").flatMap(code -> read(mistakes, "currency", code, Currency::new)),
                some(body, "zone"), true);
        if (!mistakes.isEmpty()) {
            throw new Mistakes(mistakes);
        }
        return options;
    }

    private static <T> Optional<T> read(List<Mistake> mistakes, String field, String text, Function<String, T> read) {
        try {
            return Optional.of(read.apply(text));
        } catch (IllegalArgumentException wrong) {
            mistakes.add(new Mistake(field, field + " \"" + text + "\" is not known: " + wrong.getMessage()));
            return Optional.empty();
        }
    }

    /// None said, none known, and `crm` alike are left to the file.
    private static Optional<Import.Kind> kind(List<Mistake> mistakes, JsonNode body) {
        return some(body, "kind").flatMap(word -> read(mistakes, "kind", word, KindOfFile::named))
                .flatMap(Function.identity());
    }

    private static Optional<String> some(JsonNode body, String name) {
        return Optional.of(text(body, name)).filter(text -> !text.isEmpty());
    }

    private static String text(JsonNode body, String name) {
        return body.path(name).asString("").strip();
    }

    private static JsonNode read(Request request) {
        return JsonBody.read(request, MOST_JSON_BYTES);
    }

    private static ClientId client(String name) {
        try {
            return new ClientId(name);
        } catch (IllegalArgumentException wrong) {
            throw mistake("client", String.valueOf(wrong.getMessage()));
        }
    }

    private static Mistakes mistake(String field, String detail) {
        return new Mistakes(List.of(new Mistake(field, detail)));
    }

    private static Response json(int status, ObjectNode node) {
        return Response.of(status, "application/json", Json.bytes(node)).with("Cache-Control", "private, no-store");
    }
}
