package outlay.bench.signal;

import java.util.List;

/// A human being of the simulated world, as only the truth knows them.
///
/// @param company          where they work
/// @param personalElsewhere whether they give their personal address on their own devices
/// @param userId           by which the site knows them once logged in, "" without a log-in
/// @param saysEverywhere   whether they say who they are on each of their devices
/// @param browsers         a phone first where there is one; the main one last
record Person(int id, String first, String last, int company, String workEmail, String personalEmail,
        boolean personalElsewhere, String userId, boolean subscriber, boolean saysEverywhere,
        List<Browser> browsers) {

    Person {
        browsers = List.copyOf(browsers);
    }

    /// The address that they give on this browser, when they make no mistake.
    String emailOn(Browser browser) {
        return personalElsewhere && browser.place() != Browser.Place.WORK ? personalEmail : workEmail;
    }
}
