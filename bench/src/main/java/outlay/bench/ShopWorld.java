package outlay.bench;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Consumer;
import outlay.base.ClientId;
import outlay.base.Currency;
import outlay.base.Day;
import outlay.base.Micros;
import outlay.base.Money;
import outlay.fact.Contact;
import outlay.fact.Deal;
import outlay.fact.Event;
import outlay.fact.Fact;
import outlay.fact.Import;
import outlay.fact.Landing;
import outlay.fact.Sale;
import outlay.fact.SpendRow;

/// A client's year: people with one or two devices and a few visits each, from campaigns and from nowhere, a third of
/// whom sign in and a sixth of whom order; some are in the CRM; spend of every campaign on every day.
final class ShopWorld {
    static final ClientId CLIENT = new ClientId("bench");
    private static final Currency USD = new Currency("USD");
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Day FIRST = Day.parse("2026-01-01");
    private static final int DAYS = 365;
    private static final int DAY_SECONDS = 86_400;
    private static final int CAMPAIGNS = 40;
    private static final int PEOPLE_OF_A_COMPANY = 10;

    private final SplittableRandom random = new SplittableRandom(11);
    private final int events;
    private final int contacts;
    private int people;
    private int told;

    ShopWorld(int events, int contacts) {
        this.events = events;
        this.contacts = contacts;
    }

    void facts(Consumer<Fact> each) {
        for (int line = 0; line < DAYS * CAMPAIGNS; line++) {
            each.accept(row("spend", line + 1, line % CAMPAIGNS, line / CAMPAIGNS));
        }
        each.accept(imported("spend", DAYS * CAMPAIGNS));
        while (told < events) {
            person(each);
        }
        for (int contact = 0; contact < Math.min(contacts, people); contact++) {
            each.accept(contact(contact));
            if (contact % PEOPLE_OF_A_COMPANY == 0) {
                each.accept(won(contact, "v1"));
            }
        }
    }

    private void person(Consumer<Fact> each) {
        int number = people++;
        Instant at = START.plusSeconds(random.nextInt(DAYS * DAY_SECONDS));
        int visits = 1 + random.nextInt(6);
        for (int visit = 0; visit < visits; visit++) {
            String device = device(number, random.nextInt(4) == 0 ? 1 : 0);
            each.accept(event(at, Event.Type.PAGE, device, "", landing(), Optional.empty()));
            each.accept(event(at.plusSeconds(40), Event.Type.PAGE, device, "", landing(), Optional.empty()));
            if (number % 3 == 0) {
                each.accept(event(at.plusSeconds(60), Event.Type.IDENTIFY, device, email(number), Landing.NONE,
                        Optional.empty()));
            }
            at = at.plusSeconds(random.nextInt(20 * DAY_SECONDS));
        }
        if (number % 6 == 0) {
            each.accept(ordered(number, at));
        }
    }

    Iterable<Fact> page(int i) {
        return List.of(event(START.plusSeconds(i), Event.Type.PAGE, device(somebody(), 0), "", landing(),
                Optional.empty()));
    }

    Iterable<Fact> stranger(int i) {
        return List.of(event(START.plusSeconds(i), Event.Type.PAGE, "stranger" + i, "", landing(), Optional.empty()));
    }

    Iterable<Fact> order(int i) {
        return List.of(ordered(somebody(), START.plusSeconds((DAYS - 1L) * DAY_SECONDS + i)));
    }

    Iterable<Fact> join(int i) {
        int number = somebody() / 3 * 3;
        return List.of(event(START.plusSeconds(i), Event.Type.IDENTIFY, device(number + 1, 0), email(number),
                Landing.NONE, Optional.empty()));
    }

    Iterable<Fact> deal(int i) {
        return List.of(won(random.nextInt(Math.max(1, Math.min(contacts, people))), "more" + i));
    }

    Iterable<Fact> spend(int i) {
        String id = "more" + i;
        return List.of(row(id, 1, random.nextInt(CAMPAIGNS), random.nextInt(DAYS)), imported(id, 1));
    }

    private int somebody() {
        return random.nextInt(people);
    }

    private Event ordered(int number, Instant at) {
        return event(at, Event.Type.TRACK, device(number, 0), "", Landing.NONE, Optional.of(new Sale(Sale.Kind.ORDER,
                "O" + told, new Money(1_000 + random.nextInt(20_000), USD))));
    }

    private Event event(Instant at, Event.Type type, String device, String email, Landing landing,
            Optional<Sale> sale) {
        return new Event(CLIENT, String.format(Locale.ROOT, "e%09d", told++), at, type, "", device, "", "", email,
                landing, sale);
    }

    private static String device(int number, int which) {
        return String.format(Locale.ROOT, "%08x-%04x-4000-8000-%012x", number, which, number * 31L);
    }

    private static String email(int number) {
        return "person" + number + "@company" + number / PEOPLE_OF_A_COMPANY + ".example";
    }

    private Landing landing() {
        if (random.nextInt(3) == 0) {
            return new Landing("https://shop.example/", "", new TreeMap<>(), new TreeMap<>());
        }
        return new Landing("https://shop.example/", "", new TreeMap<>(Map.of("utm_source", "google", "utm_medium",
                "cpc", "utm_campaign", "campaign " + random.nextInt(CAMPAIGNS))), new TreeMap<>());
    }

    private static Contact contact(int number) {
        return new Contact(CLIENT, "hubspot", String.valueOf(number), "v1", Optional.of(START), email(number * 3),
                company(number), "", Optional.of(START), new TreeMap<>());
    }

    private static Deal won(int contact, String version) {
        return new Deal(CLIENT, "hubspot", "d" + contact, version, Optional.of(START), "",
                Optional.of(new Money(500_000, USD)), "", Deal.Status.WON, Optional.of(START),
                Optional.of(START.plusSeconds(200L * DAY_SECONDS)), List.of(String.valueOf(contact)), List.of(),
                company(contact), "", new TreeMap<>());
    }

    private static String company(int contact) {
        return "c" + contact / PEOPLE_OF_A_COMPANY;
    }

    private static SpendRow row(String id, int line, int campaign, int day) {
        return new SpendRow(CLIENT, id, line, "google", "a1", "", SpendRow.Level.CAMPAIGN, FIRST.plus(day), "UTC",
                new SpendRow.Entity("1" + campaign, "campaign " + campaign, "", "", "", "", "", ""), "",
                new Micros(12_345_678, USD), OptionalLong.of(1_000), OptionalLong.of(10), OptionalLong.empty(),
                Optional.empty());
    }

    private static Import imported(String id, int rows) {
        return new Import(CLIENT, id, id + ".csv", "", Import.Kind.SPEND, "mapped", rows, START);
    }
}
