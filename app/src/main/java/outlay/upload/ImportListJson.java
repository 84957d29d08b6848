package outlay.upload;

import java.util.Locale;
import outlay.base.ClientId;
import outlay.base.Day;
import outlay.collect.ImportCatalogue;
import outlay.fact.ColumnMapping;
import outlay.fact.Import;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What was imported for a client, the newest first, and what they have said that columns mean.
final class ImportListJson {
    private ImportListJson() {}

    static ObjectNode node(ClientId client, ImportCatalogue catalogue) {
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("client", client.value());
        ArrayNode imports = node.putArray("imports");
        catalogue.imports().reversed().forEach(done -> put(imports.addObject(), done, catalogue));
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
