package outlay.platform.microsoft;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import outlay.activate.Answer;
import outlay.activate.Reading;
import outlay.activate.Verdict;
import tools.jackson.databind.JsonNode;

/// What the answers of Microsoft's two APIs mean. Their messages can quote the person, so only codes are kept.
final class MicrosoftAnswers {
    private static final Duration RATE = Duration.ofSeconds(60);
    private static final Duration GOAL_IS_READY = Duration.ofHours(2);
    private static final Set<String> SETTINGS = Set.of("UserIsNotAuthorized", "OfflineConversionNameInvalid",
            "OfflineConversionPilotNotEnabledForCustomer", "CustomerListTermsAndConditionsNotAccepted");
    private static final Set<String> CREDENTIALS = Set.of("InvalidCredentials", "AuthenticationTokenExpired");
    private static final Set<String> RATES = Set.of("CallRateExceeded", "ConcurrentRequestOverLimit");
    private static final Set<String> BUSY = Set.of("InternalError", "OfflineConversionsApplyFailed");

    private MicrosoftAnswers() {}

    static List<Verdict> offline(Answer answer, int sent) {
        JsonNode body = answer.json().orElse(null);
        if (answer.successful()) {
            return body == null || !body.path("PartialErrors").isArray()
                    ? Reading.unreadable().times(sent)
                    : named(body.path("PartialErrors"), "Index", sent);
        }
        Optional<Verdict> fault = body == null ? Optional.empty() : fault(body, answer);
        return fault.or(() -> Reading.status(answer)).map(verdict -> verdict.times(sent))
                .orElseGet(() -> Verdict.refused("HTTP " + answer.status(), sent));
    }

    /// The list has only those that failed, each with its place.
    private static List<Verdict> named(JsonNode errors, String place, int sent) {
        TreeMap<Integer, Verdict> named = new TreeMap<>();
        for (JsonNode error : errors) {
            Verdict verdict = verdict(Reading.text(error, "ErrorCode"), Reading.text(error, "FieldPath"));
            int index = error.path(place).asInt(-1);
            if (index < 0 || index >= sent) {
                return verdict.times(sent);
            }
            named.putIfAbsent(index, verdict);
        }
        return Reading.each(named, sent);
    }

    /// A fault stands in one of three lists, whatever type it calls itself.
    private static Optional<Verdict> fault(JsonNode body, Answer answer) {
        for (String list : List.of("Errors", "OperationErrors", "BatchErrors")) {
            for (JsonNode error : body.path(list)) {
                String code = Reading.text(error, "ErrorCode");
                if (CREDENTIALS.contains(code)) {
                    return Optional.of(new Verdict.Unauthorized(code));
                }
                if (RATES.contains(code)) {
                    return Optional.of(new Verdict.Retry(code, answer.retryAfter().orElse(RATE), false));
                }
                if (BUSY.contains(code)) {
                    return Optional.of(new Verdict.Retry(code, Duration.ZERO, true));
                }
                if (SETTINGS.contains(code)) {
                    return Optional.of(new Verdict.Blocked(code));
                }
            }
        }
        return Optional.empty();
    }

    private static Verdict verdict(String code, String field) {
        if (code.equals("OfflineConversionNotAcceptedForGoal")) {
            return new Verdict.Retry(code, GOAL_IS_READY, false);
        }
        if (BUSY.contains(code)) {
            return new Verdict.Retry(code, Duration.ZERO, true);
        }
        if (RATES.contains(code)) {
            return new Verdict.Retry(code, RATE, false);
        }
        return SETTINGS.contains(code) ? new Verdict.Blocked(code) : new Verdict.Rejected(code, field);
    }

    static List<Verdict> uet(Answer answer, int sent) {
        Optional<Verdict> plain = Reading.status(answer);
        if (plain.isPresent()) {
            return plain.get().times(sent);
        }
        JsonNode body = answer.json().orElse(null);
        if (body == null) {
            return answer.successful()
                    ? Reading.unreadable().times(sent)
                    : Verdict.refused("HTTP " + answer.status(), sent);
        }
        TreeMap<Integer, Verdict> wrong = new TreeMap<>();
        String code = Reading.text(body.path("error"), "code");
        for (JsonNode detail : body.path("error").path("details")) {
            wrong.putIfAbsent(detail.path("index").asInt(-1),
                    new Verdict.Rejected(code.isEmpty() ? "refused" : code, Reading.text(detail, "propertyName")));
        }
        if (!answer.successful()) {
            return Reading.without(wrong, code.isEmpty() ? "HTTP " + answer.status() : code, sent);
        }
        boolean inside = wrong.isEmpty() || wrong.firstKey() >= 0 && wrong.lastKey() < sent;
        boolean counted = body.path("eventsReceived").asLong(-1) == sent - (inside ? wrong.size() : 0)
                || body.path("eventsReceived").asLong(-1) == sent;
        return inside && counted ? Reading.each(wrong, sent) : Reading.unreadable().times(sent);
    }
}
