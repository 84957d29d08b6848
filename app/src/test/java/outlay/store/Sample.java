package outlay.store;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.TreeMap;
import outlay.base.ClientId;
import outlay.base.Currency;
import outlay.base.Day;
import outlay.base.Micros;
import outlay.base.Money;
import outlay.base.Period;
import outlay.fact.Brought;
import outlay.fact.ColumnMapping;
import outlay.fact.Company;
import outlay.fact.Contact;
import outlay.fact.Deal;
import outlay.fact.Event;
import outlay.fact.Fact;
import outlay.fact.Import;
import outlay.fact.Landing;
import outlay.fact.LiftTest;
import outlay.fact.Rate;
import outlay.fact.Reach;
import outlay.fact.Sale;
import outlay.fact.SpendRow;
import outlay.fact.StageEntry;
import outlay.fact.Undo;
import outlay.fact.Withdrawal;
import outlay.log.Entry;
import outlay.log.FactCodec;

/// Entries of all kinds for several clients, the same for the same seed.
public final class Sample {
    public static final Instant START = Instant.parse("2026-10-01T08:00:00.123456789Z");
    public static final Period ALL_DAYS = new Period(Day.parse("2026-01-01"), Day.parse("2026-12-31"));
    private static final Currency USD = new Currency("USD");

    private Sample() {}

    public static ClientId client(int number) {
        return new ClientId("client-" + number);
    }

