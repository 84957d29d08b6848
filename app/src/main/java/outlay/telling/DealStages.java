package outlay.telling;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import outlay.fact.Contact;
import outlay.fact.Deal;
import outlay.telling.rule.Trigger;

/// When a CRM's record reached what a rule is about, by what one version of it says.
final class DealStages {
    private DealStages() {}

    /// @param received when the version came, for a CRM that says nothing of times
    static Optional<Instant> reached(Deal deal, Trigger when, Instant received) {
        return switch (when) {
            case Trigger.OnDeal wanted -> deal.status() == wanted.status()
                    ? Optional.of(deal.closedAt().or(deal::modifiedAt).orElse(received))
                    : Optional.empty();
            case Trigger.OnDealStage wanted -> entered(deal.stages(), wanted.stage()).or(() -> Trigger
                    .folded(deal.stage()).equals(Trigger.folded(wanted.stage()))
                            ? Optional.of(deal.modifiedAt().orElse(received))
                            : Optional.empty());
            case Trigger.OnContactStage _,Trigger.OnOrder _,Trigger.OnEvent _ -> Optional.empty();
        };
    }

    static Optional<Instant> reached(Contact contact, Trigger when) {
        return when instanceof Trigger.OnContactStage wanted
                ? entered(contact.stages(), wanted.stage())
                : Optional.empty();
    }

    private static Optional<Instant> entered(SortedMap<String, Instant> stages, String stage) {
        return stages.entrySet().stream().filter(entry -> Trigger.folded(entry.getKey()).equals(Trigger.folded(stage)))
                .map(Map.Entry::getValue).min(Instant::compareTo);
    }
}
