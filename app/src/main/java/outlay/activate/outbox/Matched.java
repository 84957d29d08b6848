package outlay.activate.outbox;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import outlay.activate.Match;
import outlay.activate.Matching;
import outlay.base.ClientId;
import outlay.store.KeptMatch;
import outlay.store.OutboxStore;
import tools.jackson.databind.node.ObjectNode;

/// The last stage of the way of an account's conversions: how well they were matched with people, as far as the
/// destination says so.
///
/// @param told     whether its destination is one that tells
/// @param kept     what it said last
/// @param sentence the same for people
public record Matched(boolean told, Optional<KeptMatch> kept, String sentence) {
    private static final String NOT_TOLD = "not told by the platform";

    /// Of one account of a client.
    public static Matched of(OutboxStore outbox, ClientId client, String account, Accounts accounts) {
        Optional<KeptMatch> kept = outbox.matches(client).stream()
                .filter(match -> match.lane().account().equals(account)).findFirst();
        boolean told = accounts.of(client, account).map(known -> known.out() instanceof Matching)
                .orElse(kept.isPresent());
        return new Matched(told, kept, told ? sentence(kept) : NOT_TOLD);
    }

    private List<Match> events() {
        return events(kept);
    }

    private static List<Match> events(Optional<KeptMatch> kept) {
        return kept.map(KeptMatch::told).filter(text -> !text.isEmpty()).map(MatchJson::events).orElse(List.of());
    }

    private static String sentence(Optional<KeptMatch> kept) {
        if (kept.isEmpty()) {
            return "not asked yet";
        }
        String problem = kept.get().problem();
        List<Match> events = events(kept);
        if (events.isEmpty()) {
            return problem.isEmpty() ? "no event is known there yet" : "asked and not told: " + problem;
        }
        String said = events.stream().map(Matched::sentence).collect(Collectors.joining("; "));
        return problem.isEmpty() ? said : said + " (asked again and not told: " + problem + ")";
    }

    private static String sentence(Match match) {
        return match.event()
                + match.score().map(score -> " " + score.toPlainString() + " of 10").orElse(" without a score")
                + match.coverage().map(share -> ", covers " + share.toPlainString() + " %").orElse("");
    }

    void put(ObjectNode into) {
        ObjectNode node = into.putObject("matched").put("told", told).put("says", sentence)
                .put("asked_at", kept.map(match -> match.asked().toString()).orElse(""))
                .put("told_at", kept.flatMap(KeptMatch::toldAt).map(Object::toString).orElse(""))
                .put("problem", kept.map(KeptMatch::problem).orElse(""));
        node.set("events", MatchJson.node(events()));
    }
}
