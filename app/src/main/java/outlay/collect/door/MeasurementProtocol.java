package outlay.collect.door;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import outlay.collect.BadEvent;
import outlay.collect.Refusal;
import outlay.collect.SegmentEvent;
import outlay.json.BadJson;
import outlay.json.Json;
import outlay.web.Response;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The Measurement Protocol of Google Analytics 4: `POST /mp/collect?measurement_id=..&api_secret=..`, where the secret
/// is the key. Unlike Google's, this one says so when it did not take an event.
///
/// An event without a time gets that of its arrival and an id of its own, as two equal ones may be two events.
record MeasurementProtocol() implements Protocol {
    static final int BODY_BYTES = 130 * 1024;

    @Override
    public Parcel open(Hit hit) {
        String key = SegmentEvent.first(hit.query("api_secret"), hit.query("measurement_id"));
        try {
            JsonNode body = Json.read(hit.body(), BODY_BYTES);
            JsonNode events = body.path("events");
            if (!events.isArray()) {
                return new Parcel(key, List.of(new Broken(hit.body(), new BadEvent(Refusal.NOT_AN_EVENT,
                        "there is no list \"events\"; send {\"client_id\":\"..\",\"events\":[{\"name\":\"..\"}]}"))));
            }
            List<Item> items = new ArrayList<>();
            for (JsonNode event : events) {
                items.add(new Event(body, event, hit.receivedAt(), items.size()));
            }
            return new Parcel(key, items);
        } catch (BadJson wrong) {
            return new Parcel(key, List.of(new Broken(hit.body(), Broken.notJson(wrong))));
        }
    }

    @Override
    public Response answer(List<Result> results) {
        int status = Answers.status(results);
        return status == 200
                ? Response.of(204, "text/plain; charset=utf-8", new byte[0])
                : Answers.json(results);
    }

    @Override
    public Response dropped(DropReason reason, int status, String detail) {
        return Answers.problem(reason, status, detail);
    }

    private record Event(JsonNode request, JsonNode event, Instant receivedAt, int index) implements Item {
        @Override
        public byte[] bytes() {
            ObjectNode one = JsonNodeFactory.instance.objectNode();
            request.properties().forEach(member -> one.set(member.getKey(), member.getValue()));
            one.putArray("events").add(event);
            return Json.bytes(one);
        }

        @Override
        public ObjectNode read() throws BadEvent {
            String name = SegmentEvent.text(event, "name");
            if (!event.isObject() || name.isEmpty()) {
                throw new BadEvent(Refusal.NOT_AN_EVENT, "name", "the event has no \"name\"");
            }
            ObjectNode call = Ga4.call(name, event.path("params"),
                    SegmentEvent.first(SegmentEvent.text(request, "client_id"),
                            SegmentEvent.text(request, "app_instance_id")),
                    SegmentEvent.text(request, "user_id"));
            JsonNode micros = event.has("timestamp_micros")
                    ? event.path("timestamp_micros")
                    : request.path("timestamp_micros");
            ObjectNode sent = JsonNodeFactory.instance.objectNode();
            sent.set("event", event);
            sent.set("client_id", request.path("client_id"));
            sent.set("timestamp_micros", micros);
            if (micros.isMissingNode() || micros.isNull()) {
                sent.put("arrived", receivedAt.toString()).put("index", index);
            } else {
                call.put("timestamp", time(micros));
            }
            call.put("messageId", Ga4.id(sent));
            ObjectNode context = Trees.object(call, "context");
            Trees.put(context, "ip", SegmentEvent.text(request, "ip_override"));
            Trees.put(context, "userAgent", SegmentEvent.text(request, "user_agent"));
            Trees.put(Trees.object(context, "location"), "country",
                    SegmentEvent.text(request.path("user_location"), "country_id"));
            request.path("consent").properties().forEach(member -> Trees.put(Trees.object(context, "consent"),
                    member.getKey(), SegmentEvent.text(request.path("consent"), member.getKey())));
            return call;
        }

        private static String time(JsonNode micros) throws BadEvent {
            try {
                BigDecimal value = new BigDecimal(micros.asString());
                return Instant.EPOCH.plus(value.longValueExact(), ChronoUnit.MICROS).toString();
            } catch (ArithmeticException | NumberFormatException | DateTimeException wrong) {
                BadEvent bad = new BadEvent(Refusal.BAD_TIME, "timestamp_micros",
                        "\"timestamp_micros\" is not a number of microseconds since 1970");
                bad.initCause(wrong);
                throw bad;
            }
        }
    }
}
