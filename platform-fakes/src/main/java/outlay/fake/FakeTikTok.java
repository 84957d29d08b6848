package outlay.fake;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// TikTok's Events API 2.0: HTTP 200 whatever happens, and the verdict in `code`.
final class FakeTikTok implements Platform {
    private final Ledger ledger = new Ledger(Duration.ofHours(48));

    @Override
    public String name() {
        return "tiktok";
    }

    @Override
    public boolean serves(String path) {
        return path.equals("/open_api/v1.3/event/track/");
    }

    @Override
    public Ledger ledger() {
        return ledger;
    }

    @Override
    public Reply answer(Received request) {
        if (request.header("access-token").isEmpty()) {
            return reply(40_104, "Access token is empty");
        }
        JsonNode body = Checks.object(request.body());
        Checks checks = new Checks();
        checks.fields(body, "", "event_source event_source_id data", "test_event_code partner_name");
        checks.text(body.path("event_source"), "event_source", Pattern.compile("web|app|offline|crm"), "form");
        JsonNode data = body.path("data");
        if (data.isEmpty() || data.size() > 1_000) {
            checks.fault("data", "length");
        }
        for (int i = 0; i < data.size() && checks.faults().isEmpty(); i++) {
            event(checks, data.path(i), "data." + i, request);
        }
        if (!checks.faults().isEmpty()) {
            ledger.refused(data.size());
            return reply(40_002, checks.faults().getFirst().path() + ": is wrong");
        }
        // A test code keeps events out of the figures.
        if (!body.hasNonNull("test_event_code")) {
            data.forEach(event -> ledger.take(event.path("event").asString() + "|" + event.path("event_id")
                    .asString(""), request.at()));
        }
        return reply(0, "OK");
    }

    private static void event(Checks checks, JsonNode event, String path, Received request) {
        checks.fields(event, path, "event event_time user", "event_id properties page limited_data_use lead app ad");
        long age = request.at().getEpochSecond() - event.path("event_time").asLong(0);
        if (!event.path("event_time").isIntegralNumber() || age > Duration.ofDays(28).toSeconds() || age < -60) {
            checks.fault(path + ".event_time", "time");
        }
        JsonNode user = event.path("user");
        checks.fields(user, path + ".user", "",
                "email phone external_id first_name last_name zip_code city state country "
                        + "ttclid ttp ip user_agent idfa idfv gaid att_status locale");
        for (String hashed : List.of("email", "phone", "external_id", "first_name", "last_name")) {
            checks.text(user.path(hashed), path + ".user." + hashed, Checks.SHA256, "hash");
        }
        JsonNode properties = event.path("properties");
        if (!properties.isMissingNode()) {
            checks.fields(properties, path + ".properties", "",
                    "contents content_type content_ids num_items currency value "
                            + "query search_string description order_id shop_id predicted_ltv delivery_category");
            checks.number(properties.path("value"), path + ".properties.value");
            checks.text(properties.path("currency"), path + ".properties.currency", Checks.CURRENCY, "form");
            properties.path("contents").forEach(item -> checks.fields(item, path + ".properties.contents", "",
                    "price quantity content_id content_category content_name brand"));
        }
        if (!event.path("page").isMissingNode()) {
            checks.fields(event.path("page"), path + ".page", "", "url referrer");
        }
    }

    private static Reply reply(int code, String message) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("code", code).put("message", message)
                .put("request_id", "2026");
        if (code == 0) {
            body.putObject("data");
        } else {
            body.putNull("data");
        }
        return Reply.json(200, body);
    }
}
