package outlay.platform.meta;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import outlay.activate.Answer;
import outlay.activate.Reading;
import outlay.activate.Verdict;
import tools.jackson.databind.JsonNode;

/// What Meta's answers mean. Its messages are in the language of the account, so only numbers are read.
final class MetaAnswers {
    private static final Set<Integer> THROTTLED = Set.of(4, 17, 32, 613, 80_000, 80_003, 80_004, 80_014);
    private static final Set<Integer> TRANSIENT = Set.of(1, 2, 341, 368, 5_000, 21_009);
    private static final int TOKEN = 190;
    private static final int PARAMETER = 100;
    private static final int NO_SUCH_OBJECT = 33;
    private static final Duration AFTER_THROTTLING = Duration.ofMinutes(5);

    private MetaAnswers() {}

    static List<Verdict> read(Answer answer, int sent) {
        Optional<JsonNode> json = answer.json();
        JsonNode error = json.map(body -> body.path("error")).filter(JsonNode::isObject).orElse(null);
        if (error != null && error.path("code").isNumber()) {
            return error(error, answer, sent);
        }
        Optional<Verdict> plain = Reading.status(answer);
        if (plain.isPresent()) {
            return plain.get().times(sent);
        }
        if (!answer.successful()) {
            return Verdict.refused("HTTP " + answer.status(), sent);
        }
        boolean all = json.map(body -> body.path("events_received").asLong(-1) == sent).orElse(false);
        return (all ? new Verdict.Delivered() : Reading.unreadable()).times(sent);
    }

    private static List<Verdict> error(JsonNode error, Answer answer, int sent) {
        int code = error.path("code").asInt();
        int subcode = error.path("error_subcode").asInt(0);
        String named = subcode == 0 ? Integer.toString(code) : code + "/" + subcode;
        if (code == TOKEN) {
            return new Verdict.Unauthorized(named).times(sent);
        }
        if (THROTTLED.contains(code)) {
            return new Verdict.Retry(named, answer.retryAfter().orElse(AFTER_THROTTLING), false).times(sent);
        }
        if (TRANSIENT.contains(code) || code < 0 || error.path("is_transient").asBoolean(false)
                || answer.status() >= 500) {
            return new Verdict.Retry(named, answer.retryAfter().orElse(Duration.ZERO), true).times(sent);
        }
        boolean permission = code == 3 || code == 10 || code >= 200 && code < 300;
        if (permission || code == PARAMETER && subcode == NO_SUCH_OBJECT) {
            return new Verdict.Blocked(named).times(sent);
        }
        return Verdict.refused(named, sent);
    }
}
