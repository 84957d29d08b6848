package outlay.audit;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import outlay.json.Json;
import outlay.web.Mistake;
import outlay.web.Mistakes;
import outlay.web.Request;
import outlay.web.Response;
import outlay.web.Router;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Who has done what, over HTTP.
public final class AuditApi {
    public static final String PATH = "/api/v1/audit";
    private static final Set<String> NAMES = Set.of("after", "before", "limit", "who", "what", "client", "about",
            "from", "to");
    private static final int USUAL = 100;
    /// Reading all of it takes a second in a million entries.
    private static final Duration BETWEEN_CHECKS = Duration.ofMinutes(1);
    private final AuditLog log;
    private final Clock clock;
    private Instant checkedAt = Instant.MIN;
    private AuditCheck checked = new AuditCheck(0, 0, AuditLine.BEGINNING, Optional.empty());

    public AuditApi(AuditLog log, Clock clock) {
        this.log = log;
        this.clock = clock;
    }

    public Router addTo(Router router) {
        return router.get(PATH, this::page);
    }

    private Response page(Request request) {
        AuditQuestion question = question(request);
        AuditPage page = log.page(question);
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        ArrayNode entries = node.putArray("entries");
        page.entries().forEach(entry -> entries.add(node(entry)));
        node.put("next", page.next().stream().mapToObj(Long::toString).findFirst().orElse(""));
        node.set("chain", node(check(), question.client().isEmpty()));
        return Response.json(Json.bytes(node)).with("Cache-Control", "no-store");
    }

    /// An entry as JSON.
    public static ObjectNode node(AuditEntry entry) {
        AuditEntry.Said said = entry.said();
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("entry", entry.number()).put("at", entry.at().toString())
                .put("by", said.kind().name().toLowerCase(Locale.ROOT)).put("who", said.who()).put("from", said.from())
                .put("what", said.what()).put("client", said.client()).put("subject", said.subject())
                .put("status", said.status());
        said.taken().ifPresent(taken -> node.putObject("taken").put("rows", taken.rows()).put("digest",
                taken.digest()));
        return node;
    }

    /// One chain holds the entries of all clients, and how long it is would tell one of them how much the others do.
    /// So a page of a client says only whether it is whole.
    private ObjectNode node(AuditCheck check, boolean ofAll) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("whole", check.whole());
        if (!ofAll) {
            return node;
        }
        node.put("first", check.first()).put("last", check.last()).put("head", check.chain()).put("checked_at",
                checkedAt.toString());
        check.bad().ifPresent(bad -> node.putObject("bad").put("entry", bad.number()).put("why", bad.why()));
        return node;
    }

    private synchronized AuditCheck check() {
        Instant now = clock.instant();
        if (Duration.between(checkedAt.equals(Instant.MIN) ? Instant.EPOCH : checkedAt, now)
                .compareTo(BETWEEN_CHECKS) > 0) {
            checked = log.check();
            checkedAt = now;
        }
        return checked;
    }

    private static AuditQuestion question(Request request) {
        List<Mistake> mistakes = new ArrayList<>();
        Map<String, String> asked = new TreeMap<>();
        request.query().forEach((name, values) -> {
            if (!NAMES.contains(name) || values.size() > 1) {
                mistakes.add(new Mistake(name, NAMES.contains(name)
                        ? name + " is given twice; give it once"
                        : name + " is not known; there are " + String.join(", ", NAMES.stream().sorted().toList())));
            }
            asked.put(name, values.getFirst());
        });
        // Other lists call it after; entries that come after in the list come before in time.
        String place = asked.containsKey("after") ? "after" : "before";
        OptionalLong before = asked.containsKey(place)
                ? OptionalLong.of(number(place, asked, Long.MAX_VALUE, mistakes))
                : OptionalLong.empty();
        int limit = asked.containsKey("limit") ? (int) number("limit", asked, AuditQuestion.MOST, mistakes) : USUAL;
        Instant from = day("from", asked, mistakes).map(day -> start(day)).orElse(Instant.MIN);
        Instant until = day("to", asked, mistakes).map(day -> start(day.plusDays(1))).orElse(Instant.MAX);
        if (!mistakes.isEmpty()) {
            throw new Mistakes(mistakes);
        }
        return new AuditQuestion(before, limit, asked.getOrDefault("who", ""), asked.getOrDefault("what", ""),
                Optional.ofNullable(asked.get("client")), asked.getOrDefault("about", ""), from, until);
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static Optional<LocalDate> day(String name, Map<String, String> asked, List<Mistake> mistakes) {
        String text = asked.getOrDefault(name, "");
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(text));
        } catch (DateTimeException wrong) {
            mistakes.add(new Mistake(name, name + " is \"" + text + "\"; write a day of UTC like 2026-11-26"));
            return Optional.empty();
        }
    }

    private static long number(String name, Map<String, String> asked, long most, List<Mistake> mistakes) {
        String text = asked.getOrDefault(name, "");
        if (text.matches("[1-9]\\d{0,17}") && Long.parseLong(text) <= most) {
            return Long.parseLong(text);
        }
        mistakes.add(new Mistake(name, name + " is \"" + text + "\"; write a whole number from 1 to " + most));
        return 1;
    }
}
