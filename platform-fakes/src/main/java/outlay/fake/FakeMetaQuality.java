package outlay.fake;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Meta's Dataset Quality API, about the events that the fake of its Conversions API took: for each event the share of
/// them that had an identifier, and a score made of those shares. Meta's own formula is not public.
final class FakeMetaQuality implements Platform {
    private static final Pattern PATH = Pattern.compile("/v\\d+\\.\\d/dataset_quality");
    private static final int ALL_PERCENT = 100;
    private static final int OTHER_POINTS = 5;
    /// What Meta calls in its answers what events call otherwise.
    private static final Map<String, String> NAMES = Map.of("em", "email", "ph", "phone", "fn", "first_name", "ln",
            "last_name", "client_ip_address", "ip_address", "client_user_agent", "user_agent");
    private static final Map<String, Integer> POINTS = Map.of("em", 40, "ph", 20, "external_id", 10, "fbc", 10, "fbp",
            OTHER_POINTS, "client_ip_address", OTHER_POINTS, "client_user_agent", OTHER_POINTS);

    private final Ledger ledger = new Ledger(Duration.ZERO);
    private final Map<String, Seen> events = new TreeMap<>();

    /// Events of one name.
    private static final class Seen {
        private int count;
        private final Map<String, Integer> with = new TreeMap<>();
    }

    /// An event has been taken.
    synchronized void saw(JsonNode event) {
        Seen seen = events.computeIfAbsent(event.path("event_name").asString(""), name -> new Seen());
        seen.count++;
        event.path("user_data").propertyNames().forEach(key -> seen.with.merge(key, 1, Integer::sum));
    }

    @Override
    public String name() {
        return "meta-quality";
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
        String token = request.bearer().isEmpty() ? request.query().getOrDefault("access_token", "") : request.bearer();
        if (token.isEmpty()) {
            return FakeMeta.error(401, 190, 463);
        }
        if (!request.method().equals("GET") || !request.query().getOrDefault("dataset_id", "").matches("\\d{5,20}")) {
            return FakeMeta.error(400, 100, 33);
        }
        String fields = request.query().getOrDefault("fields", "");
        if (!fields.startsWith("web{") || !fields.contains("event_name")) {
            return FakeMeta.error(400, 100, 2_804_019);
        }
        ObjectNode reply = JsonNodeFactory.instance.objectNode();
        ArrayNode web = reply.putArray("web");
        events.forEach((name, seen) -> event(web.addObject().put("event_name", name), seen));
        return Reply.json(200, reply);
    }

    private static void event(ObjectNode into, Seen seen) {
        ObjectNode quality = into.putObject("event_match_quality");
        BigDecimal points = BigDecimal.ZERO;
        ArrayNode feedback = quality.putArray("match_key_feedback");
        for (Map.Entry<String, Integer> key : seen.with.entrySet()) {
            BigDecimal share = BigDecimal.valueOf((long) ALL_PERCENT * key.getValue())
                    .divide(BigDecimal.valueOf(seen.count), 1, RoundingMode.HALF_UP);
            feedback.addObject().put("identifier", NAMES.getOrDefault(key.getKey(), key.getKey()))
                    .putObject("coverage").put("percentage", share);
            points = points.add(share.multiply(BigDecimal.valueOf(POINTS.getOrDefault(key.getKey(), 1))));
        }
        quality.put("composite_score", points.divide(BigDecimal.valueOf(10L * ALL_PERCENT), 1, RoundingMode.HALF_UP)
                .min(BigDecimal.TEN));
    }
}
