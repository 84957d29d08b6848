package outlay.fake;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Microsoft's offline conversions and their adjustments over REST: a sparse list of those that failed.
final class FakeMicrosoftOffline implements Platform {
    private static final Pattern PATH = Pattern
            .compile("/CampaignManagement/v13/(OfflineConversions|OfflineConversionAdjustments)/Apply");

    private final Ledger ledger = new Ledger(Duration.ofDays(3_650));

    @Override
    public String name() {
        return "microsoft-offline";
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
        if (request.bearer().isEmpty() || Stream.of("developertoken", "customerid", "customeraccountid")
                .anyMatch(name -> request.header(name).isEmpty())) {
            return fault(401, 105, "InvalidCredentials");
        }
        boolean adjusting = request.path().contains("Adjustments");
        String list = adjusting ? "OfflineConversionAdjustments" : "OfflineConversions";
        JsonNode body = Checks.object(request.body());
        Checks checks = new Checks();
        checks.fields(body, "", list, "");
        JsonNode items = body.path(list);
        items.forEach(item -> checks.fields(item, list, "ConversionName ConversionTime", "MicrosoftClickId "
                + "HashedEmailAddress HashedPhoneNumber " + (adjusting
                        ? "AdjustmentType AdjustmentTime AdjustmentValue AdjustmentCurrencyCode"
                        : "ConversionValue ConversionCurrencyCode "
                                + "ExternalAttributionCredit ExternalAttributionModel")));
        if (!checks.faults().isEmpty() || items.isEmpty() || items.size() > 1_000) {
            ledger.refused(items.size());
            return fault(400, 1, "InvalidRequest");
        }
        ArrayNode errors = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i < items.size(); i++) {
            JsonNode item = items.path(i);
            Optional<String> code = common(item, request.at())
                    .or(() -> adjusting ? adjusted(item) : Optional.empty());
            if (code.isPresent()) {
                ledger.refused(1);
                errors.addObject().put("Code", 1).put("ErrorCode", code.get()).put("Message", "…").put("Index", i)
                        .putNull("FieldPath").putNull("Details").put("Type", "BatchError")
                        .putNull("ForwardCompatibilityMap");
            } else if (!adjusting) {
                ledger.take(key(items.path(i)), request.at());
            }
        }
        ObjectNode reply = JsonNodeFactory.instance.objectNode();
        reply.set("PartialErrors", errors);
        return Reply.json(200, reply);
    }

    private static Optional<String> common(JsonNode item, Instant now) {
        Instant at;
        try {
            at = Instant.parse(item.path("ConversionTime").asString(""));
        } catch (DateTimeException none) {
            return Optional.of("OfflineConversionTimeInvalid");
        }
        if (at.isBefore(now.minus(Duration.ofDays(90))) || at.isAfter(now)) {
            return Optional.of("OfflineConversionTimeOutOfWindow");
        }
        Checks checks = new Checks();
        checks.text(item.path("HashedEmailAddress"), "", Checks.SHA256, "");
        checks.text(item.path("HashedPhoneNumber"), "", Checks.SHA256, "");
        if (!checks.faults().isEmpty()) {
            return Optional.of("EmailMustBeHashed");
        }
        if (Stream.of("MicrosoftClickId", "HashedEmailAddress", "HashedPhoneNumber").noneMatch(item::hasNonNull)) {
            return Optional.of("OfflineConversionMicrosoftClickIdInvalid");
        }
        checks.text(item.path("ConversionCurrencyCode"), "", Checks.CURRENCY, "");
        checks.number(item.path("ConversionValue"), "");
        return checks.faults().isEmpty() ? Optional.empty() : Optional.of("OfflineConversionCurrencyCodeInvalid");
    }

    private Optional<String> adjusted(JsonNode item) {
        boolean retraction = item.path("AdjustmentType").asString("").equals("Retract");
        if (retraction == item.hasNonNull("AdjustmentValue")) {
            return Optional.of("OfflineConversionAdjustmentValueInvalid");
        }
        return ledger.knows(key(item)) ? Optional.empty() : Optional.of("OfflineConversionAdjustmentNotFound");
    }

    private static String key(JsonNode item) {
        return item.path("MicrosoftClickId").asString(item.path("HashedEmailAddress").asString(
                item.path("HashedPhoneNumber").asString(""))) + "|" + item.path("ConversionName").asString() + "|"
                + item.path("ConversionTime").asString();
    }

    private static Reply fault(int status, int number, String code) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putArray("Errors").addObject().put("Code", number).put("ErrorCode", code).put("Message", "…")
                .putNull("Detail");
        return Reply.json(status, body.put("TrackingId", "t").put("Type", "AdApiFaultDetail"));
    }
}
