package outlay.fact;

import java.util.Optional;
import java.util.OptionalLong;
import outlay.base.ClientId;
import outlay.base.Day;
import outlay.base.Micros;

/// What one entity of an ad account cost and got on one day, as its platform reported it.
///
/// @param importId      the import that brought it; the row counts once that import's [Import] is in the log
/// @param line          the line in the file, counted from 1
/// @param zone          the ad account's time zone, in which `day` is a day; "" where the file does not say
/// @param entity        which campaign, ad group and ad
/// @param segment       device, network and the like as `name=value` joined by `;` in the order of names, or ""
/// @param platformConversions     the platform's own claim, in millionths of a conversion; never summed across
///           platforms
/// @param platformConversionValue the platform's own claim of the value
/// @param videoViews views as the platform charges for them: TrueView views, ThruPlays, video views
public record SpendRow(ClientId client, String importId, int line, String platform, String accountId,
        String accountName, Level level, Day day, String zone, Entity entity, String segment, Micros spend,
        OptionalLong impressions, OptionalLong clicks, OptionalLong platformConversions,
        Optional<Micros> platformConversionValue, OptionalLong videoViews) implements Fact {
    /// The grain of the report that the row comes from. Levels of one account are never summed with each other.
    public enum Level {
        ACCOUNT, CAMPAIGN, AD_GROUP, AD, KEYWORD
    }

    /// Names and ids, "" where the report has none. `campaignType` is the platform's word (Search, Video, ...).
    public record Entity(String campaignId, String campaignName, String campaignType, String adGroupId,
            String adGroupName, String adId, String adName, String keyword) {
        public static final Entity ACCOUNT = new Entity("", "", "", "", "", "", "", "");
    }

    /// A row of a report that has no views of videos.
    public SpendRow(ClientId client, String importId, int line, String platform, String accountId, String accountName,
            Level level, Day day, String zone, Entity entity, String segment, Micros spend, OptionalLong impressions,
            OptionalLong clicks, OptionalLong platformConversions, Optional<Micros> platformConversionValue) {
        this(client, importId, line, platform, accountId, accountName, level, day, zone, entity, segment, spend,
                impressions, clicks, platformConversions, platformConversionValue, OptionalLong.empty());
    }

    @Override
    public String id() {
        return importId + "/" + line;
    }
}