    public static List<Entry> entries(long seed, int size, int clients) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            ClientId client = client(random.nextInt(clients));
            Instant at = START.plusSeconds(i * 3_600L);
            entries.add(switch (random.nextInt(9)) {
                case 0 -> quarantined(client, i, at);
                case 1 -> FactCodec.encode(done(client, importId(client, random.nextInt(4)), i), at);
                case 2, 3 -> FactCodec.encode(spend(client, importId(client, random.nextInt(4)), i), at);
                case 4 -> FactCodec.encode(contact(client, i), at);
                case 5 -> FactCodec.encode(i % 5 == 0 ? ofCompany(client, i) : deal(client, i), at);
                case 6 -> FactCodec.encode(rate(client, i), at);
                case 7 -> FactCodec.encode(i % 4 == 0
                        ? i % 8 == 0
                                ? new Undo(client, importId(client, 9), at)
                                : new ColumnMapping(client, List.of("Tag", "Geld"),
                                        new TreeMap<>(Map.of("Geld", "spend")), "x", "", at)
                        : i % 3 == 0 ? reach(client, i) : liftTest(client, i), at);
                default -> FactCodec.encode(i % 11 == 10 ? withdrawal(client, i) : event(client, i, at), at);
            });
        }
        return entries;
    }

    public static Entry entry(Fact fact) {
        return FactCodec.encode(fact, START);
    }

    private static String importId(ClientId client, int number) {
        return client + "/import-" + number;
    }

    public static Import done(ClientId client, String id, int number) {
        return new Import(client, id, "file-" + number + ".csv", "ab".repeat(32), Import.Kind.SPEND, "mapped", 3,
                START);
    }

    public static SpendRow spend(ClientId client, String importId, int line) {
        boolean claims = line % 2 == 0;
        return new SpendRow(client, importId, line, "google", "123-456", "Süd \"Shop\"", SpendRow.Level.CAMPAIGN,
                Day.parse("2026-10-01").plus(line % 20), "America/New_York",
                new SpendRow.Entity("c" + line % 3, "Brand 🚀", "Search", "", "", "", "", ""), "device=MOBILE",
                new Micros(12_345_678L + line, USD), OptionalLong.of(0), OptionalLong.empty(),
                claims ? OptionalLong.of(1_500_000) : OptionalLong.empty(),
                claims ? Optional.of(new Micros(99_990_000, USD)) : Optional.empty());
    }

    public static Event event(ClientId client, int number, Instant at) {
        TreeMap<String, String> tags = new TreeMap<>(Map.of("utm_source", "google", "utm_campaign", "brand",
                "gad_campaignid", "77"));
        Landing landing = new Landing("https://shop.example/?utm_source=google", "https://google.com/", tags,
                new TreeMap<>(Map.of("gclid", "Cj0" + number)));
        Optional<Sale> sale = number % 5 == 0
                ? Optional.of(new Sale(Sale.Kind.ORDER, "order-" + number, new Money(4_999, USD)))
                : Optional.empty();
        return new Event(client, "event-" + number, at.minusSeconds(30), Event.Type.TRACK, "Order Completed",
                "visitor-" + number % 9, number % 2 == 0 ? "user-" + number % 3 : "", "", "", landing, sale)
                .from(number % 3 == 0 ? "" : "DE");
    }

    private static Contact contact(ClientId client, int number) {
        return new Contact(client, "hubspot", "p" + number, "v" + number, Optional.of(START), "ann@example.com", "k1",
                "Kompanie", Optional.empty(), new TreeMap<>(Map.of("lead", START, "mql", START.plusSeconds(60))));
    }

    private static Deal deal(ClientId client, int number) {
        return new Deal(client, "hubspot", "d" + number, "v" + number, Optional.empty(), "Renewal",
                Optional.of(new Money(1_200_000, USD)), "closedwon", Deal.Status.WON, Optional.of(START),
                Optional.of(START.plusSeconds(86_400)), List.of("p1", "p2"), List.of("ann@example.com"), "k1",
                "Kompanie", new TreeMap<>());
    }

    private static Fact ofCompany(ClientId client, int number) {
        return switch (number % 3) {
            case 0 -> new Company(client, "hubspot", "k1", "v" + number, Optional.of(START), "Kompanie",
                    List.of("kompanie.example"), "k0", List.of("k2", "k3"));
            case 1 -> new StageEntry(client, "hubspot", StageEntry.Of.CONTACT, "p" + number, "lead", START);
            default -> new Brought(client, importId(client, number % 4), number, List.of(0L, 7L), List.of(4L, 9L));
        };
    }

    private static Rate rate(ClientId client, int number) {
        return new Rate(client, Day.parse("2026-10-01").plus(number % 28), new Currency("EUR"), USD,
                new BigDecimal("1.0622"), "ecb-" + number);
    }

    private static LiftTest liftTest(ClientId client, int number) {
        return new LiftTest(client, importId(client, number % 4), number, "Paid Sociál", ALL_DAYS,
                number % 2 == 0 ? LiftTest.Measure.MULTIPLIER : LiftTest.Measure.INCREMENTAL_CONVERSIONS,
                -1_500_000L + number, 250_000, "geo \"holdout\"");
    }

    private static Reach reach(ClientId client, int number) {
        return new Reach(client, importId(client, number % 4), number, "meta_ads", "act_1", "c1", "Bekanntheit",
                ALL_DAYS, 3_608, OptionalLong.of(4_233));
    }

    private static Withdrawal withdrawal(ClientId client, int number) {
        return new Withdrawal(client, "withdrawal-" + number, START, "anonymous:visitor-1", "user:user-1",
                number % 2 == 0, "a shared \"tablet\"");
    }

    private static Entry quarantined(ClientId client, int number, Instant at) {
        String body = switch (number % 3) {
            case 0 -> "{\"reason\":\"CONFLICT\",\"kind\":\"EVENT\",\"id\":\"event-1\",\"body\":\"e30=\"}";
            case 1 -> "{\"detail\":{\"reason\":\"NOT_THIS\"},\"reason\":\"BAD_TIME\"}";
            default -> "\u0000\u0001 not JSON";
        };
        return new Entry(client, "quarantine-" + number, Entry.Kind.QUARANTINE, at,
                body.getBytes(StandardCharsets.UTF_8));
    }

    static KeptKey key(ClientId client, String id) {
        return new KeptKey(id, client, "BROWSER", true, true, false,
                List.of("https://shop.example", "https://www.shop.example"),
                "0123abcd" + id, "ob_" + id, START, Optional.empty());
    }

    static KeptLink link(ClientId client, String id) {
        return new KeptLink(id, client, "https://shop.example/?utm_source=x&sub=" + id, START, Optional.empty());
    }
}
