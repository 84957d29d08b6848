package outlay.platform.google;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import outlay.activate.Answer;
import outlay.activate.Reading;
import outlay.activate.Verdict;
import tools.jackson.databind.JsonNode;

/// What the Data Manager's answers mean: at once, which says only that it was taken in, and later.
final class DataManagerAnswers {
    private static final Pattern EVENT = Pattern.compile("(?i)events\\[(\\d+)]");
    private static final String PREFIX = "PROCESSING_ERROR_REASON_";
    private static final int NOT_KNOWN = 404;
    private static final Duration CLICKS_ARE_KNOWN = Duration.ofHours(6);
    private static final Set<String> SETTINGS = Set.of("TERMS_AND_CONDITIONS_NOT_SIGNED", "NOT_ALLOWLISTED",
            "EU_POLITICAL_ADVERTISING_DECLARATION_REQUIRED", "OPERATING_ACCOUNT_LOGIN_ACCOUNT_MISMATCH",
            "EVENT_SOURCE_AND_DESTINATION_MISMATCH", "CUSTOM_VARIABLE_NOT_ENABLED", "INVALID_MERCHANT_ID",
            "OPERATING_ACCOUNT_MISMATCH_FOR_AD_IDENTIFIER", "INVALID_OPERATING_ACCOUNT_FOR_CLICK",
            "ONE_PER_CLICK_CONVERSION_ACTION_NOT_PERMITTED_WITH_BRAID", "EXTERNAL_ATTRIBUTION_DATA_MISSING");
    private static final Set<String> BUSY = Set.of("RESOURCE_EXHAUSTED", "DEADLINE_EXCEEDED", "INTERNAL_ERROR",
            "UNAVAILABLE", "INTERNAL");

    private DataManagerAnswers() {}

    static List<Verdict> read(Answer answer, int sent) {
        JsonNode body = answer.json().orElse(null);
        if (answer.successful()) {
            String id = body == null ? "" : Reading.text(body, "requestId");
            return (id.isEmpty() ? Reading.unreadable() : new Verdict.Pending(id)).times(sent);
        }
        Optional<Verdict> plain = Reading.status(answer);
        if (plain.isPresent() || body == null) {
            return plain.map(verdict -> verdict.times(sent))
                    .orElseGet(() -> Verdict.refused("HTTP " + answer.status(), sent));
        }
        return refused(body.path("error"), sent);
    }

    private static List<Verdict> refused(JsonNode error, int sent) {
        TreeMap<Integer, Verdict> wrong = new TreeMap<>();
        String code = Reading.text(error, "status");
        for (JsonNode detail : error.path("details")) {
            for (JsonNode violation : detail.path("fieldViolations")) {
                String reason = Reading.text(violation, "reason");
                String field = Reading.text(violation, "field");
                if (blocks(reason)) {
                    return new Verdict.Blocked(reason).times(sent);
                }
                Matcher event = EVENT.matcher(field);
                if (event.find() && event.group(1).length() <= 6) {
                    wrong.putIfAbsent(Integer.parseInt(event.group(1)),
                            new Verdict.Rejected(reason, field.substring(event.end()).replaceFirst("^\\.", "")));
                } else {
                    code = reason.isEmpty() ? code : reason;
                }
            }
            String reason = Reading.text(detail, "reason");
            if (blocks(reason)) {
                return new Verdict.Blocked(reason).times(sent);
            }
        }
        return Reading.without(wrong, code.isEmpty() ? "refused" : code, sent);
    }

    private static boolean blocks(String reason) {
        return SETTINGS.contains(reason) || reason.startsWith("DESTINATION_ACCOUNT_");
    }

    /// Google tells how many failed and for which reason, never which. Where all of them share one fate it is known.
    /// What cannot be asked now is asked again: the call itself was taken in, and is not made twice.
    static List<Verdict> settle(Answer answer, String requestId, int sent) {
        if (answer.status() == NOT_KNOWN) {
            return new Verdict.Uncertain("HTTP 404", sent).times(sent);
        }
        if (!answer.successful()) {
            return new Verdict.Pending(requestId).times(sent);
        }
        JsonNode status = answer.json().map(body -> body.path("requestStatusPerDestination").path(0)).orElse(null);
        if (status == null || !status.isObject()) {
            return new Verdict.Pending(requestId).times(sent);
        }
        JsonNode counts = status.path("errorInfo").path("errorCounts");
        return switch (Reading.text(status, "requestStatus")) {
            case "SUCCESS" -> new Verdict.Delivered().times(sent);
            case "FAILED", "PARTIAL_SUCCESS" -> counted(counts, sent);
            default -> new Verdict.Pending(requestId).times(sent);
        };
    }

    private static List<Verdict> counted(JsonNode counts, int sent) {
        long failed = 0;
        for (JsonNode count : counts) {
            failed += count.path("recordCount").asLong(0);
        }
        String reason = Reading.text(counts.path(0), "reason").replaceFirst("^" + PREFIX, "");
        if (counts.size() == 1 && failed == sent) {
            return processed(reason).times(sent);
        }
        return new Verdict.Uncertain(reason.isEmpty() ? "FAILED" : reason.toUpperCase(Locale.ROOT),
                failed == 0 ? sent : failed).times(sent);
    }

    private static Verdict processed(String reason) {
        if (reason.equals("TOO_RECENT_CLICK")) {
            return new Verdict.Retry(reason, CLICKS_ARE_KNOWN, false);
        }
        if (reason.startsWith("DUPLICATE_")) {
            return new Verdict.Duplicate(reason);
        }
        if (reason.endsWith("_CONSENT")) {
            return new Verdict.Unconsented(reason);
        }
        if (BUSY.contains(reason)) {
            return new Verdict.Retry(reason, Duration.ZERO, true);
        }
        return blocks(reason) ? new Verdict.Blocked(reason) : new Verdict.Rejected(reason, "");
    }
}
