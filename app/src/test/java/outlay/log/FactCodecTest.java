package outlay.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import outlay.base.ClientId;
import outlay.base.Currency;
import outlay.base.Day;
import outlay.base.Micros;
import outlay.base.Money;
import outlay.base.Period;
import outlay.fact.Brought;
import outlay.fact.Clue;
import outlay.fact.Consent;
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
import outlay.fact.Sale;
import outlay.fact.Seen;
import outlay.fact.SpendRow;
import outlay.fact.StageEntry;
import outlay.fact.Trait;
import outlay.fact.Undo;
import outlay.fact.Withdrawal;
import outlay.json.JsonBytes;
import outlay.testkit.Draw;
import outlay.testkit.Property;

class FactCodecTest {
    private static final ClientId ACME = new ClientId("acme");
    private static final Currency USD = new Currency("USD");
    private static final Rate RATE = new Rate(ACME, new Day(20362), new Currency("EUR"), USD,
            new BigDecimal("1.1050"), "ecb");
    private static final Instant AT = Instant.parse("2026-10-01T12:00:00.123456789Z");

    @Test
    void theBytesOfEveryKindOfFactAreAsTheyAlwaysWere() throws Exception {
        List<String> lines = new ArrayList<>();
        for (Fact fact : examples()) {
            Entry entry = FactCodec.encode(fact, AT);
            lines.add(entry.kind() + " " + entry.id() + " " + new String(entry.body(), UTF_8));
        }
        assertThat(lines).containsExactlyElementsOf(golden());
    }

    /// What is in the golden file was written by an earlier version; it has to be read for ever.
    @Test
    void whatWasWrittenOnceCanBeReadForEver() throws Exception {
        List<Fact> read = new ArrayList<>();
        for (String line : golden()) {
            String[] cells = line.split(" ", 3);
            read.add(FactCodec.decode(
                    new Entry(ACME, cells[1], Entry.Kind.valueOf(cells[0]), AT, cells[2].getBytes(UTF_8))));
        }
        assertThat(read).isEqualTo(examples());
    }

    @Test
    void everyFactComesBackEqualAndEqualFactsGiveEqualBytes() {
        Property.check(3_000, 11, draw -> {
            Fact fact = fact(draw);
            Entry entry = FactCodec.encode(fact, AT);
            Fact back = FactCodec.decode(entry);
            assertThat(back).isEqualTo(fact).hasSameHashCodeAs(fact);
            assertThat(FactCodec.encode(back, AT).body()).isEqualTo(entry.body());
            assertThat(entry.client()).isEqualTo(fact.client());
            assertThat(entry.id()).isEqualTo(fact.id());
        });
    }

    /// Events are written by hand, because there are so many of them; everything else by its record's components.
    @Test
    void anEventIsWrittenAsItsComponentsAre() {
        Property.check(3_000, 12, draw -> {
            Fact fact = fact(draw);
            assertThat(new String(FactCodec.encode(fact, AT).body(), UTF_8))
                    .isEqualTo(FactCodec.BY_COMPONENT.writeValueAsString(fact));
        });
    }

    /// What the one before it was has nothing to do with it.
    @Test
    void factsOneAfterAnotherAreWrittenAsEachByItself() {
        Property.check(1_000, 15, draw -> {
            FactCodec.Encoder encoder = new FactCodec.Encoder();
            List<Fact> facts = draw.list(1, 4, FactCodecTest::fact);
            for (int i = 0; i < 12; i++) {
                Fact fact = draw.pick(facts);
                assertThat(encoder.encode(fact, AT).body()).isEqualTo(FactCodec.encode(fact, AT).body());
            }
        });
    }

