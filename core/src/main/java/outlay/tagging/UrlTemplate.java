package outlay.tagging;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What to paste into a platform so that every visit says which ad it came from, by ids.
///
/// @param platform  the beginning of what spend reports call it: `google`
/// @param suffix    the parameters, with the platform's placeholders
/// @param where     where to paste it
/// @param autoTags  click ids that the platform adds by itself; one is enough
/// @param byHand    whether the capital words are to be replaced by hand, because placeholders are not known
public record UrlTemplate(String platform, String name, String suffix, String where, List<String> autoTags,
        boolean byHand) {
    public static final List<UrlTemplate> ALL = List.of(
            new UrlTemplate("google", "Google Ads",
                    "utm_source=google&utm_medium=cpc&utm_id={campaignid}&utm_campaign={campaignid}"
                            + "&utm_content={creative}&utm_term={keyword}&ol_cid={campaignid}&ol_agid={adgroupid}"
                            + "&ol_adid={creative}",
                    "Account settings, Tracking, Final URL suffix; and switch Auto-tagging on",
                    List.of("gclid", "gbraid", "wbraid"), false),
            new UrlTemplate("microsoft", "Microsoft Advertising",
                    "utm_source=bing&utm_medium=cpc&utm_id={CampaignId}&utm_campaign={CampaignId}&utm_content={AdId}"
                            + "&utm_term={keyword:default}&ol_cid={CampaignId}&ol_agid={AdGroupId}&ol_adid={AdId}",
                    "Account level options, Final URL suffix; and switch on Auto-tagging of the click id (MSCLKID)",
                    List.of("msclkid"), false),
            new UrlTemplate("meta", "Meta Ads",
                    "utm_source=facebook&utm_medium=paid_social&utm_id={{campaign.id}}&utm_campaign={{campaign.id}}"
                            + "&utm_content={{ad.id}}&utm_term={{adset.id}}&ol_cid={{campaign.id}}"
                            + "&ol_agid={{adset.id}}&ol_adid={{ad.id}}",
                    "each ad, Tracking, URL parameters", List.of("fbclid"), false),
            new UrlTemplate("tiktok", "TikTok Ads",
                    "utm_source=tiktok&utm_medium=paid_social&utm_id=__CAMPAIGN_ID__&utm_campaign=__CAMPAIGN_ID__"
                            + "&utm_content=__CID__&utm_term=__AID__&ol_cid=__CAMPAIGN_ID__&ol_agid=__AID__"
                            + "&ol_adid=__CID__",
                    "each ad, URL parameters behind the destination", List.of("ttclid"), false),
            new UrlTemplate("linkedin", "LinkedIn Ads",
                    "utm_source=linkedin&utm_medium=paid_social&utm_id=CAMPAIGN_GROUP_ID"
                            + "&utm_campaign=CAMPAIGN_GROUP_ID&utm_content=CREATIVE_ID&utm_term=CAMPAIGN_ID"
                            + "&ol_cid=CAMPAIGN_GROUP_ID&ol_agid=CAMPAIGN_ID&ol_adid=CREATIVE_ID",
                    "each ad, behind the destination; and switch on enhanced conversion tracking for the click id",
                    List.of("li_fat_id"), true));

    /// @param platform as spend reports name it, or its family
    public static Optional<UrlTemplate> of(String platform) {
        String name = platform.toLowerCase(Locale.ROOT);
        return ALL.stream().filter(template -> name.startsWith(template.platform)).findFirst();
    }
}
