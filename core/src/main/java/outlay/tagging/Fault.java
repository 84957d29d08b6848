package outlay.tagging;

import java.util.Locale;

/// What can be wrong with how ads are tagged; the dearest kinds first.
public enum Fault {
    // @formatter:off
    NO_VISITS("Money was spent and no visit from it was ever seen.",
            "Put the final URL suffix on the account, and look whether the landing page has the tag.", true),
    NO_AD_IDS("Visits of the campaign do not say which ad they came from.",
            "Add the ad's id to the template.", true),
    NO_CLICK_ID("Most paid visits from the platform come without its click id.",
            "Switch auto-tagging on, and let redirects keep the query.", false),
    UNKNOWN_CAMPAIGN("Visits from ads name a campaign that no report of spend has, or none.",
            "Tag with ids, and import the spend of the account that the ads are in.", false),
    MACRO("A placeholder came as it stands: the platform has not filled it in.",
            "Write the placeholder as the platform does, and where it does.", false),
    SPLIT("One name is written in several ways, and counts as several.",
            "Let the platform fill in ids; by hand, write lower case without blanks at the ends.", false),
    MISSPELT("A rare name differs from a common one by a letter or two.",
            "Correct it in the ad; or tell the two apart more clearly if both are right.", false),
    SELF_REFERRAL("Visits come from a site of your own, as if it had sent them.",
            "Put the tag on both sites and let links carry the visitor from one to the other.", false);
    // @formatter:on

    private final String sentence;
    private final String remedy;
    private final boolean exact;

    Fault(String sentence, String remedy, boolean exact) {
        this.sentence = sentence;
        this.remedy = remedy;
        this.exact = exact;
    }

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String sentence() {
        return sentence;
    }

    public String remedy() {
        return remedy;
    }

    /// Whether the money at stake is what was spent; else it is reckoned from the visits and the platform's cost per
    /// click.
    public boolean exact() {
        return exact;
    }
}
