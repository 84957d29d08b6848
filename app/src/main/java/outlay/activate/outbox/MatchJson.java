package outlay.activate.outbox;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import outlay.activate.Match;
import outlay.json.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What destinations say about matching, as it is kept and as the API tells it. Numbers are decimal strings.
final class MatchJson {
    private MatchJson() {}

    static ArrayNode node(List<Match> events) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (Match match : events) {
            ObjectNode node = list.addObject().put("event", match.event());
            match.score().ifPresent(score -> node.put("score", score.toPlainString()));
            match.coverage().ifPresent(share -> node.put("coverage_percent", share.toPlainString()));
            ObjectNode keys = node.putObject("keys_percent");
            match.keys().forEach((key, share) -> keys.put(key, share.toPlainString()));
        }
        return list;
    }

    static String text(List<Match> events) {
        return new String(Json.bytes(node(events)), StandardCharsets.UTF_8);
    }

    static List<Match> events(String text) {
        List<Match> events = new ArrayList<>();
        for (JsonNode node : Json.records().readTree(text)) {
            SortedMap<String, BigDecimal> keys = new TreeMap<>();
            node.path("keys_percent").properties()
                    .forEach(key -> keys.put(key.getKey(), new BigDecimal(key.getValue().asString())));
            events.add(new Match(node.path("event").asString(), number(node, "score"),
                    number(node, "coverage_percent"), keys));
        }
        return events;
    }

    private static Optional<BigDecimal> number(JsonNode node, String name) {
        return node.has(name) ? Optional.of(new BigDecimal(node.path(name).asString())) : Optional.empty();
    }
}
