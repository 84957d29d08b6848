package outlay.identity;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import outlay.base.Currency;
import outlay.base.Money;
import outlay.fact.Clue;
import outlay.fact.Contact;
import outlay.fact.Event;
import outlay.fact.Fact;
import outlay.fact.Landing;
import outlay.fact.Sale;
import outlay.testkit.Draw;

/// Facts about few people with few ids, so that every kind of tie and of doubt comes up.
final class Worlds {
    private static final Instant START = Instant.parse("2026-10-01T00:00:00Z");
    private static final String[] EMAILS = {"", "ann.lee@x.com", "an.lee@x.com", "ann.lee@y.com", "bob@x.com",
            "Ann.Lee+news@x.com", "info@x.com"};

    private Worlds() {}

    /// @param kinds how many kinds of evidence there are: 1 devices, users, addresses and records; 2 also aliases;
    ///              3 also clicks, orders, phone numbers and links; 4 also times that are far apart
    static Fact fact(Draw draw, int kinds) {
        Instant at = START.plusSeconds(60L * draw.between(0, kinds > 3 ? 300_000 : kinds > 2 ? 3_000 : 200));
        if (draw.chance(25)) {
            return contact(draw, kinds, at);
        }
        String device = draw.pick("", "a0", "a1", "a2", "a3", "null");
        String user = draw.pick("", "", "u0", "u1", "{{u}}");
        String former = kinds > 1 ? draw.pick("", "", "", "a0", "a9", "u0") : "";
        TreeMap<String, String> clicks = new TreeMap<>();
        Optional<Sale> sale = Optional.empty();
        List<Clue> clues = List.of();
        if (kinds > 2) {
            if (draw.chance(25)) {
                clicks.put("gclid", draw.pick("c0", "c1"));
            }
            if (draw.chance(15)) {
                sale = Optional.of(new Sale(Sale.Kind.ORDER, draw.pick("o0", "o1"), Money.zero(new Currency("USD"))));
            }
            clues = Clue.sorted(List.of(new Clue(Clue.Kind.PHONE, draw.pick("", "", "", "+49301234567", "030 123")),
                    new Clue(Clue.Kind.EMAIL_HASH, draw.chance(15) ? hash(draw) : "")));
        }
        String email = draw.pick(EMAILS);
        String id = "e" + Math.abs(List.of(at, device, user, former, email, clicks, sale, clues).toString().hashCode());
        return new Event(Given.ACME, id, at, Event.Type.TRACK, "", device, user, former, email,
                new Landing("", "", new TreeMap<>(), clicks), sale, Optional.empty(), clues);
    }

    private static String hash(Draw draw) {
        return EmailKey.hash(draw.pick("ann.lee@x.com", "bob@x.com", "stranger@x.com"));
    }

    private static Contact contact(Draw draw, int kinds, Instant at) {
        List<Clue> clues = kinds > 2
                ? Clue.sorted(List.of(new Clue(Clue.Kind.PHONE, draw.pick("", "", "+49 30 1234567")),
                        draw.pick(Clue.click("gclid", "c0"), new Clue(Clue.Kind.ANONYMOUS, "a0"),
                                new Clue(Clue.Kind.USER, "u1"), new Clue(Clue.Kind.EMAIL, "bob@x.com"),
                                new Clue(Clue.Kind.USER, ""))))
                : List.of();
        String id = "c" + draw.between(0, 2);
        String email = draw.pick(EMAILS);
        return new Contact(Given.ACME, "hubspot", id, "v" + Math.abs(List.of(email, clues, at).toString().hashCode()),
                Optional.of(at), email, "", "", Optional.empty(), new TreeMap<>(), clues, "");
    }
}
