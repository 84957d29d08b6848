package outlay.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import outlay.activate.Account;
import outlay.activate.Answer;
import outlay.activate.Call;
import outlay.activate.Change;
import outlay.activate.Conversion;
import outlay.activate.ConversionsOut;
import outlay.activate.Order;
import outlay.activate.Preparing;
import outlay.activate.Ready;
import outlay.activate.Traces;
import outlay.activate.Verdict;
import outlay.fake.FakePlatforms;
import outlay.fake.Faults;
import outlay.json.Json;
import outlay.platform.Destinations;
import outlay.platform.SampleConversions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What is sent is what the platforms' documents ask for, as servers have it that were written from those documents and
/// know nothing of the product.
class FakePlatformsTest {
    private static final Clock CLOCK = Clock.fixed(SampleConversions.NOW, ZoneOffset.UTC);
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Faults HARSH = new Faults(17, 10, 20, 5, 0, 3, 3, 0);

    static Stream<ConversionsOut> called() {
        return Destinations.CALLED.stream();
    }

    static Stream<ConversionsOut> takingNewOnes() {
        return called().filter(out -> out.terms().takes().contains(Change.Type.NEW));
    }

    @ParameterizedTest
    @MethodSource("takingNewOnes")
    void eachPlatformTakesWhatItIsTold(ConversionsOut out) throws Exception {
        try (FakePlatforms fakes = FakePlatforms.start(0, Faults.NONE, CLOCK, SECRET);
                Deliverer deliverer = new Deliverer(fakes.uri(), SampleConversions.NOW, PATIENCE)) {
            Account account = SampleConversions.account(out);
            List<Ready> ready = new ArrayList<>();
            ready.add(ready(out, SampleConversions.purchase()));
            if (Preparing.prepare(out, SampleConversions.lead(), account, SampleConversions.NOW) instanceof Ready lead
                    && out.terms().most() > 1) {
                ready.add(lead);
            }
            assertThat(deliverer.deliver(out, account, ready).values()).hasSize(ready.size())
                    .allMatch(end -> end instanceof Verdict.Delivered);
            // The same once more is known to the platform, or never counts twice.
            assertThat(deliverer.deliver(out, account, ready).values()).allMatch(
                    end -> end instanceof Verdict.Delivered || end instanceof Verdict.Duplicate);
            assertThat(fakes.ledger(ledger(out)).counted()).hasSize(ready.size()).allSatisfy(
                    (key, times) -> assertThat(times).isEqualTo(1));
        }
    }

    @ParameterizedTest
    @MethodSource("called")
    void aFieldThatIsNotDocumentedIsRefused(ConversionsOut out) throws Exception {
        if (out.label().equals("webhook")) {
            return;
        }
        try (FakePlatforms fakes = FakePlatforms.start(0, Faults.NONE, CLOCK, SECRET);
                Deliverer deliverer = new Deliverer(fakes.uri(), SampleConversions.NOW, PATIENCE)) {
            Conversion conversion = out.terms().takes().contains(Change.Type.NEW)
                    ? SampleConversions.purchase()
                    : SampleConversions.restated();
            Call call = out.call(List.of(ready(out, conversion)), SampleConversions.account(out),
                    SampleConversions.NOW);
            ObjectNode body = (ObjectNode) Json.records().readTree(call.body());
            JsonNode list = body.valueStream().filter(JsonNode::isArray).filter(each -> !each.path(0).has(
                    "operatingAccount")).findFirst().orElseThrow();
            ((ObjectNode) list.path(0)).put("shoe_size", 42);
            Call spoiled = new Call(call.method(), call.uri(), call.headers(), body.toString());
            Answer answer = deliverer.made(spoiled).orElseThrow();
            assertThat(out.read(answer, 1)).doesNotHaveAnyElementsOfTypes(Verdict.Delivered.class,
                    Verdict.Pending.class);
            assertThat(fakes.ledger(ledger(out)).counted()).isEmpty();
        }
    }

    /// A platform that fails a third of the calls, in every way, loses nothing and counts nothing twice.
    @ParameterizedTest
    @MethodSource("takingNewOnes")
    void faultsLoseNothingAndDoubleNothing(ConversionsOut out) throws Exception {
        try (FakePlatforms fakes = FakePlatforms.start(0, HARSH, CLOCK, SECRET);
                Deliverer deliverer = new Deliverer(fakes.uri(), SampleConversions.NOW, PATIENCE)) {
            Account account = SampleConversions.account(out);
            int size = Math.min(out.terms().most(), 20);
            Map<String, Verdict> ends = new TreeMap<>();
            for (int batch = 0; batch < 10; batch++) {
                List<Ready> ready = new ArrayList<>();
                for (int i = 0; i < size; i++) {
                    ready.add(ready(out, numbered(batch * size + i)));
                }
                ends.putAll(deliverer.deliver(out, account, ready));
            }
            assertThat(fakes.ledger(ledger(out)).calls()).as("faults made it call again").isGreaterThan(10);
            assertThat(ends).hasSize(10 * size);
            assertThat(ends.values()).allMatch(
                    end -> end instanceof Verdict.Delivered || end instanceof Verdict.Duplicate);
            assertThat(fakes.ledger(ledger(out)).counted()).hasSize(10 * size).allSatisfy(
                    (key, times) -> assertThat(times).isEqualTo(1));
        }
    }

