package outlay.demo;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import outlay.base.Decimal;

/// What becomes of people who left their name: a deal that sales works on, or a plan that they buy by themselves.
final class Sales {
    private static final int LEAD = 0;
    private static final int QUALIFIED = 1;
    private static final int ACCEPTED = 2;
    private static final int OPPORTUNITY = 3;
    private static final int CUSTOMER = 4;
    /// How long each stage of a deal lasts on average, in hours.
    private static final int[] STAGE_HOURS = {40, 70, 80, 70, 90};
    /// Yearly prices of deals, from small to large.
    private static final long[] PRICES = {6_000, 7_200, 9_600, 12_000, 14_400, 18_000, 24_000, 30_000, 36_000, 48_000,
            60_000};
    private static final int[] PRICE_WEIGHTS = {12, 16, 17, 16, 13, 10, 7, 4, 3, 1, 1};
    private final Journeys journeys;
    private final Visits visits;
    private final Crm crm;
    private final Truth truth;
    private long orders = 100_200;
    private long users;

    Sales(Journeys journeys, Visits visits, Crm crm, Truth truth) {
        this.journeys = journeys;
        this.visits = visits;
        this.crm = crm;
        this.truth = truth;
    }

    /// Somebody wants to be called. Writes the truth and the CRM's rows about them and their colleagues.
    void demoRequested(Person person, long at, Source first, Dice dice) throws IOException {
        long[] reached = lead(person, at, dice);
        nurture(person, at, dice);
        int quality = first.quality();
        List<Person> people = new ArrayList<>(List.of(person));
        List<Crm.Contact> contacts = new ArrayList<>(List.of(new Crm.Contact(person, origin(person), reached)));
        if (dice.chance(Math.min(950, 460 * quality / 1000))) {
            reached[QUALIFIED] = at + Clock.HOUR + dice.pause(30 * Clock.HOUR);
            contacts.addAll(colleagues(people, reached[QUALIFIED], dice));
            if (dice.chance(Math.min(950, 570 * quality / 1000))) {
                reached[ACCEPTED] = reached[QUALIFIED] + dice.pause(48 * Clock.HOUR);
                if (dice.chance(720)) {
                    reached[OPPORTUNITY] = reached[ACCEPTED] + dice.pause(36 * Clock.HOUR);
                    deal(people, reached, quality, dice);
                }
            }
        }
        for (Crm.Contact contact : contacts) {
            if (contact.reached()[LEAD] < Clock.END) {
                crm.write(contact);
            }
        }
        for (Person someone : people) {
            truth.write(someone);
        }
    }

    /// Somebody opens an account by themselves: a trial, and perhaps a plan.
    void signedUp(Person person, Visits.End end, Source first, Dice dice) throws IOException {
        users++;
        person.userId = "u_" + Long.toHexString(0x4f00a0 + users * 7);
        visits.identify(person, end);
        visits.track(person, end, "Signed Up", new Json().text("plan", "trial").close());
        long at = end.at() + Clock.MINUTE;
        long[] reached = lead(person, at, dice);
        if (dice.chance(850)) {
            visits.track(person, new Visits.End(end.device(), at, end.page()), "Trial Started",
                    new Json().number("trial_days", 14).close());
        }
        nurture(person, at, dice);
        if (dice.chance(Math.min(950, 340 * first.quality() / 1000))) {
            long bought = Clock.awake(dice, at + Clock.DAY + dice.pause(6 * Clock.DAY),
                    person.company.region().zoneHours);
            reached[CUSTOMER] = bought;
            order(person, bought, dice);
        }
        crm.write(new Crm.Contact(person, origin(person), reached));
        truth.write(person);
    }

    private long[] lead(Person person, long at, Dice dice) {
        long[] reached = new long[CUSTOMER + 1];
        Arrays.fill(reached, Crm.NEVER);
        reached[LEAD] = at;
        person.contactId = crm.newContactId();
        person.conversions.add(new Person.Conversion("lead", person.key(), at, 0, "USD"));
        visits.claim(person, at, dice);
        truth.lead();
        return reached;
    }

    private void nurture(Person person, long from, Dice dice) {
        long at = from;
        for (int i = dice.weighted(25, 35, 25, 15); i > 0; i--) {
            at = Clock.awake(dice, at + dice.pause(4 * Clock.DAY), person.company.region().zoneHours);
            if (at >= Clock.END) {
                return;
            }
            int device = dice.below(person.devices.size());
            Source source = journeys.nurtured(at, dice);
            Visits.End end = visits.visit(person, device, at, source, Journeys.pages(dice), dice);
            if (source == Source.Free.EMAIL && dice.chance(700)) {
                // The link in the letter says to whom it was sent.
                visits.identify(person, end);
            }
        }
    }

