package outlay.report;

import java.util.Optional;
import outlay.base.Currency;
import outlay.base.Day;
import outlay.journey.Touch;
import outlay.journey.Touch.Placement;

/// The part of a report that one of its rows stands for. What is absent is not asked about; what is there and "" asks
/// for what has none, such as touches that no ad is known of.
///
/// @param campaign the key of a campaign: [Answer.Row#campaignKey()]
/// @param adGroup  its id, or its name where it has no id; so is the ad
/// @param currency of the row
public record Cell(Optional<String> platform, Optional<String> channel, Optional<String> campaign,
        Optional<String> adGroup, Optional<String> ad, Optional<Day> day, Optional<Currency> currency) {
    private static final Optional<String> ANY = Optional.empty();
    /// The whole of a report.
    public static final Cell ALL = new Cell(ANY, ANY, ANY, ANY, ANY, Optional.empty(), Optional.empty());

    /// What a row of a report by `by` stands for, within the report's question.
    public static Cell of(Question.By by, Answer.Row row) {
        Optional<String> channel = Optional.of(row.text("channel"));
        Optional<String> campaign = Optional.of(row.campaignKey());
        Optional<Currency> currency = Optional.of(row.currency());
        return switch (by) {
            case DAYS -> new Cell(ANY, ANY, ANY, ANY, ANY, Optional.of(Day.parse(row.text("day"))), currency);
            case PLATFORMS -> new Cell(Optional.of(row.text("platform")), ANY, ANY, ANY, ANY, Optional.empty(),
                    currency);
            case CHANNELS -> new Cell(ANY, channel, ANY, ANY, ANY, Optional.empty(), currency);
            case CAMPAIGNS -> new Cell(ANY, channel, campaign, ANY, ANY, Optional.empty(), currency);
            case AD_GROUPS -> new Cell(ANY, channel, campaign,
                    Optional.of(Grouping.idOrName(row.text("ad_group_id"), row.text("ad_group"))), ANY,
                    Optional.empty(), currency);
            case ADS -> new Cell(ANY, channel, campaign,
                    Optional.of(Grouping.idOrName(row.text("ad_group_id"), row.text("ad_group"))),
                    Optional.of(Grouping.idOrName(row.text("ad_id"), row.text("ad"))), Optional.empty(), currency);
        };
    }

    boolean covers(Touch.Source source) {
        Placement at = source.placement();
        return matches(platform, Grouping.platform(source)) && matches(channel, source.channel())
                && matches(campaign, Grouping.campaignKey(at.platform(), at.campaignId(), at.campaign()))
                && matches(adGroup, Grouping.idOrName(at.adGroupId(), at.adGroup()))
                && matches(ad, Grouping.idOrName(at.adId(), at.ad()));
    }

    boolean covers(Day of) {
        return day.isEmpty() || day.get().equals(of);
    }

    boolean covers(Currency of) {
        return currency.isEmpty() || currency.get().equals(of);
    }

    private static boolean matches(Optional<String> asked, String found) {
        return asked.isEmpty() || asked.get().equals(found);
    }
}
