package outlay.plan;

import java.math.BigDecimal;
import java.util.Optional;

/// Which limits are switched on, and what they are applied to.
///
/// @param curve         of revenue, or of gross margin where `margin` is 1
/// @param horizonMonths up to which month the value counts as the lifetime value
/// @param paybackMonths within how many months a customer has to pay the cost back; absent: no such limit
/// @param minLtvCac     how many times the cost the lifetime value has to be; absent: no such limit
/// @param margin        the part of the value that is left after the cost of what was sold, above 0 to 1
/// @param mediaShare    the part of the whole cost of a customer that is media, above 0 to 1
public record CpaRules(ValueCurve curve, int horizonMonths, Optional<Integer> paybackMonths,
        Optional<BigDecimal> minLtvCac, BigDecimal margin, BigDecimal mediaShare) {
    public CpaRules {
        if (horizonMonths < 1 || horizonMonths > curve.months()) {
            throw new IllegalArgumentException("horizon-months " + horizonMonths + " must be from 1 to the "
                    + curve.months() + " months that the curve knows");
        }
        paybackMonths.filter(months -> months < 1 || months > ValueCurve.MOST_MONTHS).ifPresent(months -> {
            throw new IllegalArgumentException("payback-months " + months + " must be from 1 to "
                    + ValueCurve.MOST_MONTHS + ", or off");
        });
        minLtvCac.filter(ratio -> ratio.signum() <= 0).ifPresent(ratio -> {
            throw new IllegalArgumentException("min-ltv-cac " + ratio.toPlainString()
                    + " must be above 0, like 3 for a lifetime value of three times the cost, or off");
        });
        requirePart("margin", margin);
        requirePart("media-share", mediaShare);
        if (curve.at(horizonMonths).signum() <= 0) {
            throw new IllegalArgumentException("the curve is not above 0 after " + horizonMonths
                    + " months; a customer who earns nothing may cost nothing");
        }
    }

    /// V(month) after the margin.
    Fraction margin(int month) {
        return curve.at(month).times(Fraction.of(margin));
    }

    private static void requirePart(String name, BigDecimal part) {
        if (part.signum() <= 0 || part.compareTo(BigDecimal.ONE) > 0) {
            throw new IllegalArgumentException(
                    name + " " + part.toPlainString() + " must be above 0 and at most 1, like 0.7 or 70%");
        }
    }
}
