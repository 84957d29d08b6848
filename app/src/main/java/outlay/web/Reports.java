package outlay.web;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import outlay.base.ClientId;
import outlay.funnel.FunnelRules;
import outlay.plan.Target;
import outlay.reconcile.PlatformWindows;
import outlay.report.Answer;
import outlay.report.AsOf;
import outlay.report.Changes;
import outlay.report.Edition;
import outlay.report.Question;

/// Whoever can answer questions about clients.
///
/// What cannot be answered as it was asked, for want of an exchange rate or because a version has not come yet, is an
/// [IllegalArgumentException], whose message is shown to the reader.
public interface Reports {
    /// In the order in which they are offered to a reader.
    List<ClientId> clients();

    /// The books of a client: as they stand, or as they stood then.
    Edition edition(ClientId client, Optional<AsOf> asOf);

    /// Why an answer has changed since; until then, or until now.
    Changes changes(Question question, AsOf before, Optional<AsOf> after);

    /// What clients want a conversion to cost, and to spend.
    default List<Target> targets() {
        return List.of();
    }

    /// What a client says about its campaigns.
    default FunnelRules funnelRules(ClientId client) {
        return FunnelRules.NONE;
    }

    /// Under which windows the platforms make their claims, as far as somebody has said.
    default PlatformWindows windows() {
        return PlatformWindows.NONE;
    }

    /// Since when it is known whose visits were, where what came before is past its time and has been ended.
    default Optional<Instant> eventsKeptFrom() {
        return Optional.empty();
    }

    /// How many alerts of a client are open.
    default long openAlerts(ClientId client) {
        return 0;
    }

    /// An answer, and the version of the books that gave it.
    Versioned answer(Question question, Optional<AsOf> asOf);

    record Versioned(Answer answer, long version) {}
}
