package outlay.activate.outbox;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import outlay.activate.Answer;
import outlay.activate.Call;
import outlay.activate.egress.Outcome;

/// Answers calls as a test says, and keeps which conversions they told.
final class Scripted implements Function<Call, Outcome> {
    private static final Pattern ID = Pattern.compile("\"(?:event_id|orderId)\":\"([^\"]+)\"");

    private final Clock clock;
    private final Function<Told, Outcome> script;
    final List<Told> calls = new ArrayList<>();

    /// @param ids of the conversions in the call, in order
    record Told(Call call, List<String> ids, Instant at, Clock clock) {
        Outcome answer(int status, String body) {
            return answer(status, body, Map.of());
        }

        Outcome answer(int status, String body, Map<String, String> headers) {
            return new Outcome.Answered(new Answer(status, headers, body.getBytes(StandardCharsets.UTF_8),
                    clock.instant()));
        }

        /// As Meta does.
        Outcome taken() {
            return answer(200, "{\"events_received\":" + ids.size() + "}");
        }
    }

    Scripted(Clock clock, Function<Told, Outcome> script) {
        this.clock = clock;
        this.script = script;
    }

    @Override
    public Outcome apply(Call call) {
        List<String> ids = new ArrayList<>();
        Matcher matcher = ID.matcher(call.body());
        while (matcher.find()) {
            ids.add(matcher.group(1));
        }
        Told told = new Told(call, ids, clock.instant(), clock);
        calls.add(told);
        return script.apply(told);
    }

    List<String> told() {
        return calls.stream().flatMap(call -> call.ids().stream()).toList();
    }
}
