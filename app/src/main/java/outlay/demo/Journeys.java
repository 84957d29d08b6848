package outlay.demo;

import java.io.IOException;

/// Lets people come to the site, day by day; see [DemoWorld] for how they behave.
final class Journeys {
    private static final int KIND = 5;
    private static final long BETWEEN_VISITS = 3 * Clock.DAY;
    private final long seed;
    private final int scale;
    private final Delivery delivery;
    private final Visits visits;
    private final Names names;
    private final Sales sales;
    private final Truth truth;
    private long people;
    private long companies;

    Journeys(long seed, int scale, Delivery delivery, Visits visits, Names names, Crm crm, Truth truth) {
        this.seed = seed;
        this.scale = scale;
        this.delivery = delivery;
        this.visits = visits;
        this.names = names;
        this.truth = truth;
        sales = new Sales(this, visits, crm, truth);
    }

    /// Everybody whose first visit is on that day, with all that they and their colleagues will do.
    void day(int day) throws IOException {
        Dice dice = Dice.of(seed, KIND, day);
        for (Ad ad : delivery.ads) {
            int arrivals = dice.successes(delivery.plannedClicks(ad, day), ad.tactic().seen);
            for (int i = 0; i < arrivals; i++) {
                arrive(new Source.Paid(ad), Clock.within(dice, day, ad.account().zoneHours));
            }
        }
        for (Source.Free source : Source.Free.values()) {
            long expected = (long) source.dailyThousandths * scale * (Clock.weekend(day) ? 450 : 1150) / 1000;
            int arrivals = dice.onAverage(expected);
            for (int i = 0; i < arrivals; i++) {
                arrive(source, Clock.within(dice, day, 0));
            }
        }
        int met = dice.onAverage(Clock.weekend(day) ? 0 : 550L * scale);
        for (int i = 0; i < met; i++) {
            meetOffline(Clock.within(dice, day, 0));
        }
    }

    private void arrive(Source source, long at) throws IOException {
        Dice dice = Dice.of(seed, KIND + 1, people);
        Region region = Region.of(source, dice);
        Person person = person(names.company(companies++, region), 0, dice);
        if (dice.chance(source.returns())) {
            explore(person, source, at, dice);
        } else {
            visits.visit(person, 0, at, source, 1 + dice.weighted(72, 20, 8), dice);
            truth.write(person);
        }
    }

    Person person(Company company, int colleagues, Dice dice) {
        return names.person(people++, company, colleagues, !dice.chance(80), dice);
    }

    /// Several visits, by whatever way comes to hand, and perhaps a form at the end of the last.
    private void explore(Person person, Source first, long at, Dice dice) throws IOException {
        int steps = (int) dice.between(first.fewestSteps(), first.mostSteps());
        boolean leavesName = dice.chance(first.leads());
        if (leavesName && first instanceof Source.Paid paid && paid.ad().tactic() == Tactic.LINKEDIN_LEAD_GEN
                && dice.chance(200)) {
            visits.touch(person, at, first, "");
            sales.demoRequested(person, at, first, dice);
            return;
        }
        if (dice.chance(270)) {
            person.addDevice(dice);
        }
        Visits.End end = visits.visit(person, 0, at, first, pages(dice), dice);
        int step = 0;
        while (step < steps) {
            step++;
            long next = Clock.awake(dice, end.at() + dice.pause(BETWEEN_VISITS), person.company.region().zoneHours);
            if (next >= Clock.END) {
                truth.write(person);
                return;
            }
            int device = step < steps || !leavesName ? dice.below(person.devices.size()) : 0;
            Source source = step == steps ? late(next, dice) : early(next, dice);
            end = visits.visit(person, device, next, source, pages(dice), dice);
        }
        if (!leavesName || end.at() + 2 * Clock.MINUTE >= Clock.END) {
            truth.write(person);
        } else if (dice.chance(640)) {
            visits.identify(person, end);
            visits.track(person, end, "Demo Requested", new Json().text("form", "demo").close());
            sales.demoRequested(person, end.at() + Clock.MINUTE, first, dice);
        } else {
            sales.signedUp(person, end, first, dice);
        }
    }

    private void meetOffline(long at) throws IOException {
        Dice dice = Dice.of(seed, KIND + 1, people);
        Region region = Region.of(Source.Free.DIRECT, dice);
        Person person = person(names.company(companies++, region), 0, dice);
        sales.demoRequested(person, at, Source.Free.DIRECT, dice);
    }

    static int pages(Dice dice) {
        return 1 + dice.weighted(46, 30, 16, 8);
    }

    /// While people still look around, they come back by search, by retargeting, by what they read.
    Source early(long at, Dice dice) {
        return switch (dice.weighted(23, 15, 6, 12, 9, 10, 8, 6, 5, 3, 3)) {
            case 0 -> Source.Free.ORGANIC;
            case 1 -> Source.Free.DIRECT;
            case 2 -> Source.Free.EMAIL;
            case 3 -> paid(Tactic.DISPLAY_RETARGETING, at, dice);
            case 4 -> paid(Tactic.SOCIAL_RETARGETING, at, dice);
            case 5 -> paid(Tactic.GENERIC_SEARCH, at, dice);
            case 6 -> paid(Tactic.THOUGHT_LEADERSHIP, at, dice);
            case 7 -> Source.Free.REFERRAL;
            case 8 -> Source.Free.ASSISTANT;
            case 9 -> paid(Tactic.COMPETITOR_SEARCH, at, dice);
            default -> paid(Tactic.LINKEDIN_LEAD_GEN, at, dice);
        };
    }

    /// When they have decided, they look for the name.
    private Source late(long at, Dice dice) {
        return switch (dice.weighted(34, 21, 8, 12, 7, 6, 6, 4, 2)) {
            case 0 -> paid(Tactic.BRAND_SEARCH, at, dice);
            case 1 -> Source.Free.DIRECT;
            case 2 -> Source.Free.EMAIL;
            case 3 -> Source.Free.ORGANIC;
            case 4 -> paid(Tactic.DISPLAY_RETARGETING, at, dice);
            case 5 -> paid(Tactic.SOCIAL_RETARGETING, at, dice);
            case 6 -> paid(Tactic.LINKEDIN_LEAD_GEN, at, dice);
            case 7 -> Source.Free.AFFILIATE;
            default -> Source.Free.ASSISTANT;
        };
    }

    /// Once the company knows them, it writes to them.
    Source nurtured(long at, Dice dice) {
        return switch (dice.weighted(24, 44, 17, 10, 5)) {
            case 0 -> Source.Free.EMAIL;
            case 1 -> Source.Free.DIRECT;
            case 2 -> paid(Tactic.BRAND_SEARCH, at, dice);
            case 3 -> paid(Tactic.SOCIAL_RETARGETING, at, dice);
            default -> Source.Free.REFERRAL;
        };
    }

    private Source paid(Tactic tactic, long at, Dice dice) {
        return new Source.Paid(delivery.pick(tactic, at, dice));
    }
}
