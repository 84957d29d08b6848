package outlay.journey;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import outlay.fact.Landing;
import outlay.identity.NullLike;

/// Where a visit came from, read from its landing: campaign tags first, then paid click ids, then the address before
/// it, then click ids that unpaid links carry too.
///
/// Tags and click id together: a tag holds wherever it says something, because somebody wrote it on purpose, and the
/// click id fills what the tags leave open (a gclid without utm_medium is `google / cpc`). One exception: a click id
/// that only ads carry outweighs an unpaid medium under its own platform's name (`google / organic` with a gclid is
/// cpc), because the platform adds it to nothing but a paid click.
///
/// @param source   lower-case only where it is a host; "" where unknown
/// @param campaign utm_campaign as it came, or ""
/// @param platform whose ad it may have been, by source or click id: google, microsoft, meta ..., or ""
public record Origin(String source, String medium, String campaign, String platform) {
    public static final Origin DIRECT = new Origin("(direct)", "(none)", "", "");

    private static final String NOT_SET = "(not set)";
    private static final String[] CAMPAIGN_TAGS = {"utm_source", "utm_medium", "utm_campaign", "utm_id",
            "utm_source_platform", "gad_campaignid", "gad_source", "hsa_cam", "hsa_net", "ol_cid", "ol_agid",
            "ol_adid"};
    private static final String[] PAID_TAGS = {"gad_campaignid", "gad_source", "hsa_cam", "ol_cid", "ol_agid",
            "ol_adid"};

    public static Origin of(Landing landing) {
        Click click = Click.of(landing.clickIds());
        if (tagged(landing.tags())) {
            return ofTags(landing, click);
        }
        if (click.paid()) {
            return new Origin(click.source(), click.medium(), "", click.platform());
        }
        Origin referrer = ofReferrer(landing);
        return referrer.direct() && click.present()
                ? new Origin(click.source(), click.medium(), "", click.platform())
                : referrer;
    }

    public boolean direct() {
        return equals(DIRECT);
    }

    public String channel() {
        return Channels.of(source, medium, campaign);
    }

    /// Whether the address before the landing says where the visit came from.
    static boolean refers(Landing landing) {
        return !ofReferrer(landing).direct();
    }

    /// The tag's value, "" where it is absent or says nothing (a null word, an unexpanded macro).
    static String tag(Landing landing, String name) {
        String value = landing.tags().getOrDefault(name, "");
        return NullLike.saysNothing(value) ? "" : value.strip();
    }

    private static boolean tagged(SortedMap<String, String> tags) {
        if (tags.isEmpty()) {
            return false;
        }
        for (String name : CAMPAIGN_TAGS) {
            if (!NullLike.saysNothing(tags.getOrDefault(name, ""))) {
                return true;
            }
        }
        return false;
    }

    private static Origin ofTags(Landing landing, Click click) {
        String source = tag(landing, "utm_source");
        String medium = tag(landing, "utm_medium");
        String campaign = tag(landing, "utm_campaign");
        String platform = Platforms.ofSource(source);
        if (platform.isEmpty()) {
            platform = Platforms.ofSource(tag(landing, "hsa_net"));
        }
        if (platform.isEmpty() && googleAutoTagged(landing)) {
            platform = Platforms.GOOGLE;
        }
        boolean clickFits = click.present() && (source.isEmpty() || platform.equals(click.platform()));
        if (source.equalsIgnoreCase("(direct)")) {
            return DIRECT;
        }
        if (platform.isEmpty() && (click.paid() || source.isEmpty())) {
            platform = click.platform();
        }
        if (source.isEmpty()) {
            source = click.present() ? click.source() : platform.isEmpty() ? ofReferrer(landing).sourceOr() : platform;
        }
        if (medium.isEmpty()) {
            medium = clickFits ? click.medium() : adTagged(landing) ? "cpc" : NOT_SET;
        } else if (clickFits && click.paid() && unpaidByMistake(source, medium, campaign)) {
            medium = click.medium();
        }
        return new Origin(source, medium, campaign, platform);
    }

