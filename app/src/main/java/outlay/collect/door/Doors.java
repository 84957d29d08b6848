package outlay.collect.door;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongSupplier;
import outlay.base.ClientId;
import outlay.collect.Suppression;
import outlay.json.Json;
import outlay.log.Log;
import outlay.web.Mistake;
import outlay.web.Mistakes;
import outlay.web.Request;
import outlay.web.Response;
import outlay.web.Router;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The doors and what they note of themselves. Which door is at which path is said here.
public record Doors(Steps steps, StepTimes times, Counts counts, LiveEvents live) {
    private static final int USUAL_LINES = 50;

    /// @param nanos a clock that only goes forward, for the times of the steps
    public static Doors over(Log log, Keys keys, Admission admission, Clock clock, LongSupplier nanos) {
        return over(log, keys, admission, clock, nanos, Bots.load(), Suppression.NONE);
    }

    /// @param bots        tells programs from people
    /// @param suppression who must not come back
    public static Doors over(Log log, Keys keys, Admission admission, Clock clock, LongSupplier nanos, Bots bots,
            Suppression suppression) {
        var times = new StepTimes(nanos);
        var counts = new Counts();
        var live = new LiveEvents();
        return new Doors(new Steps(log, keys, admission, clock, times, counts, live, bots, suppression), times, counts,
                live);
    }

    /// Adds the doors' routes.
    public Router addTo(Router router) {
        Segment.PATHS.forEach((name, type) -> {
            Segment protocol = type.isEmpty() ? Segment.batch() : Segment.call(type);
            router.post("/v1/" + name, steps.door(protocol));
            router.route("OPTIONS", "/v1/" + name, request -> Answers.preflight());
        });
        Segment.PATHS.values().stream().filter(type -> !type.isEmpty()).distinct()
                .forEach(type -> router.get("/v1/pixel/" + type, steps.door(Segment.inQuery(type))));
        return router.get("/o/p.gif", steps.door(Pixel.open())) //
                .post("/g/collect", steps.door(new Gtag())) //
                .get("/g/collect", steps.door(new Gtag())) //
                .post("/mp/collect", steps.door(new MeasurementProtocol())) //
                .post("/debug/mp/collect", steps.validator()) //
                .get("/api/v1/live", steps.watching(this::lines));
    }

    private Response lines(Request request) {
        ClientId client;
        int most;
        try {
            client = new ClientId(first(request, "client").orElse(""));
            most = Integer.parseInt(first(request, "limit").orElse(String.valueOf(USUAL_LINES)));
        } catch (NumberFormatException notANumber) {
            throw new Mistakes(
                    List.of(new Mistake("limit", "\"limit\" is not a number; write 1 to " + LiveEvents.KEPT)));
        } catch (IllegalArgumentException wrong) {
            throw new Mistakes(List.of(new Mistake("client", String.valueOf(wrong.getMessage()))));
        }
        if (most < 1 || most > LiveEvents.KEPT) {
            throw new Mistakes(
                    List.of(new Mistake("limit", "\"limit\" is " + most + "; write 1 to " + LiveEvents.KEPT)));
        }
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("client", client.value());
        ArrayNode list = node.putArray("events");
        live.of(client, most).forEach(line -> line(list.addObject(), line));
        return Response.json(Json.bytes(node)).with("Cache-Control", "no-store");
    }

    private static void line(ObjectNode node, LiveEvents.Line line) {
        Result result = line.result();
        node.put("received_at", line.receivedAt().toString()).put("path", line.path()).put("key", line.key())
                .put("id", result.id()).put("status", result.status().label()).put("step", line.step().label())
                .put("code", result.drop().map(DropReason::label).orElse("")).put("field", result.field())
                .put("reason", result.reason());
        line.event().ifPresent(event -> node.put("type", label(event.type())).put("name", event.name())
                .put("page", event.page()).put("person", event.person()).put("at", event.at().toString())
                .put("trust", label(event.seen().trust())).put("bot", label(event.seen().bot()))
                .put("clock", label(event.seen().clock()))
                .put("analytics_consent", label(event.seen().consent().analytics()))
                .put("visitor_country", event.visitorCountry())
                .put("counts_as_touch", event.countsAsTouch()).put("counts_as_sale", event.countsAsSale()));
    }

    private static String label(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static Optional<String> first(Request request, String name) {
        return request.query().getOrDefault(name, List.of()).stream().findFirst();
    }
}
