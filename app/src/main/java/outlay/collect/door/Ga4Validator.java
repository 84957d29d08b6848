package outlay.collect.door;

import java.time.Clock;
import outlay.collect.BadEvent;
import outlay.json.BadJson;
import outlay.json.Json;
import outlay.web.Request;
import outlay.web.Response;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// `POST /debug/mp/collect`: what `/mp/collect` would say, in the form of Google's validator, and nothing is kept.
final class Ga4Validator {
    private final Keys keys;
    private final Clock clock;
    private final StepTimes times;
    private final Understanding understanding;

    Ga4Validator(Keys keys, Clock clock, StepTimes times, Understanding understanding) {
        this.keys = keys;
        this.clock = clock;
        this.times = times;
        this.understanding = understanding;
    }

    Response validate(Request request) {
        MeasurementProtocol protocol = new MeasurementProtocol();
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        ArrayNode messages = node.putArray("validationMessages");
        try (StepTimes.Watch watch = times.watch()) {
            Hit hit = Unpack.hit(request, clock.instant());
            Protocol.Parcel parcel = protocol.open(hit);
            Key key = Credentials.check(hit, parcel.presentedKey(), keys);
            for (int i = 0; i < parcel.items().size(); i++) {
                check(watch, hit, key, parcel.items().get(i), "events[" + i + "]", messages);
            }
            return Response.json(Json.bytes(node));
        } catch (Dropped dropped) {
            return protocol.dropped(dropped.reason(), dropped.status(), dropped.detail());
        }
    }

    private void check(StepTimes.Watch watch, Hit hit, Key key, Protocol.Item item, String path,
            ArrayNode messages) {
        try {
            for (Doubt doubt : understanding.event(watch, hit, key, item).doubts()) {
                messages.addObject().put("fieldPath", path + "." + doubt.field())
                        .put("description", doubt.sentence()).put("validationCode", doubt.name());
            }
        } catch (BadJson wrong) {
            message(messages, path, Broken.notJson(wrong));
        } catch (BadEvent wrong) {
            message(messages, path, wrong);
        }
    }

    private static void message(ArrayNode messages, String path, BadEvent wrong) {
        messages.addObject().put("fieldPath", wrong.field().isEmpty() ? path : path + "." + wrong.field())
                .put("description", wrong.detail()).put("validationCode", wrong.reason().name());
    }
}
