package outlay.command.plan;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import outlay.json.Json;
import outlay.plan.Limit;
import outlay.plan.Marginal;
import outlay.plan.MaxCpa;
import outlay.plan.Rate;
import outlay.plan.StepCaps;
import outlay.text.Csv;
import outlay.text.TextTable;
import outlay.web.MarginalJson;
import outlay.web.MaxCpaJson;
import tools.jackson.databind.node.ObjectNode;

/// Prints what a customer may cost, never without the horizon and the limit that binds. Money is decimal text; months
/// and ratios are numbers, or null where there is none.
public final class MaxCpaText {
    private MaxCpaText() {}

    public static void table(Plan plan, Appendable out) throws IOException {
        MaxCpa max = plan.maxCpa();
        out.append("Max CPA " + max.maxCpa() + ", limited by " + sentence(max) + ".\n");
        out.append("Payback " + max.paybackMonths().map(months -> months.toPlainString() + " months").orElse("not yet")
                + ", LTV:CAC " + max.ltvCac().map(BigDecimal::toPlainString).orElse("without a cost")
                + ", horizon " + max.rules().horizonMonths() + " months, break-even ROAS "
                + max.breakEvenRoas().toPlainString() + ".\n\n");
        TextTable limits = new TextTable(List.of("limit", "formula", "value", "max CPA", "slack", "payback months",
                "LTV:CAC", ""), List.of(false, false, true, true, true, true, true, false));
        max.limits().forEach(limit -> limits.row(List.of(name(limit.kind()), limit.formula(), limit.maxCac().amount(),
                limit.maxCpa().amount(), limit.slack().amount(), text(limit.paybackMonths()), text(limit.ltvCac()),
                limit.binds() ? "binds" : "")));
        limits.print(out);
        if (!plan.steps().isEmpty()) {
            TextTable steps = new TextTable(List.of("step", "max cost", "from", "to", "won", "of", "rate"),
                    List.of(false, true, true, true, true, true, true));
            plan.steps().forEach(cap -> steps.row(List.of(name(cap.step()), cap.max().amount(), cap.low().amount(),
                    cap.high().amount(), Long.toString(cap.rate().hits()), Long.toString(cap.rate().cases()),
                    cap.rate().value().toPlainString())));
            out.append("\n");
            steps.print(out);
        }
        if (plan.marginal().isPresent()) {
            out.append("\n" + sentence(plan.marginal().get()) + "\n");
        }
        out.append("\n");
        for (String note : plan.notes()) {
            out.append(note).append("\n");
        }
    }

    public static void csv(Plan plan, Appendable out) throws IOException {
        Csv.record(List.of("limit", "formula", "value", "max_cpa", "slack", "payback_months", "ltv_cac", "binds",
                "currency"), out);
        for (Limit limit : plan.maxCpa().limits()) {
            Csv.record(List.of(name(limit.kind()), limit.formula(), limit.maxCac().amount(), limit.maxCpa().amount(),
                    limit.slack().amount(), text(limit.paybackMonths()), text(limit.ltvCac()),
                    Boolean.toString(limit.binds()), limit.maxCac().currency().code()), out);
        }
    }

    public static void json(Plan plan, Appendable out) throws IOException {
        ObjectNode node = MaxCpaJson.node(plan.maxCpa());
        var steps = node.putArray("steps");
        for (StepCaps cap : plan.steps()) {
            ObjectNode step = steps.addObject().put("step", name(cap.step())).put("name", cap.step().label())
                    .put("max", cap.max().amount()).put("low", cap.low().amount()).put("high", cap.high().amount());
            put(step.putObject("rate"), cap.rate());
        }
        plan.marginal().ifPresent(marginal -> MarginalJson.put(node.putObject("marginal"), marginal));
        var notes = node.putArray("notes");
        plan.notes().forEach(notes::add);
        out.append(Json.indented(node)).append("\n");
    }

    private static void put(ObjectNode node, Rate rate) {
        node.put("won", rate.hits()).put("of", rate.cases()).put("value", rate.value()).put("low", rate.low())
                .put("high", rate.high());
    }

    private static String sentence(MaxCpa max) {
        String payback = "payback within " + max.rules().paybackMonths().map(Object::toString).orElse("") + " months";
        String ratio = "LTV:CAC of at least "
                + max.rules().minLtvCac().map(BigDecimal::toPlainString).orElse("");
        return switch (max.binding()) {
            case PAYBACK -> payback;
            case RATIO -> ratio;
            case BOTH -> payback + " and " + ratio;
            case BREAKEVEN -> "break-even";
        };
    }

    private static String sentence(Marginal marginal) {
        String average = "Average CPA " + marginal.averageCpa().map(BigDecimal::toPlainString).orElse("none");
        return average + marginal.fit()
                .map(fit -> ", marginal CPA " + fit.cpa().toPlainString() + " (95 %: " + fit.low().toPlainString()
                        + " to " + fit.high().toPlainString() + "), elasticity " + fit.elasticity().toPlainString()
                        + ". Spend more only while the marginal CPA is below the max CPA.")
                .orElse(", marginal CPA not identifiable: " + marginal.why() + ".");
    }

    private static String text(Optional<BigDecimal> number) {
        return number.map(BigDecimal::toPlainString).orElse("");
    }

    private static String name(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
