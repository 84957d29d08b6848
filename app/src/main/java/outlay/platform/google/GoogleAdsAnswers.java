package outlay.platform.google;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import outlay.activate.Answer;
import outlay.activate.Reading;
import outlay.activate.Verdict;
import tools.jackson.databind.JsonNode;

/// What the Google Ads API's answers mean: an answer of success holds one for each that failed.
final class GoogleAdsAnswers {
    private static final Duration CLICKS_ARE_KNOWN = Duration.ofHours(6);
    private static final Duration A_DAY = Duration.ofDays(1);
    private static final Set<String> THERE = Set.of("CLICK_CONVERSION_ALREADY_EXISTS", "CALL_CONVERSION_ALREADY_EXISTS",
            "ORDER_ID_ALREADY_IN_USE", "DUPLICATE_ORDER_ID", "DUPLICATE_CLICK_CONVERSION_IN_REQUEST",
            "CONVERSION_ALREADY_ENHANCED", "RESTATEMENT_ALREADY_EXISTS", "MORE_RECENT_RESTATEMENT_FOUND",
            "CONVERSION_ALREADY_RETRACTED");
    private static final Map<String, Duration> LATER = Map.of("TOO_RECENT_EVENT", CLICKS_ARE_KNOWN, "TOO_RECENT_CALL",
            CLICKS_ARE_KNOWN, "TOO_RECENT_CONVERSION_ACTION", CLICKS_ARE_KNOWN, "TOO_RECENT_CONVERSION", A_DAY,
            "CONVERSION_NOT_FOUND", A_DAY, "RESOURCE_EXHAUSTED", Duration.ZERO, "RESOURCE_TEMPORARILY_EXHAUSTED",
            Duration.ZERO, "INTERNAL_ERROR", Duration.ZERO, "TRANSIENT_ERROR", Duration.ZERO, "DEADLINE_EXCEEDED",
            Duration.ZERO);
    private static final Set<String> SETTINGS = Set.of("CUSTOMER_NOT_ALLOWLISTED_FOR_THIS_FEATURE",
            "CUSTOMER_NOT_ACCEPTED_CUSTOMER_DATA_TERMS", "CUSTOMER_NOT_ENABLED_ENHANCED_CONVERSIONS_FOR_LEADS",
            "CUSTOMER_DATA_POLICY_PROHIBITS_ENHANCED_CONVERSIONS", "NO_CONVERSION_ACTION_FOUND",
            "INVALID_CONVERSION_ACTION_TYPE", "CONVERSION_TRACKING_NOT_ENABLED_AT_IMPRESSION_TIME",
            "CUSTOM_VARIABLE_NOT_ENABLED", "CLOUD_PROJECT_NOT_APPROVED_FOR_PRODUCTION", "ACTION_NOT_PERMITTED");

    private GoogleAdsAnswers() {}

    static List<Verdict> read(Answer answer, int sent) {
        JsonNode body = answer.json().orElse(null);
        if (!answer.successful()) {
            Optional<Verdict> named = body == null ? Optional.empty() : whole(body.path("error"));
            return named.or(() -> Reading.status(answer)).map(verdict -> verdict.times(sent))
                    .orElseGet(() -> Verdict.refused("HTTP " + answer.status(), sent));
        }
        if (body == null || !body.path("results").isArray() && !body.has("partialFailureError")) {
            return Reading.unreadable().times(sent);
        }
        TreeMap<Integer, Verdict> named = new TreeMap<>();
        for (JsonNode error : errors(body.path("partialFailureError"))) {
            Optional<Integer> place = place(error);
            if (place.isEmpty() || place.get() < 0 || place.get() >= sent) {
                return verdict(code(error), "").times(sent);
            }
            named.putIfAbsent(place.get(), verdict(code(error), field(error)));
        }
        return Reading.each(named, sent);
    }

    /// The refusal of a call as a whole, where it says more than its status.
    private static Optional<Verdict> whole(JsonNode error) {
        for (JsonNode each : errors(error)) {
            String code = code(each);
            if (SETTINGS.contains(code)) {
                return Optional.of(new Verdict.Blocked(code));
            }
            Duration after = LATER.get(code);
            if (after != null) {
                return Optional.of(new Verdict.Retry(code, after, code.equals("INTERNAL_ERROR")));
            }
        }
        return Optional.empty();
    }

    private static List<JsonNode> errors(JsonNode status) {
        return status.path("details").valueStream().flatMap(detail -> detail.path("errors").valueStream()).toList();
    }

    /// `{"errorCode":{"conversionUploadError":"CLICK_NOT_FOUND"}}`: which enum it is of does not matter.
    private static String code(JsonNode error) {
        return error.path("errorCode").valueStream().map(JsonNode::asString).findFirst().orElse("UNKNOWN");
    }

    private static Optional<Integer> place(JsonNode error) {
        return error.path("location").path("fieldPathElements").valueStream()
                .filter(element -> element.path("index").isIntegralNumber() && Reading.text(element, "fieldName")
                        .startsWith("conversion"))
                .map(element -> element.path("index").asInt()).findFirst();
    }

    private static String field(JsonNode error) {
        return error.path("location").path("fieldPathElements").valueStream().skip(1)
                .map(element -> Reading.text(element, "fieldName")).findFirst().orElse("");
    }

    private static Verdict verdict(String code, String field) {
        if (THERE.contains(code)) {
            return new Verdict.Duplicate(code);
        }
        Duration after = LATER.get(code);
        if (after != null) {
            return new Verdict.Retry(code, after, false);
        }
        return SETTINGS.contains(code) ? new Verdict.Blocked(code) : new Verdict.Rejected(code, field);
    }
}
