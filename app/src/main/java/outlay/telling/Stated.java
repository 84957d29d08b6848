package outlay.telling;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import outlay.fact.Consent;
import outlay.fact.Consent.State;
import outlay.fact.Event;

/// What a person allows, as it stands when they are told of: the word that came with the conversion and their newest
/// word since, the more protective of the two. So a withdrawal holds for what they did before, and a later yes does not
/// open what they did under a no. What nobody said anything about stays unknown, and is not allowed.
///
/// @param evidence which words these are: signal, state, event and time
record Stated(Consent consent, String evidence) {
    private static final Comparator<Event> IN_TIME = Comparator.comparing(Event::at).thenComparing(Event::id);

    /// @param own  the events that tell of the conversion itself
    /// @param them the person's
    static Stated of(List<Event> own, PersonFacts them) {
        List<Event> said = them.events().stream().map(PersonFacts.At::event)
                .filter(event -> says(event, Consent.UNKNOWN::equals)).sorted(IN_TIME).toList();
        List<String> evidence = new ArrayList<>();
        State analytics = signal("analytics", Consent::analytics, own, said, evidence);
        State ads = signal("ads", Consent::ads, own, said, evidence);
        State adUserData = signal("ad_user_data", Consent::adUserData, own, said, evidence);
        State personalisation = signal("personalisation", Consent::personalisation, own, said, evidence);
        boolean objects = objects(own, said, evidence);
        Consent first = own.stream().flatMap(event -> event.seen().map(seen -> seen.consent()).stream()).findFirst()
                .orElse(Consent.UNKNOWN);
        return new Stated(new Consent(analytics, ads, adUserData, personalisation, objects, first.categories(),
                first.raw()), evidence.isEmpty() ? "nothing was said" : String.join("; ", evidence));
    }

    private static boolean says(Event event, Function<Consent, Boolean> nothing) {
        return event.seen().filter(seen -> !nothing.apply(seen.consent())).isPresent();
    }

    private static State signal(String name, Function<Consent, State> of, List<Event> own, List<Event> said,
            List<String> evidence) {
        State state = State.UNKNOWN;
        for (Event event : own) {
            State word = event.seen().map(seen -> of.apply(seen.consent())).orElse(State.UNKNOWN);
            if (word != State.UNKNOWN) {
                evidence.add(name + " " + word(word) + " with the conversion, " + where(event));
            }
            state = state.and(word);
        }
        Optional<Event> latest = newest(of, said);
        if (latest.isPresent()) {
            State word = of.apply(latest.get().seen().orElseThrow().consent());
            if (!own.contains(latest.get())) {
                evidence.add(name + " " + word(word) + " last, " + where(latest.get()));
            }
            state = state.and(word);
        }
        return state;
    }

    /// Of several words of one instant the denial holds.
    private static Optional<Event> newest(Function<Consent, State> of, List<Event> said) {
        return said.stream().filter(event -> of.apply(event.seen().orElseThrow().consent()) != State.UNKNOWN)
                .max(Comparator.comparing(Event::at)
                        .thenComparing(event -> of.apply(event.seen().orElseThrow().consent()) == State.DENIED)
                        .thenComparing(Event::id));
    }

    /// An objection to the sale of their data holds until a string that can say otherwise does.
    private static boolean objects(List<Event> own, List<Event> said, List<String> evidence) {
        boolean objects = false;
        for (Event event : said) {
            Consent consent = event.seen().orElseThrow().consent();
            boolean takesBack = !consent.saleOptOut()
                    && (consent.raw().containsKey("gpp") || consent.raw().containsKey("us_privacy"));
            if (consent.saleOptOut()) {
                objects = true;
                evidence.removeIf(line -> line.startsWith("sale"));
                evidence.add("sale objected to, " + where(event));
            } else if (takesBack) {
                objects = false;
                evidence.removeIf(line -> line.startsWith("sale"));
            }
        }
        boolean byOwn = own.stream().anyMatch(
                event -> event.seen().filter(seen -> seen.consent().saleOptOut()).isPresent());
        if (byOwn && !objects) {
            evidence.add("sale objected to with the conversion");
        }
        return objects || byOwn;
    }

    private static String word(State state) {
        return state == State.GRANTED ? "granted" : "denied";
    }

    private static String where(Event event) {
        Consent consent = event.seen().orElseThrow().consent();
        String signals = consent.raw().isEmpty() ? "categories" : String.join(" ", consent.raw().keySet());
        return "event " + event.id() + " of " + event.at() + " (" + signals + ")";
    }
}
