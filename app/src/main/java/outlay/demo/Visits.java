package outlay.demo;

import java.util.List;
import outlay.demo.EventFiles.Sender;

/// Turns what people do on the site into the events that its tag sends, and keeps what really happened.
final class Visits {
    private static final List<String> PAGES = List.of("/pricing", "/features/swaps", "/customers", "/tour", "/security",
            "/integrations/payroll", "/employee-scheduling", "/about");
    /// A platform counts a conversion for itself when its last click is at most that old.
    private static final long CLAIM_WINDOW = 30 * Clock.DAY;
    private final EventFiles events;
    private final Delivery delivery;
    private final Truth truth;

    Visits(EventFiles events, Delivery delivery, Truth truth) {
        this.events = events;
        this.delivery = delivery;
        this.truth = truth;
    }

    /// A visit of some pages.
    ///
    /// @return the moment and the page at which it ends, where a form may follow
    End visit(Person person, int device, long at, Source source, int pages, Dice dice) {
        int day = source instanceof Source.Paid paid ? Clock.day(at, paid.ad().account().zoneHours) : Clock.day(at, 0);
        Landing page = Landing.of(source, person.company.region(), day, dice);
        String first = person.consents ? events.send(at, sender(person, device), "page", title(page), page, "") : "";
        touch(person, at, source, first);
        long now = at;
        for (int i = 1; i < pages; i++) {
            now += dice.between(15 * Clock.SECOND, 3 * Clock.MINUTE);
            page = new Landing(dice.pick(PAGES), "", Landing.SITE + page.path(), "");
            send(person, device, now, "page", title(page), page, "");
        }
        return new End(device, now, page);
    }

    record End(int device, long at, Landing page) {}

    /// A touch that the site sees nothing of: a form filled in on the platform itself, a talk at a fair.
    void touch(Person person, long at, Source source, String messageId) {
        person.touches.add(new Person.Touch(at, source, messageId));
        truth.touch(source);
        if (source instanceof Source.Paid paid) {
            delivery.visited(paid.ad(), at);
        }
    }

    /// Something done at the end of a visit, half a minute later.
    void track(Person person, End end, String event, String properties) {
        send(person, end.device, end.at + 30 * Clock.SECOND, "track", event, end.page, properties);
    }

    /// The browser learns who the visitor is: an e-mail address, and the user id once there is an account.
    void identify(Person person, End end) {
        person.known |= person.consents && end.at < Clock.END;
        String traits = new Json().text("email", person.email).text("firstName", person.first)
                .text("lastName", person.last).text("company", person.company.name()).close();
        send(person, end.device, end.at + 29 * Clock.SECOND, "identify", "", end.page, traits);
    }

    /// An event from the company's own server, which knows nobody but by their user id.
    void server(Person person, long at, String event, String properties) {
        Sender server = new Sender(new Person.Device("", "", 0), person.userId, "", "", "");
        events.send(at, server, "track", event, new Landing("", "", "", ""), properties);
    }

    /// Every platform that had a click of this person counts the conversion, whoever else does.
    void claim(Person person, long at, Dice dice) {
        for (Account account : Account.values()) {
            for (int i = person.touches.size() - 1; i >= 0; i--) {
                Person.Touch touch = person.touches.get(i);
                if (touch.source() instanceof Source.Paid paid && paid.ad().account() == account
                        && touch.at() >= at - CLAIM_WINDOW) {
                    delivery.claimed(paid.ad(), touch.at());
                    if (account == Account.META && dice.chance(250)) {
                        delivery.claimed(paid.ad(), touch.at());
                    }
                    break;
                }
            }
        }
    }

    private void send(Person person, int device, long at, String type, String name, Landing page, String body) {
        if (person.consents) {
            events.send(at, sender(person, device), type, name, page, body);
        }
    }

    private static Sender sender(Person person, int device) {
        // Only the first device is ever signed in: the second is the phone.
        String userId = device == 0 ? person.userId : "";
        return new Sender(person.devices.get(device), userId, person.company.network(),
                person.company.region().locale, person.company.country());
    }

    private static String title(Landing page) {
        return page.path().equals("/") ? "Home" : page.path().substring(1);
    }
}
