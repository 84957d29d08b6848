package outlay.activate;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What a browser carried from an ad to here.
///
/// @param clicks  by the parameter of the landing address: `gclid`, `fbclid`, `msclkid`, `li_fat_id`, `ttclid`, ...
/// @param cookies by the cookie's name without its underscore: `fbp`, `fbc`, `ttp`, ...
public record Traces(SortedMap<String, Click> clicks, SortedMap<String, String> cookies) {
    public static final Traces NONE = new Traces(Map.of(), Map.of());

    public Traces {
        clicks = Collections.unmodifiableSortedMap(new TreeMap<>(clicks));
        cookies = Collections.unmodifiableSortedMap(new TreeMap<>(cookies));
    }

    public Traces(Map<String, Click> clicks, Map<String, String> cookies) {
        this(new TreeMap<>(clicks), new TreeMap<>(cookies));
    }

    /// @param id exactly as the landing address had it
    /// @param at when the visitor landed
    public record Click(String id, Instant at) {}

    public Optional<Click> click(String parameter) {
        return Optional.ofNullable(clicks.get(parameter));
    }

    public Optional<String> cookie(String name) {
        return Optional.ofNullable(cookies.get(name));
    }
}
