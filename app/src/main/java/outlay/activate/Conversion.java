package outlay.activate;

import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import outlay.fact.Consent;

/// Something worth telling a platform about, in nobody's format but ours.
///
/// @param id      the same at every attempt and in the browser's own call, because platforms drop what they have seen
///                by it: see [#id(String, String)]
/// @param name    of the event: one of [Kind]'s labels, or a name of the user's own
/// @param at      when it happened
/// @param source  where it happened
/// @param page    the address of the page where it happened
/// @param order   what was bought, for how much
/// @param person  who did it
/// @param traces  the clicks and cookies that led here
/// @param consent what the person allowed, as it stands when this is asked
/// @param custom  further texts, by the names that the user gave them
/// @param share   how much of it is credited to the ad that the destination sold, when that is less than all
/// @param change  empty for a new conversion; otherwise what changed about one that was told before
public record Conversion(String id, String name, Instant at, Source source, Optional<String> page, Order order,
        Person person, Traces traces, Consent consent, SortedMap<String, String> custom, Optional<Share> share,
        Optional<Change> change) {
    public Conversion {
        custom = Collections.unmodifiableSortedMap(new TreeMap<>(custom));
        if (id.isBlank() || id.length() > LONGEST_ID) {
            throw new IllegalArgumentException(
                    "a conversion's id has 1 to " + LONGEST_ID + " characters; this one has " + id.length());
        }
        if (name.isBlank()) {
            throw new IllegalArgumentException("a conversion needs the name of its event, such as purchase");
        }
    }

    public static final int LONGEST_ID = 128;

    /// The id of what happened to one thing: `o-1001:purchase`. It depends on nothing else, so that an attempt after a
    /// crash, or a day later, carries the same.
    ///
    /// @param key what the thing is called where it comes from, such as an order's or a deal's id
    public static String id(String key, String name) {
        return key + ":" + name;
    }

    public enum Source {
        WEB, APP, STORE, PHONE, CHAT, EMAIL, CRM, OTHER
    }

}
