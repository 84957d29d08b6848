package outlay.attribution;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import outlay.journey.Channels;

/// Which touches of a journey may earn credit.
///
/// A touch counts if it lies at most `lookbackDays` before the conversion, to the millisecond and both ends included.
/// An ad that was only seen counts for `viewDays`, and only where no click does: a click beats a view.
///
/// @param reset            only touches after the party's previous conversion of the same kind; for a won deal, after
///                         the last time before that a deal of its company was closed, won or lost
/// @param paidFirst        only paid channels, where one of them counts at all
/// @param excludedChannels touches of these are passed over, such as those of a channel that nobody can steer
/// @param contacts         whose touches count for a won deal
public record Eligibility(int lookbackDays, int viewDays, Dedupe dedupe, boolean reset, boolean paidFirst,
        SortedSet<String> excludedChannels, Contacts contacts) {
    public static final int USUAL_VIEW_DAYS = 1;

    /// Whose touches count for a won deal.
    public enum Contacts {
        /// Of those whom the CRM names on the deal; of all its company's where it names nobody that is known.
        ROLES,
        /// Of everybody whom the CRM knows at its company, and of those whom it names on the deal.
        ALL
    }

    /// What becomes of a channel that was touched several times.
    public enum Dedupe {
        /// Every touch counts.
        NONE,
        /// Of touches of one channel in a row the first counts.
        CONSECUTIVE,
        /// The first touch of each channel counts.
        UNIQUE
    }

    public Eligibility {
        if (lookbackDays < 0) {
            throw new IllegalArgumentException("lookback days " + lookbackDays + " must not be negative; write 30");
        }
        if (viewDays < 0) {
            throw new IllegalArgumentException("view days " + viewDays + " must not be negative; write 1");
        }
        excludedChannels = Collections.unmodifiableSortedSet(new TreeSet<>(excludedChannels));
    }

    public Eligibility(int lookbackDays, int viewDays, Dedupe dedupe, boolean reset, boolean paidFirst,
            SortedSet<String> excludedChannels) {
        this(lookbackDays, viewDays, dedupe, reset, paidFirst, excludedChannels, Contacts.ROLES);
    }

    /// Everything in the window counts.
    public static Eligibility days(int lookbackDays) {
        return new Eligibility(lookbackDays, USUAL_VIEW_DAYS, Dedupe.NONE, false, false, Collections.emptySortedSet());
    }

    /// Reads channels to pass over, such as "Email, Direct".
    ///
    /// @throws IllegalArgumentException naming a text that is none of [Channels#ALL]: passing over a channel that is
    ///         misspelt would change nothing, and nobody would notice
    public static SortedSet<String> channels(String text) {
        SortedSet<String> channels = new TreeSet<>();
        for (String channel : text.split(",", -1)) {
            if (!Channels.ALL.contains(channel.strip())) {
                throw new IllegalArgumentException("channel \"" + channel.strip() + "\" is not known; write some of "
                        + String.join(", ", Channels.ALL) + ", with commas between");
            }
            channels.add(channel.strip());
        }
        return channels;
    }
}
