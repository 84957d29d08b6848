package outlay.funnel;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import outlay.funnel.Placed.Rule;

/// The stage and tactic of the platforms' own types and objectives, in the words of their programs and of their pages.
///
/// The words are those of the platforms; which stage each stands for is our judgement, and clients may override it.
final class Objectives {
    private record Meaning(Stage stage, String tactic) {}

    private static final Map<String, Map<String, Meaning>> TABLE = table();

    private Objectives() {}

    static Optional<Placed> place(Traits campaign) {
        Map<String, Meaning> words = TABLE.getOrDefault(campaign.family(), Map.of());
        List<Meaning> found = campaign.types().stream().map(type -> words.get(bare(type)))
                .filter(Objects::nonNull).distinct().toList();
        // Types that say different things say nothing.
        return found.size() != 1
                ? Optional.empty()
                : Optional.of(new Placed(found.get(0).stage, found.get(0).tactic, Rule.OBJECTIVE,
                        String.join(", ", campaign.types())));
    }

    /// "Performance Max", "performance_max" and "PERFORMANCE_MAX" are one word; Meta's prefix says nothing.
    static String bare(String type) {
        StringBuilder letters = new StringBuilder();
        type.toUpperCase(Locale.ROOT).chars().filter(Character::isLetter).forEach(c -> letters.append((char) c));
        String word = letters.toString();
        return word.startsWith("OUTCOME") ? word.substring("OUTCOME".length()) : word;
    }

    private static Map<String, Map<String, Meaning>> table() {
        Map<String, Map<String, Meaning>> table = new HashMap<>();
        put(table, "meta", Stage.AWARENESS, "meta_awareness", "AWARENESS BRANDAWARENESS REACH LOCALAWARENESS "
                + "ADRECALLLIFT IMPRESSIONS");
        put(table, "meta", Stage.AWARENESS, "video", "THRUPLAY");
        put(table, "meta", Stage.CONSIDERATION, "content_promotion", "TRAFFIC LINKCLICKS LANDINGPAGEVIEWS");
        put(table, "meta", Stage.CONSIDERATION, "engagement", "ENGAGEMENT POSTENGAGEMENT VIDEOVIEWS MESSAGES "
                + "EVENTRESPONSES PAGELIKES");
        put(table, "meta", Stage.CONSIDERATION, "social_lead_gen", "LEADS LEADGENERATION QUALITYLEAD");
        put(table, "meta", Stage.CONVERSION, "prospecting", "SALES CONVERSIONS PRODUCTCATALOGSALES CATALOGSALES VALUE");
        put(table, "meta", Stage.CONVERSION, "app", "APPPROMOTION APPINSTALLS");
        put(table, "google", Stage.AWARENESS, "video", "VIDEO VIDEONONSKIPPABLE VIDEOSEQUENCE "
                + "VIDEOREACHTARGETFREQUENCY YOUTUBEAUDIO");
        put(table, "google", Stage.CONSIDERATION, "video_action", "VIDEOACTION");
        put(table, "google", Stage.CONSIDERATION, "demand_gen", "DEMANDGEN DISCOVERY");
        put(table, "google", Stage.AWARENESS, "display_prospecting", "DISPLAY");
        put(table, "google", Stage.CONVERSION, "pmax", "PERFORMANCEMAX PMAX");
        put(table, "google", Stage.CONVERSION, "shopping", "SHOPPING");
        put(table, "google", Stage.CONVERSION, "app", "MULTICHANNEL APP APPCAMPAIGN");
        put(table, "google", Stage.CONVERSION, "local", "LOCAL SMART HOTEL TRAVEL");
        put(table, "linkedin", Stage.AWARENESS, "linkedin_awareness", "BRANDAWARENESS");
        put(table, "linkedin", Stage.AWARENESS, "video", "VIDEOVIEW VIDEOVIEWS");
        put(table, "linkedin", Stage.CONSIDERATION, "content_promotion", "WEBSITEVISIT WEBSITEVISITS WEBSITETRAFFIC "
                + "ENGAGEMENT CONVERSATIONSTARTER CREATIVEENGAGEMENT");
        put(table, "linkedin", Stage.CONSIDERATION, "social_lead_gen", "LEADGENERATION");
        put(table, "linkedin", Stage.CONVERSION, "site_conversion", "WEBSITECONVERSION WEBSITECONVERSIONS");
        put(table, "linkedin", Stage.EXCLUDED, "recruiting", "JOBAPPLICANT JOBAPPLICANTS TALENTLEAD TALENTLEADS");
        put(table, "tiktok", Stage.AWARENESS, "video", "REACH RFREACH VIDEOVIEWS");
        put(table, "tiktok", Stage.CONSIDERATION, "content", "TRAFFIC ENGAGEMENT COMMUNITYINTERACTION");
        put(table, "tiktok", Stage.CONSIDERATION, "social_lead_gen", "LEADGENERATION");
        put(table, "tiktok", Stage.CONVERSION, "prospecting", "WEBCONVERSIONS WEBSITECONVERSIONS PRODUCTSALES");
        put(table, "tiktok", Stage.CONVERSION, "app", "APPPROMOTION APPINSTALL");
        put(table, "microsoft", Stage.AWARENESS, "native", "AUDIENCE");
        put(table, "microsoft", Stage.CONVERSION, "shopping", "SHOPPING");
        put(table, "microsoft", Stage.CONVERSION, "pmax", "PERFORMANCEMAX");
        put(table, "microsoft", Stage.CONVERSION, "app", "APP HOTEL");
        return table;
    }

    private static void put(Map<String, Map<String, Meaning>> table, String family, Stage stage, String tactic,
            String words) {
        for (String word : words.split(" ")) {
            table.computeIfAbsent(family, added -> new HashMap<>()).put(word, new Meaning(stage, tactic));
        }
    }
}
