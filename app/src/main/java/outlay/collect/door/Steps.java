package outlay.collect.door;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import outlay.log.Entry;
import outlay.log.Log;
import outlay.log.Outcome;
import outlay.web.Handler;
import outlay.web.Request;
import outlay.web.Response;

/// What happens to everything that comes in over HTTP, whatever protocol it speaks, on one screen.
///
/// A request is answered after the log has its items on disk. An item that cannot be understood is kept with its bytes
/// and stops none of the others.
public final class Steps {
    private final Log log;
    private final Keys keys;
    private final Admission admission;
    private final Clock clock;
    private final StepTimes times;
    private final Counts counts;

    public Steps(Log log, Keys keys, Admission admission, Clock clock, StepTimes times, Counts counts) {
        this.log = log;
        this.keys = keys;
        this.admission = admission;
        this.clock = clock;
        this.times = times;
        this.counts = counts;
    }

    /// A door where senders speak `protocol`.
    public Handler door(Protocol protocol) {
        return request -> take(protocol, request);
    }

    private Response take(Protocol protocol, Request request) {
        try {
            long start = times.now();
            Hit hit = Unpack.hit(request, clock.instant());
            start = times.took(Step.UNPACK, start);
            Protocol.Parcel parcel = protocol.open(hit);
            start = times.took(Step.PARSE, start);
            Key key = Credentials.check(hit, parcel.presentedKey(), keys);
            start = times.took(Step.AUTHENTICATE, start);
            int items = parcel.items().size();
            Optional<Response> refusal = admission.refuse(key, request, hit.body().length, items);
            times.took(Step.LIMIT, start);
            counts.received(items);
            if (refusal.isPresent()) {
                counts.refused(DropReason.NOT_ADMITTED, items);
                return refusal.get();
            }
            List<Taken> taken = new ArrayList<>(items);
            for (Protocol.Item item : parcel.items()) {
                taken.add(understood(hit, key, item, taken.size() + 1));
            }
            List<Result> results = append(taken);
            results.forEach(counts::ended);
            return protocol.answer(results);
        } catch (Dropped dropped) {
            counts.received(1);
            counts.refused(dropped.reason(), 1);
            return protocol.dropped(dropped.reason(), dropped.status(), dropped.detail());
        }
    }

    /// An item on its way to the log: the event's entry, or the bytes' with the reason why it is not one.
    private record Taken(Entry entry, Optional<Result> refusal) {}

    private Taken understood(Hit hit, Key key, Protocol.Item item, int number) {
        throw new UnsupportedOperationException(hit + " " + key + item + number);
    }

    private List<Result> append(List<Taken> taken) {
        long start = times.now();
        List<Outcome> outcomes = log.append(taken.stream().map(Taken::entry).toList()).join();
        times.took(Step.APPEND, start);
        List<Result> results = new ArrayList<>(taken.size());
        for (int i = 0; i < outcomes.size(); i++) {
            results.add(result(taken.get(i), outcomes.get(i)));
        }
        return results;
    }

    private static Result result(Taken taken, Outcome outcome) {
        String id = taken.entry().id();
        return switch (outcome) {
            case Outcome.Refused why -> Result.refused(id, DropReason.LOG_REFUSED, "", why.detail());
            case Outcome.Stored at -> taken.refusal().orElseGet(() -> Result.of(id, Result.Status.STORED));
            case Outcome.Duplicate at -> taken.refusal().orElseGet(() -> Result.of(id, Result.Status.DUPLICATE));
            case Outcome.Conflict at -> taken.refusal().orElseGet(() -> Result.of(id, Result.Status.CONFLICT));
        };
    }
}
