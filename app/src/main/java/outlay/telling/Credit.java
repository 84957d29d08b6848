package outlay.telling;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import outlay.activate.Share;
import outlay.attribution.Attribution;
import outlay.attribution.Crediting;
import outlay.base.Money;
import outlay.fact.Fact;
import outlay.journey.CampaignDirectory;
import outlay.journey.Evidence;
import outlay.journey.Journey;
import outlay.journey.JourneyColumns;
import outlay.journey.Journeys;
import outlay.journey.Touch;
import outlay.telling.rule.Worth;

/// How much of a conversion an attribution model credits to the ads of one platform, by the touches of the person
/// alone.
final class Credit {
    private Credit() {}

    /// Empty where the platform's ads get nothing, or there is nothing to share.
    ///
    /// @param platform as touches name it
    static Optional<Share> of(Worth.Credited worth, Happening what, PersonFacts them, CampaignDirectory campaigns,
            String platform) {
        if (what.brings().isEmpty() || what.brings().get().minor() <= 0) {
            return Optional.empty();
        }
        Money whole = what.brings().get();
        Journey.Conversion conversion = new Journey.Conversion("told", Journey.Kind.ORDER, "them", what.at(), whole,
                List.of());
        List<Touch> touches = touches(them, campaigns);
        Crediting crediting = new Crediting(JourneyColumns.of(List.of(new Journey(conversion, touches))),
                new Attribution(worth.model(), worth.lookbackDays()));
        crediting.turnTo(0);
        if (crediting.none()) {
            return Optional.empty();
        }
        Map<String, String> platforms = Came.of(them, campaigns, what.at(), worth.lookbackDays()).stream()
                .collect(Collectors.toMap(Came::event, Came::platform, (one, other) -> one));
        long credit = 0;
        long[] parts = crediting.parts(whole.minor());
        for (int i = 0; i < crediting.path().size(); i++) {
            String event = touches.get(crediting.path().touch(i)).id();
            credit += platforms.getOrDefault(event, "").equals(platform) ? parts[i] : 0;
        }
        return credit == 0
                ? Optional.empty()
                : Optional.of(new Share(worth.model().label(), new Money(credit, whole.currency()), whole));
    }

    /// Where a session begins and which page opens a touch is for the journeys to say.
    private static List<Touch> touches(PersonFacts them, CampaignDirectory campaigns) {
        Evidence evidence = Evidence.of(them.events().stream().<Fact>map(PersonFacts.At::event).toList());
        JourneyColumns columns = Journeys.of(evidence, campaigns, Journeys.LEAD_EVENTS,
                Journeys.leadCurrency(List.of())).columns();
        return IntStream.range(0, columns.touches()).mapToObj(columns::touch)
                .sorted(Comparator.comparing(Touch::at).thenComparing(Touch::id)).toList();
    }
}
