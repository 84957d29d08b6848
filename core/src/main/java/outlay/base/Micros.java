package outlay.base;

/// An amount of spend in millionths of a currency's unit, because platforms report fractions of a cent.
public record Micros(long micros, Currency currency) {
    public static final int DECIMALS = 6;
    public static final long PER_UNIT = 1_000_000;

    public static Micros zero(Currency currency) {
        return new Micros(0, currency);
    }

    /// Reads "1234.567891" with "USD", as strictly as `Money.parse`.
    public static Micros parse(String amount, String currency) {
        return new Micros(Decimal.parse(amount, DECIMALS), new Currency(currency));
    }

    /// The same amount of money, finer: no digit is lost, because no currency has more than six decimals.
    public static Micros of(Money money) {
        return new Micros(Math.multiplyExact(money.minor(), PER_UNIT / money.currency().minorPerUnit()),
                money.currency());
    }

    public Micros plus(Micros other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("cannot add " + other.currency + " to " + currency);
        }
        return new Micros(Math.addExact(micros, other.micros), currency);
    }

    /// "1234.50" or "13.44549": at least the currency's decimals, and as many more as the amount has.
    public String amount() {
        return Decimal.print(micros, DECIMALS, currency.decimals());
    }

    @Override
    public String toString() {
        return currency + " " + amount();
    }
}
