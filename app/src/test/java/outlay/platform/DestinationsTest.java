package outlay.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import outlay.activate.Account;
import outlay.activate.Answer;
import outlay.activate.Change;
import outlay.activate.Conversion;
import outlay.activate.ConversionsOut;
import outlay.activate.Destination;
import outlay.activate.Feed;
import outlay.activate.Person;
import outlay.activate.Prepared;
import outlay.activate.Preparing;
import outlay.activate.Ready;
import outlay.activate.Row;
import outlay.activate.Traces;
import outlay.activate.Verdict;
import outlay.fact.Consent;
import outlay.testkit.Property;

/// What holds for every destination.
class DestinationsTest {
    private static final List<Consent.State> STATES = List.of(Consent.State.values());

    static Stream<Destination> all() {
        return Destinations.all().stream();
    }

    static Stream<ConversionsOut> called() {
        return Destinations.CALLED.stream();
    }

    @Test
    void everyLabelIsAnotherAndFound() {
        assertThat(all().map(Destination::label)).doesNotHaveDuplicates();
        assertThat(all()).allSatisfy(each -> assertThat(Destinations.of(each.label())).contains(each));
    }

    /// No consent, no send: every combination of what can be said.
    @ParameterizedTest
    @MethodSource("all")
    void nothingIsToldThatWasNotAllowed(Destination destination) {
        for (Consent.State told : STATES) {
            for (Consent.State ads : STATES) {
                for (boolean objects : new boolean[]{false, true}) {
                    Consent consent = new Consent(Consent.State.GRANTED, ads, told, Consent.State.GRANTED, objects,
                            new TreeMap<>(), new TreeMap<>());
                    Prepared prepared = prepared(destination, SampleConversions.with(sample(destination), consent));
                    if (told != Consent.State.GRANTED) {
                        assertThat(prepared).isInstanceOf(Prepared.Withheld.class);
                    } else if (ads != Consent.State.GRANTED && prepared instanceof Ready ready) {
                        assertThat(body(destination, ready)).doesNotContain("Cj0KCQ_TEST", "AbCdEfGh",
                                "0b0a1c2d3e4f5a6b7c8d9e0f1a2b3c4d", "df5gf5-gh6t7", "E.C.P.abc", "oppref_abc",
                                "1073741823",
                                "01JDttp");
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void nobodyLeavesReadable(Destination destination) {
        for (Conversion conversion : SampleConversions.all().values()) {
            if (prepared(destination, conversion) instanceof Ready ready) {
                String body = body(destination, ready);
                SampleConversions.SECRETS.stream()
                        .filter(secret -> !destination.label().equals("linkedin") || !secret.equals("O'Brien"))
                        .forEach(secret -> assertThat(body).doesNotContain(secret));
                assertThat(ready.toString()).doesNotContain("token-of-nobody");
            }
        }
        assertThat(SampleConversions.account(destination).toString()).doesNotContain("nobody", "whsec");
        assertThat(SampleConversions.purchase().toString()).doesNotContain("AlexZ", "0100");
    }

    @ParameterizedTest
    @MethodSource("all")
    void agesAreCountedAtTheMomentOfTelling(Destination destination) {
        Conversion sample = SampleConversions.with(sample(destination), sample(destination).person(), Traces.NONE);
        Duration oldest = destination.oldest(sample);
        Conversion old = SampleConversions.with(sample, "a", SampleConversions.NOW.minus(oldest));
        Conversion young = SampleConversions.with(sample, "a",
                SampleConversions.NOW.minus(oldest).plus(Duration.ofMinutes(61)));
        assertThat(prepared(destination, old)).isInstanceOf(Prepared.TooOld.class);
        assertThat(prepared(destination, young)).isNotInstanceOf(Prepared.TooOld.class);
        Conversion coming = SampleConversions.with(sample, "a", SampleConversions.NOW.plus(Duration.ofMinutes(2)));
        assertThat(prepared(destination, coming)).isInstanceOfSatisfying(Prepared.Wrong.class,
                wrong -> assertThat(wrong.problems().getFirst().toString())
                        .startsWith("at: lies in the future; check the clock"));
    }

    @ParameterizedTest
    @MethodSource("all")
    void aPlatformThatDoesNotKnowTheClickYetWaits(Destination destination) {
        Conversion sample = sample(destination);
        Prepared soon = Preparing.prepare(destination, sample, SampleConversions.account(destination),
                SampleConversions.HAPPENED.plusSeconds(60));
        if (destination.terms().afterClick().isZero()) {
            assertThat(soon).isInstanceOf(Ready.class);
        } else {
            assertThat(soon).isEqualTo(new Prepared.TooEarly(
                    SampleConversions.HAPPENED.minusSeconds(3_600).plus(destination.terms().afterClick())));
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void whoCannotBeMatchedIsNotTold(Destination destination) {
        Conversion nobody = SampleConversions.with(sample(destination), Person.NOBODY, Traces.NONE);
        if (destination.label().equals("webhook") || destination.label().equals("google-ads-adjustments")) {
            return;
        }
        assertThat(prepared(destination, nobody)).isInstanceOfSatisfying(Prepared.Wrong.class,
                wrong -> assertThat(wrong.problems()).isNotEmpty()
                        .allSatisfy(problem -> assertThat(problem.remedy()).isNotBlank()));
    }

    @ParameterizedTest
    @MethodSource("called")
    void everyAnswerHasOneVerdictForEach(ConversionsOut out) {
        Property.check(3_000, 5, draw -> {
            int sent = draw.between(1, 5);
            String piece = draw.pick("", "{", "[]", "null", "<html>", "\"x\"", "{\"code\":0}", "{\"code\":40002}",
                    "{\"code\":40002,\"message\":\"data.9.user: x\"}", "{\"error\":{}}", "{\"error\":[]}",
                    "{\"error\":{\"code\":100}}", "{\"error\":{\"code\":\"x\"}}", "{\"requestId\":\"r\"}",
                    "{\"PartialErrors\":[{\"Index\":9,\"ErrorCode\":\"InternalError\"}]}", "{\"PartialErrors\":[{}]}",
                    "{\"results\":[{}]}", "{\"elements\":[{\"status\":201}]}", "{\"elements\":[7]}",
                    "{\"message\":\"Index: 999999, ERROR\"}", "{\"eventsReceived\":-1,\"error\":{\"details\":[{}]}}",
                    "{\"partialFailureError\":{\"details\":[{\"errors\":[{}]}]}}", "{\"events_received\":1}",
                    "{\"error\":{\"details\":[{\"fieldViolations\":[{\"field\":\"events[77]\",\"reason\":\"X\"}]}]}}");
            int status = draw.pick(200, 201, 204, 302, 400, 401, 403, 408, 422, 426, 429, 500, 502, 503, 101);
            Map<String, String> headers = draw.chance(30)
                    ? Map.of("retry-after", draw.pick("5", "-1", "soon", "999999999", "Wed, 21 Oct 2015 07:28:00 GMT"))
                    : Map.of();
            Answer answer = new Answer(status, headers, piece.getBytes(StandardCharsets.UTF_8),
                    SampleConversions.NOW);
            List<Verdict> verdicts = out.read(answer, sent);
            assertThat(verdicts).hasSize(sent);
            for (Verdict verdict : verdicts) {
                if (status >= 500 || status == 429) {
                    assertThat(verdict).isNotInstanceOfAny(Verdict.Delivered.class, Verdict.Duplicate.class);
                }
                if (verdict instanceof Verdict.Halve) {
                    assertThat(sent).isGreaterThan(1);
                }
                if (verdict instanceof Verdict.Retry retry) {
                    assertThat(retry.after()).isBetween(Duration.ZERO, Duration.ofDays(2));
                }
            }
        });
    }

    @ParameterizedTest
    @MethodSource("all")
    void settingsThatAreMissingAreNamedWithARemedy(Destination destination) {
        List<String> required = destination.settings().stream().filter(Account.Setting::required)
                .map(Account.Setting::name).toList();
        assertThatThrownBy(() -> Account.of(destination.settings(), Map.of("shoe_size", "42")))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("shoe_size is not known; there are")
                .satisfies(thrown -> assertThat(thrown.getMessage())
                        .contains(required.stream().map(name -> name + " is missing: ").toList()));
    }

    @ParameterizedTest
    @MethodSource("all")
    void batchesFillTheirMostAndKeepTheirOrder(Destination destination) {
        List<Ready> batch = new ArrayList<>();
        for (int i = 0; i < Math.min(destination.terms().most(), 50); i++) {
            Conversion each = SampleConversions.with(sample(destination), "order-" + i + ":purchase",
                    SampleConversions.HAPPENED.plusSeconds(i));
            batch.add((Ready) prepared(destination, each));
        }
        String body = destination instanceof Feed feed
                ? feed.write(batch)
                : ((ConversionsOut) destination)
                        .call(batch, SampleConversions.account(destination), SampleConversions.NOW).body();
        assertThat(body).isNotBlank();
        assertThat(destination.mapping().rows().stream().map(Row::path)).doesNotHaveDuplicates();
    }

    private static Conversion sample(Destination destination) {
        return destination.terms().takes().contains(Change.Type.NEW)
                ? SampleConversions.purchase()
                : SampleConversions.restated();
    }

    private static Prepared prepared(Destination destination, Conversion conversion) {
        return Preparing.prepare(destination, conversion, SampleConversions.account(destination),
                SampleConversions.NOW);
    }

    private static String body(Destination destination, Ready ready) {
        return destination instanceof Feed feed
                ? feed.write(List.of(ready))
                : ((ConversionsOut) destination)
                        .call(List.of(ready), SampleConversions.account(destination), SampleConversions.NOW).body();
    }
}
