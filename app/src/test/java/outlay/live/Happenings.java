package outlay.live;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import outlay.base.ClientId;
import outlay.base.Currency;
import outlay.base.Day;
import outlay.base.Micros;
import outlay.base.Money;
import outlay.fact.Company;
import outlay.fact.Contact;
import outlay.fact.Deal;
import outlay.fact.Event;
import outlay.fact.Fact;
import outlay.fact.Import;
import outlay.fact.Landing;
import outlay.fact.Rate;
import outlay.fact.Sale;
import outlay.fact.SpendRow;
import outlay.fact.StageEntry;
import outlay.testkit.Draw;

/// A few weeks of one client in the order in which word of them comes: late events, merges, refunds, deals that change,
/// imports that restate each other, rates.
public final class Happenings {
    public static final ClientId CLIENT = new ClientId("acme");
    /// How many facts there are at the beginning without which nothing can be converted.
    public static final int RATES = 2;
    private static final Instant START = Instant.parse("2026-10-01T00:00:00Z");
    private static final List<String> TAGS = List.of("google cpc Brand", "google cpc Generic", "facebook paid_social X",
            "news email Letter", "");

    private final Draw draw;
    private final List<Fact> facts = new ArrayList<>();
    private int imports;

    private Happenings(Draw draw) {
        this.draw = draw;
    }

    /// @param size how many happenings; an import is one, of several facts
    public static List<Fact> random(Draw draw, int size) {
        Happenings happenings = new Happenings(draw);
        for (String day : List.of("2026-09-30", "2026-10-09")) {
            happenings.facts.add(new Rate(CLIENT, Day.parse(day), new Currency("EUR"), new Currency("USD"),
                    new BigDecimal("1.08"), "ecb"));
        }
        for (int i = 0; i < size; i++) {
            happenings.next(i);
        }
        return happenings.facts;
    }

    private void next(int i) {
        switch (draw.between(0, 9)) {
            case 0, 1, 2 -> facts.add(event("p" + i, Event.Type.PAGE, "", "", landing(draw.pick(TAGS)),
                    Optional.empty()));
            case 3 -> facts.add(event("i" + i, Event.Type.IDENTIFY, draw.pick("u1", "u2"), draw.pick("",
                    "ann@example.com"), Landing.NONE, Optional.empty()));
            case 4, 5 -> facts.add(event("s" + i, Event.Type.TRACK, "", "", Landing.NONE, Optional.of(new Sale(
                    draw.pick(Sale.Kind.ORDER, Sale.Kind.ORDER, Sale.Kind.REFUND), "O" + draw.between(1, 6),
                    Money.parse(draw.between(1, 90) + ".37", "USD")))));
            case 6 -> facts.add(deal(i));
            case 7 -> facts.add(new Contact(CLIENT, "hubspot", draw.pick("1", "2"), "v" + i, Optional.of(at()),
                    draw.pick("ann@example.com", "bob@example.com"), "c1", "Acme", Optional.of(at()),
                    new TreeMap<>()));
            case 8 -> facts.add(draw.chance(50)
                    ? ofCompany(i)
                    : new Rate(CLIENT, day(), new Currency("EUR"),
                            new Currency("USD"), new BigDecimal("1.0" + draw.between(1, 9)), "s" + i));
            default -> importSpend();
        }
    }

    private Fact ofCompany(int i) {
        return draw.chance(50)
                ? new StageEntry(CLIENT, "hubspot", draw.pick(StageEntry.Of.values()), draw.pick("1", "2", "d1"),
                        draw.pick("lead", "sql"), at())
                : new Company(CLIENT, "hubspot", draw.pick("c1", "c2"), "v" + i, Optional.of(at()), "Acme",
                        List.of("example.com"), "", draw.pick(List.of(), List.of("c1", "c3")));
    }

    private void importSpend() {
        String id = "import" + imports++;
        int rows = draw.between(1, 3);
        for (int line = 1; line <= rows; line++) {
            String name = draw.pick("Brand", "Generic", "X");
            facts.add(new SpendRow(CLIENT, id, line, draw.pick("google", "meta"), "a1", "", SpendRow.Level.CAMPAIGN,
                    day(), "UTC",
                    new SpendRow.Entity(draw.pick("", name.length() + "1"), name, draw.pick("", "Search", "Display"),
                            "",
                            "", "", "", ""),
                    "", new Micros(draw.between(1L, 90_000_000L), new Currency(draw.pick("USD", "EUR"))),
                    OptionalLong.of(draw.between(1, 900)), OptionalLong.of(3), OptionalLong.empty(),
                    Optional.empty()));
        }
        if (draw.chance(85)) {
            facts.add(new Import(CLIENT, id, id + ".csv", "", Import.Kind.SPEND, "", rows, START));
        }
    }

    private Deal deal(int i) {
        return new Deal(CLIENT, "hubspot", draw.pick("d1", "d2", "d3"), "v" + i, Optional.of(at()), "",
                Optional.of(Money.parse(draw.between(1, 9) + "00.00", draw.pick("USD", "EUR"))), "",
                draw.pick(Deal.Status.WON, Deal.Status.WON, Deal.Status.OPEN), Optional.empty(), Optional.of(at()),
                List.of(draw.pick("1", "2")), List.of(), "c1", "Acme", new TreeMap<>());
    }

    private Event event(String id, Event.Type type, String user, String email, Landing landing, Optional<Sale> sale) {
        return new Event(CLIENT, id, at(), type, draw.pick("", "Lead"), draw.pick("a", "b", "c"), user, "", email,
                landing, sale).from(draw.pick("", "DE", "US"));
    }

    private static Landing landing(String tags) {
        if (tags.isEmpty()) {
            return new Landing("https://www.acme.com/", "", new TreeMap<>(), new TreeMap<>());
        }
        String[] parts = tags.split(" ");
        return new Landing("https://www.acme.com/", "", new TreeMap<>(Map.of("utm_source", parts[0], "utm_medium",
                parts[1], "utm_campaign", parts[2])), new TreeMap<>());
    }

    private Instant at() {
        return START.plusSeconds(draw.between(0, 14 * 24) * 3_600L);
    }

    private Day day() {
        return Day.parse("2026-10-01").plus(draw.between(0, 13));
    }
}
