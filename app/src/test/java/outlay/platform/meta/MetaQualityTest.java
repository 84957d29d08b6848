package outlay.platform.meta;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import outlay.activate.Answer;
import outlay.activate.Call;
import outlay.activate.Match;
import outlay.activate.Matching;
import outlay.platform.SampleConversions;

/// The question and the answers of Meta's Dataset Quality API, as its documents show them.
class MetaQualityTest {
    private static final MetaConversions META = new MetaConversions();

    @Test
    void asksForTheDatasetWithTheTokenInAHeader() {
        Call call = META.askHowWell(SampleConversions.account(META));
        assertThat(call.method()).isEqualTo("GET");
        assertThat(call.uri().getPath()).isEqualTo("/v26.0/dataset_quality");
        assertThat(call.uri().getQuery()).isEqualTo("dataset_id=1234567890&agent_name=outlay&fields=web{event_name,"
                + "event_match_quality{composite_score,match_key_feedback{identifier,coverage{percentage}}},"
                + "event_coverage{percentage}}");
        assertThat(call.uri().toString()).doesNotContain("token-of-nobody");
        assertThat(call.headers()).containsEntry("authorization", "Bearer token-of-nobody");
    }

    @Test
    void readsScoreCoverageAndKeysOfEachEvent() {
        assertThat(said(200, """
                {"web":[{"event_match_quality":{"composite_score":7.2,"match_key_feedback":[
                    {"identifier":"email","coverage":{"percentage":100}},
                    {"identifier":"ip_address","coverage":{"percentage":99.9}}]},
                  "event_coverage":{"percentage":34.1,"goal_percentage":75},"event_name":"Purchase"},
                 {"event_name":"Lead"}]}""")).isEqualTo(new Matching.Said.Matched(List.of(
                new Match("Purchase", Optional.of(new BigDecimal("7.2")), Optional.of(new BigDecimal("34.1")),
                        new TreeMap<>(Map.of("email", BigDecimal.valueOf(100), "ip_address", new BigDecimal("99.9")))),
                new Match("Lead", Optional.empty(), Optional.empty(), new TreeMap<>()))));
        assertThat(said(200, "{\"web\":[]}")).isEqualTo(new Matching.Said.Matched(List.of()));
    }

    @Test
    void whatIsNoSuchNumberOrNameCountsAsNotSaid() {
        assertThat(said(200, """
                {"web":[{"event_name":"Purchase","event_match_quality":{"composite_score":11,"match_key_feedback":[
                    {"identifier":"email","coverage":{"percentage":"many"}},{"identifier":"a\\u0000b"},7,
                    {"identifier":"phone","coverage":{"percentage":-1}}]},"event_coverage":{"percentage":1e30}},
                  {"event_name":""},{"event_name":{"a":1}},null]}""")).isEqualTo(new Matching.Said.Matched(List.of(
                new Match("Purchase", Optional.empty(), Optional.empty(), new TreeMap<>()))));
    }

    @Test
    void aRefusalSaysItsCodeAndNeverItsMessage() {
        assertThat(said(400, "{\"error\":{\"message\":\"anna@example.com\",\"code\":100,\"error_subcode\":33}}"))
                .isEqualTo(new Matching.Said.Nothing("100/33"));
        assertThat(said(401, "{\"error\":{\"code\":190}}")).isEqualTo(new Matching.Said.Nothing("190"));
        assertThat(said(502, "<html>")).isEqualTo(new Matching.Said.Nothing("HTTP 502"));
        assertThat(said(200, "<html>")).isEqualTo(new Matching.Said.Nothing("unreadable answer"));
        assertThat(said(200, "{}")).isEqualTo(new Matching.Said.Nothing("unreadable answer"));
    }

    private static Matching.Said said(int status, String body) {
        return META.howWell(new Answer(status, Map.of(), body.getBytes(StandardCharsets.UTF_8), Instant.EPOCH));
    }
}
