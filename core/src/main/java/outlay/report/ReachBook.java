package outlay.report;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import outlay.base.Period;
import outlay.fact.Fact;
import outlay.fact.Imports;
import outlay.fact.Reach;

/// The reach that stands after all imports: of one campaign and the same days, that of the last import.
final class ReachBook {
    private record Subject(String platform, String account, String campaign, Period period) {
        static Subject of(Reach reach) {
            return new Subject(reach.platform(), reach.accountId(),
                    Grouping.campaignKey(reach.platform(), reach.campaignId(), reach.campaign()), reach.period());
        }
    }

    private final List<Reach> standing;

    /// @param facts imports count in the order given, everything else in any; what is neither is passed over
    ReachBook(Iterable<? extends Fact> facts) {
        Map<String, Map<Integer, Reach>> ofImport = new HashMap<>();
        for (Fact fact : facts) {
            if (fact instanceof Reach reach) {
                ofImport.computeIfAbsent(reach.importId(), id -> new TreeMap<>()).putIfAbsent(reach.line(), reach);
            }
        }
        Map<Subject, Reach> last = new LinkedHashMap<>();
        for (String id : Imports.standing(facts)) {
            ofImport.getOrDefault(id, Map.of()).values().forEach(reach -> last.put(Subject.of(reach), reach));
        }
        standing = List.copyOf(last.values());
    }

    /// Of one campaign in exactly these days. Absent also where two accounts have a campaign of that key: their people
    /// may be the same.
    Optional<Reach> of(Answer.Row campaign, Period period) {
        List<Reach> found = standing.stream().filter(reach -> reach.period().equals(period)
                && reach.platform().equals(campaign.text("platform")) && names(reach, campaign)).toList();
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    /// By id where both have one, else by name.
    private static boolean names(Reach reach, Answer.Row campaign) {
        boolean ids = !reach.campaignId().isEmpty() && !campaign.text("campaign_id").isEmpty();
        return ids
                ? reach.campaignId().equals(campaign.text("campaign_id"))
                : !reach.campaign().isEmpty() && reach.campaign().equals(campaign.text("campaign"));
    }
}
