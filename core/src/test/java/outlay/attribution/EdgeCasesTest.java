package outlay.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import outlay.attribution.Eligibility.Dedupe;
import outlay.journey.Journey;
import outlay.journey.Milestone;
import outlay.journey.Touch;
import outlay.testkit.SharedData;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The worked journeys: for each the touches that count, their exact weights and their cents.
class EdgeCasesTest {
    private static final Map<String, Model> MODELS = Map.of("first", Model.FIRST, "last", Model.LAST,
            "last_non_direct", Model.LAST_NON_DIRECT, "linear", Model.LINEAR, "linear_unique", Model.LINEAR_UNIQUE,
            "time_decay_7d", Model.TIME_DECAY, "position_40_20_40", Model.POSITION, "w_shaped", Model.W_SHAPED,
            "full_path", Model.FULL_PATH);
    private static final BigDecimal TOLERANCE = new BigDecimal("1e-12");

    @Test
    void everyVectorIsMet() throws Exception {
        JsonNode cases = JsonMapper.shared()
                .readTree(Files.readString(SharedData.path("attribution/edge_cases.json"))).get("cases");
        int vectors = 0;
        for (JsonNode one : cases) {
            for (Map.Entry<String, JsonNode> expected : one.get("expected").properties()) {
                check(one, Objects.requireNonNull(MODELS.get(expected.getKey())), expected.getValue());
                vectors++;
            }
        }
        assertThat(vectors).isEqualTo(182);
    }

    private static void check(JsonNode one, Model model, JsonNode expected) {
        String what = one.get("name").asString() + ", " + model.label();
        int lookbackDays = one.has("lookback_days") ? one.get("lookback_days").asInt() : 30;
        Eligibility eligibility = new Eligibility(lookbackDays, one.path("exclude_view_beyond_days").asInt(0),
                Dedupe.NONE, false, false, Collections.emptySortedSet());
        Journey journey = Journeys.journey(Instant.ofEpochMilli(one.get("conv_ts").asLong()),
                one.get("value_minor").asLong(), touches(one), milestones(one));
        Crediting crediting = Journeys.credited(new Attribution(model, eligibility), journey);
        if (expected.has("unattributed_minor")) {
            assertThat(crediting.none()).as(what).isTrue();
            return;
        }
        List<String> ids = new ArrayList<>();
        List<Long> minors = new ArrayList<>();
        long[] parts = Journeys.parts(crediting, journey.conversion().value().minor());
        for (int i = 0; i < parts.length; i++) {
            ids.add(journey.touches().get(crediting.path().touch(i)).id());
            minors.add(parts[i]);
            checkWeight(what, Journeys.weights(crediting), i, expected.get("weights").get(i).asString(), model);
        }
        assertThat(ids).as(what).isEqualTo(expected.get("touch_ids").valueStream().map(n -> id(n.asInt())).toList());
        assertThat(minors).as(what)
                .isEqualTo(expected.get("minor_units").valueStream().map(JsonNode::asLong).toList());
    }

    private static void checkWeight(String what, long[] weights, int i, String expected, Model model) {
        BigInteger sum = BigInteger.ZERO;
        for (long weight : weights) {
            sum = sum.add(BigInteger.valueOf(weight));
        }
        BigInteger weight = BigInteger.valueOf(weights[i]);
        if (model.equals(Model.TIME_DECAY)) {
            BigDecimal share = new BigDecimal(weight).divide(new BigDecimal(sum), MathContext.DECIMAL128);
            assertThat(share.subtract(new BigDecimal(expected)).abs()).as(what).isLessThan(TOLERANCE);
        } else {
            String[] fraction = expected.split("/");
            BigInteger below = fraction.length == 1 ? BigInteger.ONE : new BigInteger(fraction[1]);
            assertThat(weight.multiply(below)).as(what).isEqualTo(sum.multiply(new BigInteger(fraction[0])));
        }
    }

    private static List<Touch> touches(JsonNode one) {
        List<Touch> touches = new ArrayList<>();
        for (JsonNode touch : one.get("touches")) {
            String channel = touch.get("channel").asString();
            touches.add(new Touch(id(touch.get("id").asInt()), Instant.ofEpochMilli(touch.get("ts").asLong()),
                    new Touch.Source(channel.equals("direct") ? Touch.DIRECT : channel, Touch.Placement.NONE),
                    touch.path("type").asString("").equals("view")));
        }
        return touches;
    }

    private static SortedMap<Milestone, Instant> milestones(JsonNode one) {
        SortedMap<Milestone, Instant> milestones = new TreeMap<>();
        Map.of(Milestone.LEAD, "lead_ts", Milestone.OPPORTUNITY, "opp_ts", Milestone.WON, "close_ts")
                .forEach((milestone, name) -> {
                    if (one.path(name).isNumber()) {
                        milestones.put(milestone, Instant.ofEpochMilli(one.get(name).asLong()));
                    }
                });
        return milestones;
    }

    /// Ids are text and ordered as text, so numbers get their leading zeros.
    private static String id(int number) {
        return String.valueOf(1_000_000 + number);
    }
}
