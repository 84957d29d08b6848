package outlay.reconcile;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.TreeMap;
import outlay.attribution.Attribution;
import outlay.attribution.Model;
import outlay.base.ClientId;
import outlay.base.Currency;
import outlay.base.Day;
import outlay.base.Micros;
import outlay.base.Money;
import outlay.fact.Fact;
import outlay.fact.Import;
import outlay.fact.SpendRow;
import outlay.fact.SpendRow.Entity;
import outlay.fact.SpendRow.Level;
import outlay.journey.Journey;
import outlay.journey.Journey.Conversion;
import outlay.journey.Journey.Kind;
import outlay.journey.Journey.Refund;
import outlay.journey.JourneyColumns;
import outlay.journey.Touch;
import outlay.report.Books;
import outlay.report.Question;
import outlay.report.Question.By;
import outlay.report.Question.Filter;

/// Five ad accounts over 220 days, made from a seed, in which the platforms say exactly what the books do; and what can
/// be done to a day so that they do not.
final class AccountDays {
    static final int DAYS = 220;
    static final ClientId CLIENT = new ClientId("acme");
    private static final Day START = Day.parse("2026-03-01");
    private static final int FIRST_READ = 0;
    private static final int SECOND_READ = 1;
    private static final int BESIDE = 2;
    static final List<Shop> SHOPS = List.of(new Shop("google_ads", "g-1", "America/New_York", "USD"),
            new Shop("meta_ads", "m-1", "Europe/Berlin", "EUR"), new Shop("linkedin_ads", "l-1", "UTC", "USD"),
            new Shop("tiktok_ads", "t-1", "Europe/London", "GBP"),
            new Shop("microsoft_ads", "b-1", "America/New_York", "USD"));

    record Shop(String platform, String account, String zone, String currency) {}

    /// One account and day, with the rows that say it and the money of its one conversion a campaign.
    record Spot(int shop, int day) {}

    private final SplittableRandom random;
    final Map<String, List<SpendRow>> rows = new TreeMap<>();
    final List<List<Fact>> reads = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    final List<Journey> journeys = new ArrayList<>();
    private final int[] lines = new int[3];
    private int number;

    AccountDays(long seed) {
        random = new SplittableRandom(seed);
        for (int shop = 0; shop < SHOPS.size(); shop++) {
            for (int day = 0; day < DAYS; day++) {
                Spot spot = new Spot(shop, day);
                int campaigns = 1 + random.nextInt(3);
                for (int i = 0; i < campaigns; i++) {
                    long spend = 10_000_000 + random.nextInt(900_000_000);
                    long orders = random.nextInt(3);
                    long minor = 0;
                    for (int order = 0; order < orders; order++) {
                        minor += order(spot, i);
                    }
                    row(spot, i, spend, orders * 1_000_000, minor * 10_000);
                }
            }
        }
    }

    /// An order with one click on the spot's day in the account's zone, or two; nothing else that could matter.
    ///
    /// @return what it is worth, in cents
    private long order(Spot spot, int campaign) {
        Instant click = at(spot, random.nextInt(20), random.nextInt(60));
        List<Touch> touches = new ArrayList<>(List.of(click(spot, campaign, click)));
        if (random.nextInt(4) == 0) {
            touches.add(click(spot, campaign, click.plusSeconds(1 + random.nextInt(3 * 3_600))));
        }
        long minor = 500 + random.nextInt(50_000);
        buy(spot, touches, click.plusSeconds(4 * 3_600 + random.nextInt(5 * 86_400)), minor, List.of());
        return minor;
    }

    Instant at(Spot spot, int hour, int minute) {
        return day(spot).date().atTime(hour, minute).atZone(ZoneId.of(shop(spot).zone())).toInstant();
    }

    Touch click(Spot spot, int campaign, Instant at) {
        return touch(spot, campaign, at, false);
    }

    Touch touch(Spot spot, int campaign, Instant at, boolean view) {
        return new Touch("t" + number++, at, source(shop(spot), entity(campaign)), view);
    }

    Touch email(Instant at) {
        return new Touch("t" + number++, at, new Touch.Source("Email", Touch.Placement.NONE));
    }

    void buy(Spot spot, List<Touch> touches, Instant at, long minor, List<Long> refunds) {
        Currency currency = new Currency(shop(spot).currency());
        String id = "order/" + number++;
        List<Refund> back = refunds.stream()
                .map(amount -> new Refund(id + "/r", at.plusSeconds(86_400), new Money(amount, currency))).toList();
        journeys.add(new Journey(
                new Conversion(id, Kind.ORDER, "p" + number++, at, new Money(minor, currency), back), touches));
    }

    /// A row of the first read.
    void row(Spot spot, int campaign, long spendMicros, long conversionMicros, long valueMicros) {
        SpendRow row = make(FIRST_READ, spot, entity(campaign), "", Micros.zero(new Currency(shop(spot).currency())));
        rows.computeIfAbsent(key(spot), added -> new ArrayList<>()).add(with(row, spendMicros, conversionMicros,
                valueMicros));
    }