    @Test
    void everyTimeIsWrittenAsItAlwaysWas() {
        for (String time : List.of("1970-01-01T00:00:00Z", "2026-10-01T12:00:00Z", "2026-10-01T12:01:00.100Z",
                "2026-10-01T12:01:59.000001Z", "2026-10-01T00:00:00.000000001Z", "0000-01-01T00:00:00Z",
                "9999-12-31T23:59:59.999999999Z", "+10000-01-01T00:00:00Z", "-0001-12-31T23:59:59Z")) {
            assertThat(written(Instant.parse(time))).isEqualTo("\"" + time + "\"");
        }
        for (Instant odd : List.of(Instant.MIN, Instant.MAX, AT)) {
            assertThat(written(odd)).isEqualTo("\"" + odd + "\"");
        }
        Property.check(5_000, 13, draw -> {
            Instant at = Instant.ofEpochSecond(draw.between(-62_167_219_200L, 253_402_300_799L),
                    draw.between(0, 999) * (long) draw.pick(0, 1, 1_000, 1_001, 1_000_000, 1_001_001));
            assertThat(written(at)).isEqualTo("\"" + at + "\"");
        });
    }

    private static String written(Instant at) {
        return new String(EventJson.time(new JsonBytes(0), at).toBytes(), UTF_8);
    }

    @Test
    void absentAndZeroAreTwoThings() {
        SpendRow absent = row(OptionalLong.empty());
        SpendRow zero = row(OptionalLong.of(0));
        assertThat(FactCodec.encode(absent, AT).body()).isNotEqualTo(FactCodec.encode(zero, AT).body());
        assertThat(FactCodec.decode(FactCodec.encode(absent, AT))).isEqualTo(absent).isNotEqualTo(zero);
    }

    @Test
    void whatIsNotExactlyAFactIsRefused() {
        for (String body : List.of("{}", "null", "[]", "{\"id\":\"x\"", golden0().replace("\"day\":", "\"date\":"),
                golden0().replaceFirst("\\{", "{\"more\":1,"), golden0() + " {}",
                golden0().replace("\"acme\"", "\"ACME\""))) {
            assertThatThrownBy(() -> FactCodec.decode(new Entry(ACME, "r", Entry.Kind.RATE, AT, body.getBytes(UTF_8))))
                    .as(body).isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("an entry of client acme cannot be read as RATE");
        }
        assertThatThrownBy(() -> FactCodec.decode(new Entry(ACME, "q", Entry.Kind.QUARANTINE, AT, new byte[0])))
                .hasMessage("an entry in quarantine is not a fact");
    }

    @Test
    void aCountryThatIsNoneIsNotRead() {
        String page = new String(FactCodec.encode(examples().get(4), AT).body(), UTF_8);
        for (String wrong : List.of("\"ch\"", "\"CHE\"", "7", "null")) {
            byte[] body = page.replace("\"CH\"", wrong).getBytes(UTF_8);
            assertThatThrownBy(() -> FactCodec.decode(new Entry(ACME, "m-6", Entry.Kind.EVENT, AT, body))).as(wrong)
                    .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("cannot be read as EVENT");
        }
    }

    private static String golden0() {
        return new String(FactCodec.encode(RATE, AT).body(), UTF_8);
    }

    private static List<String> golden() throws Exception {
        Path file = Path.of(FactCodecTest.class.getResource("facts-golden.txt").toURI());
        return read(file);
    }

    private static List<String> read(Path file) throws IOException {
        return Files.readAllLines(file).stream().filter(line -> !line.startsWith("#") && !line.isBlank()).toList();
    }

