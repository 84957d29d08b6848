package outlay.activate;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import tools.jackson.databind.JsonNode;

/// What answers mean at every destination, as far as HTTP itself says.
public final class Reading {
    private static final int REDIRECTS = 300;
    private static final int UNAUTHORIZED = 401;
    /// Statuses of an address, a version or a right that are wrong: no conversion is to blame.
    private static final Set<Integer> SETTINGS = Set.of(402, 403, 404, 405, 410, 426, 451);
    private static final int TIMED_OUT = 408;
    private static final int TOO_MANY = 429;
    private static final int BROKEN = 500;

    private Reading() {}

    /// What a status alone says; empty for those that the body explains: 2xx and the refusals of 4xx.
    public static Optional<Verdict> status(Answer answer) {
        String code = "HTTP " + answer.status();
        Duration wait = answer.retryAfter().orElse(Duration.ZERO);
        int status = answer.status();
        if (status == UNAUTHORIZED) {
            return Optional.of(new Verdict.Unauthorized(code));
        }
        if (SETTINGS.contains(status) || status >= REDIRECTS && status < 400) {
            return Optional.of(new Verdict.Blocked(code));
        }
        if (status == TOO_MANY) {
            return Optional.of(new Verdict.Retry(code, wait, false));
        }
        if (status == TIMED_OUT || status >= BROKEN || status < 200) {
            return Optional.of(new Verdict.Retry(code, wait, true));
        }
        return Optional.empty();
    }

    /// An answer of success that cannot be read: what it meant is not known.
    public static Verdict unreadable() {
        return new Verdict.Retry("unreadable answer", Duration.ZERO, true);
    }

    /// A whole call was refused because of some: those are rejected, the others are sent again.
    ///
    /// @param wrong by their places in the call; empty where the answer names none, which halves the call
    public static List<Verdict> without(SortedMap<Integer, Verdict> wrong, String code, int sent) {
        if (wrong.isEmpty() || wrong.firstKey() < 0 || wrong.lastKey() >= sent) {
            return Verdict.refused(code, sent);
        }
        List<Verdict> verdicts = new ArrayList<>();
        for (int i = 0; i < sent; i++) {
            verdicts.add(wrong.getOrDefault(i, new Verdict.Again()));
        }
        return verdicts;
    }

    /// Each conversion has its own: what is not named was delivered.
    public static List<Verdict> each(SortedMap<Integer, Verdict> named, int sent) {
        List<Verdict> verdicts = new ArrayList<>();
        for (int i = 0; i < sent; i++) {
            verdicts.add(named.getOrDefault(i, new Verdict.Delivered()));
        }
        return verdicts;
    }

    /// A member's text, or its number as text; empty where there is none.
    public static String text(JsonNode node, String name) {
        JsonNode member = node.path(name);
        return member.isString() || member.isNumber() || member.isBoolean() ? member.asString() : "";
    }
}
