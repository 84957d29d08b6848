package outlay.journey;

import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import outlay.base.Day;
import outlay.fact.Landing;
import outlay.fact.SpendRow;
import outlay.journey.Touch.Placement;

/// Every campaign, ad group and ad that money was spent on, under its latest name, findable by ids and by all names it
/// ever had. Spend and touches take their keys from here, so that a campaign's cost and revenue meet in one row.
public final class CampaignDirectory {
    private static final SortedSet<EntityKey> NONE = Collections.emptySortedSet();
    private static final SortedSet<String> NO_IDS = Collections.emptySortedSet();

    private final Map<Reported, EntityKey> keys = new HashMap<>();
    private final Map<EntityKey, Dated> names = new HashMap<>();
    private final Map<EntityKey, Dated> types = new HashMap<>();
    private final Map<String, SortedSet<EntityKey>> byId = new HashMap<>();
    private final Map<String, SortedSet<EntityKey>> byName = new HashMap<>();
    private final Placing placing = new Placing(this);

    /// How deep in the hierarchy something is looked up.
    enum Depth {
        CAMPAIGN, AD_GROUP, AD
    }

    private CampaignDirectory() {}

    /// @param rows of one client, in any order
    public static CampaignDirectory of(Iterable<SpendRow> rows) {
        CampaignDirectory directory = new CampaignDirectory();
        Map<Reported, Day> lastSeen = new HashMap<>();
        for (SpendRow row : rows) {
            lastSeen.merge(Reported.of(row), row.day(), (a, b) -> a.compareTo(b) >= 0 ? a : b);
        }
        Map<EntityKey, Map<String, SortedSet<String>>> idsByName = new HashMap<>();
        for (Depth depth : Depth.values()) {
            lastSeen.keySet().forEach(reported -> reported.indexIds(depth, idsByName));
        }
        lastSeen.forEach((reported, day) -> directory.add(reported, reported.key(idsByName), day));
        return directory;
    }

    /// The key and the current names of what a row's money was spent on.
    public Placement placementOf(SpendRow row) {
        return placement(keyOf(row));
    }

    /// The channel that a row's money went to, by its platform and its campaign's type.
    public String channelOf(SpendRow row) {
        EntityKey campaign = keyOf(row).inCampaign();
        return Platforms.channel(campaign.platform(), typeOf(campaign, row.entity().campaignType()));
    }

    /// Where a visit's landing stands: the channel, and the campaign and ad as far as its tags lead. A placed visit has
    /// its campaign's channel, any other the one of the default channel group.
    public Touch.Source sourceOf(Landing landing, Origin origin) {
        EntityKey found = placing.of(landing, origin);
        if (!found.platform().isEmpty()) {
            String channel = Platforms.channel(found.platform(), typeOf(found.inCampaign(), ""));
            return new Touch.Source(channel, placement(found), Keyword.of(landing, channel, found));
        }
        Placement named = origin.campaign().isEmpty()
                ? Placement.NONE
                : new Placement("", "", "", origin.campaign(), "", "", "", "");
        return new Touch.Source(origin.channel(), named, Keyword.of(landing, origin.channel(), found));
    }

    /// Case and runs of blanks aside, as people retype names.
    static String fold(String name) {
        StringBuilder folded = new StringBuilder(name.length());
        String lower = name.strip().toLowerCase(Locale.ROOT);
        boolean blank = false;
        for (int i = 0; i < lower.length(); i++) {
            char c = lower.charAt(i);
            boolean space = Character.isWhitespace(c) || c == '\u00a0';
            if (!space || !blank) {
                folded.append(space ? ' ' : c);
            }
            blank = space;
        }
        return folded.toString();
    }

    Set<EntityKey> withId(Depth depth, String id) {
        return byId.getOrDefault(slot(depth, id), NONE);
    }

    Set<EntityKey> named(Depth depth, String folded) {
        return byName.getOrDefault(slot(depth, folded), NONE);
    }

    boolean currentlyNamed(EntityKey key, String folded) {
        return fold(nameOf(key)).equals(folded);
    }

    private void add(Reported reported, EntityKey key, Day day) {
        keys.put(reported, key);
        SpendRow.Entity entity = reported.entity();
        if (!key.campaign().isEmpty()) {
            EntityKey campaign = key.inCampaign();
            register(Depth.CAMPAIGN, campaign, campaign.campaign(), entity.campaignName(), day);
            if (!entity.campaignType().isBlank()) {
                types.merge(campaign, new Dated(day, entity.campaignType()), Dated::later);
            }
        }
        if (!key.adGroup().isEmpty()) {
            register(Depth.AD_GROUP, key.inAdGroup(), key.adGroup(), entity.adGroupName(), day);
        }
        if (!key.ad().isEmpty()) {
            register(Depth.AD, key, key.ad(), entity.adName(), day);
        }
    }

