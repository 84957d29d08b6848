package outlay.platform;

import outlay.base.Currency;
import outlay.collect.table.Findings;

/// What money is counted in where neither the file nor the user says. APIs and CRMs with one currency leave it out of
/// their tables, so refusing would stop most of them; the user is told, and a second import in the right one replaces.
public final class AssumedCurrency {
    private static final Currency USUAL = new Currency("USD");

    private AssumedCurrency() {}

    public static Currency of(String column, Findings findings) {
        findings.doubtful(0, column, "the file does not say in which currency this is: counted as " + USUAL,
                "If it is another one, import the file again with --currency CODE, which replaces this.");
        return USUAL;
    }
}
