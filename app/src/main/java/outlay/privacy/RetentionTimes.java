package outlay.privacy;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// How long each class is kept; one without a time is kept until somebody gives it one or erases the person.
public record RetentionTimes(Map<RetentionClass, Span> spans) {
    /// Nothing is ended that nobody asked to end: how long data is needed for its purpose only its owner knows, and
    /// what is gone does not come back.
    public static final RetentionTimes KEEP = new RetentionTimes(Map.of());

    public RetentionTimes {
        spans = spans.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(spans));
    }

    public boolean isEmpty() {
        return spans.isEmpty();
    }

    public Optional<Span> of(RetentionClass kind) {
        return Optional.ofNullable(spans.get(kind));
    }

    /// Of each class with a time, from when on it is kept.
    SortedMap<RetentionClass, Instant> before(Instant now) {
        SortedMap<RetentionClass, Instant> before = new TreeMap<>();
        spans.forEach((kind, span) -> before.put(kind, span.before(now)));
        return before;
    }

    /// In words, by class, for the person whose data it is.
    public SortedMap<String, String> words() {
        SortedMap<String, String> words = new TreeMap<>();
        for (RetentionClass kind : RetentionClass.values()) {
            words.put(kind.label(), kind.what() + ": " + of(kind).map(Span::toString)
                    .orElse("no time is set; until it is erased"));
        }
        words.put("ip", "addresses: cut to their network before anything is stored");
        words.put("ledger", "when, from where, and for how much, to balance the books: kept, without a link to you "
                + "once you are erased or the events' time is over");
        return words;
    }
}
