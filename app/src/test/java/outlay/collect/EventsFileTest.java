package outlay.collect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.testkit.SharedData;
import outlay.base.ClientId;
import outlay.base.Currency;
import outlay.base.Money;
import outlay.collect.FileReader.Kept;
import outlay.collect.FileReader.Problem;
import outlay.collect.FileReader.Reading;
import outlay.fact.Event;
import outlay.fact.Sale;
import outlay.json.Json;
import outlay.testkit.Draw;
import outlay.testkit.Property;
import tools.jackson.databind.JsonNode;

class EventsFileTest {
    private static final String PAGE = """
            {"type":"page","messageId":"%s","anonymousId":"a1","timestamp":"2026-10-01T12:00:00Z"}""";

    @TempDir
    Path folder;

    private FileReader.Source source(byte[] content, Optional<Currency> currency) throws IOException {
        Path file = folder.resolve("events.jsonl");
        Files.write(file, content);
        return new FileReader.Source(new ClientId("acme"), "imp-1", file,
                Arrays.copyOf(content, Math.min(content.length, 65_536)), Optional.empty(), Optional.empty(), Map.of(),
                Optional.empty(), currency, Optional.empty());
    }

    private Reading read(String content) throws IOException {
        return new EventsFile().read(source(content.getBytes(UTF_8), Optional.empty()));
    }

    private Event one(String line) throws IOException {
        Reading reading = read(line);
        assertThat(reading.quarantine()).isEmpty();
        return (Event) reading.facts().getFirst();
    }

    private Kept refused(String line) throws IOException {
        Reading reading = read(PAGE.formatted("other") + "\n" + line);
        assertThat(reading.facts()).hasSize(1);
        assertThat(reading.wrong()).isFalse();
        assertThat(reading.quarantine()).hasSize(1);
        assertThat(reading.quarantine().getFirst().line()).isEqualTo(2);
        return reading.quarantine().getFirst();
    }

    @Test
    void aPageIsReadWithAllThatItSaysAboutItsOrigin() throws IOException {
        Event event = one(
                """
                                {"type":"page","messageId":"m1","anonymousId":"a1",
                                "userId":" CEO@Example.com ","name":"Home",
                                "timestamp":"2026-10-01T14:00:00.5+02:00",
                        "context":{"page":{"url":"https://e.com/?utm_source=url&utm_term=t&gclid=G1",
                                "referrer":"https://www.google.com/"},
                        "campaign":{"name":"Brand","source":"google","medium":"{x}","id":7}},
                                "properties":{"fbclid":"F1"}}"""
                        .replace("\n", ""));
        assertThat(event.id()).isEqualTo("m1");
        assertThat(event.type()).isEqualTo(Event.Type.PAGE);
        assertThat(event.name()).isEqualTo("Home");
        assertThat(event.at()).isEqualTo(Instant.parse("2026-10-01T12:00:00.5Z"));
        assertThat(event.userId()).isEqualTo("CEO@Example.com");
        assertThat(event.email()).isEqualTo("ceo@example.com");
        assertThat(event.landing().referrer()).isEqualTo("https://www.google.com/");
        assertThat(event.landing().tags()).isEqualTo(
                Map.of("utm_campaign", "Brand", "utm_source", "google", "utm_id", "7", "utm_term", "t"));
        assertThat(event.landing().clickIds()).isEqualTo(Map.of("gclid", "G1", "fbclid", "F1"));
    }

    @Test
    void theSendersClockIsCorrectedOnce() throws IOException {
        String head = "{\"type\":\"page\",\"anonymousId\":\"a\",\"messageId\":\"m\",";
        String clocks = "\"sentAt\":\"2026-10-01T13:00:10Z\",\"receivedAt\":\"2026-10-01T12:00:11Z\"";
        assertThat(one(head + "\"timestamp\":\"2026-10-01T13:00:00Z\"," + clocks + "}").at())
                .isEqualTo(Instant.parse("2026-10-01T12:00:01Z"));
        assertThat(one(head + "\"originalTimestamp\":\"2026-10-01T13:00:00Z\"," + clocks + "}").at())
                .isEqualTo(Instant.parse("2026-10-01T12:00:01Z"));
        // A receiver has corrected it already.
        assertThat(one(head + "\"timestamp\":\"2026-10-01T12:00:01Z\",\"originalTimestamp\":\"2026-10-01T13:00:00Z\","
                + clocks + "}").at()).isEqualTo(Instant.parse("2026-10-01T12:00:01Z"));
        assertThat(one(head + "\"timestamp\":\"2026-10-01T13:00:00Z\",\"sentAt\":\"2026-10-01T14:00:00Z\"}").at())
                .isEqualTo(Instant.parse("2026-10-01T13:00:00Z"));
        assertThat(one(head + "\"receivedAt\":\"2026-10-01T12:00:11Z\"}").at())
                .isEqualTo(Instant.parse("2026-10-01T12:00:11Z"));
    }