    /// The address before names the source where tags name a campaign only.
    private String sourceOr() {
        return direct() ? NOT_SET : source;
    }

    private static boolean googleAutoTagged(Landing landing) {
        return !tag(landing, "gad_campaignid").isEmpty() || !tag(landing, "gad_source").isEmpty();
    }

    private static boolean adTagged(Landing landing) {
        for (String name : PAID_TAGS) {
            if (!tag(landing, name).isEmpty()) {
                return true;
            }
        }
        return false;
    }

    private static boolean unpaidByMistake(String source, String medium, String campaign) {
        String channel = Channels.of(source, medium, campaign);
        return channel.startsWith("Organic ") || channel.equals(Channels.REFERRAL)
                || channel.equals(Channels.UNASSIGNED);
    }

    private static Origin ofReferrer(Landing landing) {
        String host = Hosts.of(landing.referrer());
        if (host.isEmpty() || Hosts.sameSite(host, Hosts.of(landing.url())) || Hosts.passage(host)) {
            return DIRECT;
        }
        if (Hosts.assistant(host)) {
            return new Origin(Hosts.assistantName(host), Hosts.AI_MEDIUM, "", "");
        }
        if (Hosts.webmail(host)) {
            return new Origin(host, "email", "", "");
        }
        String engine = Hosts.engine(host);
        if (!engine.isEmpty()) {
            return new Origin(engine, "organic", "", "");
        }
        String listed = Hosts.listed(host);
        boolean social = SourceCategories.of(listed) == SourceCategories.Category.SOCIAL;
        return new Origin(listed, social ? "social" : "referral", "", "");
    }

    /// What a click id proves.
    ///
    /// @param paid whether its platform adds it to ads only
    private record Click(String id, String source, String medium, String platform, boolean paid) {
        static final Click NONE = new Click("", "", "", "", false);

        /// In the order in which they hold where a landing carries several.
        static final Click[] KNOWN = {paid("gclid", "google", "cpc", "google"),
                paid("gbraid", "google", "cpc", "google"),
                paid("wbraid", "google", "cpc", "google"), paid("msclkid", "bing", "cpc", "microsoft"),
                paid("ttclid", "tiktok", "paid_social", "tiktok"),
                paid("li_fat_id", "linkedin", "paid_social", "linkedin"),
                paid("twclid", "twitter", "paid_social", "twitter"),
                paid("rdt_cid", "reddit", "paid_social", "reddit"),
                paid("sccid", "snapchat", "paid_social", "snapchat"),
                paid("dclid", "dv360", "display", "google"), paid("oppref", "chatgpt.com", "cpc", "openai"),
                unpaid("awc", "awin", "affiliate", ""), unpaid("irclickid", "impact", "affiliate", ""),
                unpaid("fbclid", "facebook", "social", "meta"), unpaid("epik", "pinterest", "social", "pinterest")};

        private static final Map<String, Integer> RANKS = ranks();

        static Click of(Map<String, String> ids) {
            int first = KNOWN.length;
            for (Map.Entry<String, String> entry : ids.entrySet()) {
                int rank = RANKS.getOrDefault(entry.getKey().toLowerCase(Locale.ROOT), KNOWN.length);
                if (rank < first && !NullLike.saysNothing(entry.getValue())) {
                    first = rank;
                }
            }
            return first < KNOWN.length ? KNOWN[first] : NONE;
        }

        boolean present() {
            return !id.isEmpty();
        }

        private static Map<String, Integer> ranks() {
            Map<String, Integer> ranks = new HashMap<>();
            for (Click click : KNOWN) {
                ranks.put(click.id, ranks.size());
            }
            return Map.copyOf(ranks);
        }

        private static Click paid(String id, String source, String medium, String platform) {
            return new Click(id, source, medium, platform, true);
        }

        /// Meta and Pinterest add theirs to organic links too: it tells the network, not that somebody paid.
        private static Click unpaid(String id, String source, String medium, String platform) {
            return new Click(id, source, medium, platform, false);
        }
    }
}
