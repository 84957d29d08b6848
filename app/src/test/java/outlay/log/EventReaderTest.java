package outlay.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import outlay.base.ClientId;
import outlay.base.Currency;
import outlay.base.Money;
import outlay.fact.Clue;
import outlay.fact.Consent;
import outlay.fact.Event;
import outlay.fact.Landing;
import outlay.fact.Sale;
import outlay.fact.Seen;
import outlay.fact.Trait;
import outlay.testkit.HostileTexts;
import outlay.testkit.Property;

/// By whichever way an event is read, it is the same event, or refused in the same words.
class EventReaderTest {
    private static final ClientId ACME = new ClientId("acme");
    private static final Instant AT = Instant.parse("2026-10-01T12:00:00.123456789Z");

    @Test
    void whatIsWrittenIsReadWithoutTheMapperAndAsTheMapperReadsIt() {
        Property.check(5_000, 21, draw -> assertReadAlike(FactCodecTest.event(draw)));
    }

    @Test
    void whatTheOneBeforeItWasHasNothingToDoWithIt() {
        Property.check(1_000, 22, draw -> {
            List<Event> events = draw.list(1, 4, FactCodecTest::event);
            EventReader reader = new EventReader();
            FactCodec.Decoder decoder = new FactCodec.Decoder();
            for (int i = 0; i < 12; i++) {
                Event event = draw.pick(events);
                byte[] body = FactCodec.encode(event, AT).body();
                assertThat(reader.read(body)).contains(event);
                byte[] wrong = Arrays.copyOf(body, draw.between(0, body.length - 1));
                assertThat(reader.read(wrong)).isEmpty();
                assertThat(outcome(decoder, wrong)).isEqualTo(mapped(wrong));
                assertThat(outcome(decoder, body)).isEqualTo(event);
            }
        });
    }

    @Test
    void whatRepeatsIsTheSameObject() {
        EventReader reader = new EventReader();
        Event one = reader.read(FactCodec.encode(full("one"), AT).body()).orElseThrow();
        Event other = reader.read(FactCodec.encode(full("other"), AT).body()).orElseThrow();
        assertThat(other.seen().orElseThrow()).isSameAs(one.seen().orElseThrow());
        assertThat(other.client()).isSameAs(one.client());
        assertThat(other.name()).isSameAs(one.name());
        assertThat(other.landing().tags().firstKey()).isSameAs(one.landing().tags().firstKey());
    }

    @Test
    void whateverATextHoldsIsReadAsTheMapperReadsIt() {
        List<String> texts = new ArrayList<>(HostileTexts.all());
        for (char c = 0; c < 0x180; c++) {
            texts.add("a" + c);
        }
        texts.addAll(List.of("", "\"", "\\", "\\\"", "\\u0041", "\ud83d\ude00", "\ud83d\ude00".repeat(9), "\u2028",
                "\uffff", "\ufeff", "\"".repeat(500), "x".repeat(100_000), "\u00e9".repeat(100_000),
                "\n".repeat(100_000)));
        for (String text : texts) {
            assertReadAlike(everywhere(text));
        }
    }

    /// The replacement of what is no character may have been written as itself.
    @Test
    void theReplacementCharacterIsReadAsTheMapperReadsIt() {
        byte[] body = FactCodec.encode(everywhere("\ufffd"), AT).body();
        assertThat(outcome(body)).isEqualTo(everywhere("\ufffd")).isEqualTo(mapped(body));
    }

