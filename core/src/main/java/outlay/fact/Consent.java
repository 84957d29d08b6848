package outlay.fact;

import java.util.SortedMap;
import java.util.TreeMap;

/// What the person allowed, as it was when the event happened. Where several signals disagree the most protective
/// holds.
///
/// @param analytics       measuring what they do on the site
/// @param ads             storing and reading ad cookies and click ids
/// @param adUserData      telling ad platforms about them
/// @param personalisation personalised ads
/// @param saleOptOut      they object to their data being sold or shared (US laws, Global Privacy Control)
/// @param categories      the site's own categories, of Segment's `context.consent.categoryPreferences`
/// @param raw             the signals as they came, by where they stood: gcs, gcd, tcf, gpp, us_privacy, gpc
public record Consent(State analytics, State ads, State adUserData, State personalisation, boolean saleOptOut,
        SortedMap<String, Boolean> categories, SortedMap<String, String> raw) {
    /// Nothing was said.
    public static final Consent UNKNOWN = new Consent(State.UNKNOWN, State.UNKNOWN, State.UNKNOWN, State.UNKNOWN, false,
            new TreeMap<>(), new TreeMap<>());

    public enum State {
        UNKNOWN, GRANTED, DENIED;

        /// The more protective of the two.
        public State and(State other) {
            return this == DENIED || other == DENIED ? DENIED : this == UNKNOWN ? other : this;
        }
    }
}
