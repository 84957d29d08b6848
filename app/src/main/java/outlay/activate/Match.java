package outlay.activate;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// How well a destination could match one kind of event with people, in its own words.
///
/// @param event    the destination's name for it, such as `Purchase`
/// @param score    from 0 to 10, where it gives one
/// @param coverage of what its own pixel saw, the share in percent that was told as well, where it says so
/// @param keys     by the destination's name of an identifier, the share in percent of the events that had it
public record Match(String event, Optional<BigDecimal> score, Optional<BigDecimal> coverage,
        SortedMap<String, BigDecimal> keys) {
    public Match {
        keys = Collections.unmodifiableSortedMap(new TreeMap<>(keys));
    }
}
