package outlay.web;

import java.util.Locale;
import outlay.json.Json;
import outlay.plan.CpaRules;
import outlay.plan.Limit;
import outlay.plan.MaxCpa;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What a customer may cost as JSON, the same for the API and the command line: money as decimal texts, months and
/// ratios as numbers, null where there is none.
public final class MaxCpaJson {
    private MaxCpaJson() {}

    /// One line, for a machine.
    public static byte[] bytes(MaxCpa max) {
        return Json.bytes(node(max));
    }

    /// To be added to.
    public static ObjectNode node(MaxCpa max) {
        CpaRules rules = max.rules();
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("max_cpa", max.maxCpa().amount()).put("max_cac", max.maxCac().amount());
        node.put("currency", max.maxCac().currency().code()).put("binding", name(max.binding()));
        node.put("payback_months", max.paybackMonths().orElse(null)).put("ltv_cac", max.ltvCac().orElse(null));
        node.put("ltv", max.ltv().amount()).put("horizon_months", rules.horizonMonths());
        node.put("margin", rules.margin().toPlainString()).put("media_share", rules.mediaShare().toPlainString());
        node.put("break_even_roas", max.breakEvenRoas()).put("curve", rules.curve().sentence());
        var limits = node.putArray("limits");
        for (Limit limit : max.limits()) {
            limits.addObject().put("limit", name(limit.kind())).put("formula", limit.formula())
                    .put("value", limit.maxCac().amount()).put("max_cpa", limit.maxCpa().amount())
                    .put("slack", limit.slack().amount()).put("payback_months", limit.paybackMonths().orElse(null))
                    .put("ltv_cac", limit.ltvCac().orElse(null)).put("binds", limit.binds());
        }
        return node;
    }

    private static String name(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
