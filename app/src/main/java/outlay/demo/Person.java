package outlay.demo;

import java.util.ArrayList;
import java.util.List;

/// Somebody who visits the site, and everything that is true about them.
final class Person {
    private static final List<String> AGENTS = List.of(
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "
                    + "Chrome/149.0.0.0 Safari/537.36",
            "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 "
                    + "(KHTML, like Gecko) Version/26.1 Safari/605.1.15",
            "Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0",
            "Mozilla/5.0 (iPhone; CPU iPhone OS 26_1 like Mac OS X) AppleWebKit/605.1.15 "
                    + "(KHTML, like Gecko) Version/26.1 Mobile/15E148 Safari/604.1",
            "Mozilla/5.0 (Linux; Android 16) AppleWebKit/537.36 (KHTML, like Gecko) "
                    + "Chrome/149.0.0.0 Mobile Safari/537.36");
    /// What is wrong with the clocks of those devices whose clocks are wrong.
    private static final List<Long> SKEWS = List.of(2 * Clock.HOUR, -Clock.HOUR, 26 * Clock.HOUR, -365 * Clock.DAY,
            -7 * Clock.MINUTE);

    /// A browser, with the id that the tag gave it.
    record Device(String anonymousId, String agent, long skew) {}

    /// A visit that a source brought.
    ///
    /// @param messageId of the page view that it begins with, "" where the site's tag saw nothing of it
    record Touch(long at, Source source, String messageId) {}

    /// @param kind lead, order, refund or deal_won
    record Conversion(String kind, String id, long at, long minor, String currency) {}

    final long number;
    final Company company;
    final String first;
    final String last;
    final String email;
    /// Without consent the tag sends nothing.
    final boolean consents;
    final List<Device> devices = new ArrayList<>();
    final List<Touch> touches = new ArrayList<>();
    final List<Conversion> conversions = new ArrayList<>();
    String userId = "";
    long contactId;
    /// Nobody knows the e-mail address of a visitor who never left it.
    boolean known;

    Person(long number, Company company, String first, String last, String email, boolean consents, Dice dice) {
        this.number = number;
        this.company = company;
        this.first = first;
        this.last = last;
        this.email = email;
        this.consents = consents;
        addDevice(dice);
    }

    void addDevice(Dice dice) {
        int phoneWeight = devices.isEmpty() ? 12 : 45;
        String agent = AGENTS.get(dice.weighted(46, 28, 6, phoneWeight, phoneWeight));
        devices.add(new Device(dice.uuid(), agent, dice.chance(12) ? dice.pick(SKEWS) : 0));
    }

    String key() {
        return "p" + number;
    }
}