    @Test
    void theMoneyOfOrdersIsExact() throws IOException {
        assertThat(sale("Order Completed", "\"order_id\":\"o1\",\"revenue\":19.90,\"total\":25,\"currency\":\"USD\""))
                .isEqualTo("ORDER o1 USD 19.90");
        assertThat(sale("order_completed", "\"orderId\":77,\"total\":\"25.00\",\"currency\":\"EUR\""))
                .isEqualTo("ORDER 77 EUR 25.00");
        assertThat(sale("Order Completed", "\"value\":1000.0,\"currency\":\"JPY\"")).isEqualTo("ORDER m JPY 1000");
        assertThat(sale("Order Refunded", "\"order_id\":\"o1\",\"total\":-5.5,\"currency\":\"USD\""))
                .isEqualTo("REFUND o1 USD 5.50");
        assertThat(sale("Order Refunded", "\"order_id\":\"o1\",\"currency\":\"USD\""))
                .isEqualTo("CANCELLATION o1 USD 0.00");
        assertThat(sale("Order Cancelled", "\"order_id\":\"o1\",\"total\":9,\"currency\":\"USD\""))
                .isEqualTo("CANCELLATION o1 USD 0.00");
        assertThat(one(order("Product Added", "\"revenue\":5")).sale()).isEmpty();
    }

    @Test
    void aCurrencyThatTheUserSaidStandsInForAMissingOne() throws IOException {
        Reading reading = new EventsFile().read(
                source(order("Order Completed", "\"order_id\":\"o\",\"total\":5").getBytes(UTF_8),
                        Optional.of(new Currency("CHF"))));
        assertThat(((Event) reading.facts().getFirst()).sale().orElseThrow().value()).hasToString("CHF 5.00");
    }

    @Test
    void anAmountWithoutACurrencyIsInDollarsAndDoubtful() throws IOException {
        Reading reading = read(order("Order Completed", "\"order_id\":\"o\",\"total\":5"));
        assertThat(((Event) reading.facts().getFirst()).sale().orElseThrow().value()).hasToString("USD 5.00");
        assertThat(reading.problems()).filteredOn(problem -> problem.severity() == Problem.Severity.DOUBTFUL)
                .singleElement().satisfies(problem -> {
                    assertThat(problem.column()).isEqualTo("currency");
                    assertThat(problem.message()).contains("1 amount", "counted as USD");
                });
        assertThat(read(order("Order Cancelled", "\"order_id\":\"o\"")).problems()).isEmpty();
        assertThat(read(order("Order Completed", "\"total\":5,\"currency\":\"USD\"")).problems()).isEmpty();
    }

    @Test
    void numbersOfProgramsThatSumInFloatingPointAreTheAmountsTheyMean() throws IOException {
        assertThat(sale("Order Completed", "\"revenue\":59.940000000000005,\"currency\":\"USD\""))
                .isEqualTo("ORDER m USD 59.94");
        assertThat(sale("Order Completed", "\"revenue\":0.30000000000000004,\"currency\":\"USD\""))
                .isEqualTo("ORDER m USD 0.30");
        assertThat(sale("Order Completed", "\"revenue\":999.9999999999999,\"currency\":\"JPY\""))
                .isEqualTo("ORDER m JPY 1000");
        for (String amount : List.of("59.945", "59.9401", "59.94001", "0.001", "5.551115123125783e-17", "9e-999",
                "5000000.005", "9e999", "92233720368547758.08", "\"59.940000000000005\"")) {
            assertThat(refused(order("Order Completed", "\"revenue\":" + amount + ",\"currency\":\"USD\"")).reason())
                    .as(amount).isEqualTo(Refusal.BAD_MONEY);
        }
    }

