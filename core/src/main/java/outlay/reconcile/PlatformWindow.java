package outlay.reconcile;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/// How long after a click, or after an ad was seen, a platform takes a conversion for its own, as new accounts have it
/// set ([#of]) or as its owner says ([PlatformWindows]). It is evidence for a reason and never for an amount.
///
/// @param clickDays whole days, the last millisecond included; so the views'
public record PlatformWindow(int clickDays, int viewDays) {
    /// The longest that any platform offers.
    private static final int MOST_DAYS = 90;
    private static final PlatformWindow USUAL = new PlatformWindow(30, 1);
    private static final Map<String, PlatformWindow> KNOWN = Map.of("google", new PlatformWindow(30, 0), "microsoft",
            new PlatformWindow(30, 0), "meta", new PlatformWindow(7, 1), "linkedin", new PlatformWindow(30, 7),
            "tiktok", new PlatformWindow(7, 1));

    public PlatformWindow {
        if (clickDays < 0 || clickDays > MOST_DAYS || viewDays < 0 || viewDays > MOST_DAYS) {
            throw new IllegalArgumentException("click_days and view_days must be from 0 to " + MOST_DAYS);
        }
    }

    /// Of a new account.
    ///
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
