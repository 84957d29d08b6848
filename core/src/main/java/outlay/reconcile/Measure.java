package outlay.reconcile;

import java.util.Locale;

/// What is compared. All three are kept in millionths: of the account's currency, or of a conversion.
public enum Measure {
    SPEND, CONVERSIONS, VALUE;

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    public boolean money() {
        return this != CONVERSIONS;
    }
}
