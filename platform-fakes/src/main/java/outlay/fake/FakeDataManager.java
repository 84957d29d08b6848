package outlay.fake;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Google's Data Manager API: a wrong form has the whole request refused, naming the event; what is wrong in substance
/// is told later, as counts.
final class FakeDataManager implements Platform {
    private static final Pattern DIGITS = Pattern.compile("\\d+");
    private static final Pattern HASH = Pattern.compile("[0-9a-fA-F]{64}");
    private static final Pattern CONSENT = Pattern.compile("CONSENT_(GRANTED|DENIED|STATUS_UNSPECIFIED)");
    private static final Duration OLDEST = Duration.ofDays(90);

    private final Ledger ledger = new Ledger(Duration.ofDays(3_650));
    private final Map<String, ObjectNode> statuses = new HashMap<>();
    private final Map<String, Integer> asked = new HashMap<>();

    @Override
    public String name() {
        return "google";
    }

    @Override
    public boolean serves(String path) {
        return path.equals("/v1/events:ingest") || path.equals("/v1/requestStatus:retrieve");
    }

    @Override
    public Ledger ledger() {
        return ledger;
    }

    @Override
    public synchronized Reply answer(Received request) {
        if (request.bearer().isEmpty()) {
            return error(401, "UNAUTHENTICATED", List.of());
        }
        return request.path().endsWith(":retrieve") ? status(request) : ingest(request);
    }

    private Reply ingest(Received request) {
        JsonNode body = Checks.object(request.body());
        Checks checks = new Checks();
        checks.fields(body, "", "destinations events", "consent validateOnly encoding encryptionInfo");
        JsonNode events = body.path("events");
        if (events.size() < 1 || events.size() > 2_000 || body.path("destinations").size() > 10) {
            checks.fault("events", "TOO_MANY_EVENTS");
        }
        int place = 0;
        for (JsonNode destination : body.path("destinations")) {
            String path = "destinations[" + place++ + "]";
            checks.fields(destination, path, "operatingAccount productDestinationId", "reference loginAccount "
                    + "linkedAccount");
            checks.text(destination.path("operatingAccount").path("accountId"), path, DIGITS, "INVALID_ACCOUNT_ID");
        }
        for (int i = 0; i < events.size(); i++) {
            event(checks, events.path(i), "events[" + i + "]", body.hasNonNull("encoding"));
        }
        if (!checks.faults().isEmpty()) {
            ledger.refused(events.size());
            return error(400, "INVALID_ARGUMENT", checks.faults());
        }
        String id = "request-" + (statuses.size() + 1);
        statuses.put(id, taken(events, body.path("validateOnly").asBoolean(false), request.at()));
        return Reply.json(200, JsonNodeFactory.instance.objectNode().put("requestId", id));
    }

    private static void event(Checks checks, JsonNode event, String path, boolean encoded) {
        checks.fields(event, path, "eventTimestamp",
                "destinationReferences transactionId lastUpdatedTimestamp userData "
                        + "consent adIdentifiers currency conversionValue conversionCount eventSource "
                        + "eventDeviceInfo cartData customVariables experimentalFields userProperties "
                        + "eventName clientId appInstanceId userId "
                        + "additionalEventParameters thirdPartyUserData eventLocation");
        if (instant(event.path("eventTimestamp").asString("")).isEmpty()) {
            checks.fault(path + ".event_timestamp", "EVENT_TIME_INVALID");
        }
        checks.text(event.path("currency"), path + ".currency", Checks.CURRENCY, "INVALID_CURRENCY_CODE");
        checks.number(event.path("conversionValue"), path + ".conversion_value");
        checks.text(event.path("eventSource"), path + ".event_source", Pattern.compile(
                "WEB|APP|IN_STORE|PHONE|OTHER|MESSAGE"), "INVALID_ENUM_VALUE");
        event.path("consent").values().forEach(state -> checks.text(state, path + ".consent", CONSENT,
                "INVALID_ENUM_VALUE"));
        JsonNode ads = event.path("adIdentifiers");
        if (!ads.isMissingNode()) {
            checks.fields(ads, path + ".ad_identifiers", "", "gclid gbraid wbraid dclid impressionId matchId "
                    + "mobileDeviceId sessionAttributes landingPageDeviceInfo encryptedUserIds");
        }
        JsonNode people = event.path("userData").path("userIdentifiers");
        if (people.size() > 10) {
            checks.fault(path + ".user_data", "TOO_MANY_USER_IDENTIFIERS");
        }
        if (!people.isEmpty() && !encoded) {
            checks.fault("encoding", "REQUIRED_FIELD_MISSING");
        }
        people.forEach(identifier -> identifier(checks, identifier, path + ".user_data.user_identifiers"));
        if (ads.isEmpty() && people.isEmpty()) {
            checks.fault(path, "NO_IDENTIFIERS_PROVIDED");
        }
    }

