package outlay.activate;

import java.time.Instant;
import java.util.List;

/// Whether a conversion can be told to a destination now.
public sealed interface Prepared permits Ready, Prepared.Wrong, Prepared.Unsupported, Prepared.Withheld,
        Prepared.TooOld, Prepared.TooEarly {
    /// The destination would refuse it.
    record Wrong(List<Problem> problems) implements Prepared {
        public Wrong {
            problems = List.copyOf(problems);
        }
    }

    /// The destination takes no such news: nothing is wrong with it, and nobody can put it right.
    record Unsupported(Change.Type what) implements Prepared {}

    /// The person did not allow it.
    record Withheld(String why) implements Prepared {}

    /// The destination takes nothing that happened before.
    record TooOld(Instant oldest) implements Prepared {}

    /// The destination does not know the click yet.
    record TooEarly(Instant from) implements Prepared {}
}