    /// One wrong conversion among a thousand costs itself, and a handful of calls where nobody says which it is.
    @ParameterizedTest
    @MethodSource("called")
    void oneThatIsWrongSpoilsNoOther(ConversionsOut out) throws Exception {
        List<String> spoilable = List.of("meta", "tiktok", "linkedin", "microsoft", "google", "openai");
        if (!spoilable.contains(out.label())) {
            return;
        }
        try (FakePlatforms fakes = FakePlatforms.start(0, Faults.NONE, CLOCK, SECRET);
                Deliverer deliverer = new Deliverer(fakes.uri(), SampleConversions.NOW, PATIENCE)) {
            List<Ready> ready = new ArrayList<>();
            for (int i = 0; i < 1_000; i++) {
                ready.add(ready(out, numbered(i)));
            }
            ready.get(617).item().put("shoe_size", 42);
            Map<String, Verdict> ends = deliverer.deliver(out, SampleConversions.account(out), ready);
            assertThat(ends).hasSize(1_000);
            assertThat(ends.get(ready.get(617).id())).isInstanceOf(Verdict.Rejected.class);
            assertThat(ends.values().stream().filter(Verdict.Delivered.class::isInstance)).hasSize(999);
            assertThat(deliverer.calls()).isLessThanOrEqualTo(2 * 10 + 1);
        }
    }

    @Test
    void changesFindWhatTheyChange() throws Exception {
        try (FakePlatforms fakes = FakePlatforms.start(0, Faults.NONE, CLOCK, SECRET);
                Deliverer deliverer = new Deliverer(fakes.uri(), SampleConversions.NOW, PATIENCE)) {
            for (List<String> pair : List.of(List.of("google-ads", "google-ads-adjustments"),
                    List.of("microsoft-offline", "microsoft-offline-adjustments"))) {
                ConversionsOut first = (ConversionsOut) Destinations.of(pair.getFirst()).orElseThrow();
                ConversionsOut then = (ConversionsOut) Destinations.of(pair.getLast()).orElseThrow();
                assertThat(one(deliverer, then, SampleConversions.restated()))
                        .isNotInstanceOf(Verdict.Delivered.class);
                assertThat(one(deliverer, first, SampleConversions.purchase())).isInstanceOf(Verdict.Delivered.class);
                assertThat(one(deliverer, then, SampleConversions.restated())).isInstanceOf(Verdict.Delivered.class);
                assertThat(one(deliverer, then, SampleConversions.retracted())).isInstanceOf(Verdict.Delivered.class);
            }
        }
    }

    @Test
    void whatIsTooOldOrUnsignedIsRefused() throws Exception {
        Clock later = Clock.fixed(SampleConversions.NOW.plus(Duration.ofDays(400)), ZoneOffset.UTC);
        try (FakePlatforms fakes = FakePlatforms.start(0, Faults.NONE, later, SECRET);
                Deliverer deliverer = new Deliverer(fakes.uri(), SampleConversions.NOW, PATIENCE)) {
            for (ConversionsOut out : takingNewOnes().filter(each -> !each.label().equals("microsoft")).toList()) {
                assertThat(one(deliverer, out, SampleConversions.purchase())).as(out.label())
                        .isNotInstanceOf(Verdict.Delivered.class);
                assertThat(fakes.ledger(ledger(out)).counted()).as(out.label()).isEmpty();
            }
        }
    }

    private static Verdict one(Deliverer deliverer, ConversionsOut out, Conversion conversion) throws Exception {
        Account account = SampleConversions.account(out);
        Call call = out.call(List.of(ready(out, conversion)), account, SampleConversions.NOW);
        Verdict verdict = out.read(deliverer.made(call).orElseThrow(), 1).getFirst();
        return verdict instanceof Verdict.Pending
                ? deliverer.deliver(out, account, List.of(ready(out, conversion))).values().iterator().next()
                : verdict;
    }

    private static Conversion numbered(int number) {
        Conversion purchase = SampleConversions.purchase();
        Conversion without = new Conversion(Conversion.id("n-" + number, "purchase"), purchase.name(),
                purchase.at().plusSeconds(number), purchase.source(), purchase.page(),
                new Order(Optional.of("n-" + number), purchase.order().value(),
                        purchase.order().items()),
                purchase.person(), purchase.traces(), purchase.consent(), purchase.custom(), purchase.share(),
                purchase.change());
        return SampleConversions.with(without, without.person(), new Traces(purchase.traces().clicks(), Map.of()));
    }

    private static Ready ready(ConversionsOut out, Conversion conversion) {
        return (Ready) Preparing.prepare(out, conversion, SampleConversions.account(out), SampleConversions.NOW);
    }

    private static String ledger(ConversionsOut out) {
        return out.label().replace("-adjustments", "");
    }
}
