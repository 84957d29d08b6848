package outlay.telling.rule;

import java.util.List;
import java.util.Optional;
import outlay.base.Money;

/// Which of the conversions that a rule is about are told. What is empty limits nothing.
///
/// @param platforms    whose ad led to it: google, microsoft, meta, linkedin, tiktok and so on
/// @param channels     as reports name them
/// @param campaigns    as reports name them: platform/id, or the campaign's name where no spend is known of it
/// @param touch        which of the person's touches has to be of these
/// @param lookbackDays how long before the conversion it may lie
/// @param minimum      what the conversion brings at the least; another currency is told nothing of
/// @param countries    ISO 3166, two capital letters, of the person
public record Scope(List<String> platforms, List<String> channels, List<String> campaigns, Which touch,
        int lookbackDays, Optional<Money> minimum, List<String> countries) {
    public static final Scope ALL = new Scope(List.of(), List.of(), List.of(), Which.LAST, Worth.USUAL_DAYS,
            Optional.empty(), List.of());

    /// Which touch decides.
    public enum Which {
        /// The last that was not direct.
        LAST,
        /// Any of them.
        ANY
    }

    public Scope {
        platforms = List.copyOf(platforms);
        channels = List.copyOf(channels);
        campaigns = List.copyOf(campaigns);
        countries = List.copyOf(countries);
    }

    /// Whether touches have to be looked at.
    public boolean asksForTouches() {
        return !platforms.isEmpty() || !channels.isEmpty() || !campaigns.isEmpty();
    }
}
