package outlay.collect.door;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import outlay.collect.SegmentEvent;
import outlay.collect.door.ConsentStrings.Said;
import outlay.fact.Consent;
import outlay.fact.Consent.State;
import outlay.web.Request;
import tools.jackson.databind.JsonNode;

/// What a person allowed, from all that a call and its request say about it. Signals that disagree give the most
/// protective answer; one that cannot be read is a denial.
///
/// Read are, in `context.consent`: `categoryPreferences`; `gcs`, `gcd`; `tcf`; `gpp`; `us_privacy`; `gpc`;
/// `analytics_storage`, `ad_storage`, `ad_user_data`, `ad_personalization` with "granted" or "denied"; and the header
/// `Sec-GPC: 1`.
public final class ConsentSignals {
    private static final Map<String, Function<String, Said>> STRINGS = Map.of("gcs", ConsentStrings::gcs, "gcd",
            ConsentStrings::gcd, "tcf", ConsentStrings::tcf, "gpp", ConsentStrings::gpp, "us_privacy",
            ConsentStrings::usPrivacy);
    private static final Set<String> GOOGLE = Set.of("analytics_storage", "ad_storage", "ad_user_data",
            "ad_personalization");
    private static final String ANALYTICS = ".*(analytic|statistic|measure|performance).*|c0002";
    private static final String ADS = ".*(advert|marketing|targeting).*|c0004";

    private ConsentSignals() {}

    public static Consent of(JsonNode call, Request request) {
        JsonNode consent = call.path("context").path("consent");
        boolean privacyControl = request.header("Sec-GPC").orElse("").equals("1");
        if (!consent.isObject() && !privacyControl) {
            return Consent.UNKNOWN;
        }
        SortedMap<String, String> raw = new TreeMap<>();
        Said said = Said.NOTHING;
        for (Map.Entry<String, Function<String, Said>> signal : STRINGS.entrySet()) {
            if (consent.has(signal.getKey())) {
                String text = SegmentEvent.text(consent, signal.getKey());
                raw.put(signal.getKey(), text);
                said = said.and(signal.getValue().apply(text));
            }
        }
        for (String name : GOOGLE) {
            if (consent.has(name)) {
                raw.put(name, SegmentEvent.text(consent, name));
                said = said.and(google(name, SegmentEvent.text(consent, name)));
            }
        }
        if (consent.path("gpc").asBoolean(false) || privacyControl) {
            raw.put("gpc", "1");
            said = said.and(Said.SALE_OPT_OUT);
        }
        SortedMap<String, Boolean> categories = categories(consent.path("categoryPreferences"));
        if (consent.has("categoryPreferences")) {
            said = said.and(byCategory(categories));
        }
        return raw.isEmpty() && !consent.has("categoryPreferences")
                ? Consent.UNKNOWN
                : new Consent(said.analytics(), said.ads(), said.adUserData(), said.personalisation(),
                        said.saleOptOut(), categories, raw);
    }

    private static Said google(String name, String value) {
        State state = ConsentStrings.state(value.equalsIgnoreCase("granted"));
        State not = State.UNKNOWN;
        return switch (name) {
            case "analytics_storage" -> new Said(state, not, not, not, false);
            case "ad_storage" -> new Said(not, state, not, not, false);
            case "ad_user_data" -> new Said(not, not, state, not, false);
            default -> new Said(not, not, not, state, false);
        };
    }

    private static SortedMap<String, Boolean> categories(JsonNode preferences) {
        SortedMap<String, Boolean> categories = new TreeMap<>();
        // Anything else than true is no permission, a text "true" neither.
        preferences.properties().forEach(entry -> categories.put(entry.getKey(),
                entry.getValue().isBoolean() && entry.getValue().booleanValue()));
        return categories;
    }

    /// By the names that consent tools give their categories; where nothing at all is allowed, this is not either.
    private static Said byCategory(SortedMap<String, Boolean> categories) {
        if (!categories.containsValue(true)) {
            return Said.NO;
        }
        State analytics = matching(categories, ANALYTICS);
        State ads = matching(categories, ADS);
        return new Said(analytics, ads, ads, ads, false);
    }

    private static State matching(SortedMap<String, Boolean> categories, String names) {
        State state = State.UNKNOWN;
        for (Map.Entry<String, Boolean> entry : categories.entrySet()) {
            if (entry.getKey().toLowerCase(Locale.ROOT).matches(names)) {
                state = state.and(ConsentStrings.state(entry.getValue()));
            }
        }
        return state;
    }
}
