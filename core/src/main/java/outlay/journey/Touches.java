package outlay.journey;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import outlay.fact.Event;
import outlay.fact.Fact;
import outlay.fact.Landing;
import outlay.identity.Persons;

/// The touches of every person: each time that one of their devices came to the site, and from where.
///
/// A touch opens at a visitor's first page, at a page after more than 30 quiet minutes, and at a page that another
/// origin led to. Signing in, ordering and other events without a page keep a session alive and open none.
public final class Touches {
    /// The session time-out of every analytics tool.
    public static final Duration SESSION = Duration.ofMinutes(30);

    static final Comparator<Touch> ORDER = Comparator.comparing(Touch::at).thenComparing(Touch::id);

    private final Map<String, List<Touch>> byPerson;

    private Touches(Map<String, List<Touch>> byPerson) {
        this.byPerson = byPerson;
    }

    /// @param facts   of one client, in any order and with any repetition
    /// @param persons of the same facts
    public static Touches of(Iterable<? extends Fact> facts, Persons persons, CampaignDirectory campaigns) {
        Streams streams = Streams.of(facts, persons);
        Sources sources = new Sources(campaigns);
        Map<String, List<Touch>> byPerson = new HashMap<>();
        for (int visitor = 0; visitor < persons.visitors(); visitor++) {
            List<Touch> touches = ofVisitor(streams.of(visitor), sources);
            if (!touches.isEmpty()) {
                byPerson.computeIfAbsent(persons.personOf(visitor), one -> new ArrayList<>(touches.size()))
                        .addAll(touches);
            }
        }
        byPerson.replaceAll((person, touches) -> inOrder(touches));
        return new Touches(byPerson);
    }

    /// The person's touches, ordered by (at, id), each once.
    public List<Touch> of(String person) {
        return byPerson.getOrDefault(person, List.of());
    }

    /// The touches of several people as one path, as a deal has it.
    public List<Touch> of(Collection<String> persons) {
        if (persons.size() == 1) {
            return of(persons.iterator().next());
        }
        List<Touch> all = new ArrayList<>();
        persons.forEach(person -> all.addAll(of(person)));
        return inOrder(all);
    }

    /// How many there are of everybody together.
    public long count() {
        return byPerson.values().stream().mapToLong(List::size).sum();
    }

    private static List<Touch> ofVisitor(List<Event> events, Sources sources) {
        List<Touch> touches = new ArrayList<>(2);
        boolean open = false;
        Instant before = Instant.MIN;
        Came current = Came.DIRECTLY;
        String referrer = "";
        for (Event event : events) {
            if (open && Duration.between(before, event.at()).compareTo(SESSION) > 0) {
                open = false;
            }
            before = event.at();
            if (!hasPage(event)) {
                continue;
            }
            Came came = sources.of(event.landing());
            boolean another = !came.origin().direct() && !came.sameAs(current)
                    && !onlyReferrer(event.landing(), referrer);
            if (!open || another) {
                touches.add(new Touch(event.id(), event.at(), came.source()));
                current = came;
                referrer = event.landing().referrer();
                open = true;
            }
        }
        return touches;
    }

    /// A site that changes pages without loading them reports the landing's referrer again with each; without the
    /// landing's tags it would look like another origin.
    private static boolean onlyReferrer(Landing landing, String referrer) {
        return landing.tags().isEmpty() && landing.clickIds().isEmpty() && landing.referrer().equals(referrer);
    }

    private static boolean hasPage(Event event) {
        Landing landing = event.landing();
        return event.type() == Event.Type.PAGE || event.type() == Event.Type.SCREEN || !landing.url().isEmpty()
                || !landing.tags().isEmpty() || !landing.clickIds().isEmpty();
    }

    private static List<Touch> inOrder(List<Touch> touches) {
        List<Touch> ordered = new ArrayList<>(touches.size());
        touches.sort(ORDER);
        for (Touch touch : touches) {
            if (ordered.isEmpty() || !ordered.get(ordered.size() - 1).id().equals(touch.id())) {
                ordered.add(touch);
            }
        }
        return List.copyOf(ordered);
    }

    /// The origin of a page, and what it amounts to. Another click on the same ad within a session is the same origin.
    private record Came(Origin origin, Touch.Source source) {
        static final Came DIRECTLY = new Came(Origin.DIRECT,
                new Touch.Source(Touch.DIRECT, Touch.Placement.NONE));

        boolean sameAs(Came other) {
            return origin.source().equalsIgnoreCase(other.origin.source())
                    && origin.medium().equalsIgnoreCase(other.origin.medium()) && source.equals(other.source);
        }
    }

    /// What landings amount to, each combination of tags and origin worked out once: a site has few of them.
    private static final class Sources {
        private final CampaignDirectory campaigns;
        private final Map<Tagged, Came> known = new HashMap<>();

        Sources(CampaignDirectory campaigns) {
            this.campaigns = campaigns;
        }

        Came of(Landing landing) {
            Origin origin = Origin.of(landing);
            return origin.direct()
                    ? Came.DIRECTLY
                    : known.computeIfAbsent(new Tagged(landing.tags(), origin),
                            tagged -> new Came(origin, campaigns.sourceOf(landing, origin)));
        }

        private record Tagged(SortedMap<String, String> tags, Origin origin) {}
    }

    /// The events of each visitor beside each other, in order of (at, id), in two arrays for all of them.
    private record Streams(Event[] events, int[] starts) {
        static Streams of(Iterable<? extends Fact> facts, Persons persons) {
            int[] starts = new int[persons.visitors() + 1];
            for (Fact fact : facts) {
                if (fact instanceof Event event) {
                    int visitor = persons.visitorOf(event);
                    starts[visitor + 1] += visitor < 0 ? 0 : 1;
                }
            }
            for (int visitor = 0; visitor < persons.visitors(); visitor++) {
                starts[visitor + 1] += starts[visitor];
            }
            Event[] events = new Event[starts[persons.visitors()]];
            int[] ends = starts.clone();
            for (Fact fact : facts) {
                if (fact instanceof Event event) {
                    int visitor = persons.visitorOf(event);
                    if (visitor >= 0) {
                        events[ends[visitor]++] = event;
                    }
                }
            }
            for (int visitor = 0; visitor < persons.visitors(); visitor++) {
                Arrays.sort(events, starts[visitor], starts[visitor + 1], Streams::compare);
            }
            return new Streams(events, starts);
        }

        List<Event> of(int visitor) {
            return Arrays.asList(events).subList(starts[visitor], starts[visitor + 1]);
        }

        private static int compare(Event one, Event other) {
            int byTime = one.at().compareTo(other.at());
            return byTime != 0 ? byTime : one.id().compareTo(other.id());
        }
    }
}
