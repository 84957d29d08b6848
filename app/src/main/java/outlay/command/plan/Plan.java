package outlay.command.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import outlay.plan.Economics;
import outlay.plan.Limit;
import outlay.plan.Marginal;
import outlay.plan.MaxCpa;
import outlay.plan.StepCaps;

/// Everything that `outlay max-cpa` has found out.
///
/// @param steps    what leads and the like may cost; none where no funnel was given
/// @param marginal absent where no history was given
/// @param assumed  whether the horizon is the usual one and nobody's choice
public record Plan(MaxCpa maxCpa, List<StepCaps> steps, Optional<Marginal> marginal, boolean assumed) {

    /// What has to be known beside the number, a sentence each.
    public List<String> notes() {
        List<String> notes = new ArrayList<>();
        notes.add("Assumes " + maxCpa.rules().curve().sentence()
                + (assumed ? "; say --horizon-months if it is another" : "") + ".");
        maxCpa.limits().stream().filter(limit -> !limit.binds() && limit.kind() != Limit.Kind.BREAKEVEN)
                .forEach(limit -> notes.add(name(limit) + " alone would allow " + limit.maxCpa().amount()
                        + limit.ltvCac().map(ratio -> " (LTV:CAC " + ratio.toPlainString() + ")").orElse("") + "."));
        maxCpa.ltvCac().filter(ratio -> ratio.compareTo(Economics.HEALTHY) < 0)
                .ifPresent(ratio -> notes.add("LTV:CAC is " + ratio.toPlainString() + ", below the healthy "
                        + Economics.HEALTHY + ": it leaves little for other costs and for being wrong."));
        if (maxCpa.rules().paybackMonths().filter(p -> p > maxCpa.rules().horizonMonths()).isPresent()) {
            notes.add("The payback is longer than the horizon of " + maxCpa.rules().horizonMonths()
                    + " months; nothing is earned behind it, so the payback limits nothing more than break-even.");
        }
        return List.copyOf(notes);
    }

    static String name(Limit limit) {
        return switch (limit.kind()) {
            case PAYBACK -> "Payback";
            case RATIO -> "LTV:CAC";
            case BREAKEVEN -> "Break-even";
        };
    }
}
