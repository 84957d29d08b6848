package outlay.activate.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.SplittableRandom;
import outlay.activate.Answer;
import outlay.activate.Terms;
import outlay.activate.Verdict;
import outlay.store.DeliveryState;
import outlay.store.KeptDelivery;

/// What a verdict makes of a delivery: its end, or when and how it goes on.
final class Judging {
    private static final Duration FIRST_WAIT = Duration.ofSeconds(10);
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);
    private static final Duration FIRST_LOOK = Duration.ofMinutes(1);
    private static final Duration LONGEST_LOOK = Duration.ofHours(1);
    /// Google says hours; whoever has said nothing after this says nothing any more.
    private static final Duration PATIENCE = Duration.ofHours(72);
    private static final Duration BEFORE_FORGOTTEN = Duration.ofMinutes(2);

    private final SplittableRandom random;

    Judging(SplittableRandom random) {
        this.random = random;
    }

    /// @param place  of the item in the flight
    /// @param answer of the call, where there was one
    void judge(Step step, Flight flight, int place, Verdict verdict, Optional<Answer> answer) {
        Flight.Item item = flight.items().get(place);
        KeptDelivery row = item.row();
        KeptDelivery.Stand stand = row.stand();
        Instant now = step.now();
        Step.Answered answered = new Step.Answered(flight.out().label(), answer.map(Answer::status).orElse(0),
                requestId(flight, verdict, row), item.evidence());
        switch (verdict) {
            case Verdict.Delivered delivered -> step.after(row, stand.with(DeliveryState.DELIVERED, now, ""),
                    Happened.DELIVERED, "", answered);
            case Verdict.Duplicate duplicate -> step.after(row,
                    stand.with(DeliveryState.DELIVERED, now, Step.reason(Happened.DUPLICATE, duplicate.code())),
                    Happened.DUPLICATE, duplicate.code(),
                    answered);
            case Verdict.Rejected rejected -> step.after(row,
                    stand.with(DeliveryState.REJECTED, now, Step.reason(Happened.REJECTED, rejected.code())),
                    Happened.REJECTED,
                    code(rejected.code(), rejected.field()), answered);
            case Verdict.Unconsented refused -> step.after(row,
                    stand.with(DeliveryState.SUPPRESSED, now, Step.reason(Happened.UNCONSENTED, refused.code())),
                    Happened.UNCONSENTED, refused.code(),
                    answered);
            case Verdict.Uncertain uncertain -> step.after(row,
                    stand.with(DeliveryState.UNRESOLVED, now, Step.reason(Happened.UNCERTAIN, uncertain.code())),
                    Happened.UNCERTAIN,
                    uncertain.code() + ", " + uncertain.refused() + " refused", answered);
            case Verdict.Pending pending -> pending(step, flight, place, pending, answered);
            case Verdict.Retry retry -> retry(step, flight.out().terms(), row, retry, answered);
            case Verdict.Again again -> step.after(row, stand.with(DeliveryState.QUEUED, now, ""), Happened.AGAIN, "",
                    answered);
            case Verdict.Halve halve -> step.after(row,
                    stand.withMost(Math.max(1, (flight.items().size() + 1) / 2)).with(DeliveryState.QUEUED, now,
                            Step.reason(Happened.HALVED, halve.code())),
                    Happened.HALVED, halve.code(), answered);
            case Verdict.Blocked blocked ->
                step.after(row, stand.with(DeliveryState.QUEUED, now, Step.reason(Happened.BLOCKED, blocked.code())),
                        Happened.BLOCKED, blocked.code(), answered);
            case Verdict.Unauthorized unauthorized -> step.after(row,
                    stand.with(DeliveryState.QUEUED, now,
                            Step.reason(Happened.UNAUTHORIZED, unauthorized.code())),
                    Happened.UNAUTHORIZED,
                    unauthorized.code(), answered);
        }
    }

    private void pending(Step step, Flight flight, int place, Verdict.Pending pending, Step.Answered answered) {
        KeptDelivery row = flight.items().get(place).row();
        Instant now = step.now();
        Instant since = row.stand().attempted().orElse(now);
        if (now.isAfter(since.plus(PATIENCE))) {
            step.after(row, row.stand().with(DeliveryState.UNRESOLVED, now, Happened.PENDING_TOO_LONG.label()),
                    Happened.PENDING_TOO_LONG, "", answered);
            return;
        }
        Instant next = now.plus(bounded(Duration.between(since, now)));
        if (flight.asks()) {
            step.stillPending(row, next);
            return;
        }
        KeptDelivery.Place where = new KeptDelivery.Place(pending.requestId(), place, flight.items().size());
        step.after(row, row.stand().taken(where).with(DeliveryState.PENDING, next, ""), Happened.PENDING, "", answered);
    }

    private void retry(Step step, Terms terms, KeptDelivery row, Verdict.Retry retry, Step.Answered answered) {
        Instant now = step.now();
        KeptDelivery.Stand stand = retry.mayBeThere() ? row.stand().doubted() : row.stand();
        Instant at = now.plus(retry.after())
                .plus(Pace.drawn(random, FIRST_WAIT, LONGEST_WAIT, Math.max(1, stand.attempts())));
        // One last try while the destination still remembers, rather than a wait past that.
        Optional<Instant> last = stand.doubt().map(doubt -> doubt.plus(terms.dedup()).minus(BEFORE_FORGOTTEN));
        if (last.isPresent() && at.isAfter(last.get()) && now.plus(retry.after()).isBefore(last.get())) {
            at = last.get();
        }
        Happened happened = happened(retry, answered);
        step.after(row, stand.with(DeliveryState.QUEUED, at, Step.reason(happened, retry.code())), happened,
                retry.code(), answered);
    }

    private static Happened happened(Verdict.Retry retry, Step.Answered answered) {
        if (answered.status() == 0) {
            return retry.mayBeThere() ? Happened.NO_ANSWER : Happened.NOT_SENT;
        }
        return retry.mayBeThere() && answered.status() < 300 ? Happened.NO_ANSWER : Happened.PUT_OFF;
    }

    private static Duration bounded(Duration elapsed) {
        return elapsed.compareTo(FIRST_LOOK) < 0
                ? FIRST_LOOK
                : elapsed.compareTo(LONGEST_LOOK) > 0 ? LONGEST_LOOK : elapsed;
    }

    private static String requestId(Flight flight, Verdict verdict, KeptDelivery row) {
        return verdict instanceof Verdict.Pending pending
                ? pending.requestId()
                : flight.asks() ? flight.asking() : row.stand().call().map(KeptDelivery.Place::requestId).orElse("");
    }

    private static String code(String code, String field) {
        return field.isEmpty() ? code : code + " " + field;
    }
}