    /// Says the day anew in a later read.
    void reread(Spot spot, List<SpendRow> later) {
        later.forEach(row -> reads.get(SECOND_READ).add(renumbered(row, SECOND_READ)));
    }

    /// Says the day once more beside what is there, under other names.
    void copy(Spot spot) {
        rows(spot).forEach(row -> reads.get(BESIDE).add(renumbered(named(row, "x" + row.entity().campaignId()),
                BESIDE)));
    }

    /// Lets the platform claim of the day what was clicked on it in the days of UTC.
    void claimByUtc(Spot spot) {
        long orders = 0;
        long minor = 0;
        for (Journey journey : journeys) {
            Touch last = journey.touches().get(journey.touches().size() - 1);
            if (last.source().placement().accountId().equals(shop(spot).account())
                    && Day.of(last.at(), ZoneOffset.UTC).equals(day(spot))) {
                orders++;
                minor += journey.conversion().value().minor();
            }
        }
        List<SpendRow> of = rows(spot);
        of.replaceAll(row -> with(row, row.spend().micros(), 0, 0));
        of.set(0, with(of.get(0), of.get(0).spend().micros(), orders * 1_000_000, minor * 10_000));
    }

    List<SpendRow> rows(Spot spot) {
        return rows.computeIfAbsent(key(spot), added -> new ArrayList<>());
    }

    static Day day(Spot spot) {
        return START.plus(spot.day());
    }

    static Shop shop(Spot spot) {
        return SHOPS.get(spot.shop());
    }

    static SpendRow with(SpendRow row, long spendMicros, long conversionMicros, long valueMicros) {
        return new SpendRow(row.client(), row.importId(), row.line(), row.platform(), row.accountId(),
                row.accountName(), row.level(), row.day(), row.zone(), row.entity(), row.segment(),
                new Micros(spendMicros, row.spend().currency()), OptionalLong.of(spendMicros / 10_000),
                OptionalLong.of(spendMicros / 1_000_000), OptionalLong.of(conversionMicros),
                Optional.of(new Micros(valueMicros, row.spend().currency())));
    }

    static SpendRow in(SpendRow row, String currency, String segment) {
        return new SpendRow(row.client(), row.importId(), row.line(), row.platform(), row.accountId(),
                row.accountName(), row.level(), row.day(), row.zone(), row.entity(), segment,
                new Micros(row.spend().micros(), new Currency(currency)), row.impressions(), row.clicks(),
                row.platformConversions(), row.platformConversionValue()
                        .map(value -> new Micros(value.micros(), new Currency(currency))));
    }

    Books books() {
        List<Fact> facts = new ArrayList<>();
        rows.values().forEach(of -> of.forEach(row -> facts.add(renumbered(row, FIRST_READ))));
        for (int read = 0; read < reads.size(); read++) {
            facts.addAll(reads.get(read));
            facts.add(new Import(CLIENT, "read-" + read, "read.csv", "", Import.Kind.SPEND, "", lines[read],
                    Instant.EPOCH.plusSeconds(read)));
        }
        return Books.of(JourneyColumns.of(journeys), facts, row -> source(shopOf(row), row.entity()));
    }

    static Reconciliation.Asked asked(Model model) {
        return new Reconciliation.Asked(new Question(CLIENT, By.PLATFORMS, Optional.empty(),
                new Attribution(model, 30), ZoneOffset.UTC, Optional.empty(), Filter.ALL), Goal.ALL);
    }

    private static Shop shopOf(SpendRow row) {
        return SHOPS.stream().filter(shop -> shop.platform().equals(row.platform())).findFirst().orElseThrow();
    }

    private static Touch.Source source(Shop shop, Entity entity) {
        return new Touch.Source("Paid Search", new Touch.Placement(shop.platform(), shop.account(),
                entity.campaignId(), entity.campaignName(), "", "", "", ""));
    }

    private static Entity entity(int campaign) {
        return new Entity("c" + campaign, "Campaign " + campaign, "", "", "", "", "", "");
    }

    private static SpendRow named(SpendRow row, String campaign) {
        return new SpendRow(row.client(), row.importId(), row.line(), row.platform(), row.accountId(),
                row.accountName(), row.level(), row.day(), row.zone(),
                new Entity(campaign, campaign, "", "", "", "", "", ""), row.segment(), row.spend(), row.impressions(),
                row.clicks(), row.platformConversions(), row.platformConversionValue());
    }

    private SpendRow renumbered(SpendRow row, int read) {
        lines[read]++;
        return new SpendRow(row.client(), "read-" + read, lines[read], row.platform(), row.accountId(),
                row.accountName(), row.level(), row.day(), row.zone(), row.entity(), row.segment(), row.spend(),
                row.impressions(), row.clicks(), row.platformConversions(), row.platformConversionValue());
    }

    private static SpendRow make(int read, Spot spot, Entity entity, String segment, Micros spend) {
        Shop shop = shop(spot);
        return new SpendRow(CLIENT, "read-" + read, 0, shop.platform(), shop.account(), "", Level.CAMPAIGN, day(spot),
                shop.zone(), entity, segment, spend, OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty(),
                Optional.empty());
    }

    private static String key(Spot spot) {
        return spot.shop() + "/" + spot.day();
    }
}
