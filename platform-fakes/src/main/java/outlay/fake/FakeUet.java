package outlay.fake;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Microsoft's UET Conversions API, as those who implemented it describe it: `continueOnValidationError` decides
/// whether a wrong event has the others refused.
final class FakeUet implements Platform {
    private static final Pattern PATH = Pattern.compile("/v1/\\d+/events");

    private final Ledger ledger = new Ledger(Duration.ofHours(48));

    @Override
    public String name() {
        return "microsoft";
    }

    @Override
    public boolean serves(String path) {
        return PATH.matcher(path).matches();
    }

    @Override
    public Ledger ledger() {
        return ledger;
    }

    @Override
    public Reply answer(Received request) {
        if (request.bearer().isEmpty()) {
            return Reply.empty(401);
        }
        JsonNode body = Checks.object(request.body());
        Checks whole = new Checks();
        whole.fields(body, "", "data", "dataProvider continueOnValidationError");
        JsonNode data = body.path("data");
        if (!whole.faults().isEmpty() || data.isEmpty() || data.size() > 1_000
                || request.body().length() > 1_000_000) {
            ledger.refused(data.size());
            return reply(400, 0, Map.of(0, "data"));
        }
        Map<Integer, String> wrong = new TreeMap<>();
        for (int i = 0; i < data.size(); i++) {
            List<Checks.Fault> faults = faults(data.path(i));
            if (!faults.isEmpty()) {
                wrong.put(i, faults.getFirst().path());
            }
        }
        if (!wrong.isEmpty() && !body.path("continueOnValidationError").asBoolean(false)) {
            ledger.refused(data.size());
            return reply(400, 0, wrong);
        }
        for (int i = 0; i < data.size(); i++) {
            if (!wrong.containsKey(i)) {
                ledger.take(data.path(i).path("eventId").asString(), request.at());
            }
        }
        ledger.refused(wrong.size());
        return reply(200, data.size() - wrong.size(), wrong);
    }

    private static List<Checks.Fault> faults(JsonNode event) {
        Checks checks = new Checks();
        checks.fields(event, "", "eventType eventTime",
                "eventId eventName eventSourceUrl pageLoadId pageTitle keywords "
                        + "referrerUrl adStorageConsent userData customData");
        checks.text(event.path("eventType"), "eventType", Pattern.compile("pageLoad|custom"), "form");
        checks.text(event.path("adStorageConsent"), "adStorageConsent", Pattern.compile("[GD]"), "form");
        if (!event.path("eventTime").isIntegralNumber() || event.path("eventTime").asLong() > 9_999_999_999L) {
            checks.fault("eventTime", "seconds");
        }
        JsonNode user = event.path("userData");
        if (!user.isMissingNode()) {
            checks.fields(user, "userData", "",
                    "clientUserAgent clientIpAddress anonymousId externalId msclkid em ph gaid "
                            + "idfa");
            checks.text(user.path("em"), "userData.em", Checks.SHA256, "hash");
            checks.text(user.path("ph"), "userData.ph", Checks.SHA256, "hash");
        }
        JsonNode custom = event.path("customData");
        if (!custom.isMissingNode()) {
            checks.fields(custom, "customData", "",
                    "eventCategory eventLabel eventValue searchTerm transactionId value "
                            + "currency itemIds pageType items ecommTotalValue ecommCategory hotelData");
            checks.number(custom.path("value"), "customData.value");
            checks.text(custom.path("currency"), "customData.currency", Checks.CURRENCY, "form");
            custom.path("items").forEach(item -> checks.fields(item, "customData.items", "", "id name price quantity"));
        }
        return checks.faults();
    }

    private static Reply reply(int status, int received, Map<Integer, String> wrong) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("eventsReceived", received).put("traceId", "t");
        if (!wrong.isEmpty()) {
            ArrayNode details = body.putObject("error").put("code", "ValidationError").put("message", "…")
                    .putArray("details");
            wrong.forEach((place, property) -> details.addObject().put("index", place).put("propertyName", property)
                    .put("attemptedValue", "…").put("errorMessage", "…"));
        }
        return Reply.json(status, body);
    }
}
