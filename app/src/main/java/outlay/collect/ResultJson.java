package outlay.collect;

import java.util.Locale;
import outlay.base.Day;
import outlay.collect.ImportResult.Counts;
import outlay.collect.ImportResult.OfFile;
import outlay.json.Json;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// An import's result for programs. The keys are stable, money is decimal text, and what is not known is left out.
public final class ResultJson {
    private ResultJson() {}

    public static String text(ImportResult result) {
        return Json.indented(node(result));
    }

    public static ObjectNode node(ImportResult result) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        ArrayNode files = node.putArray("files");
        result.files().forEach(file -> files.add(file(file)));
        node.set("counts", counts(result.counts()));
        node.put("complete", result.complete());
        return node;
    }

    private static ObjectNode file(OfFile file) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("file", file.file());
        node.put("state", lower(file.state()));
        file.kind().ifPresent(kind -> node.put("kind", lower(kind)));
        if (!file.format().isEmpty()) {
            node.put("format", file.format());
        }
        if (!file.importId().isEmpty()) {
            node.put("import_id", file.importId());
        }
        node.put("rows", file.rows());
        file.firstDay().map(Day::toString).ifPresent(day -> node.put("first_day", day));
        file.lastDay().map(Day::toString).ifPresent(day -> node.put("last_day", day));
        ObjectNode spend = node.putObject("spend");
        file.spend().forEach((currency, micros) -> spend.put(currency.code(), micros.amount()));
        node.set("counts", counts(file.counts()));
        ArrayNode problems = node.putArray("problems");
        for (FileReader.Problem problem : file.problems()) {
            ObjectNode one = problems.addObject();
            one.put("severity", lower(problem.severity()));
            if (problem.line() > 0) {
                one.put("line", problem.line());
            }
            if (!problem.column().isEmpty()) {
                one.put("column", problem.column());
            }
            if (!problem.value().isEmpty()) {
                one.put("value", problem.value());
            }
            one.put("message", problem.message());
            one.put("remedy", problem.remedy());
        }
        return node;
    }

    private static ObjectNode counts(Counts counts) {
        return JsonNodeFactory.instance.objectNode().put("received", counts.received()).put("stored", counts.stored())
                .put("duplicate", counts.duplicate()).put("conflict", counts.conflict())
                .put("refused", counts.refused()).put("quarantined", counts.quarantined());
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
