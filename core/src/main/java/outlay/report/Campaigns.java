package outlay.report;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import outlay.funnel.Traits;
import outlay.journey.Touch;
import outlay.ledger.Ledger;

/// What is known of each campaign that money was spent on or a touch is placed in.
final class Campaigns {
    private final Map<String, Traits> traits = new HashMap<>();

    private static final class Known {
        private final String platform;
        private String name = "";
        private final TreeSet<String> types = new TreeSet<>();
        private final TreeSet<String> adGroups = new TreeSet<>();
        private final TreeSet<String> keywords = new TreeSet<>();

        Known(String platform) {
            this.platform = platform;
        }

        Traits traits(String key) {
            return new Traits(platform, key, name, types, adGroups, keywords);
        }
    }

    Campaigns(Ledger ledger) {
        Map<String, Known> found = new HashMap<>();
        List<Touch.Source> sources = ledger.sources();
        for (int i = 0; i < sources.size(); i++) {
            Touch.Placement at = sources.get(i).placement();
            Known known = found.computeIfAbsent(key(at), added -> new Known(at.platform()));
            known.types.addAll(ledger.typesOf(i));
            if (!at.adGroup().isEmpty()) {
                known.adGroups.add(at.adGroup());
            }
            known.keywords.addAll(ledger.keywordsOf(i));
            // Of several names the first in the alphabet, as in the answer.
            if (known.name.isEmpty() || !at.campaign().isEmpty() && at.campaign().compareTo(known.name) < 0) {
                known.name = at.campaign();
            }
        }
        found.forEach((key, known) -> traits.put(key, known.traits(key)));
    }

    /// Of the campaign that a row stands for; absent where that is none of a platform's.
    Optional<Traits> of(Answer.Row row) {
        return of(row.text("platform"), row.campaignKey());
    }

    /// Of the campaign that something was paid for in or came from; likewise.
    Optional<Traits> of(Touch.Source source) {
        return of(source.placement().platform(), key(source.placement()));
    }

    private Optional<Traits> of(String platform, String key) {
        return Optional.ofNullable(traits.get(key)).filter(known -> !platform.isEmpty());
    }

    private static String key(Touch.Placement at) {
        return Grouping.campaignKey(at.platform(), at.campaignId(), at.campaign());
    }
}
