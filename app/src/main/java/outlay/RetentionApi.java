package outlay;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import outlay.json.Json;
import outlay.privacy.RetentionClass;
import outlay.privacy.RetentionPlan;
import outlay.privacy.Span;
import outlay.setting.Tries;
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

/// How long what is kept of all clients, for whoever may change what holds for all of them: read, tried, changed, and
/// taken back before it holds.
public final class RetentionApi {
    public static final String PATH = "/api/v1/retention";
    private static final Tries.Of OF_TRIES = new Tries.Of("", "retention");

    private final RetentionTable table;
    private final RetentionTrial trial;
    private final Tries tries;

    RetentionApi(RetentionTable table, RetentionTrial trial, Tries tries) {
        this.table = table;
        this.trial = trial;
        this.tries = tries;
    }

    public Router addTo(Router routes) {
        return routes.get(PATH, request -> answer()) //
                .post(PATH, request -> put(request, wanted(request))) //
                .post(PATH + "/try", this::tried) //
                .get(PATH + "/try", request -> tries.ask(OF_TRIES, Tries.named(request))) //
                .route("DELETE", PATH + "/try", request -> tries.stop(OF_TRIES, Tries.named(request))) //
                .post(PATH + "/undo", this::undo);
    }

    private Response answer() throws IOException {
        ObjectNode node = node();
        return Asked.json(200, node).with("ETag", tag(node));
    }

    /// Of what holds and what is to hold; when it was changed says nothing else.
    private static String tag(ObjectNode node) {
        return Etag.of(Json.bytes(node.path("classes")));
    }

    private ObjectNode node() throws IOException {
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("notice_days", RetentionPlan.NOTICE.toDays());
        ArrayNode classes = node.putArray("classes");
        RetentionPlan plan = table.said();
        for (RetentionClass kind : RetentionClass.values()) {
            ObjectNode one = classes.addObject().put("class", kind.label()).put("what", kind.what())
                    .put("kept", table.times(plan, table.now()).of(kind).map(Span::toString).orElse(null));
            Optional<RetentionPlan.Next> next = table.fixed(kind).isPresent()
                    ? Optional.empty()
                    : plan.next(kind, table.now());
            one.put("next_kept", next.map(step -> step.span().toString()).orElse(null))
                    .put("next_from", next.map(step -> step.from().toString()).orElse(null))
                    .put("fixed", table.fixed(kind).orElse(null));
        }
        ArrayNode versions = node.putArray("versions");
        table.versions().forEach(version -> versions.add(version.toString()));
        return node;
    }

    private Response tried(Request request) throws IOException {
        RetentionTable.Change change = table.tried(wanted(request));
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        ArrayNode changes = node.putArray("changes");
        boolean later = false;
        for (RetentionClass kind : RetentionClass.values()) {
            if (!Objects.equals(change.before().steps().get(kind), change.after().steps().get(kind))) {
                Optional<RetentionPlan.Next> next = change.after().next(kind, table.now());
                later |= next.isPresent();
                changes.addObject().put("class", kind.label()).put("what", kind.what())
                        .put("before", change.before().last().of(kind).map(Span::toString).orElse(null))
                        .put("after", change.after().last().of(kind).map(Span::toString).orElse(null))
                        .put("from", next.map(step -> step.from().toString()).orElse(null));
            }
        }
        if (!later) {
            return Asked.json(200, node);
        }
        Instant at = RetentionPlan.noticed(table.now()).atStartOfDay(ZoneOffset.UTC).toInstant();
        return tries.begin(OF_TRIES, progress -> {
            trial.say(table.times(change.before(), at), table.times(change.after(), at), at,
                    node.putObject("goes"), progress);
            return node;
        });
    }

    private Response undo(Request request) throws IOException {
        String text = Asked.read(request).text("version");
        Instant version;
        try {
            version = Instant.parse(text);
        } catch (DateTimeException wrong) {
            throw new Mistakes(List.of(new Mistake("version", "version \"" + text + "\" is none of the list")));
        }
        return put(request, table.before(version));
    }

    /// Nobody else changes it between the check and the change.
    private Response put(Request request, Map<RetentionClass, Optional<Span>> wanted) throws IOException {
        synchronized (table) {
            Etag.check(request, tag(node()));
            table.put(wanted);
            return answer();
        }
    }

    private static Map<RetentionClass, Optional<Span>> wanted(Request request) {
        JsonNode times = Asked.read(request).body().path("times");
        Map<RetentionClass, Optional<Span>> wanted = new EnumMap<>(RetentionClass.class);
        List<Mistake> mistakes = new ArrayList<>();
        if (!times.isObject()) {
            mistakes.add(new Mistake("times", "times must be an object like {\"events\": \"25 months\"}"));
        }
        times.properties().forEach(time -> {
            String field = "times " + time.getKey();
            Optional<RetentionClass> kind = Stream.of(RetentionClass.values())
                    .filter(each -> each.label().equals(time.getKey())).findFirst();
            if (kind.isEmpty() || !time.getValue().isString()) {
                mistakes.add(new Mistake(field, "\"" + time.getKey() + "\" must be one of the classes, and its time a "
                        + "text, empty where it is kept"));
                return;
            }
            try {
                String text = time.getValue().stringValue().strip();
                wanted.put(kind.get(), text.isEmpty() ? Optional.empty() : Optional.of(Span.parse(text)));
            } catch (IllegalArgumentException wrong) {
                mistakes.add(new Mistake(field, String.valueOf(wrong.getMessage())));
            }
        });
        if (!mistakes.isEmpty()) {
            throw new Mistakes(mistakes);
        }
        return wanted;
    }
}
