package outlay.report;

import java.time.ZoneId;
import java.util.Optional;
import outlay.attribution.Model;
import outlay.base.ClientId;
import outlay.base.Currency;
import outlay.base.Period;

/// What somebody wants to know.
///
/// @param by           what a row stands for
/// @param period       spend of these account days, and conversions of these days in `zone`; absent: all there is
/// @param lookbackDays how old a touch may be when its conversion happens
/// @param currency     convert everything to it; absent: a row per currency, and nothing is converted
/// @param filter       only rows inside this part of the hierarchy
public record Question(ClientId client, By by, Optional<Period> period, Model model, int lookbackDays, ZoneId zone,
        Optional<Currency> currency, Filter filter) {
    public enum By {
        DAYS, PLATFORMS, CHANNELS, CAMPAIGNS, ADS
    }

    /// "" means everything. A campaign is named by its key as it stands in an answer's row.
    public record Filter(String platform, String channel, String campaign) {
        public static final Filter ALL = new Filter("", "", "");
    }
}
