package outlay.bench.signal;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import outlay.json.Json;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The figures for programs. The three that have bars stand on top, as medians of the linear rule; everything else is
/// under `detail`, with every parameter's band and source.
final class SummaryJson {
    private static final String FALSE_MERGE = "of all pairs of identifiers (browsers, e-mail addresses as typed, user "
            + "ids, CRM contacts) that are in one person in Outlay, the share of which no human being used both";
    private static final String RESOLUTION = "(accuracy of Outlay - floor) / (oracle - floor); floor: the server's "
            + "cookie only; oracle: every lawful observable used perfectly";

    private SummaryJson() {}

    static String of(Summary summary) {
        ObjectNode top = JsonNodeFactory.instance.objectNode();
        put(top, "resolution_score", summary.spread("linear.resolution_score").median());
        put(top, "false_merge_rate", summary.spread("identity.false_merge_rate").median());
        put(top, "roas_error_ratio", summary.spread("linear.roas_error_ratio").median());
        ObjectNode detail = top.putObject("detail");
        detail.put("preset", summary.preset().name()).put("seed", summary.seed()).put("draws", summary.draws())
                .put("persons", summary.people()).put("lookback_days", World.LOOKBACK_DAYS);
        detail.putObject("definitions").put("false_merge_rate", FALSE_MERGE).put("resolution_score", RESOLUTION)
                .put("roas_error_ratio", "the ROAS error of Outlay over that of the pixel, in the same draw");
        ObjectNode measures = detail.putObject("measures");
        summary.measures().forEach((name, spread) -> {
            ObjectNode at = measures.putObject(name);
            put(at, "median", spread.median());
            put(at, "p5", spread.low());
            put(at, "p95", spread.high());
        });
        ObjectNode returns = detail.putObject("roas_linear_to_true");
        summary.returns().forEach((channel, each) -> {
            ObjectNode at = returns.putObject(channel);
            each.forEach((stack, value) -> put(at, stack.label(), value));
        });
        ObjectNode causes = detail.putObject("causes");
        causes(causes.putObject("lost"), summary.causes().lost());
        causes(causes.putObject("missed"), summary.causes().missed());
        causes(causes.putObject("wrong"), summary.causes().wrong());
        parameters(detail.putObject("parameters"), summary.preset());
        for (Draws.Outcome outcome : summary.outcomes()) {
            ObjectNode draw = detail.withArray("draws_one_by_one").addObject().put("number", outcome.number());
            put(draw, "resolution_score", outcome.measures().of("linear.resolution_score"));
            put(draw, "false_merge_rate", outcome.measures().of("identity.false_merge_rate"));
            put(draw, "roas_error_ratio", outcome.measures().of("linear.roas_error_ratio"));
            ObjectNode rates = draw.putObject("rates");
            outcome.rates().values().forEach((name, value) -> put(rates, name, value));
        }
        return new String(Json.bytes(top), StandardCharsets.UTF_8) + "\n";
    }

    private static void parameters(ObjectNode into, Preset preset) {
        for (Parameter parameter : preset.parameters().values()) {
            into.putObject(parameter.name()).put("kind", parameter.kind().name().toLowerCase(Locale.ROOT))
                    .put("value", parameter.middle()).put("low", parameter.low()).put("high", parameter.high())
                    .put("source", parameter.source()).put("sentence", parameter.sentence());
        }
    }

    private static void causes(ObjectNode into, Map<String, Integer> causes) {
        Causes.ranked(causes).forEach(cause -> into.put(cause.getKey(), cause.getValue()));
    }

    /// Six decimals: more would be noise.
    private static void put(ObjectNode node, String name, double value) {
        node.put(name, Math.round(value * 1e6) / 1e6);
    }
}
