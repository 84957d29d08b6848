package outlay.reconcile;

import java.util.Locale;

/// Why a platform's figure for a day is not ours. In the order in which they are looked for: what the reports prove
/// comes before what our journeys show, and what nothing shows comes last.
public enum Reason {
    // @formatter:off
    MISSING("The platform's report of the day is not there, or is not there any more.",
            "A later report has nothing of the day; or no report has, and visits from the account's ads were seen on "
                    + "it.",
            "Export the day once more."),
    CURRENCY_OR_SCALE("The same figure in another currency or another unit, such as cents for dollars.",
            "One figure is exactly 100, 1,000 or 1,000,000 times the other; or the day is reported in another "
                    + "currency; or a value in a foreign currency was taken as if it were in the account's.",
            "Set the unit and currency of what is exported, or of what the site tells the platform."),
    TIME_ZONE("The day begins and ends at other hours.",
            "The day's difference is taken back by the day before or behind; of conversions, the days of another zone "
                    + "that the account or the question knows give exactly the platform's figure.",
            "Set one time zone for the account, the export and the site."),
    RESTATED("The platform has changed its own figure since it was first read.",
            "The first report of the day and the latest differ, and nothing above explains it.",
            "Nothing to do: late conversions and refunded clicks do this. Outlay has the later figure."),
    ASSIGNED_VALUE("The platform values a conversion at what it was told once, and the books at what was paid.",
            "On every day of the account its value a conversion is the same.",
            "Send it the value with each conversion, or read the number of conversions only."),
    OTHER_ACTION("The platform counts something that is no conversion, such as reach or views of a video.",
            "A row has at least 20 more of them than clicks.",
            "Choose a column for one kind of conversion when you export."),
    DUPLICATE("One thing counted twice.",
            "Two names of one action with each other's counts, as Meta's lead and its pixel lead; or a report that was "
                    + "imported under other names beside itself.",
            "Choose one action type a conversion; undo the second import."),
    VIEW_THROUGH("Conversions of people who saw an ad and did not click it.",
            "The platform reports them by window; or our journeys have a view within its window and no click.",
            "Compare by clicks only, or set --view-days as the platform has it."),
    WINDOW("The click lies within one side's window and not within the other's.",
            "Our journeys have conversions whose last click on the account's ads is older than one of the windows.",
            "Set --lookback-days as the platform has it."),
    REFUND("Money that went back to the customer. The platform was not told, or does not take it off.",
            "Orders credited to the day were refunded or cancelled later.",
            "Send the platform the adjustment."),
    SHARED_CREDIT("The platform takes the whole of a conversion that other channels had a part in.",
            "Conversions credited in part, or passed over, under the model and rules of the question.",
            "Nothing to do: this is what attribution across channels is for."),
    HIDDEN("Small numbers that the platform does not show.",
            "Rows of the day have clicks and no figure for conversions, and ours are more.",
            "Nothing to do."),
    UNEXPLAINED("Nothing above explains it.",
            "What is left.",
            "Look at the tagging audit first: conversions of visits without tags cannot be counted for an ad.");
    // @formatter:on

    private final String sentence;
    private final String test;
    private final String remedy;

    Reason(String sentence, String test, String remedy) {
        this.sentence = sentence;
        this.test = test;
        this.remedy = remedy;
    }

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// For a marketer.
    public String sentence() {
        return sentence;
    }

    /// What in the data shows it.
    public String test() {
        return test;
    }

    /// What to do about it.
    public String remedy() {
        return remedy;
    }
}