    @Test
    void halfACharacterIsReadAsTheMapperReadsIt() {
        String body = new String(FactCodec.encode(named("what it is called"), AT).body(), UTF_8);
        for (String half : List.of("\\ud83d", "\\uDE00", "\\ud83d\\ude00", "\\uDE00\\uD83D", "\\ud83dx", "\\ud83d\\n",
                "\\u00e9\\u0000\\u001F\\u001f")) {
            byte[] with = body.replace("what it is called", half).getBytes(UTF_8);
            assertThat(new EventReader().read(with)).as(half).isPresent().get().isEqualTo(mapped(with));
        }
        for (byte[] wrong : List.of(new byte[]{(byte) 0xED, (byte) 0xA0, (byte) 0xBD},
                new byte[]{(byte) 0xC0, (byte) 0x80}, new byte[]{(byte) 0x80}, new byte[]{(byte) 0xC3},
                new byte[]{(byte) 0xF4, (byte) 0x90, (byte) 0x80, (byte) 0x80},
                new byte[]{(byte) 0xE0, (byte) 0x80, (byte) 0xAF}, new byte[]{(byte) 0xC3, '\\', 'n'})) {
            byte[] with = body.replace("what it is called", new String(wrong, StandardCharsets.ISO_8859_1))
                    .getBytes(StandardCharsets.ISO_8859_1);
            assertThat(new EventReader().read(with)).isEmpty();
            assertSame(with);
        }
    }

    @Test
    void everyAmountAndEveryTimeIsReadAsItWasWritten() {
        for (long minor : new long[]{0, 1, -1, 999_999_999_999_999_999L, -999_999_999_999_999_999L,
                1_000_000_000_000_000_000L, Long.MAX_VALUE, Long.MIN_VALUE, Long.MIN_VALUE + 1}) {
            assertReadAlike(sold(minor));
        }
        for (String time : List.of("1970-01-01T00:00:00Z", "1969-12-31T23:59:59.999999999Z", "0000-01-01T00:00:00Z",
                "0000-02-29T00:00:00.000000001Z", "9999-12-31T23:59:59.999999999Z", "2024-02-29T12:00:00.100Z",
                "1900-02-28T23:59:59.000001Z", "0001-12-31T00:00:00.000000010Z")) {
            assertReadAlike(at(Instant.parse(time)));
        }
        Property.check(5_000, 23, draw -> assertReadAlike(
                at(Instant.ofEpochSecond(draw.between(-62_167_219_200L, 253_402_300_799L),
                        draw.between(0, 999) * (long) draw.pick(0, 1, 1_000, 1_001, 1_000_000, 1_001_001)))));
        for (Instant beyond : List.of(Instant.parse("+10000-01-01T00:00:00Z"), Instant.parse("-0001-12-31T23:59:59Z"),
                Instant.MIN, Instant.MAX)) {
            assertSame(FactCodec.encode(at(beyond), AT).body());
        }
    }

