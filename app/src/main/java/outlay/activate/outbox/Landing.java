package outlay.activate.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import outlay.activate.Answer;
import outlay.activate.Later;
import outlay.activate.Reading;
import outlay.activate.Verdict;
import outlay.activate.egress.Outcome;
import outlay.store.KeptDelivery;
import outlay.store.KeptPause;
import outlay.store.Lane;

/// Takes in how far a call came: what it means for each delivery in it, for the lane's pace, and for the account.
final class Landing {
    private static final String KEY_REFUSED = " does not accept the account's key";
    private static final Logger LOG = LoggerFactory.getLogger(Landing.class);

    private final Lane lane;
    private final Judging judging;

    /// A call and how far it came.
    record Landed(Flight flight, Outcome outcome) {}

    Landing(Lane lane, Judging judging) {
        this.lane = lane;
        this.judging = judging;
    }

    void land(Step step, Landed landed, Optional<Pace> pace) {
        Flight flight = landed.flight();
        Optional<Answer> answer = landed.outcome() instanceof Outcome.Answered answered
                ? Optional.of(answered.answer())
                : Optional.empty();
        List<Verdict> verdicts = verdicts(flight, landed.outcome());
        for (int i = 0; i < flight.items().size(); i++) {
            judging.judge(step, flight, i, verdicts.get(i), answer);
        }
        verdicts.stream().filter(Landing::stops).findFirst()
                .ifPresent(verdict -> step.pause(pause(flight, verdict, landed.outcome(), step.now())));
        pace.ifPresent(own -> pace(own, flight, verdicts, step.now()));
    }

    private List<Verdict> verdicts(Flight flight, Outcome outcome) {
        int sent = flight.items().size();
        return switch (outcome) {
            case Outcome.Answered answered -> read(flight, answered.answer(), sent);
            case Outcome.Forbidden forbidden -> flight.asks()
                    ? new Verdict.Pending(flight.asking()).times(sent)
                    : new Verdict.Blocked("forbidden address").times(sent);
            case Outcome.NotSent notSent -> flight.asks()
                    ? new Verdict.Pending(flight.asking()).times(sent)
                    : new Verdict.Retry(word(notSent.why()), Duration.ZERO, false).times(sent);
            case Outcome.NoAnswer noAnswer -> flight.asks()
                    ? new Verdict.Pending(flight.asking()).times(sent)
                    : new Verdict.Retry(word(noAnswer.why()), Duration.ZERO, true).times(sent);
        };
    }

    private List<Verdict> read(Flight flight, Answer answer, int sent) {
        try {
            if (flight.asks() && flight.out() instanceof Later later) {
                int whole = flight.items().getFirst().row().stand().call().map(KeptDelivery.Place::count).orElse(sent);
                List<Verdict> all = later.settle(answer, flight.asking(), whole);
                return flight.items().stream()
                        .map(item -> all.get(item.row().stand().call().map(KeptDelivery.Place::index).orElse(0)))
                        .toList();
            }
            List<Verdict> all = flight.out().read(answer, sent);
            if (all.size() == sent) {
                return all;
            }
            LOG.error("{} gave {} verdicts on {} conversions", flight.out().label(), all.size(), sent);
        } catch (RuntimeException unread) {
            LOG.error("An answer of {} to {} cannot be read", flight.out().label(), lane, unread);
        }
        return flight.asks() ? new Verdict.Pending(flight.asking()).times(sent) : Reading.unreadable().times(sent);
    }

    private static boolean stops(Verdict verdict) {
        return verdict instanceof Verdict.Blocked || verdict instanceof Verdict.Unauthorized;
    }

    /// Whether an account is paused because its key was refused.
    static boolean refusesKey(KeptPause pause) {
        return pause.reason().contains(KEY_REFUSED);
    }

    private KeptPause pause(Flight flight, Verdict verdict, Outcome outcome, Instant now) {
        String to = flight.out().label();
        String reason = switch (verdict) {
            case Verdict.Unauthorized unauthorized -> to + KEY_REFUSED + " (" + unauthorized.code()
                    + "); set a valid one and resume";
            case Verdict.Blocked blocked when outcome instanceof Outcome.Forbidden forbidden -> forbidden.why()
                    + "; set another address and resume";
            case Verdict other -> to + " takes nothing of this account ("
                    + (other instanceof Verdict.Blocked blocked ? blocked.code() : "")
                    + "); see to it there and resume";
        };
        return new KeptPause(lane, now, reason);
    }

    private static void pace(Pace pace, Flight flight, List<Verdict> verdicts, Instant now) {
        if (verdicts.getFirst() instanceof Verdict.Retry retry
                && verdicts.stream().allMatch(Verdict.Retry.class::isInstance)) {
            pace.bad(flight.began(), now, retry.after());
        } else if (verdicts.stream().noneMatch(Landing::stops)) {
            pace.good();
        }
    }

    /// The kind of failure; what follows it may quote an address.
    private static String word(String why) {
        return why.substring(0, why.indexOf(':') < 0 ? why.length() : why.indexOf(':'));
    }
}
