package outlay.reconcile;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/// How long after a click, or after an ad was seen, a platform takes a conversion for its own, as new accounts have it
/// set; a default that an advertiser can change, so it is evidence for a reason and never for an amount.
///
/// @param clickDays whole days, the last millisecond included; so the views'
public record PlatformWindow(int clickDays, int viewDays) {
    private static final PlatformWindow USUAL = new PlatformWindow(30, 1);
    private static final Map<String, PlatformWindow> KNOWN = Map.of("google", new PlatformWindow(30, 0), "microsoft",
            new PlatformWindow(30, 0), "meta", new PlatformWindow(7, 1), "linkedin", new PlatformWindow(30, 7),
            "tiktok", new PlatformWindow(7, 1));

    /// @param platform as spend reports name it, such as `meta_ads`
    public static PlatformWindow of(String platform) {
        String name = platform.toLowerCase(Locale.ROOT);
        return KNOWN.entrySet().stream().filter(entry -> name.startsWith(entry.getKey())).map(Map.Entry::getValue)
                .findFirst().orElse(USUAL);
    }

    /// The platforms whose windows are known.
    public static List<String> known() {
        return KNOWN.keySet().stream().sorted().toList();
    }
}
