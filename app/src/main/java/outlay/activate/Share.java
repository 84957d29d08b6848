package outlay.activate;

import java.math.BigDecimal;
import java.math.RoundingMode;
import outlay.base.Money;

/// How much of a conversion an attribution model credits to the ad that a destination sold.
///
/// @param model  its label
/// @param credit what the model credits; conversions' credits are split exactly before they come here
/// @param whole  the conversion's value, of which the credit is a part
public record Share(String model, Money credit, Money whole) {
    private static final int DECIMALS = 6;

    public Share {
        if (!credit.currency().equals(whole.currency()) || credit.minor() < 0 || credit.minor() > whole.minor()
                || whole.minor() == 0) {
            throw new IllegalArgumentException("a share of " + whole + " cannot be " + credit);
        }
    }

    /// From 0 to 1 with six decimals, for platforms that take a ratio; the amount itself is exact.
    public BigDecimal ratio() {
        return BigDecimal.valueOf(credit.minor()).divide(BigDecimal.valueOf(whole.minor()), DECIMALS,
                RoundingMode.HALF_EVEN);
    }
}