    static List<Fact> examples() {
        Landing landing = new Landing("https://example.com/?utm_source=google", "https://www.google.com/",
                map("utm_source", "google", "utm_medium", "cpc"), map("gclid", "Cj0K"));
        return List.of(
                new Event(ACME, "m-1", AT, Event.Type.TRACK, "Order Completed", "anon", "u1", "", "ceo@example.com",
                        landing, Optional.of(new Sale(Sale.Kind.ORDER, "o-1", new Money(123450, USD)))),
                new Event(ACME, "m-3", AT, Event.Type.PAGE, "", "anon", "", "", "", landing, Optional.empty(),
                        Optional.of(new Seen(Seen.Trust.BROWSER, "site", false, Seen.Bot.SUSPECTED,
                                Seen.Clock.CORRECTED,
                                new Consent(Consent.State.GRANTED, Consent.State.DENIED, Consent.State.UNKNOWN,
                                        Consent.State.UNKNOWN, true, new TreeMap<>(Map.of("Advertising", false)),
                                        map("gcs", "G101")),
                                "203.0.113.0", "Mozilla/5.0", "+49 30 1234", map("_fbp", "fb.1.2.3")))),
                new Event(ACME, "m-4", AT, Event.Type.PAGE, "", "anon", "", "", "", Landing.NONE, Optional.empty(),
                        Optional.empty(), List.of(new Clue(Clue.Kind.EMAIL_HASH, "ab".repeat(32)),
                                new Clue(Clue.Kind.PHONE, "+49 30 1234"))),
                new Event(ACME, "m-5", AT, Event.Type.IDENTIFY, "", "", "u1", "", "", Landing.NONE, Optional.empty(),
                        Optional.empty(), List.of(), new TreeMap<>(Map.of(Trait.COUNTRY, "DE", Trait.LAST_NAME, "L"))),
                new Event(ACME, "m-6", AT, Event.Type.PAGE, "", "anon", "", "", "", Landing.NONE, Optional.empty(),
                        Optional.empty(), List.of(), new TreeMap<>(Map.of(Trait.LAST_NAME, "L")), "CH"),
                new Event(ACME, "m-2", AT, Event.Type.ALIAS, "", "", "u2", "u1", "", Landing.NONE, Optional.empty()),
                row(OptionalLong.of(1000)),
                new Import(ACME, "0123-1", "google.csv", "ab".repeat(32), Import.Kind.SPEND, "google-ads", 2, AT),
                new Contact(ACME, "hubspot", "7", "v1", Optional.of(AT), "ceo@example.com", "c1", "Acme",
                        Optional.empty(),
                        times("lead", AT)),
                new Contact(ACME, "hubspot", "8", "v1", Optional.of(AT), "ceo@example.com", "c1", "Acme",
                        Optional.empty(), new TreeMap<>(),
                        List.of(new Clue(Clue.Kind.EMAIL, "ceo@home.example"), Clue.click("gclid", "Cj0K")), "c0"),
                new Contact(ACME, "hubspot", "10", "v1", Optional.empty(), "", "", "", Optional.empty(),
                        new TreeMap<>(),
                        List.of(), "", new TreeMap<>(Map.of(Trait.TITLE, "CEO", Trait.LIFECYCLE, "lead"))),
                new Deal(ACME, "hubspot", "9", "v1", Optional.empty(), "Big", Optional.of(new Money(500, USD)), "won",
                        Deal.Status.WON, Optional.of(AT), Optional.of(AT), List.of("7"), List.of("ceo@example.com"),
                        "c1",
                        "Acme", times("sql", AT)),
                RATE, new LiftTest(ACME, "0123-1", 2, "Paid Social", new Period(new Day(20362), new Day(20375)),
                        LiftTest.Measure.INCREMENTAL_CONVERSIONS, 80_000_000, 50_000, "geo holdout"),
                new LiftTest(ACME, "0123-1", 3, "Email", new Period(new Day(20362), new Day(20362)),
                        LiftTest.Measure.MULTIPLIER, -200_000, 0, ""),
                new Withdrawal(ACME, "w-1", AT, "anonymous:anon", "email:ceo@example.com", true, "shared"),
                new Undo(ACME, "0123-1", AT), new ColumnMapping(ACME, List.of("Tag", "Geld"), map("Geld", "spend"),
                        "reddit_ads", "SPEND", AT),
                new Contact(ACME, "hubspot", "11", "v1", Optional.empty(), "", "", "", Optional.empty(),
                        new TreeMap<>(), List.of(new Clue(Clue.Kind.CONTACT, "hubspot/12")), ""),
                new Deal(ACME, "hubspot", "10", "v1", Optional.empty(), "", Optional.empty(), "", Deal.Status.OPEN,
                        Optional.empty(), Optional.empty(), List.of(), List.of(), "", "", new TreeMap<>(),
                        List.of("8", "9")),
                new Company(ACME, "hubspot", "c1", "v1", Optional.of(AT), "Acme", List.of("acme.com"), "c0",
                        List.of("c2")),
                new Company(ACME, "hubspot", "c2", "v1", Optional.empty(), "Bolt", List.of(), "", List.of(), "Germany",
                        "Software", OptionalLong.of(250)),
                new StageEntry(ACME, "hubspot", StageEntry.Of.DEAL, "9", "closedwon", AT),
                new Brought(ACME, "0123-1", 1, List.of(0L, 7L), List.of(3L, 7L)));
    }