    private static void identifier(Checks checks, JsonNode identifier, String path) {
        checks.fields(identifier, path, "", "emailAddress phoneNumber address");
        if (identifier.size() != 1) {
            checks.fault(path, "INVALID_IDENTIFIER");
        }
        checks.text(identifier.path("emailAddress"), path, HASH, "INVALID_HEX_ENCODING");
        checks.text(identifier.path("phoneNumber"), path, HASH, "INVALID_HEX_ENCODING");
        JsonNode address = identifier.path("address");
        if (!address.isMissingNode()) {
            checks.fields(address, path + ".address", "givenName familyName regionCode postalCode", "addressLine city "
                    + "administrativeArea");
            checks.text(address.path("givenName"), path, HASH, "INVALID_HEX_ENCODING");
            checks.text(address.path("familyName"), path, HASH, "INVALID_HEX_ENCODING");
            checks.text(address.path("regionCode"), path, Pattern.compile("[A-Z]{2}"), "INVALID_REGION_CODE");
        }
    }

    private ObjectNode taken(JsonNode events, boolean checkOnly, Instant now) {
        Map<String, Integer> errors = new TreeMap<>();
        int place = 0;
        for (JsonNode event : events) {
            String consent = event.path("consent").path("adUserData").asString("");
            Instant at = instant(event.path("eventTimestamp").asString()).orElse(Instant.EPOCH);
            if (!consent.equals("CONSENT_GRANTED")) {
                errors.merge(consent.equals("CONSENT_DENIED") ? "DENIED_CONSENT" : "NO_CONSENT", 1, Integer::sum);
            } else if (at.isBefore(now.minus(OLDEST))) {
                errors.merge("EVENT_TOO_OLD", 1, Integer::sum);
            } else if (!checkOnly) {
                ledger.take(event.path("transactionId").asString("none-" + statuses.size() + "-" + place), now);
            }
            place++;
        }
        return status(events.size(), errors);
    }

    private static ObjectNode status(int events, Map<String, Integer> errors) {
        int failed = errors.values().stream().mapToInt(Integer::intValue).sum();
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ObjectNode status = body.putArray("requestStatusPerDestination").addObject();
        status.put("requestStatus", failed == 0 ? "SUCCESS" : failed == events ? "FAILED" : "PARTIAL_SUCCESS");
        status.putObject("eventsIngestionStatus").put("recordCount", Integer.toString(events));
        ArrayNode counts = status.putObject("errorInfo").putArray("errorCounts");
        errors.forEach((reason, count) -> counts.addObject().put("recordCount", Integer.toString(count))
                .put("reason", "PROCESSING_ERROR_REASON_" + reason));
        return body;
    }

    /// The first time it is asked it does not know yet.
    private Reply status(Received request) {
        String id = request.query().getOrDefault("requestId", "");
        ObjectNode known = statuses.get(id);
        if (known == null) {
            return error(404, "NOT_FOUND", List.of());
        }
        if (asked.merge(id, 1, Integer::sum) > 1) {
            return Reply.json(200, known);
        }
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putArray("requestStatusPerDestination").addObject().put("requestStatus", "PROCESSING");
        return Reply.json(200, body);
    }

    private static Reply error(int status, String word, List<Checks.Fault> faults) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ObjectNode error = body.putObject("error").put("code", status).put("status", word).put("message", "…");
        ArrayNode violations = error.putArray("details").addObject()
                .put("@type", "type.googleapis.com/google.rpc.BadRequest").putArray("fieldViolations");
        Set.copyOf(faults).forEach(fault -> violations.addObject().put("field", fault.path()).put("description", "…")
                .put("reason", fault.why()));
        return Reply.json(status, body);
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }
}
