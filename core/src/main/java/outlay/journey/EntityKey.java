package outlay.journey;

import java.util.Comparator;

/// A campaign, ad group or ad in its platform and account. Each part is `#` and the id where the platform gave one,
/// else `=` and the folded name, or "" where the entity does not reach so far down.
record EntityKey(String platform, String account, String campaign, String adGroup, String ad)
        implements
            Comparable<EntityKey> {
    private static final Comparator<EntityKey> ORDER = Comparator.comparing(EntityKey::platform)
            .thenComparing(EntityKey::account).thenComparing(EntityKey::campaign).thenComparing(EntityKey::adGroup)
            .thenComparing(EntityKey::ad);

    EntityKey inAccount() {
        return new EntityKey(platform, account, "", "", "");
    }

    EntityKey inCampaign() {
        return adGroup.isEmpty() && ad.isEmpty() ? this : new EntityKey(platform, account, campaign, "", "");
    }

    EntityKey inAdGroup() {
        return ad.isEmpty() ? this : new EntityKey(platform, account, campaign, adGroup, "");
    }

    boolean within(EntityKey wider) {
        return platform.equals(wider.platform) && account.equals(wider.account) && campaign.equals(wider.campaign)
                && (wider.adGroup.isEmpty() || adGroup.equals(wider.adGroup))
                && (wider.ad.isEmpty() || ad.equals(wider.ad));
    }

    static String id(String part) {
        return part.startsWith("#") ? part.substring(1) : "";
    }

    @Override
    public int compareTo(EntityKey other) {
        return ORDER.compare(this, other);
    }
}
