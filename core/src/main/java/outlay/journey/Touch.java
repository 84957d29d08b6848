package outlay.journey;

import java.time.Instant;

/// One time that a person came to the site, or saw an ad, and from where.
///
/// @param id   the id of the event that it was seen in; touches are ordered by (at, id)
/// @param view an ad that was seen and not clicked
/// @param visitorCountry two capital letters as ISO 3166-1 has them, or "" where nobody said
public record Touch(String id, Instant at, Source source, boolean view, String visitorCountry) {
    /// @param channel   the default channel group, "Direct" for a visit that nothing is known of
    /// @param placement the campaign and ad that it came from, as far as it is known
    /// @param keyword   of paid search: what the ad was shown for, as [Keyword] reads it, or ""
    public record Source(String channel, Placement placement, String keyword) {
        public Source(String channel, Placement placement) {
            this(channel, placement, "");
        }

        /// The same for another keyword.
        public Source on(String other) {
            return other.equals(keyword) ? this : new Source(channel, placement, other);
        }
    }

    /// An ad's place in its platform's hierarchy, "" where unknown. Ids where the platform has them, else names.
    public record Placement(String platform, String accountId, String campaignId, String campaign, String adGroupId,
            String adGroup, String adId, String ad) {
        public static final Placement NONE = new Placement("", "", "", "", "", "", "", "");
    }

    public static final String DIRECT = "Direct";

    public Touch(String id, Instant at, Source source) {
        this(id, at, source, false);
    }

    public Touch(String id, Instant at, Source source, boolean view) {
        this(id, at, source, view, "");
    }

    public boolean direct() {
        return source.channel().equals(DIRECT);
    }
}
