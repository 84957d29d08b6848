package outlay.journey;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import outlay.fact.Event;
import outlay.fact.Fact;
import outlay.fact.Landing;
import outlay.identity.Identifier;
import outlay.identity.Persons;

/// The touches of every person: each time that one of their devices came to the site, and from where.
///
/// A touch opens at a visitor's first page, at a page after more than 30 quiet minutes, and at a page that another
/// origin led to. Signing in, ordering and other events without a page keep a session alive and open none.
public final class Touches {
    /// The session time-out of every analytics tool.
    public static final Duration SESSION = Duration.ofMinutes(30);

    static final Comparator<Touch> ORDER = Comparator.comparing(Touch::at).thenComparing(Touch::id);
    private static final Comparator<Event> EVENTS = Comparator.comparing(Event::at).thenComparing(Event::id);

    private final Map<String, List<Touch>> byPerson;

    private Touches(Map<String, List<Touch>> byPerson) {
        this.byPerson = byPerson;
    }

    /// @param facts of one client, in any order and with any repetition
    public static Touches of(Iterable<? extends Fact> facts, Persons persons, CampaignDirectory campaigns) {
        Map<Identifier, List<Event>> streams = new HashMap<>();
        for (Fact fact : facts) {
            if (fact instanceof Event event) {
                Identifier.visitor(event)
                        .ifPresent(visitor -> streams.computeIfAbsent(visitor, one -> new ArrayList<>(4)).add(event));
            }
        }
        Map<Touch.Source, Touch.Source> sources = new HashMap<>();
        Map<String, List<Touch>> byPerson = new HashMap<>();
        streams.forEach((visitor, events) -> {
            List<Touch> touches = ofVisitor(events, campaigns, sources);
            if (!touches.isEmpty()) {
                byPerson.computeIfAbsent(persons.personOf(visitor).orElseThrow(),
                        one -> new ArrayList<>(touches.size()))
                        .addAll(touches);
            }
        });
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

    private static List<Touch> ofVisitor(List<Event> events, CampaignDirectory campaigns,
            Map<Touch.Source, Touch.Source> sources) {
        events.sort(EVENTS);
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
            Came came = Came.by(event.landing(), campaigns);
            boolean another = !came.origin().direct() && !came.sameAs(current)
                    && !onlyReferrer(event.landing(), referrer);
            if (!open || another) {
                Touch.Source known = sources.putIfAbsent(came.source(), came.source());
                touches.add(new Touch(event.id(), event.at(), known == null ? came.source() : known));
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

        static Came by(Landing landing, CampaignDirectory campaigns) {
            Origin origin = Origin.of(landing);
            return origin.direct() ? DIRECTLY : new Came(origin, campaigns.sourceOf(landing, origin));
        }

        boolean sameAs(Came other) {
            return origin.source().equalsIgnoreCase(other.origin.source())
                    && origin.medium().equalsIgnoreCase(other.origin.medium()) && source.equals(other.source);
        }
    }
}