    /// People of the same office who are asked for their opinion, and who come to see for themselves.
    private List<Crm.Contact> colleagues(List<Person> people, long from, Dice dice) {
        List<Crm.Contact> contacts = new ArrayList<>();
        Company company = people.getFirst().company;
        for (int i = dice.weighted(45, 30, 17, 8); i > 0; i--) {
            Person person = journeys.person(company, people.size(), dice);
            long at = from;
            Visits.@Nullable End end = null;
            for (int visit = 1 + dice.weighted(50, 30, 20); visit > 0; visit--) {
                at = Clock.awake(dice, at + dice.pause(2 * Clock.DAY), company.region().zoneHours);
                if (at < Clock.END) {
                    Source source = dice.chance(550) ? Source.Free.DIRECT : journeys.early(at, dice);
                    end = visits.visit(person, 0, at, source, Journeys.pages(dice), dice);
                }
            }
            if (end != null) {
                people.add(person);
                if (end.at() + 2 * Clock.MINUTE < Clock.END && dice.chance(750)) {
                    visits.identify(person, end);
                    visits.track(person, end, "Guide Downloaded", new Json().text("guide", "rota-rules").close());
                    contacts.add(new Crm.Contact(person, origin(person), lead(person, end.at() + Clock.MINUTE, dice)));
                }
            }
        }
        return contacts;
    }

    private void deal(List<Person> people, long[] reached, int quality, Dice dice) throws IOException {
        long created = reached[OPPORTUNITY];
        if (created >= Clock.END) {
            return;
        }
        Person first = people.getFirst();
        long[] entered = new long[Crm.DEAL_STAGES.size()];
        Arrays.fill(entered, Crm.NEVER);
        boolean won = dice.chance(Math.min(900, 330 * quality / 1000));
        int last = won ? Crm.WON - 1 : dice.weighted(25, 25, 20, 15, 15);
        long at = created;
        for (int stage = 0; stage <= last; stage++) {
            entered[stage] = at;
            at += Clock.HOUR + dice.pause(STAGE_HOURS[stage] * Clock.HOUR);
        }
        entered[won ? Crm.WON : Crm.LOST] = at;
        long minor = PRICES[dice.weighted(PRICE_WEIGHTS)] * 100 + dice.below(20) * 30_000L;
        if (dice.chance(250)) {
            minor = minor * dice.between(880, 975) / 1000 - dice.below(100);
        }
        String currency = first.company.region().dealCurrency;
        long id = crm.newDealId();
        List<Person> known = people.stream().filter(person -> person.contactId != 0).toList();
        crm.write(new Crm.Deal(id, first.company, known, minor, currency, entered,
                Clock.END + dice.between(3, 60) * Clock.DAY));
        if (won && at < Clock.END) {
            reached[CUSTOMER] = at;
            Person.Conversion conversion = new Person.Conversion("deal_won", Long.toString(id), at, minor, currency);
            first.conversions.add(conversion);
            truth.conversion(conversion);
        }
    }

    private void order(Person person, long bought, Dice dice) {
        boolean yearly = dice.chance(420);
        int seats = (int) dice.between(8, yearly ? 80 : 45);
        String currency = person.company.region().orderCurrency();
        long seat = (currency.equals("EUR") ? 550 : 600) * (yearly ? 10L : 1L);
        long minor = dice.chance(150) ? seats * seat * 9 / 10 : seats * seat;
        String product = yearly ? "team-yearly" : "team-monthly";
        for (long at = bought; at < Clock.END; at += yearly ? Clock.END : 30 * Clock.DAY) {
            orders += 3;
            String orderId = "KW-" + orders;
            String total = Decimal.print(minor, 2);
            String products = "[" + new Json().text("product_id", product).number("quantity", seats)
                    .raw("price", Decimal.print(seat, 2)).close() + "]";
            visits.server(person, at, "Order Completed", new Json().text("order_id", orderId).raw("total", total)
                    .raw("revenue", total).text("currency", currency).raw("products", products).close());
            add(person, new Person.Conversion("order", orderId, at, minor, currency));
            long back = at + Clock.DAY + dice.pause(5 * Clock.DAY);
            if (dice.chance(70) && back < Clock.END) {
                long part = dice.chance(300) ? minor / 3 : minor;
                visits.server(person, back, "Order Refunded", new Json().text("order_id", orderId)
                        .raw("total", Decimal.print(part, 2)).text("currency", currency).close());
                add(person, new Person.Conversion("refund", orderId, back, part, currency));
                return;
            }
        }
    }

    private void add(Person person, Person.Conversion conversion) {
        person.conversions.add(conversion);
        truth.conversion(conversion);
    }

    /// What the CRM thinks brought them: the first visit that it saw.
    private static String origin(Person person) {
        for (Person.Touch touch : person.touches) {
            if (!touch.messageId().isEmpty()) {
                return switch (touch.source().channel()) {
                    case "Paid Search", "Cross-network", "Paid Video", "Display" -> "Paid Search";
                    case "Direct" -> "Direct Traffic";
                    case "Referral", "Affiliates" -> "Referrals";
                    case "Email" -> "Email Marketing";
                    case "AI Assistant" -> "AI Referrals";
                    case "Organic Video" -> "Organic Social";
                    default -> touch.source().channel();
                };
            }
        }
        return "Offline Sources";
    }
}
