package outlay.base;

/// An amount of revenue or credit in a currency's minor units (cents), never floating point.
/// Sums are exact or fail; a split gives parts that sum to the whole.
public record Money(long minor, Currency currency) {
    public static Money zero(Currency currency) {
        return new Money(0, currency);
    }

    /// Reads "1234.50" with "USD"; refuses grouping, signs other than minus, exponents, and more decimals than the
    /// currency has.
    public static Money parse(String amount, String currency) {
        Currency known = new Currency(currency);
        return new Money(Decimal.parse(amount, known.decimals()), known);
    }

    public Money plus(Money other) {
        return new Money(Math.addExact(minor, same(other).minor), currency);
    }

    public Money minus(Money other) {
        return new Money(Math.subtractExact(minor, same(other).minor), currency);
    }

    public Money negated() {
        return new Money(Math.negateExact(minor), currency);
    }

    public boolean isZero() {
        return minor == 0;
    }

    /// "1234.50", with exactly the currency's decimals.
    public String amount() {
        return Decimal.print(minor, currency.decimals());
    }

    @Override
    public String toString() {
        return currency + " " + amount();
    }

    private Money same(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("cannot add " + other.currency + " to " + currency);
        }
        return other;
    }
}
