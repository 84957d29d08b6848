package outlay.activate.outbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import outlay.store.Began;
import outlay.store.DeliveryState;
import outlay.store.KeptDelivery;
import outlay.store.KeptPause;
import outlay.store.KeptReceipt;
import outlay.store.OutboxWork;

/// What one step of a lane changes, gathered until it is written in one transaction.
///
/// Law: whoever ends a delivery that may be at its destination without an answer about it ends it as unresolved.
final class Step {
    /// What a receipt says of a call and its answer.
    ///
    /// @param status of HTTP; 0 where there was no answer
    record Answered(String destination, int status, String requestId, String evidence) {
        static final Answered NOT_CALLED = new Answered("", 0, "", "");
    }

    private final Instant now;
    private final List<KeptDelivery> moved = new ArrayList<>();
    private final List<KeptReceipt> receipts = new ArrayList<>();
    private final List<Began> begun = new ArrayList<>();
    private final List<String> wake = new ArrayList<>();
    private Optional<KeptPause> pause = Optional.empty();

    Step(Instant now) {
        this.now = now;
    }

    Instant now() {
        return now;
    }

    /// It comes to an end without a call.
    void end(KeptDelivery row, Decision.End end) {
        DeliveryState state = row.stand().doubt().isPresent() ? DeliveryState.UNRESOLVED : end.state();
        KeptDelivery after = row.with(row.stand().receipted().with(state, now, reason(end.why(), end.code())));
        moved.add(after);
        wake.add(row.key());
        receipts.add(new KeptReceipt(row.key(), row.wish().change(), after.stand().receipts(), now, 0, "",
                end.why().label(), end.code(), 0, "", "", List.of(), end.evidence()));
    }

    /// It waits, and nothing has happened that a receipt would be for.
    void wait(KeptDelivery row, Instant until, String why) {
        moved.add(row.with(row.stand().with(DeliveryState.QUEUED, until, why)));
    }

    /// It was in a call, and this is what that amounts to.
    void after(KeptDelivery row, KeptDelivery.Stand stand, Happened happened, String code, Answered answered) {
        KeptDelivery after = row.with(stand.receipted());
        moved.add(after);
        if (stand.state().ended()) {
            wake.add(row.key());
        }
        receipts.add(new KeptReceipt(row.key(), row.wish().change(), after.stand().receipts(), now,
                row.stand().attempts(), answered.destination(), happened.label(), code, answered.status(),
                answered.requestId(), row.fingerprint(), row.fields(), answered.evidence()));
    }

    /// It is waited for, and nothing new was said.
    void stillPending(KeptDelivery row, Instant until) {
        moved.add(row.with(row.stand().with(DeliveryState.PENDING, until, row.stand().reason())));
    }

    void begin(Began call) {
        begun.add(call);
    }

    void pause(KeptPause why) {
        pause = pause.or(() -> Optional.of(why));
    }

    boolean pauses() {
        return pause.isPresent();
    }

    /// `rejected: 100/2804019`
    static String reason(Happened happened, String code) {
        return code.isEmpty() ? happened.label() : happened.label() + ": " + code;
    }

    OutboxWork work() {
        return new OutboxWork(moved, receipts, begun, wake, pause);
    }
}
