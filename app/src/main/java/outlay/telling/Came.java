package outlay.telling;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import outlay.fact.Event;
import outlay.journey.CampaignDirectory;
import outlay.journey.Origin;
import outlay.journey.Touch;
import outlay.telling.rule.Scope;

/// How a person came before a conversion, as far as a rule asks: every landing that was not direct, in time.
///
/// @param platform whose ad it can have been, or ""
record Came(String event, Instant at, String platform, Touch.Source source) {

    static List<Came> of(PersonFacts them, CampaignDirectory campaigns, Instant at, int lookbackDays) {
        Instant since = at.minus(Duration.ofDays(lookbackDays));
        return them.inTime()
                .filter(event -> event.countsAsTouch() && !event.at().isAfter(at) && !event.at().isBefore(since))
                .flatMap(event -> came(event, campaigns)).toList();
    }

    static boolean fits(Scope scope, List<Came> all) {
        return switch (scope.touch()) {
            case LAST -> !all.isEmpty() && all.getLast().fits(scope);
            case ANY -> all.stream().anyMatch(each -> each.fits(scope));
        };
    }

    private static Stream<Came> came(Event event, CampaignDirectory campaigns) {
        Origin origin = Origin.of(event.landing());
        if (origin.direct()) {
            return Stream.empty();
        }
        Touch.Source source = campaigns.sourceOf(event.landing(), origin);
        String platform = origin.platform().isEmpty() ? source.placement().platform() : origin.platform();
        return Stream.of(new Came(event.id(), event.at(), platform, source));
    }

    private boolean fits(Scope scope) {
        Touch.Placement place = source.placement();
        String name = place.campaignId().isEmpty() ? place.campaign() : place.campaignId();
        String campaign = place.platform().isEmpty() ? name : place.platform() + "/" + name;
        return (scope.platforms().isEmpty() || scope.platforms().contains(platform))
                && (scope.channels().isEmpty() || scope.channels().contains(source.channel()))
                && (scope.campaigns().isEmpty() || scope.campaigns().contains(campaign));
    }
}
