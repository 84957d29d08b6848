package outlay.report;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import outlay.attribution.Attribution;
import outlay.base.ClientId;
import outlay.base.Currency;
import outlay.base.Period;

/// What somebody wants to know.
///
/// @param by           what a row stands for
/// @param period       spend of these account days, and conversions of these days in `zone`; absent: all there is
/// @param attribution  how conversions are credited
/// @param currency     convert everything to it; absent: a row per currency, and nothing is converted
/// @param filter       only rows inside this part of the hierarchy
public record Question(ClientId client, By by, Optional<Period> period, Attribution attribution, ZoneId zone,
        Optional<Currency> currency, Filter filter) {
    /// The same of another part of the hierarchy.
    public Question with(Filter other) {
        return new Question(client, by, period, attribution, zone, currency, other);
    }

    /// What a row stands for, and the columns that say which.
    public enum By {
        // @formatter:off
        DAYS("day"),
        PLATFORMS("platform"),
        CHANNELS("channel"),
        CAMPAIGNS("platform", "channel", "campaign_id", "campaign"),
        AD_GROUPS("platform", "channel", "campaign_id", "campaign", "ad_group_id", "ad_group"),
        ADS("platform", "channel", "campaign_id", "campaign", "ad_group_id", "ad_group", "ad_id", "ad");
        // @formatter:on

        private final List<String> columns;

        By(String... columns) {
            this.columns = List.of(columns);
        }

        /// The names of a row's keys in the order in which they are shown.
        public List<String> columns() {
            return columns;
        }
    }

    /// "" means everything. A campaign is named by [Answer.Row#campaignKey()], an ad group by its id, or by its name
    /// where it has no id.
    public record Filter(String platform, String channel, String campaign, String adGroup) {
        public static final Filter ALL = new Filter("", "", "");

        public Filter(String platform, String channel, String campaign) {
            this(platform, channel, campaign, "");
        }

        public Filter inAdGroup(String only) {
            return new Filter(platform, channel, campaign, only);
        }
    }
}
