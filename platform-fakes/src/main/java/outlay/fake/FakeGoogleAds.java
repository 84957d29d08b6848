package outlay.fake;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The Google Ads API's uploads of clicks and of adjustments: an answer of success holds one for each that failed.
final class FakeGoogleAds implements Platform {
    private static final Pattern PATH = Pattern
            .compile("/v\\d{2}/customers/\\d{10}:upload(ClickConversions|ConversionAdjustments)");
    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d[+-]\\d\\d:\\d\\d");
    private static final Pattern CONSENT = Pattern.compile("GRANTED|DENIED|UNSPECIFIED");
    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ssxxx", Locale.ROOT);

    private final Ledger ledger = new Ledger(Duration.ofDays(3_650));
    private final Set<String> retracted = new HashSet<>();

    @Override
    public String name() {
        return "google-ads";
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
    public synchronized Reply answer(Received request) {
        if (request.bearer().isEmpty()) {
            return whole(401, "UNAUTHENTICATED");
        }
        boolean adjusting = request.path().endsWith("Adjustments");
        String list = adjusting ? "conversionAdjustments" : "conversions";
        JsonNode body = Checks.object(request.body());
        Checks checks = new Checks();
        checks.fields(body, "", list + " partialFailure", "validateOnly jobId debugEnabled");
        JsonNode items = body.path(list);
        items.forEach(item -> checks.fields(item, list, "conversionAction", adjusting
                ? "orderId gclidDateTimePair adjustmentType adjustmentDateTime restatementValue "
                        + "userIdentifiers userAgent"
                : "gclid gbraid wbraid conversionDateTime conversionValue currencyCode orderId externalAttributionData "
                        + "customVariables cartData userIdentifiers conversionEnvironment consent customerType "
                        + "userIpAddress sessionAttributesEncoded sessionAttributesKeyValuePairs"));
        items.forEach(item -> item.path("consent").values().forEach(
                state -> checks.text(state, "consent", CONSENT, "INVALID_ENUM_VALUE")));
        if (!checks.faults().isEmpty() || items.isEmpty() || items.size() > 2_000
                || !body.path("partialFailure").asBoolean(false)) {
            ledger.refused(items.size());
            return whole(400, "INVALID_ARGUMENT");
        }
        ObjectNode reply = JsonNodeFactory.instance.objectNode();
        ArrayNode errors = JsonNodeFactory.instance.arrayNode();
        ArrayNode results = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i < items.size(); i++) {
            Optional<String> code = adjusting ? adjust(items.path(i)) : upload(items.path(i), request.at());
            ObjectNode result = results.addObject();
            if (code.isPresent()) {
                ledger.refused(1);
                error(errors, code.get(), list, i, adjusting);
            } else {
                result.put("conversionAction", items.path(i).path("conversionAction").asString());
            }
        }
        if (!errors.isEmpty()) {
            reply.putObject("partialFailureError").put("code", 3).put("message", "…").putArray("details").addObject()
                    .put("@type", "type.googleapis.com/google.ads.googleads.v26.errors.GoogleAdsFailure")
                    .set("errors", errors);
        }
        reply.set("results", results);
        return Reply.json(200, reply.put("jobId", "7"));
    }

    private Optional<String> upload(JsonNode item, Instant now) {
        if (item.has("gbraid") && item.has("wbraid")) {
            return Optional.of("GBRAID_WBRAID_BOTH_SET");
        }
        boolean braid = item.has("gbraid") || item.has("wbraid");
        if (braid && item.has("userIdentifiers")) {
            return Optional.of("UNSUPPORTED_USER_IDENTIFIER");
        }
        Checks checks = new Checks();
        JsonNode people = item.path("userIdentifiers");
        people.forEach(each -> {
            checks.fields(each, "userIdentifiers", "",
                    "userIdentifierSource hashedEmail hashedPhoneNumber addressInfo");
            checks.text(each.path("hashedEmail"), "", Checks.SHA256, "");
            checks.text(each.path("hashedPhoneNumber"), "", Checks.SHA256, "");
        });
        if (!checks.faults().isEmpty() || people.size() > 5) {
            return Optional.of("INVALID_USER_IDENTIFIER");
        }
        if (!braid && !item.has("gclid") && people.isEmpty()) {
            return Optional.of("UNPARSEABLE_GCLID");
        }
        Optional<Instant> at = time(item.path("conversionDateTime").asString(""));
        if (at.isEmpty()) {
            return Optional.of("INVALID_CONVERSION_DATE_TIME");
        }
        if (at.get().isBefore(now.minus(Duration.ofDays(90)))) {
            return Optional.of("EXPIRED_EVENT");
        }
        String key = item.path("orderId").asString(item.path("gclid").asString("") + at.get());
        return ledger.take(key, now) ? Optional.empty() : Optional.of("ORDER_ID_ALREADY_IN_USE");
    }

    private Optional<String> adjust(JsonNode item) {
        String order = item.path("orderId").asString("");
        if (time(item.path("adjustmentDateTime").asString("")).isEmpty()) {
            return Optional.of("INVALID_ADJUSTMENT_DATE_TIME");
        }
        if (!ledger.knows(order)) {
            return Optional.of("CONVERSION_NOT_FOUND");
        }
        boolean retraction = item.path("adjustmentType").asString("").equals("RETRACTION");
        if (retraction == item.has("restatementValue")) {
            return Optional.of("INVALID_ADJUSTMENT");
        }
        if (retracted.contains(order)) {
            return Optional.of("CONVERSION_ALREADY_RETRACTED");
        }
        if (retraction) {
            retracted.add(order);
        }
        return Optional.empty();
    }

    private static Optional<Instant> time(String text) {
        if (!TIME.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(OffsetDateTime.parse(text, FORMAT).toInstant());
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }

    private static void error(ArrayNode errors, String code, String list, int place, boolean adjusting) {
        ObjectNode error = errors.addObject().put("message", "…");
        error.putObject("errorCode").put(adjusting ? "conversionAdjustmentUploadError" : "conversionUploadError", code);
        ArrayNode path = error.putObject("location").putArray("fieldPathElements");
        path.addObject().put("fieldName", list).put("index", place);
    }

    private static Reply whole(int status, String word) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putObject("error").put("code", status).put("status", word).put("message", "…");
        return Reply.json(status, body);
    }
}
