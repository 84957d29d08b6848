package outlay.fake;

import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// LinkedIn's Conversions API: one wrong element has the batch refused, and the message names every one.
final class FakeLinkedIn implements Platform {
    private static final Pattern AMOUNT = Pattern.compile("\\d+(\\.\\d+)?");
    private static final Pattern RULE = Pattern.compile("urn:lla:llaPartnerConversion:\\d+");
    private static final Pattern ID_TYPE = Pattern.compile("SHA256_EMAIL|LINKEDIN_FIRST_PARTY_ADS_TRACKING_UUID"
            + "|ACXIOM_ID|ORACLE_MOAT_ID|PLAINTEXT_IP_ADDRESS|SHA256_IP_ADDRESS|GOOGLE_AID");

    private final Ledger ledger = new Ledger(Duration.ofDays(3_650));

    @Override
    public String name() {
        return "linkedin";
    }

    @Override
    public boolean serves(String path) {
        return path.equals("/rest/conversionEvents");
    }

    @Override
    public Ledger ledger() {
        return ledger;
    }

    @Override
    public Reply answer(Received request) {
        ObjectNode problem = JsonNodeFactory.instance.objectNode();
        if (request.bearer().isEmpty()) {
            return Reply.json(401, problem.put("serviceErrorCode", 65_600).put("status", 401));
        }
        if (!current(request)) {
            return Reply.json(426, problem.put("code", "NONEXISTENT_VERSION").put("status", 426));
        }
        JsonNode body = Checks.object(request.body());
        JsonNode elements = body.path("elements");
        if (!request.header("x-restli-protocol-version").equals("2.0.0")
                || !request.header("x-restli-method").equals("BATCH_CREATE") || elements.isEmpty()
                || elements.size() > 5_000 || body.size() != 1) {
            ledger.refused(elements.size());
            return Reply.json(400, problem.put("message", "malformed batch").put("status", 400));
        }
        Map<Integer, String> wrong = new TreeMap<>();
        for (int i = 0; i < elements.size(); i++) {
            List<Checks.Fault> faults = faults(elements.path(i), request);
            if (!faults.isEmpty()) {
                wrong.put(i, faults.getFirst().path());
            }
        }
        if (!wrong.isEmpty()) {
            ledger.refused(elements.size());
            StringBuilder message = new StringBuilder();
            wrong.forEach((place, path) -> message.append("Index: ").append(place).append(", ERROR :: /")
                    .append(path.replace('.', '/')).append(" :: is wrong\n"));
            return Reply.json(422, problem.put("message", message.toString()).put("status", 422));
        }
        ObjectNode reply = JsonNodeFactory.instance.objectNode();
        ArrayNode statuses = reply.putArray("elements");
        elements.forEach(element -> {
            ledger.take(element.path("eventId").asString(""), request.at());
            statuses.addObject().put("status", 201);
        });
        return Reply.json(200, reply);
    }

    /// A version works for a year after its month.
    private static boolean current(Received request) {
        String version = request.header("linkedin-version");
        if (!version.matches("20\\d{2}(0[1-9]|1[0-2])")) {
            return false;
        }
        YearMonth month = YearMonth.of(Integer.parseInt(version.substring(0, 4)),
                Integer.parseInt(version.substring(4)));
        YearMonth now = YearMonth.from(request.at().atZone(ZoneOffset.UTC));
        return !month.plusMonths(12).isBefore(now) && !month.isAfter(now);
    }

    private static List<Checks.Fault> faults(JsonNode element, Received request) {
        Checks checks = new Checks();
        checks.fields(element, "", "conversion conversionHappenedAt user", "conversionValue eventId");
        checks.text(element.path("conversion"), "conversion", RULE, "form");
        long age = request.at().toEpochMilli() - element.path("conversionHappenedAt").asLong(0);
        if (!element.path("conversionHappenedAt").isIntegralNumber() || age > Duration.ofDays(90).toMillis()
                || age < -60_000) {
            checks.fault("conversionHappenedAt", "time");
        }
        JsonNode value = element.path("conversionValue");
        if (!value.isMissingNode()) {
            checks.fields(value, "conversionValue", "currencyCode amount", "");
            checks.text(value.path("amount"), "conversionValue.amount", AMOUNT, "form");
            checks.text(value.path("currencyCode"), "conversionValue.currencyCode", Checks.CURRENCY, "form");
        }
        JsonNode user = element.path("user");
        checks.fields(user, "user", "userIds", "userInfo externalIds lead");
        user.path("userIds").forEach(id -> {
            checks.fields(id, "user.userIds", "idType idValue", "");
            checks.text(id.path("idType"), "user.userIds", ID_TYPE, "form");
            if (id.path("idType").asString("").startsWith("SHA256")) {
                checks.text(id.path("idValue"), "user.userIds", Checks.SHA256, "hash");
            }
        });
        JsonNode info = user.path("userInfo");
        if (!info.isMissingNode()) {
            checks.fields(info, "user.userInfo", "firstName lastName", "title companyName countryCode");
        }
        if (user.path("externalIds").size() > 1 || user.path("userIds").isEmpty() && info.isMissingNode()) {
            checks.fault("user", "identifiers");
        }
        return checks.faults();
    }
}
