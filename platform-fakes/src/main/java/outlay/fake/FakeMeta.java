package outlay.fake;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Meta's Conversions API, v26.0: one wrong event has the whole request refused, and nobody says which.
final class FakeMeta implements Platform {
    private static final Pattern PATH = Pattern.compile("/v\\d{2}\\.\\d/\\d+/events");
    private static final Pattern COOKIE = Pattern
            .compile("fb\\.\\d+\\.\\d{13}\\.[^.]+(\\.[A-Za-z0-9_-]{2}|\\.[A-Za-z0-9_-]{8})?");
    private static final Set<String> SOURCES = Set.of("website", "app", "phone_call", "chat", "email",
            "physical_store", "system_generated", "business_messaging", "other");
    private static final List<Set<String>> WEAK = List.of(
            Set.of("ct", "country", "st", "zp", "ge", "client_user_agent"), Set.of("db", "client_user_agent"),
            Set.of("fn", "ge"), Set.of("ln", "ge"));
    private static final int TOO_OLD = 2_804_003;
    private static final int NO_VALUE = 2_804_009;
    private static final int INVALID = 2_804_019;
    private static final int TOO_WEAK = 2_804_050;

    private final Ledger ledger = new Ledger(Duration.ofHours(48));
    private final FakeMetaQuality quality;

    /// @param quality answers how well the events that come here are matched
    FakeMeta(FakeMetaQuality quality) {
        this.quality = quality;
    }

    @Override
    public String name() {
        return "meta";
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
        JsonNode body = Checks.object(request.body());
        String token = request.bearer().isEmpty() ? body.path("access_token").asString("") : request.bearer();
        if (token.isEmpty()) {
            return error(401, 190, 463);
        }
        Checks checks = new Checks();
        checks.fields(body, "", "data", "access_token test_event_code partner_agent namespace_id upload_id upload_tag "
                + "upload_source");
        JsonNode data = body.path("data");
        if (!checks.faults().isEmpty() || !data.isArray() || data.isEmpty() || data.size() > 1_000) {
            ledger.refused(data.size());
            return error(400, 100, INVALID);
        }
        for (JsonNode event : data) {
            int wrong = wrong(event, request);
            if (wrong != 0) {
                ledger.refused(data.size());
                return error(400, 100, wrong);
            }
        }
        data.forEach(event -> {
            if (ledger.take(event.path("event_id").asString() + "|" + event.path("event_name").asString(),
                    request.at())) {
                quality.saw(event);
            }
        });
        ObjectNode reply = JsonNodeFactory.instance.objectNode().put("events_received", data.size());
        reply.putArray("messages");
        return Reply.json(200, reply.put("fbtrace_id", "Afake"));
    }

    private static int wrong(JsonNode event, Received request) {
        Checks checks = new Checks();
        checks.fields(event, "", "event_name event_time user_data action_source",
                "event_source_url event_id custom_data "
                        + "opt_out data_processing_options data_processing_options_country "
                        + "data_processing_options_state "
                        + "referrer_url original_event_data attribution_data "
                        + "customer_segmentation app_data messaging_channel");
        JsonNode user = event.path("user_data");
        checks.fields(user, "user_data", "", "em ph fn ln db ge ct st zp country external_id client_ip_address "
                + "client_user_agent fbc fbp subscription_id anon_id madid page_id page_scoped_user_id ctwa_clid "
                + "ig_account_id ig_sid fb_login_id lead_id");
        for (String hashed : List.of("em", "ph", "fn", "ln", "db", "ge", "ct", "st", "zp", "country")) {
            checks.text(user.path(hashed), hashed, Checks.SHA256, "not hashed");
        }
        checks.text(user.path("fbc"), "fbc", COOKIE, "form");
        checks.text(user.path("fbp"), "fbp", COOKIE, "form");
        JsonNode custom = event.path("custom_data");
        checks.number(custom.path("value"), "value");
        checks.text(custom.path("currency"), "currency", Checks.CURRENCY, "form");
        JsonNode options = event.path("data_processing_options");
        if (!options.isMissingNode() && !options.isArray()) {
            checks.fault("data_processing_options", "not a list");
        }
        if (!event.path("event_time").isIntegralNumber() || !SOURCES.contains(event.path("action_source").asString(""))
                || !checks.faults().isEmpty()) {
            return INVALID;
        }
        long days = event.path("action_source").asString().equals("physical_store") ? 62 : 7;
        long age = request.at().getEpochSecond() - event.path("event_time").asLong();
        if (age > Duration.ofDays(days).toSeconds()) {
            return TOO_OLD;
        }
        if (age < -60) {
            return INVALID;
        }
        if (event.path("event_name").asString().equals("Purchase")
                && !(custom.hasNonNull("value") && custom.hasNonNull("currency"))) {
            return NO_VALUE;
        }
        Set<String> known = Set.copyOf(user.propertyNames());
        return known.isEmpty() || WEAK.stream().anyMatch(weak -> weak.containsAll(known)) ? TOO_WEAK : 0;
    }

    /// In the language of the account, as there.
    static Reply error(int status, int code, int subcode) {
        ObjectNode reply = JsonNodeFactory.instance.objectNode();
        reply.putObject("error").put("message", "Ungültiger Parameter").put("type", "OAuthException")
                .put("code", code).put("error_subcode", subcode).put("is_transient", false)
                .put("fbtrace_id", "Afake");
        return Reply.json(status, reply);
    }
}
