package outlay.person;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import outlay.fact.Consent;
import outlay.fact.Consent.State;
import outlay.fact.Event;
import outlay.fact.Fact;

/// What a person allowed, purpose by purpose, and the statement that says so. The newest statement about a purpose
/// holds; of several of one instant the most protective one. A purpose that nothing was said about is missing: whoever
/// asks decides what silence means. The result depends on the set of facts alone.
public record ConsentState(SortedMap<Purpose, Word> words) {
    /// @param state  granted or denied
    /// @param source the kinds of signals that it was read from, such as "gcs tcf"; "categories" where only the site's
    ///               own categories were sent
    /// @param fact   the event's id
    /// @param raw    the signals as they came
    public record Word(State state, String source, String fact, Instant at, SortedMap<String, String> raw) {
        /// The last one holds.
        static final Comparator<Word> FORCE = Comparator.comparing(Word::at)
                .thenComparing(word -> word.state == State.DENIED).thenComparing(Word::fact);
    }

    /// Nothing was said.
    public static final ConsentState SILENCE = new ConsentState(new TreeMap<>());

    /// @param facts of one person; those that say nothing of consent are passed over
    public static ConsentState of(Iterable<? extends Fact> facts) {
        ConsentState state = SILENCE;
        for (Fact fact : facts) {
            state = state.with(fact);
        }
        return state;
    }

    /// What holds with one more fact of that person.
    public ConsentState with(Fact fact) {
        if (!(fact instanceof Event event) || event.seen().isEmpty()) {
            return this;
        }
        SortedMap<Purpose, Word> more = new TreeMap<>(words);
        add(event, event.seen().get().consent(), more);
        return new ConsentState(more);
    }

    private static void add(Event event, Consent consent, SortedMap<Purpose, Word> words) {
        String source = consent.raw().isEmpty() ? "categories" : String.join(" ", consent.raw().keySet());
        for (Purpose purpose : Purpose.values()) {
            State state = purpose.in(consent);
            if (state != State.UNKNOWN) {
                Word word = new Word(state, source, event.id(), event.at(), consent.raw());
                words.merge(purpose, word, (one, other) -> Word.FORCE.compare(one, other) < 0 ? other : one);
            }
        }
    }

    /// Granted, denied, or unknown where nothing was said.
    public State of(Purpose purpose) {
        return Optional.ofNullable(words.get(purpose)).map(Word::state).orElse(State.UNKNOWN);
    }
}