    @Test
    void whatIsOtherThanWrittenIsTheMappersToReadOrRefuse() {
        for (Event event : List.of(sold(-7), full("one"))) {
            String body = new String(FactCodec.encode(event, AT).body(), UTF_8);
            List<String> others = new ArrayList<>(List.of("", " " + body, body + " ", body + "{}", "\ufeff" + body));
            for (String[] change : new String[][]{{"{\"client\"", "{ \"client\""}, {"acme", "ACME"}, {"acme", "ac me"},
                    {"\"acme\"", "null"}, {"\"acme\"", "\"\""}, {"USD", "US"}, {"USD", "usd"}, {":-7", ":-07"},
                    {":-7", ":-0"}, {":-7", ":7.0"}, {":-7", ":\"7\""}, {":-7", ":+7"}, {":-7", ":-"},
                    {":-7", ":7e1"}, {":-7", ":9223372036854775808"}, {":-7", ":-9223372036854775809"},
                    {":-7", ":123456789012345678901234567890"}, {"12:00:00.123456789Z", "24:00:00Z"},
                    {"12:00:00.123456789Z", "23:59:60Z"}, {"12:00:00.123456789Z", "12:00Z"},
                    {"12:00:00.123456789Z", "12:00:00.1Z"}, {"12:00:00.123456789Z", "12:00:00.1234567890Z"},
                    {"12:00:00.123456789Z", "12:00:00.000Z"}, {"12:00:00.123456789Z", "12:00:00+01:00"},
                    {"12:00:00.123456789Z", "12:00:00z"}, {"2026-10-01", "2026-02-29"}, {"2026-10-01", "2026-13-01"},
                    {"2026-10-01", "2026-00-01"}, {"2026-10-01", "2026-10-00"}, {"2026-10-01", "-2026-10-01"},
                    {"\"TRACK\"", "\"track\""}, {"\"TRACK\"", "2"}, {"\"TRACK\"", "\"\""}, {"\"TRACK\"", "null"},
                    {"\"sale\"", "\"more\":1,\"sale\""}, {"\"name\":", "\"nom\":"}, {"true", "\"true\""},
                    {"true", "1"}, {"true", "null"}, {"\"utm_id\":\"1\"", "\"utm_id\":1"},
                    {"\"utm_id\":\"1\"", "\"utm_id\":null"}, {"\"utm_id\":\"1\"", "\"utm_id\":\"1\","},
                    {"\"utm_id\":\"1\"", "\"utm_id\":\"1\",\"a\":\"2\",\"utm_id\":\"3\""},
                    {"utm_id", "x".repeat(60_000)}, {"utm_id", "x".repeat(2_000)}, {"utm_id", "utm\\/id"},
                    {"\"CH\"", "\"ch\""}, {"\"CH\"", "\"\""}, {"\"CH\"", "null"}, {",\"visitorCountry\":\"CH\"", ""},
                    {"\"CITY\"", "\"TOWN\""}, {"\"CITY\":\"Bern\"", ""}, {"\"CITY\":\"Bern\"", "\"CITY\":null"},
                    {"\"CITY\":\"Bern\"", "\"CITY\":\"Bern\",\"CITY\":\"Basel\""},
                    {"{\"kind\":\"LEAD\",\"value\":\"l\"}", ""}, {"{\"kind\":\"LEAD\",\"value\":\"l\"}", "null"}}) {
                others.add(body.replace(change[0], change[1]));
            }
            others.forEach(other -> assertSame(other.getBytes(UTF_8)));
        }
        assertSame(FactCodec.encode(named("x".repeat(1 << 21)), AT).body());
    }

    @Test
    void whateverOneByteBecomesItIsReadAsTheMapperReadsIt() {
        FactCodec.Decoder decoder = new FactCodec.Decoder();
        byte[] values = {0, ' ', '"', '\\', '}', ',', '0', '-', 'A', '\n', (byte) 0x80, (byte) 0xC3};
        for (Event event : List.of(full("\u00e9\n"), sold(-7))) {
            byte[] body = FactCodec.encode(event, AT).body();
            for (int at = 0; at < body.length; at++) {
                for (byte value : values) {
                    byte[] changed = body.clone();
                    changed[at] = value;
                    assertSame(decoder, changed);
                }
                byte[] flipped = body.clone();
                flipped[at] ^= (byte) (1 << at % Byte.SIZE);
                assertSame(decoder, flipped);
                assertSame(decoder, Arrays.copyOf(body, at));
                byte[] without = Arrays.copyOf(body, body.length - 1);
                System.arraycopy(body, at + 1, without, at, without.length - at);
                assertSame(decoder, without);
            }
        }
    }

    private static void assertReadAlike(Event event) {
        byte[] body = FactCodec.encode(event, AT).body();
        Optional<Event> read = new EventReader().read(body);
        assertThat(read).contains(event);
        assertThat(read.orElseThrow()).hasSameHashCodeAs(event).isEqualTo(mapped(body));
        assertThat(FactCodec.encode(read.orElseThrow(), AT).body()).isEqualTo(body);
    }

    private static void assertSame(byte[] body) {
        assertSame(new FactCodec.Decoder(), body);
    }

    private static void assertSame(FactCodec.Decoder decoder, byte[] body) {
        Object expected = mapped(body);
        Object read = outcome(decoder, body);
        if (!read.equals(expected)) {
            assertThat(read).as(new String(body, UTF_8)).isEqualTo(expected);
        }
    }

