package outlay.collect.door;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import outlay.collect.BadEvent;
import outlay.collect.SegmentEvent;
import outlay.collect.Suppression;
import outlay.fact.Event;
import outlay.json.BadJson;
import outlay.log.Entry;
import outlay.log.FactCodec;
import outlay.log.Log;
import outlay.log.Outcome;
import outlay.web.Handler;
import outlay.web.Problem;
import outlay.web.Refused;
import outlay.web.Request;
import outlay.web.Response;

/// What happens to everything that comes in over HTTP, whatever protocol it speaks, on one screen; [Understanding] has
/// the steps of each item.
///
/// A request is answered after the log has its items on disk. An item that cannot be understood is kept with its bytes
/// and stops none of the others.
public final class Steps {
    /// In one request.
    public static final int MOST_EVENTS = 2_500;
    /// Longer than a full queue takes on a slow disk, shorter than senders wait.
    private static final long MOST_WAIT_MILLIS = 2_000;

    private final Log log;
    private final Keys keys;
    private final Admission admission;
    private final Clock clock;
    private final StepTimes times;
    private final Counts counts;
    private final LiveEvents live;
    private final Understanding understanding;
    private final Suppression suppression;

    public Steps(Log log, Keys keys, Admission admission, Clock clock, StepTimes times, Counts counts,
            LiveEvents live) {
        this(log, keys, admission, clock, times, counts, live, Bots.load(), Suppression.NONE);
    }

    /// @param bots        tells programs from people
    /// @param suppression who was erased and must not come back
    Steps(Log log, Keys keys, Admission admission, Clock clock, StepTimes times, Counts counts, LiveEvents live,
            Bots bots, Suppression suppression) {
        this.log = log;
        this.keys = keys;
        this.admission = admission;
        this.clock = clock;
        this.times = times;
        this.counts = counts;
        this.live = live;
        this.understanding = new Understanding(bots);
        this.suppression = suppression;
    }

    /// A door where senders speak `protocol`. Pages of any origin may use it.
    public Handler door(Protocol protocol) {
        return new Handler() {
            @Override
            public Response handle(Request request) {
                return Answers.open(take(protocol, request));
            }

            @Override
            public Optional<Response> turnAway(Request head) {
                return Steps.this.turnAway(head).map(Answers::open);
            }

            @Override
            public Response refused(Request head, Response refusal) {
                return Answers.open(refusal);
            }
        };
    }

    /// The key that the head of a request shows, if it shows one that is known.
    public Optional<Key> keyShown(Request head) {
        return Credentials.shown(head, keys);
    }

    /// The refusal of a request whose body need not be read for it. It counts as one item, because nobody has seen how
    /// many there are.
    public Optional<Response> turnAway(Request head) {
        Optional<Key> key = keyShown(head);
        Optional<Response> refusal = admission.turnAway(key, head);
        refusal.ifPresent(answer -> {
            refuse(1, DropReason.NOT_ADMITTED, answer);
            key.ifPresent(known -> show(head, known, DropReason.NOT_ADMITTED, answer));
        });
        return refusal;
    }

    /// A door that tells what is wrong with Google's Measurement Protocol events, and keeps nothing.
    Handler validator() {
        return new Ga4Validator(keys, clock, times, understanding)::validate;
    }

    /// A door for whoever watches; it is the first that closes when there is too little room.
    Handler watching(Handler handler) {
        return request -> {
            if (admission.shedsWatching()) {
                throw new Refused(Problem.of(503, "Too busy to be watched",
                        "the server is taking in much, and events come first; ask again in a minute"));
            }
            return handler.handle(request);
        };
    }

    /// The same for one request, for a door that adds headers of its own.
    public Response take(Protocol protocol, Request request) {
        try (StepTimes.Watch watch = times.watch()) {
            long start = watch.now();
            Hit hit = Unpack.hit(request, clock.instant());
            start = watch.took(Step.UNPACK, start);
            Protocol.Parcel parcel = protocol.open(hit);
            start = watch.took(Step.CUT, start);
            Key key = Credentials.check(hit, parcel.presentedKey(), keys);
            start = watch.took(Step.AUTHENTICATE, start);
            int items = parcel.items().size();
            if (items > MOST_EVENTS) {
                Response tooMany = protocol.dropped(DropReason.TOO_MANY_EVENTS, 413,
                        "the request has " + items + " events; send at most " + MOST_EVENTS + " at a time");
                show(request, key, DropReason.TOO_MANY_EVENTS, tooMany);
                return refuse(items, DropReason.TOO_MANY_EVENTS, tooMany);
            }
            Optional<Response> refusal = admission.refuse(key, request, hit.body().length, items);
            watch.took(Step.LIMIT, start);
            if (refusal.isPresent()) {
                show(request, key, DropReason.NOT_ADMITTED, refusal.get());
                return refuse(items, DropReason.NOT_ADMITTED, refusal.get());
            }
            List<Result> results = suppression
                    .during(() -> append(watch, hit, key, understood(watch, hit, key, parcel.items())));
            Response answer = protocol.answer(results);
            return answer.status() == 503 ? Answers.again(answer, hit) : answer;
        } catch (Dropped dropped) {
            return refuse(1, dropped.reason(),
                    protocol.dropped(dropped.reason(), dropped.status(), dropped.detail()));
        }
    }

