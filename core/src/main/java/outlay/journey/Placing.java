package outlay.journey;

import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import outlay.fact.Landing;
import outlay.journey.CampaignDirectory.Depth;

/// Finds the campaign and ad that a visit's address names: by platform ids first, by the campaign's name last, and only
/// where the answer is the only one. A wrong campaign would be worse than none.
final class Placing {
    private static final EntityKey NOWHERE = new EntityKey("", "", "", "", "");
    private static final List<String> AD_TAGS = List.of("ol_adid", "hsa_ad");
    private static final List<String> AD_GROUP_TAGS = List.of("ol_agid", "hsa_grp");
    private static final List<String> CAMPAIGN_TAGS = List.of("ol_cid", "hsa_cam", "utm_id", "gad_campaignid",
            "utm_campaign");
    /// Shorter values of utm_content and utm_term are people's own ("1", "blue"), not a platform's ids.
    private static final int SHORTEST_ID = 5;

    private final CampaignDirectory directory;

    Placing(CampaignDirectory directory) {
        this.directory = directory;
    }

    /// The most exact entity that the landing leads to, or one without a platform where it leads nowhere.
    EntityKey of(Landing landing, Origin origin) {
        if (landing.tags().isEmpty() || origin.direct()) {
            return NOWHERE;
        }
        EntityKey found = byId(landing, origin.platform());
        if (found.platform().isEmpty()) {
            found = byName(origin);
        }
        return found.platform().isEmpty() ? found : refined(found, landing);
    }

    private EntityKey byId(Landing landing, String platform) {
        EntityKey found = first(Depth.AD, AD_TAGS, landing, platform, 1);
        if (found.platform().isEmpty()) {
            found = first(Depth.AD_GROUP, AD_GROUP_TAGS, landing, platform, 1);
        }
        if (found.platform().isEmpty()) {
            found = first(Depth.CAMPAIGN, CAMPAIGN_TAGS, landing, platform, 1);
        }
        // LinkedIn calls our ad group a campaign, and its tagging macros do too.
        if (found.platform().isEmpty()) {
            found = first(Depth.AD_GROUP, CAMPAIGN_TAGS, landing, platform, SHORTEST_ID);
        }
        if (found.platform().isEmpty()) {
            found = first(Depth.AD, List.of("utm_content", "utm_term"), landing, platform, SHORTEST_ID);
        }
        if (found.platform().isEmpty()) {
            found = first(Depth.AD_GROUP, List.of("utm_term", "utm_content"), landing, platform, SHORTEST_ID);
        }
        return found;
    }

    private EntityKey first(Depth depth, List<String> tags, Landing landing, String platform, int shortest) {
        for (String tag : tags) {
            String id = Origin.tag(landing, tag);
            if (id.length() >= shortest) {
                EntityKey only = only(of(platform, directory.withId(depth, id)));
                if (!only.platform().isEmpty()) {
                    return only;
                }
            }
        }
        return NOWHERE;
    }

    /// By the campaign's name, a current one rather than a former one. E-mails and organic posts often carry the name
    /// of the campaign that they accompany; what says that it was not paid is not placed.
    private EntityKey byName(Origin origin) {
        String name = CampaignDirectory.fold(origin.campaign());
        if (name.isEmpty() || !mayBeAd(origin)) {
            return NOWHERE;
        }
        for (Depth depth : List.of(Depth.CAMPAIGN, Depth.AD_GROUP)) {
            // Many ad groups have the same plain name, so one counts only on the platform that the visit came from.
            if (depth == Depth.AD_GROUP && origin.platform().isEmpty()) {
                return NOWHERE;
            }
            SortedSet<EntityKey> named = of(origin.platform(), directory.named(depth, name));
            SortedSet<EntityKey> current = new TreeSet<>(named);
            current.removeIf(key -> !directory.currentlyNamed(key, name));
            EntityKey only = only(current.isEmpty() ? named : current);
            if (!only.platform().isEmpty() || !named.isEmpty()) {
                return only;
            }
        }
        return NOWHERE;
    }

    private static boolean mayBeAd(Origin origin) {
        String channel = origin.channel();
        if (Channels.paid(channel) || channel.equals(Channels.UNASSIGNED)) {
            return true;
        }
        // utm_medium=social on an ad is a common slip; organic, email and the like mean what they say.
        boolean social = channel.equals(Channels.ORGANIC_SOCIAL) || channel.equals(Channels.ORGANIC_VIDEO)
                || channel.equals(Channels.ORGANIC_SEARCH);
        return social && !origin.platform().isEmpty() && !CampaignDirectory.fold(origin.medium()).contains("organic");
    }

    /// Goes on from a campaign to its ad group and ad where the tags name them.
    private EntityKey refined(EntityKey found, Landing landing) {
        EntityKey at = found;
        if (at.ad().isEmpty()) {
            at = within(at, Depth.AD, List.of("ol_adid", "hsa_ad", "utm_content", "utm_term"), landing, false);
        }
        if (at.adGroup().isEmpty() && at.ad().isEmpty()) {
            at = within(at, Depth.AD_GROUP, List.of("ol_agid", "hsa_grp", "utm_term", "utm_content"), landing, false);
        }
        if (at.adGroup().isEmpty() && at.ad().isEmpty()) {
            at = within(at, Depth.AD_GROUP, List.of("utm_term", "utm_content"), landing, true);
        }
        return at.ad().isEmpty() ? within(at, Depth.AD, List.of("utm_content"), landing, true) : at;
    }

    private EntityKey within(EntityKey wider, Depth depth, List<String> tags, Landing landing, boolean byName) {
        for (String tag : tags) {
            String value = Origin.tag(landing, tag);
            if (!value.isEmpty()) {
                SortedSet<EntityKey> inside = new TreeSet<>(byName
                        ? directory.named(depth, CampaignDirectory.fold(value))
                        : directory.withId(depth, value));
                inside.removeIf(key -> !key.within(wider));
                if (inside.size() == 1) {
                    return inside.first();
                }
            }
        }
        return wider;
    }

    private static SortedSet<EntityKey> of(String platform, Collection<EntityKey> keys) {
        SortedSet<EntityKey> fitting = new TreeSet<>(keys);
        if (!platform.isEmpty()) {
            fitting.removeIf(key -> !Platforms.family(key.platform()).equals(platform));
        }
        return fitting;
    }

    /// The only one; of several in one campaign what they share; of several campaigns nothing.
    private static EntityKey only(SortedSet<EntityKey> keys) {
        if (keys.isEmpty()) {
            return NOWHERE;
        }
        if (keys.size() == 1) {
            return keys.first();
        }
        EntityKey shared = keys.first().inCampaign();
        return keys.stream().allMatch(key -> key.within(shared)) ? shared : NOWHERE;
    }
}