    @Test
    void everySumOfCentsInFloatingPointIsTheSumOfCents() {
        Property.check(2_000, 7, draw -> {
            double sum = 0;
            long cents = 0;
            for (int i = draw.between(1, 40); i > 0; i--) {
                long price = draw.between(1L, 1_000_000L);
                sum += price / 100.0;
                cents += price;
            }
            try {
                assertThat(sale("Order Completed", "\"revenue\":" + sum + ",\"currency\":\"EUR\""))
                        .isEqualTo("ORDER m " + new Money(cents, new Currency("EUR")));
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
        });
    }

    @Test
    void whatIsNotAnEventIsKeptWithTheReason() throws IOException {
        assertThat(refused("{\"type\":").reason()).isEqualTo(Refusal.NOT_JSON);
        assertThat(refused("[1]").reason()).isEqualTo(Refusal.NOT_AN_EVENT);
        assertThat(refused("\"x\"").reason()).isEqualTo(Refusal.NOT_AN_EVENT);
        assertThat(refused("{\"type\":\"click\"}").reason()).isEqualTo(Refusal.UNKNOWN_TYPE);
        assertThat(refused("{\"messageId\":\"x\"}").reason()).isEqualTo(Refusal.UNKNOWN_TYPE);
        assertThat(refused(PAGE.formatted("x").replace("a1", "undefined")).reason()).isEqualTo(Refusal.MISSING_ID);
        assertThat(refused(PAGE.formatted("x").replace("page", "alias")).reason()).isEqualTo(Refusal.MISSING_ID);
        assertThat(refused(PAGE.formatted("x").replace("T12:00:00Z", "")).reason()).isEqualTo(Refusal.BAD_TIME);
        assertThat(refused("{\"type\":\"page\",\"anonymousId\":\"a\"}").detail()).contains("it has no time");
        assertThat(refused(order("Order Completed", "\"total\":5,\"currency\":\"dollars\"")).detail())
                .contains("not an ISO 4217 code");
        assertThat(refused(order("Order Completed", "\"currency\":\"USD\"")).detail()).contains("no amount");
        assertThat(refused(order("Order Completed", "\"total\":-5,\"currency\":\"USD\"")).reason())
                .isEqualTo(Refusal.BAD_MONEY);
        assertThat(refused(order("Order Refunded", "\"total\":5,\"currency\":\"USD\"")).reason())
                .isEqualTo(Refusal.MISSING_ID);
        Kept kept = refused(" {\"type\":\"click\"} ");
        assertThat(new String(kept.bytes(), UTF_8)).isEqualTo("{\"type\":\"click\"}");
    }

    @Test
    void anEventBeyond32KiBIsKeptWithItsBeginningAndFingerprint() throws IOException {
        String tail = ",\"x\":[" + "\"" + "y".repeat(8_000) + "\",".repeat(1);
        String large = PAGE.formatted("big").replace("}", tail + "\"" + "z".repeat(30_000) + "\"]}");
        Kept kept = refused(large);
        assertThat(kept.reason()).isEqualTo(Refusal.TOO_LARGE);
        assertThat(new String(kept.bytes(), UTF_8)).isEqualTo(large.substring(0, 4096));
        assertThat(kept.detail()).contains(large.length() + " bytes").contains(Fingerprint.of(large.getBytes(UTF_8)));
        Reading inArray = read("[" + PAGE.formatted("1") + "," + large + "," + PAGE.formatted("2") + "]");
        assertThat(inArray.facts()).hasSize(2);
        assertThat(inArray.quarantine().getFirst().detail()).isEqualTo(kept.detail());
        assertThat(inArray.quarantine().getFirst().bytes()).isEqualTo(kept.bytes());
    }

    @Test
    void linesBatchesAndArraysHoldTheSameEvents() throws IOException {
        String one = PAGE.formatted("1");
        String two = PAGE.formatted("2").replace("\"a1\"", "\"a,]}\\\\\\\"[\"");
        List<Object> facts = List.copyOf(read(one + "\n" + two).facts());
        assertThat(facts).hasSize(2);
        assertThat(read("\ufeff\r\n" + one + "\r\n\r\n  " + two + "\r\n").facts()).isEqualTo(facts);
        assertThat(read("[" + one + "," + two + "]").facts()).isEqualTo(facts);
        assertThat(read("\ufeff[\n " + one + "\n,\n" + two + "\n]\n").facts()).isEqualTo(facts);
        assertThat(read("{\"batch\":[" + one + " , " + two + "],\"writeKey\":\"k\"}").facts()).isEqualTo(facts);
        assertThat(read("{\"x\":{\"batch\":[1]},\"batch\" : [" + one + "]}\n" + two).facts()).isEqualTo(facts);
    }

    @Test
    void piecesAreTheSameWhereverTheFilesBuffersEnd() throws IOException {
        StringBuilder lines = new StringBuilder();
        StringBuilder array = new StringBuilder("[");
        for (int i = 0; i < 3_000; i++) {
            String event = PAGE.formatted("e" + "x".repeat(i % 97) + i).replace("a1", "é\\\"]" + i);
            lines.append(event).append(i % 5 == 0 ? "\r\n" : "\n");
            array.append(i == 0 ? "" : ",").append(i % 7 == 0 ? "\n" : "").append(event);
        }
        Reading reading = read(lines.toString());
        assertThat(reading.facts()).hasSize(3_000);
        assertThat(reading.quarantine()).isEmpty();
        assertThat(read(array + "]").facts()).isEqualTo(reading.facts());
        assertThat(read("{\"batch\":" + array.toString().replace("\n", "") + "]}").facts()).isEqualTo(reading.facts());
    }

    /// Whatever a line says, it is an event or it is kept: nothing is lost and nothing else fails.
    @Test
    void everyLineIsAnEventOrIsKept() {
        String[] names = {"type", "messageId", "anonymousId", "userId", "previousId", "timestamp", "sentAt",
                "receivedAt",
                "originalTimestamp", "event", "properties", "context", "traits", "page", "campaign", "url", "email",
                "total",
                "revenue", "currency", "order_id", "batch", "name", "search"};
        String[] values = {"\"track\"", "\"page\"", "\"alias\"", "\"Order Completed\"", "\"Order Refunded\"",
                "\"2026-10-01T12:00:00Z\"", "null", "[]", "{}", "1", "-92233720368547758.08", "1e999", "\"USD\"",
                "\"\"",
                "\"a@b.c\"", "\"?utm_source=%\"", "true", "\"\\u0000\"", "[[1]]", "x"};
        Property.check(3_000, 31, draw -> {
            String inner = object(draw, names, values, 0);
            String line = inner.replaceFirst("\\{", "{\"type\":\"track\",\"anonymousId\":\"a\",\"timestamp\":"
                    + "\"2026-10-01T12:00:00Z\"" + (inner.equals("{}") ? "" : ","));
            String text = draw.chance(50) ? line : inner;
            try {
                Reading reading = read(PAGE.formatted("first") + "\n" + text);
                boolean batch = text.contains("\"batch\"");
                assertThat(reading.facts().size() + reading.quarantine().size()).isBetween(batch ? 1 : 2,
                        batch ? 9 : 2);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        });
    }

    private static String object(Draw draw, String[] names, String[] values, int depth) {
        StringBuilder text = new StringBuilder("{");
        for (int i = draw.between(0, 5); i > 0; i--) {
            text.append(text.length() > 1 ? "," : "").append('"').append(draw.pick(names)).append("\":")
                    .append(depth < 3 && draw.chance(30) ? object(draw, names, values, depth + 1) : draw.pick(values));
        }
        return text.append('}').toString();
    }

    @Test
    void theSendingTimeOfABatchHoldsForItsEvents() throws IOException {
        Reading reading = read(
                "{\"sentAt\":\"2026-10-01T13:00:10Z\",\"receivedAt\":\"2026-10-01T12:00:11Z\",\"batch\":["
                        + PAGE.formatted("1").replace("T12:00:00Z", "T13:00:00Z") + "]}");
        assertThat(((Event) reading.facts().getFirst()).at()).isEqualTo(Instant.parse("2026-10-01T12:00:01Z"));
    }

    @Test
    void aBrokenElementBreaksNoOther() throws IOException {
        Reading array = read("[" + PAGE.formatted("1") + ",\n{\"type\":nope}\n," + PAGE.formatted("2") + "]");
        assertThat(array.facts()).hasSize(2);
        assertThat(array.quarantine()).singleElement().satisfies(kept -> {
            assertThat(kept.line()).isEqualTo(2);
            assertThat(kept.reason()).isEqualTo(Refusal.NOT_JSON);
        });
        Reading batch = read("{\"batch\":[" + PAGE.formatted("1") + ",{\"type\":\"nope\"}]}");
        assertThat(batch.facts()).hasSize(1);
        assertThat(batch.quarantine()).hasSize(1);
        assertThat(read(PAGE.formatted("1") + "\n{\"batch\":[" + PAGE.formatted("2")).quarantine()).hasSize(1);
    }

    @Test
    void aFileThatIsCutOffOrNoEventsFileIsWrong() throws IOException {
        assertThat(read("[" + PAGE.formatted("1")).wrong()).isTrue();
        assertThat(read("[" + PAGE.formatted("1") + "] []").wrong()).isTrue();
        Reading none = read("{\"a\":1}\n{\"b\":2}");
        assertThat(none.wrong()).isTrue();
        assertThat(none.problems()).first().asString().startsWith("line 1: nothing in the file is an event");
    }

    @Test
    void anEventWithoutAnIdGetsOneFromItsContent() throws IOException {
        String line = "{\"type\":\"page\",\"anonymousId\":\"a\",\"timestamp\":\"2026-10-01T12:00:00Z\"}";
        String id = one(line).id();
        assertThat(id).matches("content-[0-9a-f]{32}");
        assertThat(one("{ \"anonymousId\":\"a\", \"timestamp\":\"2026-10-01T12:00:00Z\",\"type\":\"page\"}").id())
                .isEqualTo(id);
        assertThat(one(line.replace("00Z", "01Z")).id()).isNotEqualTo(id);
        assertThat(read(line).problems()).singleElement()
                .satisfies(problem -> assertThat(problem.severity()).isEqualTo(Problem.Severity.NOTE));
    }

    @Test
    void itRecognisesItsFiles() throws IOException {
        EventsFile reader = new EventsFile();
        assertThat(reader.recognises(source(PAGE.formatted("1").getBytes(UTF_8), Optional.empty()))).isEqualTo(95);
        assertThat(reader.recognises(source("[{\"type\": \"track\"}]".getBytes(UTF_8), Optional.empty())))
                .isEqualTo(95);
        assertThat(reader.recognises(source("Day,Cost\n2026-10-01,5".getBytes(UTF_8), Optional.empty()))).isZero();
        assertThat(reader.recognises(source(new byte[0], Optional.empty()))).isZero();
    }

    @Test
    void theCountryOfAVisitIsReadAndWhatIsNoneIsCounted() throws IOException {
        String page = PAGE.replace("}", ",\"context\":{\"location\":{\"country\":\"%s\"}}}");
        Reading reading = read(page.formatted("1", "de") + "\n" + page.formatted("2", "Germany") + "\n"
                + page.formatted("3", "XX") + "\n" + PAGE.formatted("4"));
        assertThat(reading.facts()).extracting(fact -> ((Event) fact).visitorCountry()).containsExactly("DE", "", "",
                "");
        assertThat(reading.problems()).extracting(Problem::message).singleElement().asString()
                .startsWith("1 events name a country").contains("ISO 3166-1");
    }

    @Test
    void everyAmountOfTheTableIsReadOrRefusedAsItSays() throws Exception {
        JsonNode table = Json.read(Files.readAllBytes(SharedData.path("bad-input/own/money.json")), 1 << 20);
        for (JsonNode row : table) {
            String properties = "\"order_id\":\"o\",\"total\":" + row.get("amount") + ",\"currency\":"
                    + row.get("currency");
            boolean expected = row.get("accept").asBoolean();
            boolean accepted = read(order("Order Completed", properties)).quarantine().isEmpty();
            assertThat(accepted).as(properties).isEqualTo(expected);
        }
    }

    @Test
    void bytesThatAreNotUtf8AreKeptAsTheyCame() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write((PAGE.formatted("1") + "\n{\"a\":\"").getBytes(UTF_8));
        bytes.write(0xFF);
        bytes.write("\"}".getBytes(UTF_8));
        Reading reading = new EventsFile().read(source(bytes.toByteArray(), Optional.empty()));
        assertThat(reading.quarantine()).singleElement()
                .satisfies(kept -> assertThat(kept.bytes()).contains((byte) 0xFF).hasSize(9));
    }

    private static String order(String event, String properties) {
        return "{\"type\":\"track\",\"messageId\":\"m\",\"anonymousId\":\"a\","
                + "\"timestamp\":\"2026-10-01T12:00:00Z\",\"event\":\""
                + event + "\",\"properties\":{" + properties + "}}";
    }

    private String sale(String event, String properties) throws IOException {
        Sale sale = one(order(event, properties)).sale().orElseThrow();
        return sale.kind() + " " + sale.orderId() + " " + sale.value();
    }
}
