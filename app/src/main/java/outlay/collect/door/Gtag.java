package outlay.collect.door;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import outlay.collect.BadEvent;
import outlay.collect.Refusal;
import outlay.collect.UrlTags;
import outlay.web.Response;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What gtag.js sends to `/g/collect`: parameters in the query, and a line for each event in the body. The measurement
/// id (`tid`) is the key.
record Gtag() implements Protocol {
    /// The short names that matter, with Google's long ones.
    private static final Map<String, String> LONG = Map.ofEntries(Map.entry("dl", "page_location"),
            Map.entry("dr", "page_referrer"), Map.entry("dt", "page_title"), Map.entry("cu", "currency"),
            Map.entry("cs", "source"), Map.entry("cm", "medium"), Map.entry("cn", "campaign"),
            Map.entry("ck", "term"), Map.entry("cc", "content"), Map.entry("ci", "campaign_id"),
            Map.entry("gclid", "gclid"), Map.entry("dclid", "dclid"), Map.entry("gbraid", "gbraid"),
            Map.entry("wbraid", "wbraid"), Map.entry("ep.screen_name", "screen_name"));
    private static final Map<String, String> CONSENT = Map.of("gcs", "gcs", "gcd", "gcd", "us_privacy", "us_privacy",
            "gdpr_consent", "tcf");

    @Override
    public Parcel open(Hit hit) {
        Map<String, String> shared = new LinkedHashMap<>();
        hit.request().query().forEach((name, values) -> shared.put(name, values.getFirst()));
        String body = new String(hit.body(), StandardCharsets.UTF_8);
        List<Item> items = new ArrayList<>();
        for (String line : body.split("\r?\n")) {
            if (!line.isBlank()) {
                items.add(new Event(shared, line));
            }
        }
        if (items.isEmpty()) {
            items.add(new Event(shared, ""));
        }
        return new Parcel(hit.query("tid"), items);
    }

    @Override
    public Response answer(List<Result> results) {
        return new MeasurementProtocol().answer(results);
    }

    @Override
    public Response dropped(DropReason reason, int status, String detail) {
        return Answers.problem(reason, status, detail);
    }

    private record Event(Map<String, String> shared, String line) implements Item {
        @Override
        public byte[] bytes() {
            StringBuilder text = new StringBuilder(line);
            shared.forEach((name, value) -> text.append('\n').append(name).append('=').append(value));
            return text.toString().getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public ObjectNode read() throws BadEvent {
            Map<String, String> all = new LinkedHashMap<>(shared);
            for (String pair : line.split("&")) {
                int equals = pair.indexOf('=');
                if (equals > 0) {
                    all.put(UrlTags.decoded(pair.substring(0, equals)), UrlTags.decoded(pair.substring(equals + 1)));
                }
            }
            String name = all.getOrDefault("en", "");
            if (name.isEmpty()) {
                throw new BadEvent(Refusal.NOT_AN_EVENT, "en", "the hit has no event name \"en\"");
            }
            ObjectNode params = JsonNodeFactory.instance.objectNode();
            ObjectNode sent = JsonNodeFactory.instance.objectNode();
            all.forEach((parameter, value) -> {
                sent.put(parameter, value);
                if (LONG.containsKey(parameter)) {
                    params.put(LONG.getOrDefault(parameter, parameter), value);
                } else if (parameter.startsWith("ep.") || parameter.startsWith("epn.")) {
                    params.put(parameter.substring(parameter.indexOf('.') + 1), value);
                }
            });
            ObjectNode call = Ga4.call(name, params, all.getOrDefault("cid", ""), all.getOrDefault("uid", ""));
            call.put("messageId", Ga4.id(sent));
            ObjectNode context = Trees.object(call, "context");
            Trees.put(context, "ip", all.getOrDefault("_uip", ""));
            CONSENT.forEach((theirs, ours) -> {
                if (all.containsKey(theirs)) {
                    Trees.object(context, "consent").put(ours, all.getOrDefault(theirs, ""));
                }
            });
            return call;
        }
    }
}
