package outlay.upload;

import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import outlay.base.ClientId;
import outlay.base.Day;
import outlay.collect.ImportCatalogue;
import outlay.fact.ColumnMapping;
import outlay.fact.Import;
import outlay.web.Paging;
import outlay.web.Request;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What was imported for a client, the newest first, and what they have said that columns mean.
final class ImportListJson {
    private static final int USUAL_ROWS = 100;
    private static final int MOST_ROWS = 10_000;

    private ImportListJson() {}

    /// A page of them. None ever leaves the list, so a place is the id of an import.
    static ObjectNode node(ClientId client, ImportCatalogue catalogue, Request request) {
        List<String> all = catalogue.imports().reversed().stream().map(Import::id).toList();
        Paging<Integer> paging = Paging.read(request, USUAL_ROWS, MOST_ROWS, id -> {
            if (!all.contains(id)) {
                throw new IllegalArgumentException("no import");
            }
            return all.indexOf(id);
        });
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("client", client.value())
                .put("count", all.size());
        int from = paging.after().map(place -> place + 1).orElse(0);
        List<String> found = all.subList(from, Math.min(all.size(), from + paging.sought()));
        ArrayNode imports = node.putArray("imports");
        paging.page(found, UnaryOperator.identity(), node)
                .forEach(id -> catalogue.byId(id).ifPresent(done -> put(imports.addObject(), done, catalogue)));
        ArrayNode mappings = node.putArray("mappings");
        catalogue.said().forEach(said -> {
            ObjectNode mapping = mappings.addObject();
            ArrayNode headers = mapping.putArray("headers");
            said.headers().forEach(headers::add);
            put(mapping, said);
        });
        return node;
    }

    private static void put(ObjectNode node, Import done, ImportCatalogue catalogue) {
        node.put("id", done.id()).put("file", done.fileName()).put("kind", lower(done.kind()))
                .put("format", done.format()).put("rows", done.rows())
                .put("first_day", catalogue.firstDay(done.id()).map(Day::toString).orElse(""))
                .put("last_day", catalogue.lastDay(done.id()).map(Day::toString).orElse(""))
                .put("imported_at", done.at().toString()).put("state", catalogue.state(done.id()));
        ObjectNode spend = node.putObject("spend");
        catalogue.spend(done.id()).forEach((currency, micros) -> spend.put(currency.code(), micros.amount()));
        ObjectNode kept = node.putObject("quarantined");
        catalogue.quarantined(done).forEach((reason, count) -> kept.put(lower(reason), count));
    }

    static void put(ObjectNode node, ColumnMapping said) {
        node.put("platform", said.platform()).put("kind", said.kind().toLowerCase(Locale.ROOT)).put("said_at",
                said.at().toString());
        ObjectNode mapping = node.putObject("mapping");
        said.mapping().forEach(mapping::put);
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