    private void register(Depth depth, EntityKey key, String part, String name, Day day) {
        String id = EntityKey.id(part);
        if (!id.isEmpty()) {
            byId.computeIfAbsent(slot(depth, id), none -> new TreeSet<>()).add(key);
        }
        if (!name.isBlank()) {
            names.merge(key, new Dated(day, name.strip()), Dated::later);
            byName.computeIfAbsent(slot(depth, fold(name)), none -> new TreeSet<>()).add(key);
        }
    }

    private EntityKey keyOf(SpendRow row) {
        EntityKey known = keys.get(Reported.of(row));
        return known != null ? known : Reported.of(row).key(Map.of());
    }

    private Placement placement(EntityKey key) {
        return new Placement(key.platform(), key.account(), EntityKey.id(key.campaign()),
                key.campaign().isEmpty() ? "" : nameOf(key.inCampaign()), EntityKey.id(key.adGroup()),
                key.adGroup().isEmpty() ? "" : nameOf(key.inAdGroup()), EntityKey.id(key.ad()),
                key.ad().isEmpty() ? "" : nameOf(key));
    }

    private static String slot(Depth depth, String text) {
        return depth.ordinal() + text;
    }

    private String nameOf(EntityKey key) {
        Dated name = names.get(key);
        return name == null ? "" : name.text();
    }

    private String typeOf(EntityKey campaign, String otherwise) {
        Dated type = types.get(campaign);
        return type == null ? otherwise : type.text();
    }

    /// A name or type with the last day on which it was reported.
    private record Dated(Day day, String text) {
        Dated later(Dated other) {
            int byDay = day.compareTo(other.day);
            int order = byDay != 0 ? byDay : text.compareTo(other.text);
            return order >= 0 ? this : other;
        }
    }

    /// An entity exactly as a report wrote it.
    private record Reported(String platform, String account, SpendRow.Entity entity) {
        static Reported of(SpendRow row) {
            return new Reported(row.platform(), row.accountId(), row.entity());
        }

        /// Notes the id that belongs to this entity's name, among its siblings. A report without ids can then be told
        /// to speak of the same entity as one with ids.
        void indexIds(Depth depth, Map<EntityKey, Map<String, SortedSet<String>>> idsByName) {
            EntityKey key = key(idsByName);
            EntityKey parent = switch (depth) {
                case CAMPAIGN -> key.inAccount();
                case AD_GROUP -> key.inCampaign();
                case AD -> key.inAdGroup();
            };
            String id = switch (depth) {
                case CAMPAIGN -> entity.campaignId();
                case AD_GROUP -> entity.adGroupId();
                case AD -> entity.adId();
            };
            String name = switch (depth) {
                case CAMPAIGN -> entity.campaignName();
                case AD_GROUP -> entity.adGroupName();
                case AD -> entity.adName();
            };
            if (!id.isBlank() && !name.isBlank()) {
                idsByName.computeIfAbsent(parent, none -> new HashMap<>())
                        .computeIfAbsent(slot(depth, fold(name)), none -> new TreeSet<>()).add(id.strip());
            }
        }

        EntityKey key(Map<EntityKey, Map<String, SortedSet<String>>> idsByName) {
            EntityKey inAccount = new EntityKey(platform, account, "", "", "");
            String campaign = part(Depth.CAMPAIGN, inAccount, entity.campaignId(), entity.campaignName(), idsByName);
            EntityKey inCampaign = new EntityKey(platform, account, campaign, "", "");
            String adGroup = part(Depth.AD_GROUP, inCampaign, entity.adGroupId(), entity.adGroupName(), idsByName);
            EntityKey inAdGroup = new EntityKey(platform, account, campaign, adGroup, "");
            String ad = part(Depth.AD, inAdGroup, entity.adId(), entity.adName(), idsByName);
            return new EntityKey(platform, account, campaign, adGroup, ad);
        }

        private static String part(Depth depth, EntityKey parent, String id, String name,
                Map<EntityKey, Map<String, SortedSet<String>>> idsByName) {
            if (!id.isBlank()) {
                return "#" + id.strip();
            }
            if (name.isBlank()) {
                return "";
            }
            String folded = fold(name);
            SortedSet<String> ids = idsByName.getOrDefault(parent, Map.of()).getOrDefault(slot(depth, folded), NO_IDS);
            return ids.size() == 1 ? "#" + ids.first() : "=" + folded;
        }
    }
}
