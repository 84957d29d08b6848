package outlay.plan;

import java.util.ArrayList;
import java.util.List;
import outlay.base.Money;

/// What a step before the purchase may cost, going backwards from the customer through rates that were observed:
/// max CPL = max CPA * won / leads, with the interval of that rate.
///
/// @param step the step
/// @param rate customers out of those who took the step
/// @param max  what one may cost, rounded down
/// @param low  the same at the lower end of the rate's interval, which is safe to spend
/// @param high the same at its upper end
public record StepCaps(Step step, Rate rate, Money max, Money low, Money high) {
    /// The steps before a purchase, with the name of what one may cost.
    public enum Step {
        LEAD("max_cpl"), MQL("max_cpmql"), SQL("max_cpsql"), OPPORTUNITY("max_cpo");

        private final String label;

        Step(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /// @param maxCpa what a customer may cost
    /// @param counts how many took each step, none fewer than a later one; 0 where it is not counted
    /// @param won    how many of them became customers
    public static List<StepCaps> of(Money maxCpa, List<Long> counts, long won) {
        if (counts.size() != Step.values().length) {
            throw new IllegalArgumentException("there are " + Step.values().length + " steps");
        }
        List<StepCaps> caps = new ArrayList<>();
        long before = Long.MAX_VALUE;
        for (Step step : Step.values()) {
            long count = counts.get(step.ordinal());
            if (count < 0 || won < 0 || count > 0 && (count > before || won > count)) {
                throw new IllegalArgumentException("funnel: a step has more people than the one before it; count the"
                        + " same people at every step, like lead=800,mql=240,won=12");
            }
            if (count > 0) {
                before = count;
                Rate rate = new Rate(won, count);
                caps.add(new StepCaps(step, rate, times(maxCpa, rate.exact()), times(maxCpa, rate.exactLow()),
                        times(maxCpa, rate.exactHigh())));
            }
        }
        return List.copyOf(caps);
    }

    private static Money times(Money maxCpa, Fraction rate) {
        return Fraction.of(maxCpa.minor()).times(rate).floor(maxCpa.currency());
    }
}
