package outlay.telling;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import outlay.fact.Contact;
import outlay.fact.Deal;
import outlay.fact.StageEntry;
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
            case Trigger.OnDealStage wanted -> entered(deal.stages(), wanted.stage())
                    .or(() -> same(deal.stage(), wanted.stage())
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

    /// By its history.
    static Optional<Instant> reached(Collection<StageEntry> history, Trigger when) {
        return history.stream().filter(entry -> enters(entry, when)).map(StageEntry::at).min(Instant::compareTo);
    }

    /// Whether a line of a history says that a record came to the stage that a rule is about.
    static boolean enters(StageEntry entry, Trigger when) {
        return switch (when) {
            case Trigger.OnDealStage wanted -> entry.of() == StageEntry.Of.DEAL && same(entry.stage(), wanted.stage());
            case Trigger.OnContactStage wanted ->
                entry.of() == StageEntry.Of.CONTACT && same(entry.stage(), wanted.stage());
            case Trigger.OnDeal _,Trigger.OnOrder _,Trigger.OnEvent _ -> false;
        };
    }

    private static boolean same(String one, String other) {
        return Trigger.folded(one).equals(Trigger.folded(other));
    }

    private static Optional<Instant> entered(SortedMap<String, Instant> stages, String stage) {
        return stages.entrySet().stream().filter(entry -> same(entry.getKey(), stage)).map(Map.Entry::getValue)
                .min(Instant::compareTo);
    }
}
