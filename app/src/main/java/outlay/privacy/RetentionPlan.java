package outlay.privacy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/// How long each class is kept from which day on (UTC): what holds now, and what was decided and does not hold yet.
///
/// Law: whatever is wanted, nothing ends sooner than it would have before [#NOTICE] is over.
///
/// @param steps by class and day; a class is kept without a time until its first day
public record RetentionPlan(Map<RetentionClass, NavigableMap<LocalDate, Span>> steps) {
    public static final RetentionPlan KEEP = new RetentionPlan(Map.of());
    /// From when on a time holds that has no day.
    public static final LocalDate EVER = LocalDate.EPOCH;
    /// How long a shorter time waits at least, so that it can be taken back.
    public static final Duration NOTICE = Duration.ofDays(7);

    public RetentionPlan {
        Map<RetentionClass, NavigableMap<LocalDate, Span>> copy = new EnumMap<>(RetentionClass.class);
        steps.entrySet().stream().filter(step -> !step.getValue().isEmpty()).forEach(step -> copy.put(step.getKey(),
                Collections.unmodifiableNavigableMap(new TreeMap<>(step.getValue()))));
        steps = Collections.unmodifiableMap(copy);
    }

    /// What comes next for a class.
    public record Next(LocalDate from, Span span) {}

    /// What holds then.
    public RetentionTimes at(Instant now) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        Map<RetentionClass, Span> spans = new EnumMap<>(RetentionClass.class);
        steps.forEach((kind, days) -> Optional.ofNullable(days.floorEntry(today))
                .ifPresent(step -> spans.put(kind, step.getValue())));
        return new RetentionTimes(spans);
    }

    /// What holds once everything does.
    public RetentionTimes last() {
        Map<RetentionClass, Span> spans = new EnumMap<>(RetentionClass.class);
        steps.forEach((kind, days) -> spans.put(kind, days.lastEntry().getValue()));
        return new RetentionTimes(spans);
    }

    /// What a class waits for; absent where nothing will change by itself.
    public Optional<Next> next(RetentionClass kind, Instant now) {
        return Optional.ofNullable(steps.get(kind))
                .flatMap(days -> Optional.ofNullable(days.higherEntry(LocalDate.ofInstant(now, ZoneOffset.UTC))))
                .map(step -> new Next(step.getKey(), step.getValue()));
    }

    /// The first day on which a shorter time that is decided now holds.
    public static LocalDate noticed(Instant now) {
        return LocalDate.ofInstant(now.plus(NOTICE), ZoneOffset.UTC).plusDays(1);
    }

    /// The plan by which these times hold: what is kept as long as now or longer at once, what is kept shorter
    /// [#noticed]. What was decided before and is wanted still keeps its day.
    public RetentionPlan towards(RetentionTimes wanted, Instant now) {
        RetentionTimes held = at(now);
        RetentionTimes decided = last();
        Map<RetentionClass, NavigableMap<LocalDate, Span>> next = new EnumMap<>(RetentionClass.class);
        for (RetentionClass kind : RetentionClass.values()) {
            NavigableMap<LocalDate, Span> days = new TreeMap<>();
            Optional<Span> want = wanted.of(kind);
            Optional<Span> have = held.of(kind);
            boolean shorter = want.isPresent()
                    && have.filter(span -> want.get().surelyAsLongAs(span)).isEmpty();
            if (want.equals(decided.of(kind))) {
                days.putAll(steps.getOrDefault(kind, Collections.emptyNavigableMap()));
            } else if (shorter) {
                have.ifPresent(span -> days.put(EVER, span));
                days.put(noticed(now), want.get());
            } else {
                want.ifPresent(span -> days.put(EVER, span));
            }
            next.put(kind, days);
        }
        return new RetentionPlan(next);
    }
}
