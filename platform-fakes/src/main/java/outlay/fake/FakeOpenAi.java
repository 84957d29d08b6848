package outlay.fake;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// OpenAI's Conversions API: one wrong event refuses the whole call.
final class FakeOpenAi implements Platform {
    private static final Set<String> SOURCES = Set.of("web", "mobile_app", "offline", "physical_store", "phone_call",
            "email", "other");
    private static final Map<String, String> SHAPES = Map.ofEntries(Map.entry("page_viewed", "contents"),
            Map.entry("contents_viewed", "contents"), Map.entry("items_added", "contents"),
            Map.entry("checkout_started", "contents"), Map.entry("order_created", "contents"),
            Map.entry("lead_created", "customer_action"), Map.entry("registration_completed", "customer_action"),
            Map.entry("appointment_scheduled", "customer_action"),
            Map.entry("subscription_created", "plan_enrollment"), Map.entry("trial_started", "plan_enrollment"),
            Map.entry("custom", "custom"));

    private final Ledger ledger = new Ledger(Duration.ofDays(7));

    @Override
    public String name() {
        return "openai";
    }

    @Override
    public boolean serves(String path) {
        return path.equals("/v1/events");
    }

    @Override
    public Ledger ledger() {
        return ledger;
    }

    @Override
    public Reply answer(Received request) {
        if (request.bearer().isEmpty()) {
            return error(401, "invalid_api_key");
        }
        if (request.query().getOrDefault("pid", "").isEmpty()) {
            return error(400, "missing_pid");
        }
        JsonNode body = Checks.object(request.body());
        Checks checks = new Checks();
        checks.fields(body, "", "events", "validate_only integration_source");
        JsonNode events = body.path("events");
        if (!events.isArray() || events.isEmpty() || events.size() > 1_000) {
            checks.fault("events", "length");
        }
        for (int i = 0; i < events.size() && checks.faults().isEmpty(); i++) {
            event(checks, events.path(i), request);
        }
        if (!checks.faults().isEmpty()) {
            ledger.refused(events.size());
            return error(400, "invalid_request_error");
        }
        if (!body.path("validate_only").asBoolean(false)) {
            events.forEach(event -> ledger.take(event.path("id").asString() + "|" + event.path("type").asString(),
                    request.at()));
        }
        return Reply.json(200, JsonNodeFactory.instance.objectNode());
    }

    private static void event(Checks checks, JsonNode event, Received request) {
        checks.fields(event, "", "id type timestamp_ms data",
                "custom_event_name oppref source_url action_source user opt_out");
        String type = event.path("type").asString("");
        long age = request.at().toEpochMilli() - event.path("timestamp_ms").asLong(0);
        if (!event.path("timestamp_ms").isIntegralNumber() || age > Duration.ofDays(7).toMillis()
                || age < -Duration.ofMinutes(10).toMillis()) {
            checks.fault("timestamp_ms", "time");
        }
        String source = event.path("action_source").asString("web");
        if (!SOURCES.contains(source) || source.equals("web") && !event.hasNonNull("source_url")
                || type.equals("custom") != event.hasNonNull("custom_event_name")) {
            checks.fault("action_source, source_url, custom_event_name", "do not fit together");
        }
        JsonNode data = event.path("data");
        String shape = data.path("type").asString("");
        if (!shape.equals(SHAPES.getOrDefault(type, "")) || data.has("amount") && !data.hasNonNull("currency")
                || data.has("amount") && !data.path("amount").isIntegralNumber()) {
            checks.fault("data", "does not fit the type");
        }
        checks.fields(data, "data", "type", switch (shape) {
            case "contents" -> "amount currency contents";
            case "customer_action" -> "amount currency";
            default -> "plan_id amount currency contents";
        });
        checks.text(data.path("currency"), "data.currency", Checks.CURRENCY, "form");
        data.path("contents").forEach(item -> checks.fields(item, "data.contents", "", "id name quantity amount "
                + "currency content_type"));
        if (event.has("user")) {
            user(checks, event.path("user"));
        }
    }

    private static void user(Checks checks, JsonNode user) {
        checks.fields(user, "user", "", "email_sha256 external_id_sha256 country city zip_code ip_address user_agent "
                + "obref");
        checks.text(user.path("email_sha256"), "user.email_sha256", Checks.SHA256, "hash");
        checks.text(user.path("external_id_sha256"), "user.external_id_sha256", Checks.SHA256, "hash");
        checks.text(user.path("country"), "user.country", Pattern.compile("[A-Z]{2}"), "form");
        checks.text(user.path("zip_code"), "user.zip_code", Pattern.compile("[A-Za-z0-9 -]{1,32}"), "form");
    }

    private static Reply error(int status, String code) {
        ObjectNode reply = JsonNodeFactory.instance.objectNode();
        reply.putObject("error").put("message", "The request is not valid.").put("code", code);
        return Reply.json(status, reply);
    }
}