    private static SpendRow row(OptionalLong impressions) {
        return new SpendRow(ACME, "0123-1", 2, "google", "123-456", "Acme", SpendRow.Level.AD, new Day(20362),
                "Europe/Berlin", new SpendRow.Entity("c1", "Brand", "Search", "g1", "Exact", "a1", "Ad", "shoes"),
                "device=mobile", new Micros(13_445_490, USD), impressions, OptionalLong.of(7), OptionalLong.empty(),
                Optional.of(new Micros(1, USD)));
    }

    private static SortedMap<Trait, String> traits(Draw draw) {
        SortedMap<Trait, String> traits = new TreeMap<>();
        draw.list(0, 3, each -> each.pick(Trait.values())).forEach(trait -> traits.put(trait, text(draw)));
        return traits;
    }

    static Event event(Draw draw) {
        return new Event(client(draw), text(draw), instant(draw), draw.pick(Event.Type.values()), text(draw),
                text(draw), text(draw), text(draw), text(draw),
                new Landing(text(draw), text(draw), texts(draw), texts(draw)),
                draw.chance(50)
                        ? Optional.of(new Sale(draw.pick(Sale.Kind.values()), text(draw), money(draw)))
                        : Optional.empty(),
                draw.chance(50) ? Optional.of(seen(draw)) : Optional.empty(), clues(draw), traits(draw),
                draw.pick("", "DE", "ZZ"));
    }

    private static Fact fact(Draw draw) {
        Optional<Instant> time = draw.chance(50) ? Optional.of(instant(draw)) : Optional.empty();
        return switch (draw.between(0, 12)) {
            case 0 -> event(draw);
            case 1 -> new SpendRow(client(draw), text(draw), draw.between(1, Integer.MAX_VALUE), text(draw), text(draw),
                    text(draw), draw.pick(SpendRow.Level.values()), new Day(draw.between(0, 40_000)), text(draw),
                    new SpendRow.Entity(text(draw), text(draw), text(draw), text(draw), text(draw), text(draw),
                            text(draw),
                            text(draw)),
                    text(draw), micros(draw), count(draw), count(draw), count(draw),
                    draw.chance(50) ? Optional.of(micros(draw)) : Optional.empty(), count(draw));
            case 2 -> new Import(client(draw), text(draw), text(draw), text(draw), draw.pick(Import.Kind.values()),
                    text(draw), draw.between(0L, Long.MAX_VALUE / 2), instant(draw));
            case 3 -> new Contact(client(draw), text(draw), text(draw), text(draw), time, text(draw), text(draw),
                    text(draw), time, times(text(draw), instant(draw)), clues(draw), text(draw), traits(draw));
            case 4 -> new Deal(client(draw), text(draw), text(draw), text(draw), time, text(draw),
                    draw.chance(50) ? Optional.of(money(draw)) : Optional.empty(), text(draw),
                    draw.pick(Deal.Status.values()), time, time, draw.list(0, 3, FactCodecTest::text),
                    draw.list(0, 3, FactCodecTest::text), text(draw), text(draw), times(text(draw), instant(draw)),
                    draw.list(0, 2, FactCodecTest::text));
            case 8 -> new Withdrawal(client(draw), text(draw), instant(draw), "a" + text(draw), "b" + text(draw),
                    draw.chance(50), text(draw));
            case 5 -> new LiftTest(client(draw), text(draw), draw.between(1, Integer.MAX_VALUE), text(draw),
                    new Period(new Day(draw.between(0, 20_000)), new Day(draw.between(20_000, 40_000))),
                    draw.pick(LiftTest.Measure.values()), draw.pick(0L, -1L, Long.MAX_VALUE),
                    draw.between(0L, 1_000_000_000L), text(draw));
            case 6 -> new Undo(client(draw), text(draw), instant(draw));
            case 7 -> new ColumnMapping(client(draw), draw.list(0, 3, FactCodecTest::text), texts(draw), text(draw),
                    text(draw), instant(draw));
            case 9 -> new Company(client(draw), text(draw), text(draw), text(draw), time, text(draw),
                    draw.list(0, 3, FactCodecTest::text), text(draw), draw.list(0, 3, FactCodecTest::text));
            case 10 -> new StageEntry(client(draw), text(draw), draw.pick(StageEntry.Of.values()), text(draw),
                    text(draw), instant(draw));
            case 11 -> new Brought(client(draw), text(draw), draw.between(1, 9), List.of(0L, Long.MAX_VALUE),
                    List.of(1L, Long.MAX_VALUE));
            default -> new Rate(client(draw), new Day(draw.between(0, 40_000)), currency(draw), currency(draw),
                    new BigDecimal(
                            draw.pick("1", "1.10", "0.000000000123", "100", "1E+3", "1.000000000000000000000001")),
                    text(draw));
        };
    }

