package outlay.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import outlay.base.Day;
import outlay.journey.Touch;
import outlay.journey.Touch.Placement;
import outlay.ledger.Charge;
import outlay.ledger.Ledger;
import outlay.report.Question.By;
import outlay.report.Question.Filter;

/// To which row of the answer each source belongs. Things that have an id are one thing under whatever names; of
/// several names the first in the alphabet is shown, so that the order of facts never shows.
class Grouping {
    /// The group of what lies outside the question's filter.
    static final int NONE = -1;
    /// In place of a touch, where none led to what happened.
    static final int NO_TOUCH = -1;

    private final By by;
    private final List<Touch.Source> sources;
    private final int[] groupOf;
    private final List<SortedMap<String, String>> keys = new ArrayList<>();

    Grouping(By by, Filter filter, List<Touch.Source> sources) {
        this.by = by;
        this.sources = sources;
        groupOf = new int[sources.size()];
        Map<List<String>, Integer> groups = new HashMap<>();
        for (int i = 0; i < groupOf.length; i++) {
            Touch.Source source = sources.get(i);
            if (!inside(filter, source)) {
                groupOf[i] = NONE;
            } else if (by != By.DAYS) {
                int group = groups.computeIfAbsent(identity(by, source), added -> groups.size());
                groupOf[i] = group;
                name(group, source);
            }
        }
    }

    /// What follows is of this conversion.
    void turnTo(int conversion) {}

    /// Whether what was spent is in any row.
    boolean covers(Charge charge) {
        return covers(charge.source());
    }

    /// The row of what happened on `day` and came from `source`.
    int group(int source, Day day) {
        return groupOf[source] == NONE || by != By.DAYS ? groupOf[source] : day.epochDay();
    }

    /// The row of what a touch is credited.
    ///
    /// @param touch by its number in the journeys, or [#NO_TOUCH]
    int group(int source, int touch, Day day) {
        return group(source, day);
    }

    boolean covers(int source) {
        return groupOf[source] != NONE;
    }

    /// What the row of `source` on `day` is, whatever its columns are called by: the same in the books of any version.
    List<String> identity(int source, Day day) {
        return by == By.DAYS ? List.of(day.toString()) : identity(by, sources.get(source));
    }

    /// The same for a row that has been made.
    static List<String> identity(By by, Answer.Row row) {
        Placement at = new Placement(row.text("platform"), "", row.text("campaign_id"), row.text("campaign"),
                row.text("ad_group_id"), row.text("ad_group"), row.text("ad_id"), row.text("ad"));
        return switch (by) {
            case DAYS -> List.of(row.text("day"));
            case PLATFORMS -> List.of(row.text("platform"));
            case CHANNELS, CAMPAIGNS, AD_GROUPS, ADS -> identity(by, new Touch.Source(row.text("channel"), at));
        };
    }

    /// The keys of a row that no report has, as far as its identity tells them.
    static SortedMap<String, String> keys(By by, List<String> identity) {
        List<String> names = by.columns().stream().filter(column -> !column.endsWith("_id")).toList();
        SortedMap<String, String> keys = new TreeMap<>();
        by.columns().forEach(column -> keys.put(column, ""));
        for (int i = 0; i < names.size(); i++) {
            keys.put(names.get(i), identity.get(i));
        }
        return Collections.unmodifiableSortedMap(keys);
    }

    SortedMap<String, String> keys(int group) {
        if (by == By.DAYS) {
            return Collections.unmodifiableSortedMap(new TreeMap<>(Map.of("day", new Day(group).toString())));
        }
        return Collections.unmodifiableSortedMap(keys.get(group));
    }

    static String campaignKey(String platform, String campaignId, String campaign) {
        return platform + "/" + idOrName(campaignId, campaign);
    }

    private static boolean inside(Filter filter, Touch.Source source) {
        Placement placement = source.placement();
        return (filter.platform().isEmpty() || filter.platform().equals(platform(source)))
                && (filter.channel().isEmpty() || filter.channel().equals(source.channel()))
                && (filter.campaign().isEmpty() || filter.campaign().equals(
                        campaignKey(placement.platform(), placement.campaignId(), placement.campaign())))
                && (filter.adGroup().isEmpty()
                        || filter.adGroup().equals(idOrName(placement.adGroupId(), placement.adGroup())));
    }

    private static List<String> identity(By by, Touch.Source source) {
        Placement at = source.placement();
        return switch (by) {
            case DAYS -> List.of();
            case PLATFORMS -> List.of(platform(source));
            case CHANNELS -> List.of(source.channel());
            case CAMPAIGNS -> List.of(at.platform(), source.channel(), idOrName(at.campaignId(), at.campaign()));
            case AD_GROUPS -> List.of(at.platform(), source.channel(), idOrName(at.campaignId(), at.campaign()),
                    idOrName(at.adGroupId(), at.adGroup()));
            case ADS -> List.of(at.platform(), source.channel(), idOrName(at.campaignId(), at.campaign()),
                    idOrName(at.adGroupId(), at.adGroup()), idOrName(at.adId(), at.ad()));
        };
    }

    private void name(int group, Touch.Source source) {
        if (group == keys.size()) {
            keys.add(new TreeMap<>());
        }
        for (String column : by.columns()) {
            keys.get(group).merge(column, text(column, source),
                    (a, b) -> a.isEmpty() || !b.isEmpty() && b.compareTo(a) < 0 ? b : a);
        }
    }

    private String text(String column, Touch.Source source) {
        Placement at = source.placement();
        return switch (column) {
            case "platform" -> by == By.PLATFORMS ? platform(source) : at.platform();
            case "channel" -> source.channel();
            case "campaign_id" -> at.campaignId();
            case "campaign" -> at.campaign();
            case "ad_group_id" -> at.adGroupId();
            case "ad_group" -> at.adGroup();
            case "ad_id" -> at.adId();
            case "ad" -> at.ad();
            default -> throw new IllegalStateException("no source has a " + column);
        };
    }

    /// Unattributed revenue is no platform's, nor is it what came without one.
    static String platform(Touch.Source source) {
        return source.equals(Ledger.UNATTRIBUTED) ? source.channel() : source.placement().platform();
    }

    static String idOrName(String id, String name) {
        return id.isEmpty() ? name : id;
    }
}