    /// An item on its way to the log: the event's entry, or the bytes' with the reason why it is not one.
    private record Taken(Entry entry, Optional<Event> event, List<Doubt> doubts, Optional<Result> refusal) {
        boolean shed() {
            return refusal.isPresent()
                    && refusal.get().drop().filter(DropReason.NOT_ADMITTED::equals).isPresent();
        }

        String id() {
            return event.isPresent() ? event.get().id() : refusal.map(Result::id).orElse("");
        }
    }

    private List<Taken> understood(StepTimes.Watch watch, Hit hit, Key key, List<Protocol.Item> items) {
        List<Taken> taken = new ArrayList<>(items.size());
        FactCodec.Encoder encoder = new FactCodec.Encoder();
        for (Protocol.Item item : items) {
            watch.item(taken.size(), items.size());
            try {
                Understanding.Understood understood = understanding.event(watch, hit, key, item);
                Event event = suppression.event(understood.event());
                taken.add(new Taken(encoder.encode(event, hit.receivedAt()), Optional.of(event),
                        understood.doubts(), shed(event)));
            } catch (BadJson wrong) {
                taken.add(refused(hit, key, item, taken.size() + 1, Broken.notJson(wrong)));
            } catch (BadEvent wrong) {
                taken.add(refused(hit, key, item, taken.size() + 1, wrong));
            }
        }
        watch.request();
        return taken;
    }

    private Optional<Result> shed(Event event) {
        return admission.sheds(event)
                ? Optional.of(Result.refused(event.id(), DropReason.NOT_ADMITTED, "",
                        "there is little room now, and others come first; send it again later"))
                : Optional.empty();
    }

    private Taken refused(Hit hit, Key key, Protocol.Item item, int number, BadEvent wrong) {
        Entry kept = suppression.names(key.client(), item.bytes())
                ? Kept.nothing(hit, key, number, wrong.reason())
                : Kept.entry(hit, key, item, number, wrong.reason(), wrong.detail());
        return new Taken(kept, Optional.empty(), List.of(),
                Optional.of(Result.refused(id(item), DropReason.of(wrong.reason()), wrong.field(), wrong.detail())));
    }

    /// By which the sender finds it again, as far as it can be read.
    private static String id(Protocol.Item item) {
        try {
            return SegmentEvent.text(item.read(), "messageId");
        } catch (BadJson | BadEvent unreadable) {
            return "";
        }
    }

    private List<Result> append(StepTimes.Watch watch, Hit hit, Key key, List<Taken> taken) {
        counts.received(taken.size());
        long start = watch.now();
        List<Entry> entries = new ArrayList<>(taken.size());
        for (Taken each : taken) {
            if (!each.shed()) {
                entries.add(each.entry());
            }
        }
        Iterator<Outcome> outcomes = outcomes(entries).iterator();
        watch.took(Step.APPEND, start);
        List<Result> results = new ArrayList<>(taken.size());
        List<LiveEvents.Line> lines = new ArrayList<>(taken.size());
        for (Taken each : taken) {
            Result result = each.shed() ? each.refusal().orElseThrow() : result(each, outcomes.next());
            if (!each.doubts().isEmpty() && result.status() == Result.Status.STORED) {
                counts.doubtful(each.doubts());
                result = result.doubtful(each.doubts());
            }
            lines.add(new LiveEvents.Line(hit.receivedAt(), hit.request().path(), key.id(), result,
                    each.event().flatMap(event -> event.seen().map(seen -> LiveEvents.Shown.of(event, seen)))));
            results.add(result);
        }
        counts.ended(results);
        live.add(key.client(), lines);
        return results;
    }

    /// What the log says, or that it says nothing for too long. Then nobody knows: the entries may be stored yet, and
    /// whoever sends them again is told that they are duplicates.
    private List<Outcome> outcomes(List<Entry> entries) {
        try {
            return log.append(entries).get(MOST_WAIT_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            Outcome unknown = new Outcome.Refused(Outcome.Reason.SYNC_FAILED,
                    "the disk has not answered in time; send it again with the same id");
            return Collections.nCopies(entries.size(), unknown);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            Outcome stopping = new Outcome.Refused(Outcome.Reason.CLOSED, "the server is stopping; send it again");
            return Collections.nCopies(entries.size(), stopping);
        } catch (ExecutionException impossible) {
            throw new IllegalStateException("the log never completes exceptionally", impossible);
        }
    }

    private static Result result(Taken taken, Outcome outcome) {
        String id = taken.id();
        return switch (outcome) {
            case Outcome.Refused why -> Result.refused(id, DropReason.LOG_REFUSED, "", why.detail());
            case Outcome.Stored at -> taken.refusal().orElseGet(() -> Result.of(id, Result.Status.STORED));
            case Outcome.Duplicate at -> taken.refusal().orElseGet(() -> Result.of(id, Result.Status.DUPLICATE));
            case Outcome.Conflict at -> taken.refusal().orElseGet(() -> Result.of(id, Result.Status.CONFLICT));
        };
    }

    /// Shows a request that was refused whole to whoever watches the client's events.
    private void show(Request request, Key key, DropReason reason, Response answer) {
        if (!admission.shedsWatching()) {
            live.add(key.client(), List.of(new LiveEvents.Line(clock.instant(), request.path(), key.id(),
                    Result.refused("", reason, "", "the whole request was answered with " + answer.status()),
                    Optional.empty())));
        }
    }

    private Response refuse(int items, DropReason reason, Response answer) {
        counts.received(items);
        counts.refused(reason, items);
        return answer;
    }
}
