package outlay.collect.door;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import outlay.base.ClientId;
import outlay.fact.Event;
import outlay.fact.Seen;

/// The last events of each client and what became of them, for somebody who is setting up a tag. In memory only, and
/// without anything that tells who it was. For many threads at once.
public final class LiveEvents {
    public static final int KEPT = 200;
    private static final int SHOWN_OF_AN_ID = 4;

    private final Map<ClientId, Deque<Line>> lines = new ConcurrentHashMap<>();
    private final Map<Sender, Instant> stored = new ConcurrentHashMap<>();

    /// Whoever has the key of that id.
    public record Sender(ClientId client, String key) {}

    /// One item as it is shown.
    ///
    /// @param path   where it came in
    /// @param event  what was understood of it, if anything was
    public record Line(Instant receivedAt, String path, String key, Result result, Optional<Shown> event) {
        /// The step at which it was refused, or the last one.
        public Step step() {
            return result.drop().map(DropReason::step).orElse(Step.APPEND);
        }
    }

    /// Of an event, what does not tell who it was.
    ///
    /// @param person         the kind of id and its beginning
    /// @param visitorCountry two letters, or ""
    public record Shown(Event.Type type, String name, String page, String person, Instant at, Seen seen,
            String visitorCountry, boolean countsAsTouch, boolean countsAsSale) {
        static Shown of(Event event, Seen seen) {
            return new Shown(event.type(), event.name(), withoutQuery(event.landing().url()), person(event), event.at(),
                    seen, event.visitorCountry(), event.countsAsTouch(), event.countsAsSale());
        }

        private static String person(Event event) {
            if (!event.email().isEmpty()) {
                return "email " + event.email().charAt(0) + "...";
            }
            return !event.userId().isEmpty()
                    ? "user " + beginning(event.userId())
                    : event.anonymousId().isEmpty() ? "nobody" : "anonymous " + beginning(event.anonymousId());
        }

        /// A user id may be an address or a name, so not even most of a short one is shown.
        private static String beginning(String id) {
            // Two chars for each character that is shown are enough to know how many there are.
            int characters = id.codePointCount(0, Math.min(id.length(), 2 * 2 * SHOWN_OF_AN_ID));
            return id.substring(0, id.offsetByCodePoints(0, Math.min(SHOWN_OF_AN_ID, characters / 2))) + "...";
        }

        private static String withoutQuery(String url) {
            int question = url.indexOf('?');
            return question < 0 ? url : url.substring(0, question);
        }
    }

    /// Takes lines in the order in which they came.
    void add(ClientId client, List<Line> more) {
        for (Line line : more) {
            if (line.result().status() == Result.Status.STORED) {
                // Those of one request came at one instant.
                stored.put(new Sender(client, line.key()), line.receivedAt());
                break;
            }
        }
        Deque<Line> of = lines.computeIfAbsent(client, key -> new ArrayDeque<>(KEPT));
        synchronized (of) {
            for (Line line : more.subList(Math.max(0, more.size() - KEPT), more.size())) {
                if (of.size() == KEPT) {
                    of.removeLast();
                }
                of.addFirst(line);
            }
        }
    }

    /// When something of each sender was stored last, of those who have sent something since the server started.
    public Map<Sender, Instant> stored() {
        return Collections.unmodifiableMap(stored);
    }

    /// Shows nothing any more of what has come so far.
    public void forget(ClientId client) {
        lines.remove(client);
    }

    /// The newest first.
    public List<Line> of(ClientId client, int most) {
        Deque<Line> of = lines.getOrDefault(client, new ArrayDeque<>(0));
        synchronized (of) {
            return new ArrayList<>(of).subList(0, Math.min(most, of.size()));
        }
    }
}
