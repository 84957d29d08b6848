package outlay.platform;

import java.util.Locale;
import java.util.Map;

/// One label for each platform, whatever a file or a user calls it.
public final class PlatformNames {
    private static final Map<String, String> LABELS = Map.ofEntries(Map.entry("google", "google_ads"),
            Map.entry("adwords", "google_ads"), Map.entry("google_adwords", "google_ads"),
            Map.entry("googleads", "google_ads"), Map.entry("bing", "microsoft_ads"),
            Map.entry("bing_ads", "microsoft_ads"), Map.entry("bingads", "microsoft_ads"),
            Map.entry("microsoft", "microsoft_ads"), Map.entry("microsoft_advertising", "microsoft_ads"),
            Map.entry("meta", "meta_ads"), Map.entry("facebook", "meta_ads"), Map.entry("facebook_ads", "meta_ads"),
            Map.entry("instagram", "meta_ads"), Map.entry("instagram_ads", "meta_ads"),
            Map.entry("linkedin", "linkedin_ads"), Map.entry("tiktok", "tiktok_ads"), Map.entry("x", "twitter_ads"),
            Map.entry("x_ads", "twitter_ads"), Map.entry("twitter", "twitter_ads"), Map.entry("reddit", "reddit_ads"),
            Map.entry("pinterest", "pinterest_ads"), Map.entry("snapchat", "snapchat_ads"),
            Map.entry("snap", "snapchat_ads"), Map.entry("snap_ads", "snapchat_ads"),
            Map.entry("amazon", "amazon_ads"), Map.entry("apple", "apple_search_ads"),
            Map.entry("apple_ads", "apple_search_ads"), Map.entry("apple_search", "apple_search_ads"));

    private PlatformNames() {}

    /// `Google Ads` and `google` are `google_ads`; a name that is not known stays, in lower case with underscores.
    public static String label(String name) {
        String plain = name.strip().toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "_")
                .replaceAll("^_|_$", "");
        return LABELS.getOrDefault(plain, plain);
    }
}
