package outlay.platform.meta;

import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import outlay.activate.Account;
import outlay.activate.Answer;
import outlay.activate.Call;
import outlay.activate.Match;
import outlay.activate.Matching;
import outlay.activate.Reading;
import tools.jackson.databind.JsonNode;

/// Meta's Dataset Quality API: how well the events of a dataset were matched, by event.
final class MetaQuality {
    private static final String FIELDS = "web{event_name,event_match_quality{composite_score,match_key_feedback{"
            + "identifier,coverage{percentage}}},event_coverage{percentage}}";
    private static final BigDecimal BEST_SCORE = BigDecimal.TEN;
    private static final BigDecimal ALL_PERCENT = BigDecimal.valueOf(100);
    private static final int MOST_EVENTS = 200;
    private static final int MOST_KEYS = 40;
    private static final int MOST_DIGITS = 20;
    private static final String NAME = "[\\x20-\\x7e]{1,100}";

    private MetaQuality() {}

    static Call ask(Account account) {
        return Call.get("https://graph.facebook.com/" + account.must("api_version") + "/dataset_quality?dataset_id="
                + account.must("dataset_id") + "&agent_name=outlay&fields="
                + URLEncoder.encode(FIELDS, StandardCharsets.UTF_8),
                Map.of("authorization", "Bearer " + account.must("access_token")));
    }

    static Matching.Said read(Answer answer) {
        Optional<JsonNode> body = answer.json();
        JsonNode error = body.map(json -> json.path("error")).filter(JsonNode::isObject).orElse(null);
        if (error != null) {
            String subcode = Reading.text(error, "error_subcode");
            String code = Reading.text(error, "code");
            return new Matching.Said.Nothing(subcode.isEmpty() ? code : code + "/" + subcode);
        }
        Optional<JsonNode> web = body.map(json -> json.path("web")).filter(JsonNode::isArray);
        if (!answer.successful() || web.isEmpty()) {
            return new Matching.Said.Nothing(answer.successful() ? "unreadable answer" : "HTTP " + answer.status());
        }
        List<Match> events = new ArrayList<>();
        for (JsonNode event : web.get()) {
            String name = Reading.text(event, "event_name");
            if (name.matches(NAME) && events.size() < MOST_EVENTS) {
                events.add(match(name, event));
            }
        }
        return new Matching.Said.Matched(events);
    }

    private static Match match(String name, JsonNode event) {
        JsonNode quality = event.path("event_match_quality");
        Map<String, BigDecimal> keys = new TreeMap<>();
        for (JsonNode key : quality.path("match_key_feedback")) {
            String identifier = Reading.text(key, "identifier");
            if (identifier.matches(NAME) && keys.size() < MOST_KEYS) {
                within(key.path("coverage").path("percentage"), ALL_PERCENT)
                        .ifPresent(share -> keys.put(identifier, share));
            }
        }
        return new Match(name, within(quality.path("composite_score"), BEST_SCORE),
                within(event.path("event_coverage").path("percentage"), ALL_PERCENT), new TreeMap<>(keys));
    }

    /// A number from 0 to a bound; anything else is as good as not said.
    private static Optional<BigDecimal> within(JsonNode node, BigDecimal most) {
        return node.isNumber()
                ? Optional.of(node.decimalValue()).filter(number -> Math.abs(number.scale()) <= MOST_DIGITS
                        && number.signum() >= 0 && number.compareTo(most) <= 0)
                : Optional.empty();
    }
}
