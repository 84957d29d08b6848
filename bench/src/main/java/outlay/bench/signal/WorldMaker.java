package outlay.bench.signal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Makes a world from a seed: the same seed and rates give the same world, and another rate changes what it is about
/// and nothing else.
final class WorldMaker {
    private static final long MINUTE = Duration.ofMinutes(1).toMillis();
    private static final long HOUR = Duration.ofHours(1).toMillis();
    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final int MOST_VISITS = 20;
    private static final int EARLIEST_CONVERSION_DAY = 70;
    private static final int LATEST_CONVERSION_DAY = 115;
    private static final int LONGEST_SALE_DAYS = 45;

    private final Chance chance;
    private final Rates rates;
    private final List<Person> people;
    private final Introductions introductions;
    private final List<Visit> visits = new ArrayList<>();
    private final List<Conversion> conversions = new ArrayList<>();

    private WorldMaker(Chance chance, Rates rates, int people) {
        this.chance = chance;
        this.rates = rates;
        this.people = new Crowd(chance, rates).people(people);
        this.introductions = new Introductions(chance, rates);
    }

    static World make(Chance chance, Rates rates, int people) {
        WorldMaker maker = new WorldMaker(chance, rates, people);
        maker.people.forEach(maker::live);
        return new World(chance, rates, maker.people, maker.visits, maker.conversions);
    }

    private void live(Person person) {
        if (!chance.happens(rates.of("converter_share"), "converts", person.id())) {
            browse(person);
        } else if (chance.happens(rates.of("order_share"), "orders", person.id())) {
            convert(person, Said.How.ORDER);
        } else {
            convert(person, Said.How.DEMO_REQUEST);
        }
    }

    /// Somebody who never buys comes a few times all the same.
    private void browse(Person person) {
        long at = World.START.toEpochMilli()
                + (long) (chance.unit("begins", person.id()) * (World.DAYS - 40) * DAY);
        int count = chance.geometric(3, MOST_VISITS, "visits", person.id());
        List<Long> times = new ArrayList<>();
        for (int i = 0; i < count && at < World.end() - DAY; i++) {
            times.add(at);
            at += gap(person.id(), i);
        }
        add(person, times, Said.How.NOTHING, Channel.Stage.FIRST);
    }

    private void convert(Person person, Said.How how) {
        long at = World.START.toEpochMilli() + (long) (chance.between(EARLIEST_CONVERSION_DAY, LATEST_CONVERSION_DAY,
                "converts at", person.id()) * DAY);
        int count = chance.geometric(rates.of("touches_mean"), MOST_VISITS, "touches", person.id());
        List<Long> times = new ArrayList<>();
        long then = at;
        for (int i = 0; i < count && then > World.START.toEpochMilli(); i++) {
            times.addFirst(then);
            then -= gap(person.id(), i);
        }
        Visit where = add(person, times, how, Channel.Stage.FIRST);
        if (how == Said.How.ORDER) {
            conversion(Conversion.Kind.ORDER, List.of(person.id()), where, where.at() + 3 * MINUTE,
                    40_000 + chance.below(160_000, "order value", person.id()));
        } else {
            long won = at + (long) (chance.between(7, LONGEST_SALE_DAYS, "sale", person.id()) * DAY);
            nurse(person, at, won);
            conversion(Conversion.Kind.DEAL, party(person), where, won / MINUTE * MINUTE,
                    100_000 + chance.below(400_000, "deal value", person.id()));
        }
    }

    /// While a deal is open, people come back.
    private void nurse(Person person, long from, long to) {
        List<Long> times = new ArrayList<>();
        long at = from + HOUR + gap(person.id(), MOST_VISITS);
        for (int i = 1; i < 4 && at < to; i++) {
            times.add(at);
            at += gap(person.id(), MOST_VISITS + i);
        }
        add(person, times, Said.How.NOTHING, Channel.Stage.MIDDLE);
    }

    /// Who is on the deal: the person, and sometimes the colleague beside them.
    private List<Integer> party(Person person) {
        int colleague = person.id() % 2 == 0 ? person.id() + 1 : person.id() - 1;
        boolean two = colleague < people.size() && people.get(colleague).company() == person.company()
                && chance.happens(rates.of("buying_group_share"), "buying group", person.id());
        return two ? List.of(person.id(), colleague) : List.of(person.id());
    }

    private void conversion(Conversion.Kind kind, List<Integer> party, Visit where, long at, long cents) {
        conversions.add(new Conversion(conversions.size(), kind, party, where, at, cents));
    }

    /// Adds visits at the given times, and gives the last. Who says everywhere who they are has said it on each browser
    /// by the last visit there.
    private Visit add(Person person, List<Long> times, Said.How last, Channel.Stage opening) {
        List<Browser> browsers = new ArrayList<>();
        for (int i = 0; i < times.size(); i++) {
            boolean converts = i == times.size() - 1 && last != Said.How.NOTHING;
            browsers.add(browser(person, times.get(i), converts));
        }
        for (int i = 0; i < times.size(); i++) {
            boolean converts = i == times.size() - 1 && last != Said.How.NOTHING;
            Browser browser = browsers.get(i);
            boolean lastHere = browsers.lastIndexOf(browser) == i;
            Channel channel = channel(person, times.get(i), i == 0
                    ? opening
                    : i == times.size() - 1 ? Channel.Stage.LAST : Channel.Stage.MIDDLE);
            String hash = channel == Channel.EMAIL
                    && chance.happens(rates.of("email_hash_share"), "hash", person.id(), times.get(i))
                            ? person.workEmail()
                            : "";
            Said said = introductions.said(person, browser, times.get(i), converts ? last : Said.How.NOTHING,
                    lastHere);
            visits.add(new Visit(visits.size(), person.id(), browser, times.get(i), channel,
                    channel == Channel.PAID_SEARCH && chance.happens(rates.of("autotag_only_share"), "autotag",
                            person.id(), times.get(i)),
                    hash, said));
        }
        return visits.getLast();
    }

    private Browser browser(Person person, long at, boolean converts) {
        List<Browser> all = person.browsers();
        if (all.size() == 1) {
            return all.getFirst();
        }
        double onPhone = rates.of(converts ? "conversion_phone_share" : "phone_share");
        return chance.happens(onPhone, "on phone", person.id(), at)
                ? all.getFirst()
                : all.get(1 + chance.below(all.size() - 1, "which computer", person.id(), at));
    }

    private Channel channel(Person person, long at, Channel.Stage stage) {
        Channel channel = Channel.of(stage, chance.unit("channel", person.id(), at));
        return channel == Channel.EMAIL && !person.subscriber() ? Channel.DIRECT : channel;
    }

    /// Between two visits: the published time from click to conversion, 35 % within an hour, 50 % within a day, the
    /// rest within 30 days (Chapelle, KDD 2014, as summarised at wulc.me); never less than a session's end.
    private long gap(int person, int number) {
        double unit = chance.unit("gap", person, number);
        double within = chance.unit("gap within", person, number);
        if (unit < 0.35) {
            return 31 * MINUTE + (long) (within * 29 * MINUTE);
        }
        return unit < 0.5
                ? (long) (HOUR * Math.pow(24, within))
                : (long) (DAY * Math.pow(30, within));
    }
}
