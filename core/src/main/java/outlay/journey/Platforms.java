package outlay.journey;

import java.util.Locale;
import java.util.Map;

/// The ad platforms by the many names that tags, hosts and reports have for them.
final class Platforms {
    static final String GOOGLE = "google";

    private static final Map<String, String> NAMES = Map.ofEntries(Map.entry("google", GOOGLE),
            Map.entry("adwords", GOOGLE), Map.entry("google.com", GOOGLE), Map.entry("youtube", GOOGLE),
            Map.entry("youtube.com", GOOGLE), Map.entry("gdn", GOOGLE), Map.entry("dv360", GOOGLE),
            Map.entry("doubleclick", GOOGLE), Map.entry("bing", "microsoft"), Map.entry("bing.com", "microsoft"),
            Map.entry("microsoft", "microsoft"), Map.entry("msn", "microsoft"), Map.entry("msads", "microsoft"),
            Map.entry("meta", "meta"), Map.entry("facebook", "meta"), Map.entry("facebook.com", "meta"),
            Map.entry("fb", "meta"), Map.entry("instagram", "meta"), Map.entry("instagram.com", "meta"),
            Map.entry("ig", "meta"), Map.entry("messenger", "meta"), Map.entry("an", "meta"),
            Map.entry("threads", "meta"), Map.entry("linkedin", "linkedin"), Map.entry("linkedin.com", "linkedin"),
            Map.entry("lnkd.in", "linkedin"), Map.entry("tiktok", "tiktok"), Map.entry("tiktok.com", "tiktok"),
            Map.entry("pinterest", "pinterest"), Map.entry("pinterest.com", "pinterest"),
            Map.entry("snapchat", "snapchat"), Map.entry("snap", "snapchat"), Map.entry("snapchat.com", "snapchat"),
            Map.entry("reddit", "reddit"), Map.entry("reddit.com", "reddit"), Map.entry("twitter", "twitter"),
            Map.entry("twitter.com", "twitter"), Map.entry("x", "twitter"), Map.entry("x.com", "twitter"),
            Map.entry("t.co", "twitter"), Map.entry("amazon", "amazon"), Map.entry("amazon.com", "amazon"),
            Map.entry("apple", "apple"), Map.entry("applesearch", "apple"));

    private Platforms() {}

    /// Whose ad a visit with this source can have been, or "".
    static String ofSource(String source) {
        return NAMES.getOrDefault(bare(source), "");
    }

    /// The family that a spend report's platform belongs to, which may be the platform's own name.
    static String family(String platform) {
        String bare = bare(platform);
        return NAMES.getOrDefault(bare, bare);
    }

    /// The channel that a campaign's money went to.
    ///
    /// @param type the platform's word for the campaign's type, or ""
    static String channel(String platform, String type) {
        String name = bare(platform);
        if (name.equals("youtube")) {
            return Channels.PAID_VIDEO;
        }
        if (name.equals("dv360") || name.equals("doubleclick") || name.equals("gdn")) {
            return bareType(type).contains("video") ? Channels.PAID_VIDEO : Channels.DISPLAY;
        }
        return switch (family(platform)) {
            case GOOGLE, "microsoft" -> byType(bareType(type));
            case "meta", "linkedin", "tiktok", "pinterest", "snapchat", "reddit", "twitter" -> Channels.PAID_SOCIAL;
            case "amazon" -> Channels.PAID_SHOPPING;
            default -> Channels.PAID_OTHER;
        };
    }

    /// Google's and Microsoft's types; the ones that run on several networks first, since their names hold others'.
    private static String byType(String type) {
        if (type.contains("performancemax") || type.contains("pmax") || type.contains("smart")
                || type.contains("demandgen") || type.contains("discovery") || type.equals("app")
                || type.contains("multichannel") || type.contains("crossnetwork")) {
            return Channels.CROSS_NETWORK;
        }
        if (type.contains("shopping")) {
            return Channels.PAID_SHOPPING;
        }
        if (type.contains("video")) {
            return Channels.PAID_VIDEO;
        }
        return type.contains("display") || type.contains("audience") ? Channels.DISPLAY : Channels.PAID_SEARCH;
    }

    private static String bare(String name) {
        String folded = Hosts.withoutWww(name.strip().toLowerCase(Locale.ROOT));
        if (folded.length() > 4 && folded.endsWith("ads") && "_- ".indexOf(folded.charAt(folded.length() - 4)) >= 0) {
            return folded.substring(0, folded.length() - 4);
        }
        return folded;
    }

    private static String bareType(String type) {
        StringBuilder letters = new StringBuilder(type.length());
        String folded = type.toLowerCase(Locale.ROOT);
        for (int i = 0; i < folded.length(); i++) {
            if (Character.isLetter(folded.charAt(i))) {
                letters.append(folded.charAt(i));
            }
        }
        return letters.toString();
    }
}