    private static List<Clue> clues(Draw draw) {
        return Clue.sorted(draw.list(0, 2, each -> new Clue(each.pick(Clue.Kind.values()), text(each))));
    }

    private static Seen seen(Draw draw) {
        SortedMap<String, Boolean> categories = new TreeMap<>();
        draw.list(0, 2, FactCodecTest::text).forEach(name -> categories.put(name, draw.chance(50)));
        Consent consent = new Consent(draw.pick(Consent.State.values()), draw.pick(Consent.State.values()),
                draw.pick(Consent.State.values()), draw.pick(Consent.State.values()), draw.chance(50), categories,
                texts(draw));
        return new Seen(draw.pick(Seen.Trust.values()), text(draw), draw.chance(50), draw.pick(Seen.Bot.values()),
                draw.pick(Seen.Clock.values()), consent, text(draw), text(draw), text(draw), texts(draw));
    }

    private static ClientId client(Draw draw) {
        return new ClientId(draw.pick("acme", "b-2"));
    }

    private static String text(Draw draw) {
        return String.join("", draw.list(0, 4,
                d -> d.pick("a", "", " ", "\"", "\\", "\u0000", "\n", "é", "\u2028", "😀", "null", "/", "ß")));
    }

    private static SortedMap<String, String> texts(Draw draw) {
        SortedMap<String, String> texts = new TreeMap<>();
        draw.list(0, 3, FactCodecTest::text).forEach(name -> texts.put(name, text(draw)));
        return texts;
    }

    private static Instant instant(Draw draw) {
        return Instant.ofEpochSecond(draw.between(0L, 4_000_000_000L),
                draw.pick(0L, 1_000_000L, 123_456_789L, 999_999_999L));
    }

    private static OptionalLong count(Draw draw) {
        return draw.pick(OptionalLong.empty(), OptionalLong.of(0), OptionalLong.of(Long.MAX_VALUE));
    }

    private static Currency currency(Draw draw) {
        return new Currency(draw.pick("USD", "JPY", "KWD"));
    }

    private static Money money(Draw draw) {
        return new Money(draw.pick(0L, -1L, Long.MAX_VALUE, Long.MIN_VALUE), currency(draw));
    }

    private static Micros micros(Draw draw) {
        return new Micros(draw.pick(0L, -1L, Long.MAX_VALUE), currency(draw));
    }

    private static SortedMap<String, String> map(String... pairs) {
        SortedMap<String, String> map = new TreeMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(pairs[i], pairs[i + 1]);
        }
        return map;
    }

    private static SortedMap<String, Instant> times(String name, Instant at) {
        SortedMap<String, Instant> map = new TreeMap<>();
        map.put(name, at);
        return map;
    }
}
