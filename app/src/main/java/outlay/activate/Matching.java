package outlay.activate;

import java.util.List;

/// A destination that tells how well it could match what it was told with people. Like all of them it makes no call
/// itself: whoever asks makes it, on a schedule.
public interface Matching {
    Call askHowWell(Account account);

    Said howWell(Answer answer);

    /// What such an answer amounts to.
    sealed interface Said {
        /// @param events by their names; none where the destination knows of no event yet
        record Matched(List<Match> events) implements Said {
            public Matched {
                events = List.copyOf(events);
            }
        }

        /// @param why the destination's code; never its message
        record Nothing(String why) implements Said {}
    }
}
