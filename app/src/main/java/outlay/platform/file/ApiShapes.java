package outlay.platform.file;

import java.util.List;
import java.util.Map;
import outlay.platform.SpendField;
import outlay.platform.SpendLayout;

/// What tables look like that connectors copy from the platforms' programming interfaces into warehouses: known by
/// column names that nobody else uses.
final class ApiShapes {
    /// Used where no shape fits: the file or the user says the platform.
    static final SpendLayout PLAIN = SpendLayout.of("mapped", "", Map.of(), Map.of());

    static final List<SpendLayout> ALL = List.of(google(), meta(), linkedIn(), microsoft(), tikTok(), pinterest(),
            snapchat(), reddit(), twitter(), apple(), amazon());

    private ApiShapes() {}

    private static SpendLayout google() {
        return SpendLayout.of("google-ads-api", "google_ads",
                Map.of(SpendField.CONVERSIONS, List.of("conversions", "metrics conversions"),
                        SpendField.CLICKS, List.of("clicks", "metrics clicks")),
                Map.of("cost micros", 30, "metrics cost micros", 30));
    }

    private static SpendLayout meta() {
        return SpendLayout.of("meta-ads-api", "meta_ads",
                // All clicks include likes and comments; those on the link are the ones that can become a visit.
                Map.of(SpendField.CLICKS, List.of("inline link clicks", "clicks")), Map.of("inline link clicks", 30));
    }

    private static SpendLayout linkedIn() {
        return SpendLayout.of("linkedin-ads-api", "linkedin_ads",
                Map.of(SpendField.CAMPAIGN_ID, List.of("campaign group id"), SpendField.CAMPAIGN,
                        List.of("campaign group name", "campaign group"), SpendField.AD_GROUP_ID,
                        List.of("campaign id"), SpendField.AD_GROUP, List.of("campaign name", "campaign"),
                        SpendField.AD_ID, List.of("creative id"), SpendField.CLICKS, List.of("clicks"),
                        SpendField.SPEND, List.of("cost in local currency", "cost"),
                        SpendField.CONVERSIONS, List.of("external website conversions", "conversions")),
                Map.of("cost in local currency", 30)).inZone("UTC");
    }

    private static SpendLayout microsoft() {
        return SpendLayout.of("microsoft-ads-api", "microsoft_ads",
                Map.of(SpendField.CONVERSIONS, List.of("conversions qualified", "conversions"),
                        SpendField.CONVERSIONS_VALUE, List.of("revenue")),
                Map.of("bid match type", 15, "top vs other", 15, "delivered match type", 15, "conversions qualified",
                        10, "device os", 10));
    }

    private static SpendLayout tikTok() {
        return SpendLayout.of("tiktok-ads-api", "tiktok_ads", Map.of(SpendField.CONVERSIONS, List.of("conversion")),
                Map.of("stat time hour", 30, "stat time day", 30));
    }

    private static SpendLayout pinterest() {
        return SpendLayout.of("pinterest-ads-api", "pinterest_ads",
                // 1 is what was paid for, 2 what came of people passing it on; only the first belongs to the spend.
                Map.of(SpendField.IMPRESSIONS, List.of("impression 1", "impressions"), SpendField.CLICKS,
                        List.of("clickthrough 1", "clicks"), SpendField.CONVERSIONS, List.of("total conversions")),
                Map.of("spend in micro dollar", 30));
    }

    private static SpendLayout snapchat() {
        return SpendLayout.of("snapchat-ads-api", "snapchat_ads",
                Map.of(SpendField.CLICKS, List.of("swipes"), SpendField.CONVERSIONS, List.of("conversion purchases"),
                        SpendField.CONVERSIONS_VALUE, List.of()),
                Map.of("swipes", 25, "quartile 1", 5, "ad squad id", 20, "conversion page views", 5,
                        "conversion purchases value", 5, "screen time millis", 5))
                .spendInMicros();
    }

    private static SpendLayout reddit() {
        return SpendLayout.of("reddit-ads-api", "reddit_ads", Map.of(),
                Map.of("comments page views", 15, "app install metrics spend credits", 25, "ecpm", 15,
                        "video watched 100 percent", 10, "comment upvotes", 10))
                .spendInMicros();
    }

    private static SpendLayout twitter() {
        return SpendLayout.of("twitter-ads-api", "twitter_ads", Map.of(SpendField.CLICKS, List.of("clicks")),
                Map.of("billed charge local micro", 30));
    }

    private static SpendLayout apple() {
        return SpendLayout.of("apple-ads-api", "apple_search_ads",
                Map.of(SpendField.CLICKS, List.of("taps"), SpendField.CONVERSIONS,
                        List.of("tap installs", "conversions")),
                Map.of("local spend amount", 30));
    }

    private static SpendLayout amazon() {
        return SpendLayout.of("amazon-ads-api", "amazon_ads",
                Map.of(SpendField.CONVERSIONS, List.of("purchases 30 d", "purchases30d"),
                        SpendField.CONVERSIONS_VALUE, List.of("sales 30 d", "sales30d")),
                Map.of("campaign budget currency code", 25, "campaign bidding strategy", 15, "advertised asin", 20,
                        "purchases 30 d", 15, "campaign budget type", 10));
    }
}
