package outlay.journey;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import outlay.journey.SourceCategories.Category;

/// The default channel group of Google Analytics 4: the first rule that fits gives the channel, letter case aside.
public final class Channels {
    public static final String DIRECT = Touch.DIRECT;
    public static final String CROSS_NETWORK = "Cross-network";
    public static final String PAID_SHOPPING = "Paid Shopping";
    public static final String PAID_SEARCH = "Paid Search";
    public static final String PAID_SOCIAL = "Paid Social";
    public static final String PAID_VIDEO = "Paid Video";
    public static final String DISPLAY = "Display";
    public static final String PAID_OTHER = "Paid Other";
    public static final String ORGANIC_SHOPPING = "Organic Shopping";
    public static final String ORGANIC_SOCIAL = "Organic Social";
    public static final String ORGANIC_VIDEO = "Organic Video";
    public static final String ORGANIC_SEARCH = "Organic Search";
    public static final String AI_ASSISTANT = "AI Assistant";
    public static final String REFERRAL = "Referral";
    public static final String EMAIL = "Email";
    public static final String AFFILIATES = "Affiliates";
    public static final String AUDIO = "Audio";
    public static final String SMS = "SMS";
    public static final String PUSH = "Mobile Push Notifications";
    public static final String UNASSIGNED = "Unassigned";

    /// Every channel, in the order of the rules.
    public static final List<String> ALL = List.of(DIRECT, CROSS_NETWORK, PAID_SHOPPING, PAID_SEARCH, PAID_SOCIAL,
            PAID_VIDEO, DISPLAY, PAID_OTHER, ORGANIC_SHOPPING, ORGANIC_SOCIAL, ORGANIC_VIDEO, ORGANIC_SEARCH,
            AI_ASSISTANT, REFERRAL, EMAIL, AFFILIATES, AUDIO, SMS, PUSH, UNASSIGNED);

    private static final Set<String> PAID = Set.of(CROSS_NETWORK, PAID_SHOPPING, PAID_SEARCH, PAID_SOCIAL, PAID_VIDEO,
            DISPLAY, PAID_OTHER);
    private static final Set<String> DISPLAY_MEDIA = Set.of("display", "banner", "expandable", "interstitial", "cpm");
    private static final Set<String> SOCIAL_MEDIA = Set.of("social", "social-network", "social-media", "sm",
            "social network", "social media");
    private static final Set<String> EMAIL_WORDS = Set.of("email", "e-mail", "e_mail", "e mail");
    private static final Set<String> REFERRAL_MEDIA = Set.of("referral", "app", "link");

    private Channels() {}

    /// The channel of a visit with this source, medium and campaign; "" where one of them is unknown.
    ///
    /// The published order does not say where AI Assistant stands; it stands before Referral here, so that a paid click
    /// on an assistant stays paid.
    public static String of(String source, String medium, String campaign) {
        String from = Hosts.withoutWww(fold(source));
        String by = fold(medium);
        String named = fold(campaign);
        if (from.equals("(direct)") && (by.equals("(none)") || by.equals("(not set)"))) {
            return DIRECT;
        }
        if (named.contains("cross-network")) {
            return CROSS_NETWORK;
        }
        Category category = SourceCategories.of(from);
        boolean shopping = category == Category.SHOPPING || namesShop(named);
        if (paidMedium(by)) {
            return paid(category, shopping, by);
        }
        if (DISPLAY_MEDIA.contains(by)) {
            return DISPLAY;
        }
        return unpaid(category, shopping, from, by);
    }

    /// Whether somebody paid the medium for the visit.
    public static boolean paid(String channel) {
        return PAID.contains(channel);
    }

    private static String paid(Category category, boolean shopping, String medium) {
        if (shopping) {
            return PAID_SHOPPING;
        }
        return switch (category) {
            case SEARCH -> PAID_SEARCH;
            case SOCIAL -> PAID_SOCIAL;
            case VIDEO -> PAID_VIDEO;
            case SHOPPING, OTHER -> DISPLAY_MEDIA.contains(medium) ? DISPLAY : PAID_OTHER;
        };
    }

    private static String unpaid(Category category, boolean shopping, String source, String medium) {
        if (shopping) {
            return ORGANIC_SHOPPING;
        }
        if (category == Category.SOCIAL || SOCIAL_MEDIA.contains(medium)) {
            return ORGANIC_SOCIAL;
        }
        if (category == Category.VIDEO || medium.contains("video")) {
            return ORGANIC_VIDEO;
        }
        if (category == Category.SEARCH || medium.equals("organic")) {
            return ORGANIC_SEARCH;
        }
        if (medium.equals(Hosts.AI_MEDIUM) || Hosts.assistant(source)) {
            return AI_ASSISTANT;
        }
        if (REFERRAL_MEDIA.contains(medium)) {
            return REFERRAL;
        }
        if (EMAIL_WORDS.contains(source) || EMAIL_WORDS.contains(medium)) {
            return EMAIL;
        }
        if (medium.equals("affiliate")) {
            return AFFILIATES;
        }
        if (medium.equals("audio")) {
            return AUDIO;
        }
        if (source.equals("sms") || medium.equals("sms")) {
            return SMS;
        }
        boolean push = medium.endsWith("push") || medium.contains("mobile") || medium.contains("notification");
        return push || source.equals("firebase") ? PUSH : UNASSIGNED;
    }

    /// The medium matches `^(.*cp.*|ppc|retargeting|paid.*)$`.
    private static boolean paidMedium(String medium) {
        return medium.contains("cp") || medium.equals("ppc") || medium.equals("retargeting")
                || medium.startsWith("paid");
    }

    /// The campaign matches `^(.*(([^a-df-z]|^)shop|shopping).*)$`: "shop" as a word or after an e, but not "workshop".
    private static boolean namesShop(String campaign) {
        if (campaign.contains("shopping")) {
            return true;
        }
        for (int at = campaign.indexOf("shop"); at >= 0; at = campaign.indexOf("shop", at + 1)) {
            char before = at == 0 ? ' ' : campaign.charAt(at - 1);
            if (before < 'a' || before > 'z' || before == 'e') {
                return true;
            }
        }
        return false;
    }

    private static String fold(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }
}
