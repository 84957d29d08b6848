package outlay.activate.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import outlay.activate.Account;
import outlay.activate.Answer;
import outlay.activate.Call;
import outlay.activate.Matching;
import outlay.activate.egress.Outcome;
import outlay.base.ClientId;
import outlay.store.KeptMatch;
import outlay.store.Lane;
import outlay.store.OutboxStore;

/// Asks the destinations that know how well they matched what they were told, each account twice a day, and keeps what
/// they say. Of an account that is off, paused or was never to be told anything nobody asks.
final class MatchRound {
    private static final Duration BETWEEN = Duration.ofHours(12);
    private static final Duration AFTER_NOTHING = Duration.ofHours(1);

    private final OutboxStore store;
    private final Accounts accounts;
    private final Function<Call, Outcome> sending;

    MatchRound(OutboxStore store, Accounts accounts, Function<Call, Outcome> sending) {
        this.store = store;
        this.accounts = accounts;
        this.sending = sending;
    }

    /// Asks whoever is due, one after the other.
    void look(Instant now) {
        Map<ClientId, List<Lane>> lanes = store.lanes().stream().collect(Collectors.groupingBy(Lane::client));
        lanes.forEach((client, own) -> {
            List<KeptMatch> known = store.matches(client);
            for (Lane lane : own) {
                Optional<KeptMatch> before = known.stream().filter(match -> match.lane().equals(lane)).findFirst();
                if (due(before, now)) {
                    ask(lane, before, now);
                }
            }
        });
    }

    private static boolean due(Optional<KeptMatch> before, Instant now) {
        return before.map(match -> match.asked().plus(match.problem().isEmpty() ? BETWEEN : AFTER_NOTHING))
                .filter(now::isBefore).isEmpty();
    }

    private void ask(Lane lane, Optional<KeptMatch> before, Instant now) {
        Optional<Accounts.Connected> account = accounts.of(lane.client(), lane.account());
        if (account.isPresent() && account.get().on() && account.get().out() instanceof Matching matching
                && store.paused(lane).isEmpty()) {
            store.matched(switch (said(matching, account.get().account())) {
                case Matching.Said.Matched matched -> new KeptMatch(lane, now, "", Optional.of(now),
                        MatchJson.text(matched.events()));
                // What it said before is still the best that is known.
                case Matching.Said.Nothing nothing -> new KeptMatch(lane, now, nothing.why(),
                        before.flatMap(KeptMatch::toldAt), before.map(KeptMatch::told).orElse(""));
            });
        }
    }

    private Matching.Said said(Matching matching, Account account) {
        return switch (sending.apply(matching.askHowWell(account))) {
            case Outcome.Answered answered -> read(matching, answered.answer());
            case Outcome.Forbidden forbidden -> new Matching.Said.Nothing("forbidden address");
            case Outcome.NotSent notSent -> new Matching.Said.Nothing("not reached");
            case Outcome.NoAnswer noAnswer -> new Matching.Said.Nothing("no answer");
        };
    }

    private static Matching.Said read(Matching matching, Answer answer) {
        Matching.Said said = matching.howWell(answer);
        return said instanceof Matching.Said.Nothing nothing && nothing.why().isEmpty()
                ? new Matching.Said.Nothing("HTTP " + answer.status())
                : said;
    }
}
