package outlay.access;

import java.util.Locale;

/// What somebody may do with a client's data.
public enum Right {
    SEE_REPORTS("see what was spent and earned, alerts and what was imported"), //
    OPEN_FIGURES("open figures down to single journeys, conversions and rows of reports"), //
    SEE_PEOPLE("see who people are: profiles, live events, deliveries"), //
    IMPORT("import files and take imports back"), //
    CHANGE_PEOPLE("split people and join them again"), //
    TELL("have conversions told again, pause and resume it"), //
    CHANGE_SETTINGS("change settings: keys, links, destinations, targets, reports that are mailed"), //
    ERASE("erase people, and give them their data"), //
    MANAGE_USERS("invite and remove users, make and revoke tokens"), //
    MANAGE_OWNERS("make and unmake owners"), //
    CHANGE_INSTALLATION("change what holds for every client: how long what is kept"), //
    READ_AUDIT("read who has done what");

    private final String sentence;

    Right(String sentence) {
        this.sentence = sentence;
    }

    /// "see-reports".
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// What it lets somebody do, to be read behind "may".
    public String sentence() {
        return sentence;
    }
}
