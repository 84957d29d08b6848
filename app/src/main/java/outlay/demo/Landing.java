package outlay.demo;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/// The first page of a visit as the browser sees it.
///
/// @param campaign the `context.campaign` that a Segment tag makes of the address, as JSON, or ""
record Landing(String path, String search, String referrer, String campaign) {
    static final String SITE = "https://www.kestrelworks.example";
    private static final List<String> SEARCHES = List.of("https://www.google.com/", "https://www.google.com/",
            "https://www.google.com/", "https://www.google.de/", "https://www.bing.com/", "https://duckduckgo.com/",
            "https://www.ecosia.org/");
    private static final List<String> SOCIALS = List.of("https://www.linkedin.com/", "https://t.co/",
            "https://www.reddit.com/", "https://www.facebook.com/");
    private static final List<String> REFERRERS = List.of("https://reviews.rota-guide.example/best-rota-software",
            "https://blog.cafe-owner.example/tools", "https://forum.betriebsleiter.example/t/8812");
    private static final List<String> PATHS = List.of("/", "/", "/pricing", "/employee-scheduling",
            "/guides/rota-rules",
            "/tour");

    static Landing of(Source source, Region region, int day, Dice dice) {
        return switch (source) {
            case Source.Paid paid -> ofAd(paid.ad(), day, dice);
            case Source.Free free -> ofFree(free, region, day, dice);
        };
    }

    private static Landing ofFree(Source.Free source, Region region, int day, Dice dice) {
        String path = region == Region.DACH && dice.chance(600) ? "/de/dienstplan" : dice.pick(PATHS);
        return switch (source) {
            case ORGANIC -> new Landing(path, "", dice.pick(SEARCHES), "");
            case DIRECT -> new Landing(path, "", "", "");
            case REFERRAL -> new Landing(path, "", dice.pick(REFERRERS), "");
            case SOCIAL -> new Landing(path, "", dice.pick(SOCIALS), "");
            case WATCHED -> new Landing(path, "", "https://www.youtube.com/", "");
            case ASSISTANT -> switch (dice.weighted(60, 20, 12, 8)) {
                case 0 -> new Utm().source("chatgpt.com").landing(path, "https://chatgpt.com/");
                case 1 -> new Landing(path, "", "https://www.perplexity.ai/", "");
                case 2 -> new Landing(path, "", "https://copilot.microsoft.com/", "");
                default -> new Landing(path, "", "https://claude.ai/", "");
            };
            case EMAIL -> new Utm().source("newsletter").medium("email")
                    .campaign("rota-letter-2026-" + (day < 31 ? "07" : day < 62 ? "08" : "09")).landing(path, "");
            case AFFILIATE -> new Utm().source("rotapartners").medium("affiliate").campaign("reviews")
                    .content("partner-" + dice.between(11, 19)).click("irclickid", dice.token(20))
                    .landing(path, "https://reviews.rota-guide.example/");
        };
    }

    private static Landing ofAd(Ad ad, int day, Dice dice) {
        return switch (ad.account()) {
            case GOOGLE -> google(ad, day, dice);
            case MICROSOFT -> tagged(ad, day, new Utm().source("bing").medium("cpc"), keyword(ad, dice))
                    .click("msclkid", Dice.hex(dice.next()) + Dice.hex(dice.next()))
                    .landing(ad.path(), "https://www.bing.com/");
            case META -> meta(ad, day, dice);
            case LINKEDIN -> tagged(ad, day, new Utm().source("linkedin").medium("paid-social"), ad.groupId())
                    .click("li_fat_id", dice.uuid()).landing(ad.path(), "https://www.linkedin.com/");
            case TIKTOK -> tagged(ad, day, new Utm().source("tiktok").medium("paid-social"), ad.groupId())
                    .click("ttclid", "E.C.P." + dice.token(52)).landing(ad.path(), "https://www.tiktok.com/");
        };
    }

    private static Landing google(Ad ad, int day, Dice dice) {
        Utm utm = switch (ad.tactic()) {
            case VIDEO -> new Utm().source("youtube").medium("cpv");
            case DISPLAY_RETARGETING -> new Utm().source("google").medium("display");
            default -> new Utm().source("google").medium("cpc");
        };
        String referrer = switch (ad.tactic()) {
            case VIDEO -> "https://www.youtube.com/";
            case DISPLAY_RETARGETING -> "https://news.morning-post.example/";
            default -> "https://www.google.com/";
        };
        return tagged(ad, day, utm, keyword(ad, dice)).click("gad_source", ad.tactic() == Tactic.VIDEO ? "2" : "1")
                .click("gad_campaignid", ad.campaign().id()).click("gclid", "Cj0KCQ" + dice.token(58))
                .landing(ad.path(), referrer);
    }

    /// What the visitor searched for, as the platform fills it in; "" outside of search.
    private static String keyword(Ad ad, Dice dice) {
        return ad.keywords().isEmpty()
                ? ""
                : ad.keywords().get(dice.weighted(ad.keywords().stream().mapToInt(Keyword::share).toArray())).text();
    }

    private static Landing meta(Ad ad, int day, Dice dice) {
        boolean instagram = dice.chance(380);
        return tagged(ad, day, new Utm().source(instagram ? "instagram" : "facebook").medium("paid_social"),
                ad.groupId()).click("fbclid", "IwZXh0bgNhZW0" + dice.token(44))
                .landing(ad.path(), instagram ? "https://l.instagram.com/" : "https://m.facebook.com/");
    }

    private static Utm tagged(Ad ad, int day, Utm utm, String term) {
        return switch (ad.tagging()) {
            case IDS -> utm.campaign(slug(ad.campaign().name())).id(ad.campaign().id()).content(ad.id()).term(term);
            case NAME -> utm.campaign(ad.campaign().nameOn(day));
            case CLICK_ID -> new Utm();
            case MACROS -> ad.account() == Account.TIKTOK
                    ? utm.campaign("__CAMPAIGN_NAME__").id("__CAMPAIGN_ID__").content("__CID__")
                    : utm.campaign("{{campaign.name}}").id("{{campaign.id}}").content("{{ad.id}}");
        };
    }

    /// The short name that marketers type into a tracking template: lower case, only letters and digits of ASCII.
    private static String slug(String name) {
        String slug = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        String cut = slug.length() > 32 ? slug.substring(0, 32) : slug;
        return cut.replaceAll("^-|-$", "");
    }

    /// Collects the parameters of an address, for the address and for the tag's `context.campaign` at once.
    private static final class Utm {
        private final StringBuilder search = new StringBuilder();
        private final Json campaign = new Json();

        Utm source(String value) {
            return utm("utm_source", "source", value);
        }

        Utm medium(String value) {
            return utm("utm_medium", "medium", value);
        }

        Utm campaign(String value) {
            return utm("utm_campaign", "name", value);
        }

        Utm id(String value) {
            return utm("utm_id", "id", value);
        }

        Utm content(String value) {
            return utm("utm_content", "content", value);
        }

        Utm term(String value) {
            return utm("utm_term", "term", value);
        }

        Utm click(String name, String value) {
            search.append(search.isEmpty() ? '?' : '&').append(name).append('=')
                    .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
            return this;
        }

        Landing landing(String path, String referrer) {
            String json = campaign.close();
            return new Landing(path, search.toString(), referrer, json.equals("{}") ? "" : json);
        }

        private Utm utm(String parameter, String member, String value) {
            if (!value.isEmpty()) {
                click(parameter, value);
                campaign.text(member, value);
            }
            return this;
        }
    }
}