    private static Object outcome(byte[] body) {
        return outcome(new FactCodec.Decoder(), body);
    }

    /// The event, or the words in which it is refused.
    private static Object outcome(FactCodec.Decoder decoder, byte[] body) {
        try {
            return decoder.decode(entry(body));
        } catch (IllegalArgumentException refused) {
            return String.valueOf(refused.getMessage());
        }
    }

    private static Object mapped(byte[] body) {
        try {
            return FactCodec.decodedByComponent(entry(body));
        } catch (IllegalArgumentException refused) {
            return String.valueOf(refused.getMessage());
        }
    }

    private static Entry entry(byte[] body) {
        return new Entry(ACME, "m-1", Entry.Kind.EVENT, AT, body);
    }

    private static Event at(Instant time) {
        return new Event(ACME, "m-1", time, Event.Type.PAGE, "", "", "", "", "", Landing.NONE, Optional.empty());
    }

    private static Event named(String name) {
        return new Event(ACME, "m-1", AT, Event.Type.PAGE, name, "", "", "", "", Landing.NONE, Optional.empty());
    }

    private static Event sold(long minor) {
        return new Event(ACME, "m-1", AT, Event.Type.TRACK, "Order Completed", "", "", "", "", Landing.NONE,
                Optional.of(new Sale(Sale.Kind.ORDER, "o-1", new Money(minor, new Currency("USD")))));
    }

    /// One that has every component.
    private static Event full(String id) {
        Consent consent = new Consent(Consent.State.GRANTED, Consent.State.DENIED, Consent.State.UNKNOWN,
                Consent.State.GRANTED, true, new TreeMap<>(Map.of("Ads", false, "More", true)),
                new TreeMap<>(Map.of("gpc", "1")));
        return new Event(ACME, id, AT, Event.Type.TRACK, "Order Completed", "anon", "u", "p", "a@x.example",
                new Landing("https://x.example/?a=b", "https://y.example/", new TreeMap<>(Map.of("utm_id", "1")),
                        new TreeMap<>(Map.of("gclid", "Cj0K"))),
                Optional.of(new Sale(Sale.Kind.REFUND, "o", new Money(-7, new Currency("USD")))),
                Optional.of(new Seen(Seen.Trust.BROWSER, "site", true, Seen.Bot.SUSPECTED, Seen.Clock.AS_SENT, consent,
                        "203.0.113.0", "Mozilla/5.0", "+49", new TreeMap<>(Map.of("_fbp", "fb.1")))),
                List.of(new Clue(Clue.Kind.LEAD, "l")), new TreeMap<>(Map.of(Trait.CITY, "Bern")), "CH");
    }

    /// One with a text wherever one may stand; a long one stands in a few places only.
    private static Event everywhere(String text) {
        TreeMap<String, String> texts = new TreeMap<>(Map.of("a", text));
        if (text.length() > 10_000) {
            return new Event(ACME, "m-1", AT, Event.Type.PAGE, text, text, "", "", "",
                    new Landing("", "", texts, new TreeMap<>()), Optional.empty());
        }
        texts.put(text, text);
        Consent consent = new Consent(Consent.State.GRANTED, Consent.State.DENIED, Consent.State.UNKNOWN,
                Consent.State.UNKNOWN, false, new TreeMap<>(Map.of(text, true)), texts);
        return new Event(ACME, text, AT, Event.Type.PAGE, text, text, text, text, text,
                new Landing(text, text, texts, texts), Optional.empty(),
                Optional.of(new Seen(Seen.Trust.SERVER, text, false, Seen.Bot.NO, Seen.Clock.AS_SENT, consent, text,
                        text, text, texts)),
                List.of(new Clue(Clue.Kind.USER, text)), new TreeMap<>(Map.of(Trait.CITY, text)), "");
    }
}
