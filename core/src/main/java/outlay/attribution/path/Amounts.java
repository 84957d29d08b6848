package outlay.attribution.path;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// What became of those who took a path: how many converted, for what value, and how many did not; each a decimal
/// number of zero or more, exact to its 18th decimal. One is filled again and again while millions of rows go by.
public final class Amounts {
    /// How many parts one whole has.
    public static final long PARTS = 1_000_000_000_000_000_000L;
    public static final int DECIMALS = 18;
    /// Larger numbers are refused, so that no sum of rows leaves the range of a long unnoticed.
    public static final long LARGEST = 1_000_000_000_000_000L;

    /// What is counted.
    public enum Kind {
        CONVERSIONS, VALUE, NULLS
    }

    final long[] wholes = new long[3];
    final long[] parts = new long[3];

    /// @param whole from 0 to [#LARGEST]
    /// @param part  in units of 1 / [#PARTS]
    public void set(Kind kind, long whole, long part) {
        if (whole < 0 || whole > LARGEST || part < 0 || part >= PARTS) {
            throw new IllegalArgumentException("amount " + whole + " + " + part + "/" + PARTS + " is out of range");
        }
        wholes[kind.ordinal()] = whole;
        parts[kind.ordinal()] = part;
    }

    /// @param number what lies beyond the 18th decimal is rounded, half up
    public void set(Kind kind, BigDecimal number) {
        if (number.signum() < 0 || number.compareTo(BigDecimal.valueOf(LARGEST)) > 0) {
            throw new IllegalArgumentException("amount " + number + " must be from 0 to " + LARGEST);
        }
        // Far below the 18th decimal, where bringing it to that scale would cost more than it is worth.
        boolean nothing = number.precision() - (long) number.scale() < -DECIMALS - 1;
        BigDecimal rounded = nothing ? BigDecimal.ZERO : number.setScale(DECIMALS, RoundingMode.HALF_UP);
        long whole = rounded.longValue();
        set(kind, whole, rounded.subtract(BigDecimal.valueOf(whole)).unscaledValue().longValueExact());
    }

    /// The shortest decimal number that the floating one stands for.
    public void set(Kind kind, double number) {
        set(kind, BigDecimal.valueOf(number));
    }

    public long whole(Kind kind) {
        return wholes[kind.ordinal()];
    }

    /// What it has above the whole, in units of 1 / [#PARTS].
    public long part(Kind kind) {
        return parts[kind.ordinal()];
    }
}
